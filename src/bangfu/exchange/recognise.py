"""认表: which declared table a sheet is, where its headings are, what they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bangfu.core.fault import FaultCode
from bangfu.exchange.checked import Match
from bangfu.exchange.headings import (
    LOOKED_AT,
    Heading,
    find_header,
    read_headings,
    title_unit,
)
from bangfu.exchange.matching import known_headings, match_headings
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.source import own_names
from bangfu.exchange.taught import NOTHING, Taught
from bangfu.exchange.unreadable import Unreadable
from bangfu.tables import all_tables, find_table
from bangfu.tables.table import Grain, Role, Table

_KEYS = {"id_number", "head_id_number"}
_NAMED_AT_MOST = 30
_LONG_NUMBER = re.compile(r"\d{5,}")
_ENDINGS = (
    "姓名", "名称", "号码", "编号", "序号", "日期", "时间", "金额", "类别", "类型", "等级",
    "状态", "情况", "性别", "电话", "地址", "备注", "人数", "数量", "面积", "单位",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Recognised:
    """认出的表: a sheet taken for a table; ``header`` counts from 0."""

    sheet: Sheet
    table: Table
    header: int
    titles: tuple[str, ...]
    unit: str
    headings: tuple[Heading, ...]
    matches: tuple[tuple[Heading, Match], ...]

    @property
    def dropped(self) -> tuple[str, ...]:
        """Headings that stand for nothing in the table."""
        taken = {heading.position for heading, _ in self.matches}
        return tuple(h.text for h in self.headings if h.position not in taken)

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of the columns without which the list cannot be read."""
        has = {match.column for _, match in self.matches}
        named = [c for c in self.table.columns if c.required and c.name not in has]
        titles = [column.title for column in named]
        about_somebody = self.table.grain is not Grain.VILLAGE
        if about_somebody and self.table.role is Role.LIST and not has & _KEYS:
            titles.append("公民身份号码")
        return tuple(titles)


class ColumnMissing(Unreadable):
    """A sheet that is known for a table and lacks a column the table needs."""

    def __init__(self, found: Recognised) -> None:
        super().__init__(
            FaultCode.COLUMN_MISSING,
            f"是{found.table.title}，但缺少必需的列：{'、'.join(found.missing)}"
            f"（表头是：{_name(found.headings)}）",
            "请补上这一列，或把列名改成模板里的写法再提交",
        )
        self.recognised = found


def recognise(
    sheet: Sheet, *, file: str, table: str | None, taught: Taught = NOTHING
) -> Recognised:
    """What a sheet is; Unreadable, with the headings seen, when nothing fits."""
    tables = tuple(all_tables().values()) if table is None else (find_table(table),)
    top = sheet.top(LOOKED_AT)
    own = (key for one in tables for key in taught.get(one.name, ()))
    known = known_headings(tables).union(own)
    # Where somebody says which list it is, one heading of it shows the row.
    fewest = 2 if table is None else 1
    header = find_header(top, known.__contains__, fewest=fewest)
    if header is None:
        raise _no_header(top)
    headings = read_headings(top[header])
    titles = tuple(cell for row in top[:header] for cell in row if cell.strip())
    fits = [
        Recognised(sheet, one, header, titles, title_unit(titles), headings, matches)
        for one in tables
        if (matches := match_headings(headings, one, taught.get(one.name, {})))
        or table is not None
    ]
    told = "".join((own_names(file)[0], sheet.name, *titles))
    return _best(fits, told, forced=table is not None)


def _best(fits: Sequence[Recognised], told: str, *, forced: bool) -> Recognised:
    candidates = [one for one in fits if forced or _is_marked(one)]
    if not candidates:
        raise _nothing_fits(fits[0].headings)

    def rank(one: Recognised) -> tuple[int, int, bool]:
        words = sum(word in told for word in one.table.words)
        return len(one.matches), words, one.table.role is Role.LIST

    best = max(candidates, key=rank)
    if best.missing:
        raise ColumnMissing(best)
    return best


def _is_marked(one: Recognised) -> bool:
    has = {match.column for _, match in one.matches}
    return all(has & set(group) for group in one.table.marks)


def _no_header(top: Sequence[Sequence[str]]) -> Unreadable:
    # Without headings the first row may be somebody's data: only what is surely a
    # heading is named.
    cells = [h for row in top for h in read_headings(row) if h.key.endswith(_ENDINGS)]
    seen = f"（像表头的只有：{_name(cells)}）" if cells else ""
    return Unreadable(
        FaultCode.NO_HEADER,
        f"前{LOOKED_AT}行里没有找到认得的表头{seen}",
        "请保留一行表头，或对照模板改好列名再提交",
    )


def _nothing_fits(headings: Sequence[Heading]) -> Unreadable:
    return Unreadable(
        FaultCode.UNKNOWN_TABLE,
        f"看不出是哪一种表（表头是：{_name(headings)}）",
        "请对照模板改好列名，或指定它是哪一种表",
    )


def _name(headings: Sequence[Heading]) -> str:
    shown = [_LONG_NUMBER.sub("…", h.text[:20]) for h in headings[:_NAMED_AT_MOST]]
    more = f"等{len(headings)}列" if len(headings) > _NAMED_AT_MOST else ""
    return "、".join(shown) + more
