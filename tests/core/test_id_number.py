"""公民身份号码 as people write it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric

from bangfu.core.id_number import (
    Quality,
    birth_of,
    check_character,
    corrections,
    is_male,
    is_one_slip_apart,
    is_valid,
    mask,
    parse,
)

BODY = "62059919800101001"
VALID = BODY + check_character(BODY)
ENDS_IN_X = next(
    body + "X"
    for body in (f"62059919800101{n:03d}" for n in range(1000))
    if check_character(body) == "X"
)


@pytest.mark.parametrize(
    "written",
    [
        VALID,
        f" {VALID} ",
        f"'{VALID}",
        f'="{VALID}"',
        f"{VALID[:6]} {VALID[6:14]} {VALID[14:]}",
        "".join(chr(ord(c) + 0xFEE0) for c in VALID),
        f"{VALID}\u200b",
    ],
    ids=[
        "plain",
        "spaces",
        "apostrophe",
        "formula",
        "groups",
        "full width",
        "zero width",
    ],
)
def test_dressing_is_taken_off(written: str) -> None:
    assert parse(written) == (parse(VALID))
    assert parse(written).quality is Quality.VALID


def test_a_lower_case_x_is_the_check_character() -> None:
    assert parse(ENDS_IN_X.lower()).text == ENDS_IN_X
    assert parse(ENDS_IN_X.lower()).quality is Quality.VALID


def test_fifteen_digits_become_eighteen() -> None:
    old = VALID[:6] + VALID[8:17]
    assert (parse(old).text, parse(old).quality) == (VALID, Quality.REPAIRED)


@pytest.mark.parametrize("extra", ["41", "22B1"])
def test_a_disability_certificate_starts_with_the_id_number(extra: str) -> None:
    assert parse(VALID + extra).text == VALID


@pytest.mark.parametrize(
    ("written", "quality"),
    [
        ("", Quality.MISSING),
        ("  ", Quality.MISSING),
        ("无", Quality.UNREADABLE),
        ("6.20599E+17", Quality.UNREADABLE),
        (VALID[:17], Quality.UNREADABLE),
        (VALID[:17] + ("0" if VALID[17] != "0" else "1"), Quality.DOUBTFUL),
        ("620599198013010018", Quality.DOUBTFUL),
        (VALID + "81", Quality.UNREADABLE),
    ],
    ids=["empty", "blank", "word", "science", "17", "check", "month 13", "kind 8"],
)
def test_what_is_no_number_is_told_apart(written: str, quality: Quality) -> None:
    assert parse(written).quality is quality


@given(
    st.from_regex(
        r"[1-8]\d{5}(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|1\d|2[0-8])\d{3}", fullmatch=True
    )
)
def test_the_check_character_agrees_with_another_library(body: str) -> None:
    assert check_character(body) == ric.calc_check_digit(body + "0")


def test_birth_and_sex_are_read_from_the_number() -> None:
    assert birth_of(VALID) == date(1980, 1, 1)
    assert birth_of("620599198002300018") is None
    assert is_male(VALID)
    assert not is_male(VALID[:16] + "2" + VALID[17])


def test_one_slip_is_one_digit_or_two_neighbours_swapped() -> None:
    swapped = VALID[:8] + VALID[9] + VALID[8] + VALID[10:]
    assert is_one_slip_apart(VALID, swapped)
    assert not is_one_slip_apart(VALID, VALID)
    assert not is_one_slip_apart(VALID, VALID[:17])
    assert not is_one_slip_apart(VALID, "9" + VALID[1:16] + "9" + VALID[17])


def test_a_mask_shows_neither_birth_nor_order() -> None:
    assert mask(VALID) == "62…（18位）"
    assert mask("") == "空白"
    assert is_valid(VALID)


@given(
    st.from_regex(r"[0-9]{17}", fullmatch=True),
    st.integers(0, 16),
    st.sampled_from("0123456789"),
    st.sampled_from(["typed", "swapped"]),
)
def test_a_slip_is_found_from_the_wrong_number(
    body: str, place: int, digit: str, slip: str
) -> None:
    """The right number is among the corrections, and each of those is one slip away."""
    right = body + check_character(body)
    slipped = list(right)
    if slip == "swapped":
        slipped[place], slipped[place + 1] = slipped[place + 1], slipped[place]
    else:
        slipped[place] = digit
    wrong = "".join(slipped)
    if "X" in wrong[:17]:
        return
    found = list(corrections(wrong))
    assert (right in found) == (wrong != right)
    assert all(check_character(one[:17]) == one[17] for one in found)
    assert all(is_one_slip_apart(one, wrong) for one in found)
