"""写入一批: what loading a file makes of people, households, members and records."""

from datetime import date
from pathlib import Path

import pytest

from bangfu.web.registry.arrivals import RowsElsewhere
from bangfu.web.registry.models import (
    Batch,
    Household,
    HouseholdSpan,
    Membership,
    Person,
    Record,
)
from web.cast import chen, wang
from web.registry.township import (
    ALLOWANCE,
    CANARY_NAME,
    NATIONAL,
    PHONE,
    ROSTER,
    counts,
    load,
    national,
    number,
    roster,
)

pytestmark = [pytest.mark.both, pytest.mark.django_db]

FAMILY = (
    NATIONAL
    + national("H1", "P1", CANARY_NAME, number(1))
    + national("H1", "P2", "欧阳小", number(2), relation="之子")
    + national("H2", "P3", "王丙", number(3))
)


def test_a_file_becomes_people_households_members_and_records(tmp_path: Path) -> None:
    """M01: one row a person; the household is one identity with a span and members."""
    [told] = load(wang(), tmp_path, {"监测对象信息.csv": FAMILY})
    assert counts(told) == {"new": 3}
    assert Household.objects.count() == 2
    spans = HouseholdSpan.objects.order_by("no").values_list("no", "kind", "registered")
    assert list(spans) == [("H1", "脱贫户", True), ("H2", "脱贫户", True)]
    members = Membership.objects.order_by("no").values_list("no", "relation")
    assert list(members) == [("P1", "户主"), ("P2", "之子"), ("P3", "户主")]
    people = Person.objects.order_by("pk").values_list("surname", "sex", "birth_on")
    assert people[0] == ("欧", "男", date(1980, 1, 1))
    batch = Batch.objects.get()
    assert (batch.rows, batch.new, batch.as_of) == (3, 3, date(2026, 5, 31))


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    """§6.4: no duplicate on re-import, under another name either."""
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    before = _everything()
    [told] = load(clerk, tmp_path / "2", {"监测对象信息（副本）.csv": FAMILY})
    assert told["loaded_before"]
    assert _everything() == before


def test_the_same_rows_in_a_new_export_write_no_record(tmp_path: Path) -> None:
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    before = _everything()
    later = FAMILY.replace("2026-05-31", "2026-06-30")
    [told] = load(clerk, tmp_path / "2", {"监测对象信息6月.csv": later})
    assert counts(told) == {"same": 3}
    assert _everything() == {**before, "batches": 2}


def test_a_changed_value_closes_the_old_span_and_opens_one(tmp_path: Path) -> None:
    """§6.4: nothing is overwritten; the old word stays with its days."""
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    moved = FAMILY.replace("2026-05-31", "2026-06-30").replace("脱贫户", "一般农户")
    [told] = load(clerk, tmp_path / "2", {"监测对象信息6月.csv": moved})
    assert counts(told) == {"changed": 3}
    spans = HouseholdSpan.objects.filter(no="H2").order_by("pk")
    assert list(spans.values_list("kind", "registered", "from_date", "until")) == [
        ("脱贫户", True, date(2026, 5, 31), date(2026, 6, 30)),
        ("一般农户", False, date(2026, 6, 30), None),
    ]
    [old, new] = Record.objects.filter(subject="p:3").order_by("pk")
    assert (old.body["household_type"], old.until) == ("脱贫户", date(2026, 6, 30))
    assert (new.body["household_type"], new.until) == ("一般农户", None)


def test_one_person_in_two_files_is_one_person(tmp_path: Path) -> None:
    """M01: the roster joins the national export; the better source's word stays."""
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    both = (
        ROSTER
        + roster(number(1), CANARY_NAME, number(1))
        + roster(number(9), "赵新", number(9))
    )
    [told] = load(clerk, tmp_path / "2", {"农户台账.csv": both})
    assert counts(told) == {"new": 2}
    assert Person.objects.count() == 4
    assert list(HouseholdSpan.objects.order_by("no").values_list("no", "kind")) == [
        ("H1", "脱贫户"),
        ("H2", "脱贫户"),
        ("台账-3", "一般农户"),
    ]
    assert Record.objects.filter(subject="p:1").count() == 2


