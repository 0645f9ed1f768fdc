"""对列: which heading is which column, each at most once, and never by a guess.

An exact title comes first, then a declared alias, then likeness. Likeness is for slips
of the pen only: two headings that differ in a telling word are never alike.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from operator import ne
from types import MappingProxyType

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


@dataclass(frozen=True, slots=True)
class _Names:
    """Every title and alias of a table with its columns, and these by telling words."""

    titles: Mapping[str, Sequence[Column]]
    aliases: Mapping[str, Sequence[Column]]
    telling: Mapping[frozenset[str], Sequence[tuple[str, Column]]]


Taken = dict[str, tuple[Heading, Match]]


def match_headings(
    headings: Sequence[Heading],
    table: Table,
    taught: Mapping[str, str] = MappingProxyType({}),
) -> tuple[tuple[Heading, Match], ...]:
    """Headings that were taken for columns of a table, in the order of the file.

    An exact title comes before what was taught, and that before anything else we know.
    """
    names = _names_of(table)
    taken: Taken = {}
    left = [heading for heading in headings if not _take_title(heading, names, taken)]
    for heading in left:
        own = taught.get(heading.key, "")
        if own in table.column_names and own not in taken:
            match = Match(heading.text, own, 1.0, taught=True)
            taken[own] = (heading, match)
    used = {heading for heading, _ in taken.values()}
    left = [one for one in left if not one.repeated and one not in used]
    left = [heading for heading in left if not _take(heading, names.aliases, taken)]
    for score, heading, column in _alike(left, names):
        if column.name not in taken and heading in left:
            taken[column.name] = (heading, Match(heading.text, column.name, score))
            left.remove(heading)
    return tuple(sorted(taken.values(), key=lambda pair: pair[0].position))


def _take_title(heading: Heading, names: _Names, taken: Taken) -> bool:
    return not heading.repeated and _take(heading, names.titles, taken)


def _take(
    heading: Heading, known: Mapping[str, Sequence[Column]], taken: Taken
) -> bool:
    """Whether a heading is the name of a column that is still free, which it becomes."""
    for column in known.get(heading.key, ()):
        if column.name not in taken:
            taken[column.name] = (heading, Match(heading.text, column.name, 1.0))
            return True
    return False


@cache
def _names_of(table: Table) -> _Names:
    titles: dict[str, list[Column]] = {}
    aliases: dict[str, list[Column]] = {}
    telling: dict[frozenset[str], list[tuple[str, Column]]] = {}
    for column in table.columns:
        titles.setdefault(key_of(column.title), []).append(column)
        for alias in {key_of(alias) for alias in column.aliases}:
            aliases.setdefault(alias, []).append(column)
    for known in (titles, aliases):
        for name, columns in known.items():
            pairs = [(name, column) for column in columns]
            telling.setdefault(_telling(name), []).extend(pairs)
    return _Names(titles, aliases, telling)


def known_headings(tables: Iterable[Table]) -> frozenset[str]:
    """Every title and alias of some tables, in the one way of writing."""
    names = [_names_of(table) for table in tables]
    return frozenset(key for one in names for key in (*one.titles, *one.aliases))


def _alike(
    headings: Sequence[Heading], names: _Names
) -> list[tuple[float, Heading, Column]]:
    """Likely pairs, the surest first."""
    found = [
        (score, heading, column)
        for heading in headings
        for score, column in _scores(heading.key, names)
    ]
    return sorted(found, key=lambda item: (-item[0], item[1].position))


def _scores(key: str, names: _Names) -> Iterator[tuple[float, Column]]:
    """Columns that a heading may stand for; only names with its telling words count."""
    bare = _IN_BRACKETS.sub("", key)
    for column in (*names.titles.get(bare, ()), *names.aliases.get(bare, ())):
        if column.kind is Kind.PLACE:
            yield _BARE_PLACE, column
    if len(key) >= _SHORTEST:
        for name, column in names.telling.get(_telling(key), ()):
            if _is_near(name, key, column) and (score := likeness(key, name)) >= ALIKE:
                yield score, column


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
