"""Who is this row: linked, new, unsure or unidentified, and never a guess."""

import pytest

from bangfu.core.id_number import parse
from bangfu.linkage.answers import Answer
from bangfu.linkage.link import link
from bangfu.linkage.name import normal
from linkage.who import (
    LI,
    LI_SLIPPED,
    NEXT_VILLAGE,
    NOBODY,
    ZHANG,
    Who,
    answer,
    identities,
    number,
)

LINKED, NEW = Answer.LINKED, Answer.NEW
UNSURE, UNIDENTIFIED = Answer.UNSURE, Answer.UNIDENTIFIED
KNOWN = (Who(ZHANG, "张桂兰", household=1), Who(LI, "李大山", household=2))


@pytest.mark.parametrize("name", ["李大山", "李小山", "王大山", None])
def test_an_exact_number_decides_when_the_name_does_not_contradict(
    name: str | None,
) -> None:
    """The same name, a slip in it, or none at all."""
    assert answer(Who(LI, name, village=None), *KNOWN) == (1, LINKED)


def test_an_exact_number_under_another_name_is_unsure() -> None:
    """Somebody may have typed a neighbour's number."""
    assert answer(Who(LI, "周春花"), *KNOWN) == (None, UNSURE)


def test_a_good_number_that_nobody_has_is_a_new_person() -> None:
    """Even with the name and village of a person we know: namesakes are common."""
    assert answer(Who(NOBODY, "李大山"), *KNOWN) == (None, NEW)


def test_a_slipped_number_with_the_same_name_is_linked() -> None:
    """A wrong check character, one digit off, the name agrees."""
    assert parse(LI_SLIPPED).quality == "doubtful"
    assert answer(Who(LI_SLIPPED, "李大山"), *KNOWN) == (1, LINKED)


def test_a_slipped_birth_with_the_same_name_is_linked() -> None:
    """One digit of the birth is wrong, so only the name leads there."""
    slipped = LI[:9] + "1" + LI[10:]
    assert answer(Who(slipped, "李大山"), *KNOWN) == (1, LINKED)


def test_a_slipped_number_with_the_same_birth_and_no_name_is_linked() -> None:
    """The row has no name; the birth inside the number agrees."""
    assert answer(Who(LI_SLIPPED, None), *KNOWN) == (1, LINKED)


def test_a_slipped_number_under_another_name_is_not_linked() -> None:
    """Same birth, but the name contradicts, as it would with the exact number."""
    assert answer(Who(LI_SLIPPED, "周春花"), *KNOWN) == (None, UNSURE)


def test_two_people_one_slip_away_are_unsure() -> None:
    """One digit off from either, and both carry the name."""
    row, other = (LI[:16] + digit + LI[17] for digit in "57")
    people = (Who(LI, "李大山"), Who(other, "李大山"))
    assert answer(Who(row, "李大山"), *people) == (None, UNSURE)


def test_a_number_far_away_is_unidentified() -> None:
    """Doubtful, and another birth in it: kept and counted, linked to nobody."""
    far = LI[:6] + "19630725" + LI[14:]
    assert parse(far).quality == "doubtful"
    assert answer(Who(far, "李大山"), *KNOWN) == (None, UNIDENTIFIED)


def test_a_good_number_finds_the_person_whose_known_number_is_misspelt() -> None:
    """The register has the slip, the list has it right, and the names agree."""
    people = (Who(ZHANG, "张桂兰"), Who(LI_SLIPPED, "李大山"))
    assert answer(Who(LI, "李大山"), *people) == (1, LINKED)


def test_a_good_number_is_not_a_misspelt_neighbour_of_another_name() -> None:
    """One slip and one birth are not enough against the name."""
    people = (Who(ZHANG, "张桂兰"), Who(LI_SLIPPED, "周春花"))
    assert answer(Who(LI, "李大山"), *people)[0] is None


def test_a_good_number_next_to_another_good_one_is_new() -> None:
    """Two of one name born on one day: neither number is a slip of the other."""
    assert answer(Who(number(LI[:16] + "2"), "李大山"), *KNOWN) == (None, NEW)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        pytest.param(Who(None, "李大山"), (None, UNSURE), id="同村同名"),
        pytest.param(
            Who(None, "李大山", village=NEXT_VILLAGE), (None, UNIDENTIFIED), id="别村"
        ),
        pytest.param(Who(None, "赵无名"), (None, UNIDENTIFIED), id="没有这个人"),
        pytest.param(Who(None, None), (None, UNIDENTIFIED), id="什么也没有"),
        pytest.param(Who(None, "李大山", household=2), (1, LINKED), id="同户同名"),
        pytest.param(Who(None, "李大山", household=1), (None, UNSURE), id="别户同名"),
        pytest.param(Who(None, "李小山", household=2), (None, UNIDENTIFIED), id="同户"),
        pytest.param(Who("见附件", "李大山"), (None, UNSURE), id="不是号码"),
    ],
)
def test_without_a_number_only_the_household_and_the_name_link(
    row: Who, expected: tuple[int | None, Answer]
) -> None:
    """A namesake in the village is at best a question for a person."""
    assert answer(row, *KNOWN) == expected


def test_two_of_one_name_in_a_household_are_unsure() -> None:
    people = (Who(LI, "李大山", household=2), Who(ZHANG, "李大山", household=2))
    assert answer(Who(None, "李大山", household=2), *people) == (None, UNSURE)


@pytest.mark.parametrize("name", ["李大山", "李小山", "赵无名", None])
def test_a_blank_number_is_not_the_blank_number_of_another(name: str | None) -> None:
    """A child without a number in the register is not everybody without one."""
    people = (Who(None, "李招娣", village=NEXT_VILLAGE), Who(LI, "李大山"))
    where, _ = answer(Who(None, name), *people)
    assert where is None


def test_nobody_is_found_among_nobody() -> None:
    """The first file of an empty county."""
    found = link(identities([Who(LI, "李大山"), Who(None, "张桂兰")]), identities([]))
    assert found["at"].to_pylist() == [None, None]
    assert found["answer"].to_pylist() == [NEW, UNIDENTIFIED]


def test_no_rows_get_no_answers() -> None:
    found = link(identities([]), identities(KNOWN))
    assert len(found) == 0


def test_every_answer_says_itself_in_chinese() -> None:
    labels = [said.label for said in Answer]
    assert labels == ["已对上", "未在册", "存疑", "无法识别"]


def test_names_are_compared_without_what_people_put_between() -> None:
    assert normal("阿依 古丽•买买提") == normal("阿依古丽·买买提")
