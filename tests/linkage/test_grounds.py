"""What a link rests on, and what is never enough: no namesake is merged silently."""

from datetime import date

import pytest

from bangfu.core.id_number import parse
from bangfu.linkage.answers import Answer, Method
from bangfu.linkage.name import Likeness, likeness
from linkage.who import LI, NEXT_VILLAGE, ZHANG, Who, number, said_of

BORN = date(1980, 1, 1)
LI_HIMSELF = Who(LI, "李大山", household=2)
HIS_WIFE = Who(ZHANG, "张桂兰", household=2)
BROTHER = Who(number("62059919820315003"), "李大河", household=2)


@pytest.mark.parametrize(
    ("row", "method"),
    [
        pytest.param(Who(LI, "李大山"), Method.NUMBER, id="number"),
        pytest.param(Who(f"{LI}42B1", "李大山"), Method.REPAIRED, id="disability_card"),
        pytest.param(
            Who(LI[:6] + LI[8:17], "李大山"), Method.REPAIRED, id="fifteen_digits"
        ),
        pytest.param(Who(LI.lower(), "李大山"), Method.NUMBER, id="lower_case"),
        pytest.param(Who(LI[:16] + "2" + LI[17], "李大山"), Method.SLIP, id="a_digit"),
        pytest.param(
            Who(LI[:8] + LI[9] + LI[8] + LI[10:], "李大山"), Method.SLIP, id="a_swap"
        ),
        pytest.param(Who(None, "李大山", birth=BORN, sex="女"), None, id="another_sex"),
        pytest.param(
            Who(None, "李大山", birth=BORN, sex="男"), Method.IDENTITY, id="identity"
        ),
        pytest.param(
            Who(None, "李大山", household=2), Method.HOUSEHOLD, id="household"
        ),
    ],
)
def test_every_link_says_what_it_rests_on(row: Who, method: Method | None) -> None:
    """M86: rows of a list and of the register meet on a ground that can be shown.

    Only the model measures: no other ground pretends to a probability.
    """
    told = said_of(row, HIS_WIFE, LI_HIMSELF)
    assert (told.at, told.method) == ((1, method) if method else (None, None))
    assert told.probability is None


def test_a_row_without_a_number_may_be_one_of_two_namesakes() -> None:
    """Same name, birth, village and sex, twice: a person must say."""
    twin = Who(number("62059919800101021"), "李大山", household=7)
    told = said_of(Who(None, "李大山", birth=BORN, sex="男"), LI_HIMSELF, twin)
    assert (told.answer, list(told.near)) == (Answer.UNSURE, [0, 1])


def test_the_identity_is_of_one_village() -> None:
    row = Who(None, "李大山", NEXT_VILLAGE, birth=BORN, sex="男")
    assert said_of(row, LI_HIMSELF).at is None


def test_two_good_numbers_are_two_people_whatever_else_agrees() -> None:
    """Namesakes born on one day in one village, each with a number of his own."""
    namesake = Who(number("62059919800101021"), "李大山")
    assert said_of(namesake, LI_HIMSELF).answer is Answer.NEW


def test_a_good_number_is_that_of_the_one_known_without_a_number() -> None:
    """The register lacked it; name, birth, village and sex find him."""
    known = Who(None, "李大山", birth=BORN, sex="男")
    told = said_of(Who(LI, "李大山"), known)
    assert (told.at, told.method) == (0, Method.IDENTITY)
    stranger = Who(None, "李大山", birth=date(1957, 6, 23), sex="男")
    assert said_of(Who(LI, "李大山"), stranger).answer is Answer.NEW


def test_anothers_number_does_not_hide_who_the_row_is() -> None:
    """His wife's number was copied onto his row; everything else is his."""
    row = Who(ZHANG, "李大山", birth=BORN, sex="男")
    told = said_of(row, HIS_WIFE, LI_HIMSELF)
    assert (told.at, told.method) == (1, Method.IDENTITY)


def test_a_brothers_name_under_his_number_is_unsure() -> None:
    """One character differs, but the household has exactly this name."""
    told = said_of(Who(LI, "李大河"), LI_HIMSELF, BROTHER)
    assert (told.answer, list(told.near)) == (Answer.UNSURE, [0, 1])
    assert said_of(Who(LI, "李大河"), LI_HIMSELF).at == 0


def test_a_name_nearly_alike_with_another_birth_is_unsure() -> None:
    """A son under his father's number: the row's own birth says so."""
    son = Who(LI, "李小山", birth=date(2004, 5, 6))
    assert said_of(son, LI_HIMSELF).answer is Answer.UNSURE
    a_slip_in_the_birth = Who(LI, "李小山", birth=date(1980, 1, 11))
    assert said_of(a_slip_in_the_birth, LI_HIMSELF).at == 0


def test_a_number_altogether_different_keeps_the_identity_in_doubt() -> None:
    wrong = LI[:6] + "19771213" + LI[14:]
    assert parse(wrong).quality == "doubtful"
    row = Who(wrong, "李大山", birth=BORN, sex="男")
    told = said_of(row, LI_HIMSELF)
    assert (told.answer, told.method) == (Answer.UNSURE, Method.IDENTITY)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param("王小明", "王小明", Likeness.SAME, id="same"),
        pytest.param("王小明", "王晓名", Likeness.SOUND, id="sound"),
        pytest.param("王小明", "王小亮", Likeness.NEAR, id="a_character"),
        pytest.param("王明", "王小明", Likeness.NEAR, id="one_forgotten"),
        pytest.param("阿依古丽买买提", "阿依古丽", Likeness.NEAR, id="cut_off"),
        pytest.param("王明", "王亮", Likeness.FAR, id="only_the_surname"),
        pytest.param("欧阳建国", "欧阳小明", Likeness.FAR, id="a_long_surname"),
        pytest.param("王小明", "李桂花", Likeness.FAR, id="nothing"),
    ],
)
def test_names_are_alike_to_a_degree(
    first: str, second: str, expected: Likeness
) -> None:
    """A surname in common is a family, not a person."""
    assert likeness(first, second) is likeness(second, first) is expected


def test_traditional_characters_are_the_same_name() -> None:
    """Also where nothing but name and birth leads to her."""
    her = date(1975, 12, 3)
    row = Who(None, "張桂蘭", birth=her, sex=HIS_WIFE.sex)
    assert said_of(Who(ZHANG, "張桂蘭"), HIS_WIFE).at == 0
    assert said_of(row, HIS_WIFE).at == 0