def test_a_made_number_stays_when_its_row_has_moved(tmp_path: Path) -> None:
    """The number people quote is for life, wherever the next roster has the row."""
    clerk = wang()
    first = roster(number(9), "赵新", number(9))
    load(clerk, tmp_path / "1", {"农户台账.csv": ROSTER + first})
    later = roster(number(7), "钱早", number(7)) + first
    later = (ROSTER + later).replace("2026-05-31", "2026-06-30")
    load(clerk, tmp_path / "2", {"农户台账6月.csv": later})
    told = dict(
        Membership.objects.filter(until=None).values_list("person__surname", "no")
    )
    assert told == {"赵": "台账-2-01", "钱": "台账-2-2-01"}


def test_an_older_file_changes_nothing_that_is_known_better(tmp_path: Path) -> None:
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    older = FAMILY.replace("2026-05-31", "2026-03-31").replace("小学", "初中")
    [told] = load(clerk, tmp_path / "2", {"监测对象信息3月.csv": older})
    assert counts(told) == {"older": 3}
    assert Record.objects.count() == 3


def test_a_full_export_ends_memberships_and_a_partial_one_does_not(
    tmp_path: Path,
) -> None:
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    june = (NATIONAL + national("H1", "P1", CANARY_NAME, number(1))).replace(
        "2026-05-31", "2026-06-30"
    )
    load(clerk, tmp_path / "2", {"监测对象信息6月.csv": june})
    assert Membership.objects.filter(until=None).count() == 3
    july = june.replace("2026-06-30", "2026-07-31")
    load(
        clerk, tmp_path / "3", {"监测对象信息7月.csv": july}, full=True,
        on=date(2026, 7, 31),
    )  # fmt: skip
    assert [m.no for m in Membership.objects.filter(until=None)] == ["P1"]
    ended = HouseholdSpan.objects.get(no="H2")
    assert ended.until == date(2026, 7, 31)


def test_a_lists_newcomer_is_seen_then_registered(tmp_path: Path) -> None:
    clerk = wang()
    load(clerk, tmp_path / "1", {"监测对象信息.csv": FAMILY})
    listed = ALLOWANCE + f"{number(8)},孙外,农村低保,6217000011112222333,清泉镇,\n"
    [told] = load(clerk, tmp_path / "2", {"低保花名册.csv": listed})
    assert counts(told) == {"new": 1}
    newcomer = Person.objects.get(surname="孙")
    assert newcomer.standing == "seen"
    assert newcomer.memberships.get().no.startswith("未在册-")
    entered = NATIONAL + national("H3", "P8", "孙外", number(8), as_of="2026-06-30")
    load(clerk, tmp_path / "3", {"监测对象信息6月.csv": entered})
    newcomer.refresh_from_db()
    assert newcomer.standing == "registered"
    assert [m.no for m in newcomer.memberships.filter(until=None)] == ["P8"]


def test_the_database_holds_no_name_number_or_phone_in_the_clear(
    tmp_path: Path,
) -> None:
    """M205: personal values are sealed from the first import."""
    load(
        wang(),
        tmp_path,
        {
            "监测对象信息.csv": FAMILY,
            "农户台账.csv": ROSTER + roster(number(1), CANARY_NAME, number(1)),
        },
    )
    written = repr(list(Person.objects.values())) + repr(list(Record.objects.values()))
    for canary in (CANARY_NAME, number(1), PHONE, "长期慢性病"):
        assert canary not in written, canary


def _everything() -> dict[str, int]:
    models = {
        "batches": Batch,
        "people": Person,
        "households": Household,
        "spans": HouseholdSpan,
        "members": Membership,
        "records": Record,
    }
    return {name: model.objects.count() for name, model in models.items()}


def test_no_county_takes_over_or_fills_the_households_of_another(
    tmp_path: Path,
) -> None:
    """§6.3: a number that another county uses, or a place of another county's."""
    load(wang(), tmp_path / "1", {"监测对象信息.csv": FAMILY})
    before = sorted(HouseholdSpan.objects.values_list("no", "division", "until"))
    taken = national("H1", "P9", "王五", number(9), village="新兴镇,")
    for name, line in (
        (
            "乙.csv",
            taken.replace("示例县", "甘谷县").replace("2026-05-31", "2026-06-15"),
        ),
        ("丙.csv", national("H7", "P7", "赵六", number(7))),
    ):
        with pytest.raises(RowsElsewhere, match="1行的户不在本单位的范围内"):
            load(chen(), tmp_path / name, {f"监测对象信息{name}": NATIONAL + line})
    after = sorted(HouseholdSpan.objects.values_list("no", "division", "until"))
    assert after == before
