"""公民身份号码: read what people really type, say how sure we are, never guess a digit.

GB 11643-1999: 6 digits of division, 8 of birth, 3 of order (odd = male), one check
character. 残疾人证 has 20 characters (18 + kind + grade) or 22 (+ reissue).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from operator import mul

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_DIGITS = "0123456789X"
_CHECK_VALUES = {character: value for value, character in enumerate(_DIGITS)}
_ALL_WEIGHTS = (*_WEIGHTS, 1)
_INVERSES = {weight: pow(weight, -1, 11) for weight in range(1, 11)}
_NOISE = re.compile("[\\s'\"`\u2018\u2019\u201c\u201d=.\\-_\u200b\ufeff]+")
_EIGHTEEN = re.compile(r"\d{17}[\dX]")
_DISABILITY = re.compile(r"\d{17}[\dX][1-7][1-4](B\d)?")


class Quality(StrEnum):
    """号码质量: how far an id number can be trusted as a key."""

    VALID = "valid"  # 18 characters, a real day of birth, the check character agrees
    REPAIRED = "repaired"  # became valid by a lossless rule: 15 digits, 残疾人证
    DOUBTFUL = "doubtful"  # looks like an id number, but its birth or check is wrong
    UNREADABLE = "unreadable"  # no id number at all
    MISSING = "missing"  # blank


@dataclass(frozen=True, slots=True)
class IdNumber:
    """身份号码: 18 normal characters (empty when there are none) and their quality."""

    text: str
    quality: Quality


def check_character(first_seventeen: str) -> str:
    """校验码 of the first 17 digits.

    >>> check_character("11010519491231002")
    'X'
    """
    return _CHECKS[sum(map(mul, _WEIGHTS, map(int, first_seventeen))) % 11]


def birth_of(id_number: str) -> date | None:
    """出生日期 inside an 18-character number; None when it is no day of the calendar."""
    try:
        year, month, day = id_number[6:10], id_number[10:12], id_number[12:14]
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def is_male(id_number: str) -> bool:
    """Sex by the 17th digit: odd is male."""
    return int(id_number[16]) % 2 == 1


def parse(written: str) -> IdNumber:
    """Read an id number as people write it.

    >>> parse(" ' 11010519491231002x")
    IdNumber(text='11010519491231002X', quality=<Quality.VALID: 'valid'>)
    >>> parse('="110105491231002"').text  # fifteen digits: born in 19xx
    '11010519491231002X'
    >>> parse("1101051949123100201").quality
    <Quality.UNREADABLE: 'unreadable'>
    """
    text = written if written.isascii() else unicodedata.normalize("NFKC", written)
    text = text.upper()
    if not _EIGHTEEN.fullmatch(text):
        text = _NOISE.sub("", text)
    if not text:
        return IdNumber("", Quality.MISSING)
    if _EIGHTEEN.fullmatch(text):
        return IdNumber(text, Quality.VALID if is_valid(text) else Quality.DOUBTFUL)
    if len(text) == 15 and text.isdigit():  # noqa: PLR2004 the length is the format
        longer = text[:6] + "19" + text[6:]
        return _repaired(longer + check_character(longer))
    if _DISABILITY.fullmatch(text):
        return _repaired(text[:18])
    return IdNumber("", Quality.UNREADABLE)


def is_valid(text: str) -> bool:
    """Whether the birth is a day of the calendar and the check character agrees."""
    return birth_of(text) is not None and check_character(text[:17]) == text[17]


def _repaired(text: str) -> IdNumber:
    return IdNumber(text, Quality.REPAIRED if is_valid(text) else Quality.DOUBTFUL)


def corrections(text: str) -> Iterator[str]:
    """改正: every number whose check agrees, one character or one swap away from this.

    Reckoned backwards from the check character: about one digit a place can be right.

    >>> "11010519491231002X" in corrections("11010519491213002X")
    True
    >>> list(corrections("11010519491231002X"))  # its check agrees already
    []
    """
    digits = [_CHECK_VALUES[character] for character in text]
    wrong = (sum(map(mul, _ALL_WEIGHTS, digits)) - 1) % 11
    if not wrong:
        return
    for place, weight in enumerate(_ALL_WEIGHTS):
        right = (digits[place] - wrong * _INVERSES[weight]) % 11
        if right < 10 or place == len(_WEIGHTS):  # noqa: PLR2004 X stands only at the end
            yield text[:place] + _DIGITS[right] + text[place + 1 :]
    for place in range(len(_WEIGHTS)):
        one, two = digits[place : place + 2]
        moved = (one - two) * (_ALL_WEIGHTS[place + 1] - _ALL_WEIGHTS[place])
        if one != two and (wrong + moved) % 11 == 0 and text[place + 1] != "X":
            yield text[:place] + text[place + 1] + text[place] + text[place + 2 :]


def is_one_slip_apart(first: str, second: str) -> bool:
    """Whether two numbers differ in one character, or by two neighbours swapped.

    >>> is_one_slip_apart("110105194912310021", "110105194912310012")
    True
    >>> is_one_slip_apart("110105194912310021", "110105194912310033")
    False
    """
    if len(first) != len(second):
        return False
    places = [i for i, (a, b) in enumerate(zip(first, second, strict=True)) if a != b]
    match places:
        case [_]:
            return True
        case [left, right] if right == left + 1:
            return first[left] == second[right] and first[right] == second[left]
        case _:
            return False


def mask(text: str) -> str:
    """脱敏: enough of a number to find the row, not the person."""
    return f"{text[:2]}…（{len(text)}位）" if text else "空白"
