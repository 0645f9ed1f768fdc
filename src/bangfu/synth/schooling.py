"""在校生状况: where somebody of an age is at school, by the path they take."""

from datetime import date
from random import Random

from bangfu.core.calendar import age_on

PATHS = {"degree": 30, "diploma": 18, "high": 12, "vocational": 32, "work": 8}
_FIRST_GRADE, _HIGH, _COLLEGE = 6, 15, 18
_NUMERALS = "一二三四五六"
_MIDDLE = ("七年级", "八年级", "九年级")


def draw_path(rng: Random) -> str:
    """What somebody does after nine years at school."""
    return rng.choices(list(PATHS), list(PATHS.values()))[0]


def school_age(birth_on: date, on: date) -> int:
    """Age on the 31 August before the school year that the day falls in."""
    september = 9
    year = on.year if on.month >= september else on.year - 1
    return age_on(birth_on, date(year, 8, 31))


def at_school(birth_on: date, path: str, on: date) -> str:
    """在校生状况 as the national system words it; empty for who is not at school.

    >>> at_school(date(2013, 9, 20), "work", date(2026, 6, 30))
    '小学'
    >>> at_school(date(2009, 9, 20), "vocational", date(2026, 6, 30))
    '中职一年级'
    >>> at_school(date(2005, 2, 1), "work", date(2026, 6, 30))
    ''
    """
    age = school_age(birth_on, on)
    if age < _FIRST_GRADE:
        return "学龄前儿童" if age < _FIRST_GRADE - 3 else "学前教育"
    if age < _HIGH:
        return "小学" if age < _FIRST_GRADE + 6 else _MIDDLE[age - 12]
    return _after_nine_years(age, path)


def _after_nine_years(age: int, path: str) -> str:
    if path == "work":
        return ""
    if age < _COLLEGE:
        kind = "中职" if path == "vocational" else "普通高中"
        return f"{kind}{_NUMERALS[age - _HIGH]}年级"
    years, kind = {"degree": (4, "本科"), "diploma": (3, "高职高专")}.get(path, (0, ""))
    year = age - _COLLEGE
    return f"{kind}{_NUMERALS[year]}年级" if year < years else ""


def grade(birth_on: date, path: str, on: date) -> str:
    """年级 on the roll of a school; empty for who is on no school's roll here.

    >>> grade(date(2018, 9, 20), "work", date(2026, 6, 30))
    '一年级'
    """
    state = at_school(birth_on, path, on)
    if state == "小学":
        return f"{_NUMERALS[school_age(birth_on, on) - _FIRST_GRADE]}年级"
    if state in _MIDDLE or state.startswith(("普通高中", "中职")):
        return state.removeprefix("普通")
    return ""


def schooling(birth_on: date, path: str, on: date) -> str:
    """文化程度 of somebody who has left school; empty for who is still there.

    >>> schooling(date(1985, 5, 5), "high", date(2026, 6, 30))
    '初中'
    """
    if at_school(birth_on, path, on):
        return ""
    earlier, earliest = 1992, 1962
    if birth_on.year >= earlier:
        return _LEAVES_WITH[path]
    if birth_on.year >= earliest:
        return "小学" if path in {"work", "vocational"} else "初中"
    return "小学" if path in {"degree", "diploma"} else "文盲或半文盲"


_LEAVES_WITH = {
    "degree": "本科及以上",
    "diploma": "大专",
    "high": "高中",
    "vocational": "高中",
    "work": "初中",
}
