"""表头: find the row of headings and write each heading in one way."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

LOOKED_AT = 15
_UNITS = (
    "元", "万元", "亩", "月", "人", "户", "个", "个数", "岁", "年", "天",
    "次", "平方米", "m2", "公里", "元/月", "元/年", "元/人", "单位:元", "单位:万元",
    "必填", "选填",
)  # fmt: skip
_BRACKETED = re.compile(rf"[(\[【<]({'|'.join(map(re.escape, _UNITS))})[)\]】>]$")
_IGNORED = re.compile(r"[\s*＊:：_\u200b\ufeff]+")
_TITLE_UNIT = re.compile(r"单位[:：]?\s*(万元|元)")


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: as the file has it, its place, and its unit if it names one."""

    text: str
    position: int
    key: str
    unit: str
    repeated: bool = False


@cache
def key_of(text: str) -> str:
    """A heading without spaces, marks and a unit in brackets.

    >>> key_of(" 人均纯收入 （元）"), key_of("县（市、区、旗）"), key_of("*姓 名：")
    ('人均纯收入', '县(市、区、旗)', '姓名')
    """
    return _BRACKETED.sub("", _plain(text))


def _plain(text: str) -> str:
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text))


def unit_of(text: str) -> str:
    """单位 in a heading: 元, 万元 or nothing that scales an amount.

    >>> unit_of("合规自付（万元）"), unit_of("务工时间(月)"), unit_of("金额")
    ('万元', '', '')
    """
    found = _BRACKETED.search(_plain(text))
    unit = found[1].removeprefix("单位:") if found else ""
    return "万元" if unit == "万元" else "元" if unit.startswith("元") else ""


def title_unit(titles: Iterable[str]) -> str:
    """单位 that a title row sets for the whole sheet; empty when none does."""
    for title in titles:
        if found := _TITLE_UNIT.search(title):
            return found[1]
    return ""


def read_headings(row: Sequence[str]) -> tuple[Heading, ...]:
    """The headings of a row; the second of the same heading becomes ``<heading>2``.

    >>> [h.text for h in read_headings(["姓名", "", "姓 名"])]
    ['姓名', '姓名2']
    """
    seen: dict[str, int] = {}
    found = []
    for position, cell in enumerate(row):
        text = " ".join(cell.split())
        key = key_of(text)
        if not key:
            continue
        count = seen[key] = seen.get(key, 0) + 1
        suffix = str(count) if count > 1 else ""
        found.append(
            Heading(
                "".join(text.split()) + suffix if suffix else text,
                position,
                key + suffix,
                unit_of(text),
                repeated=count > 1,
            )
        )
    return tuple(found)


def find_header(
    rows: Sequence[Sequence[str]], is_known: Callable[[str], bool], *, fewest: int = 2
) -> int | None:
    """Index of the row that holds most known headings; None when no row holds enough."""
    best, most = None, fewest - 1
    for index, row in enumerate(rows[:LOOKED_AT]):
        known = len({key for cell in row if is_known(key := key_of(cell))})
        if known > most:
            best, most = index, known
    return best
