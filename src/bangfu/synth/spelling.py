"""号码写法: the ways in which clerks really write an identity number."""

from random import Random

from bangfu.synth.lists.listing import Spelling

_MISSPELT, _AS_NUMBER = 0.003, 0.004


def spell(rng: Random, number: str, spelling: Spelling, *, planted: bool) -> str | int:
    """A number as it stands on the list; an ``int`` is to be stored as a number.

    Rows that matter to a rule are only ever written in ways that can be repaired.
    """
    draw = rng.random()
    if spelling is Spelling.CARELESS and not planted:
        if draw < _MISSPELT:
            return _one_digit_off(rng, number)
        if draw < _MISSPELT + _AS_NUMBER and number.isdigit():
            return int(number)
    return _harmless(rng, number, formula=spelling is Spelling.FORMULA)


def _one_digit_off(rng: Random, number: str) -> str:
    place = rng.randrange(6, 17)
    digit = (int(number[place]) + rng.randint(1, 9)) % 10
    return f"{number[:place]}{digit}{number[place + 1 :]}"


def _harmless(rng: Random, number: str, *, formula: bool) -> str:
    draw = rng.random()
    if formula and draw < 0.25:  # noqa: PLR2004 saved again so that Excel keeps it
        return f'="{number}"'
    if draw > 0.99:  # noqa: PLR2004 one in a hundred
        return f" {number[:6]} {number[6:14]} {number[14:]}"
    if draw > 0.98:  # noqa: PLR2004 one in a hundred
        return f"'{number}"
    return number.lower() if draw > 0.75 else number  # noqa: PLR2004 a small x
