"""对列: which heading is which column, each at most once, and never by a guess.

An exact title comes first, then a declared alias, then likeness. Likeness is for slips
of the pen only: two headings that differ in a telling word are never alike.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cache
from operator import ne

from rapidfuzz import fuzz

from bangfu.exchange.checked import Match
from bangfu.exchange.headings import Heading, key_of
from bangfu.tables.table import Column, Kind, Table

# Measured on the real exports' headings: tests/exchange/test_matching.py.
ALIKE = 0.83
_BARE_PLACE = 0.95
_SHORTEST = 4
_IN_BRACKETS = re.compile(r"\(.*\)$")
_TELLING = (
    "户主", "家庭", "成员", "本人", "监护", "父", "母", "配偶", "联系人", "采集人",
    "责任人", "帮扶", "干部", "学生", "车主", "代办", "经办", "开户", "户数", "人数",
    "人口", "户", "人", "姓名", "证", "号", "电话", "类别", "类型", "等级", "状态", "情况",
    "出", "入", "起", "止", "开始", "结束", "首次", "上", "下", "消除", "识别", "合规",
    "个", "基金", "统筹", "总", "年", "月", "日", "时间", "均", "纯", "收入", "支出", "低保",
    "特困", "大病", "医疗", "养老", "职工", "居民", "面积", "是否", "未", "不", "无",
    "省", "市", "县", "乡", "镇", "村", "组", "补", "救助", "残疾", "原", "旧", "曾", "前",
    "新", "现", "拟", "应", "实", "预", *"0123456789",
)  # fmt: skip


def match_headings(
    headings: Sequence[Heading], table: Table
) -> tuple[tuple[Heading, Match], ...]:
    """Headings that were taken for columns of a table, in the order of the file."""
    taken: dict[str, tuple[Heading, Match]] = {}
    left = [heading for heading in headings if not heading.repeated]
    for names_of in (_title, _aliases):
        for column in table.columns:
            found = [h for h in left if h.key in names_of(column)]
            if found and column.name not in taken:
                taken[column.name] = (found[0], Match(found[0].text, column.name, 1.0))
                left.remove(found[0])
    for score, heading, column in _alike(left, table.columns):
        if column.name not in taken and heading in left:
            taken[column.name] = (heading, Match(heading.text, column.name, score))
            left.remove(heading)
    return tuple(sorted(taken.values(), key=lambda pair: pair[0].position))


@cache
def _title(column: Column) -> frozenset[str]:
    return frozenset({key_of(column.title)})


@cache
def _aliases(column: Column) -> frozenset[str]:
    return frozenset(key_of(alias) for alias in column.aliases)


def known_headings(tables: Iterable[Table]) -> frozenset[str]:
    """Every title and alias of some tables, in the one way of writing."""
    return frozenset(
        key
        for table in tables
        for column in table.columns
        for key in _title(column) | _aliases(column)
    )


def _alike(
    headings: Sequence[Heading], columns: Sequence[Column]
) -> list[tuple[float, Heading, Column]]:
    """Likely pairs, the surest first."""
    found = [
        (score, heading, column)
        for heading in headings
        for column in columns
        if (score := _score(heading.key, column))
    ]
    return sorted(found, key=lambda item: (-item[0], item[1].position))


def _score(key: str, column: Column) -> float:
    names = _title(column) | _aliases(column)
    if column.kind is Kind.PLACE and _IN_BRACKETS.sub("", key) in names:
        return _BARE_PLACE
    near = [name for name in names if _is_near(name, key, column)]
    score = max((likeness(key, name) for name in near), default=0.0)
    return score if score >= ALIKE else 0.0


def _is_near(name: str, key: str, column: Column) -> bool:
    """A character more may make a name or a number somebody else's: 妻身份证号码."""
    if not column.stays_outside:
        return abs(len(name) - len(key)) <= 1
    return len(name) == len(key) and sum(map(ne, name, key)) == 1


def likeness(first: str, second: str) -> float:
    """How alike two headings are, 0 to 1; 0 when a telling word sets them apart.

    >>> likeness("出院日期", "入院日期"), likeness("公民身分号码", "公民身份号码")
    (0.0, 0.83)
    """
    if min(len(first), len(second)) < _SHORTEST or _telling(first) != _telling(second):
        return 0.0
    return round(fuzz.ratio(first, second) / 100, 2)


@cache
def _telling(text: str) -> frozenset[str]:
    return frozenset(word for word in _TELLING if word in text)
