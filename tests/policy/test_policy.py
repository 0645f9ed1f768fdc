"""政策参数: which value holds on a day in a place."""

from datetime import date

import pytest

from bangfu.core.division import full_code
from bangfu.policy import Entry, Freedom, NotInForce, Policy, PolicyMistake, Value, load
from bangfu.policy.shipped import read_entries


def an_entry(*values: tuple[str, str, int], freedom: Freedom = Freedom.LOCAL) -> Entry:
    told = tuple(
        Value(date.fromisoformat(since), full_code(place), content, "依据")
        for since, place, content in values
    )
    return Entry("line", "线", "元", freedom, told)


def policy_of(entry: Entry) -> Policy:
    return Policy({entry.key: entry})


def test_the_smallest_place_and_the_newest_day_win() -> None:
    entry = an_entry(
        ("2021-01-01", "00", 5000),
        ("2024-01-01", "00", 6000),
        ("2023-01-01", "620599", 7000),
    )
    policy = policy_of(entry)
    assert policy.at(date(2022, 5, 1), "620599")["line"] == 500_000
    assert policy.at(date(2023, 1, 1), "620599101001")["line"] == 700_000
    assert policy.at(date(2025, 1, 1), "620523")["line"] == 600_000


def test_before_its_first_day_nothing_holds() -> None:
    values = policy_of(an_entry(("2021-01-01", "00", 5000))).at(
        date(2020, 12, 31), "620599"
    )
    with pytest.raises(NotInForce, match="2020年12月31日没有生效的值"):
        values["line"]
    assert len(values) == 1
    assert list(values) == ["line"]


@pytest.mark.parametrize(
    ("freedom", "county", "mistake"),
    [
        (Freedom.LOCKED, 5000, "无权另定"),
        (Freedom.RAISE, 4999, "不得低于上级标准"),
        (Freedom.RAISE, 5000, None),
        (Freedom.LOCAL, 1, None),
    ],
)
def test_a_county_takes_only_the_freedom_it_has(
    freedom: Freedom, county: int, mistake: str | None
) -> None:
    """M16: a locked standard is neither raised nor lowered."""
    policy = policy_of(
        an_entry(
            ("2021-01-01", "00", 5000),
            ("2022-01-01", "620599", county),
            freedom=freedom,
        )
    )
    if mistake is None:
        policy.check()
    else:
        with pytest.raises(PolicyMistake, match=mistake):
            policy.check()


def test_two_values_of_one_day_and_place_are_a_mistake() -> None:
    entry = an_entry(("2021-01-01", "62", 1), ("2021-01-01", "62", 2))
    with pytest.raises(PolicyMistake, match="两个取值"):
        policy_of(entry).check()
    with pytest.raises(PolicyMistake, match="没有任何取值"):
        policy_of(an_entry()).check()


def test_a_file_with_a_missing_word_is_named() -> None:
    with pytest.raises(PolicyMistake, match=r"line.*basis"):
        read_entries(
            '[line]\ntitle="线"\nunit="元"\nfreedom="local"\n'
            '[[line.values]]\nfrom=2021-01-01\ndivision="00"\nvalue=1\n'
        )


def test_the_digest_changes_with_any_value() -> None:
    first = policy_of(an_entry(("2021-01-01", "00", 5000)))
    second = policy_of(an_entry(("2021-01-01", "00", 5001)))
    assert first.digest() != second.digest()
    assert load().digest() == load().digest()


def test_every_shipped_value_names_its_basis() -> None:
    assert all(
        value.basis for entry in load().entries.values() for value in entry.values
    )
