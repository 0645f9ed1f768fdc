"""What a clerk has to know of a sheet, beside what is wrong in its cells."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.fault import Effect, Fault
from bangfu.exchange.checked import CheckedSheet
from bangfu.exchange.faults import Teller, Told
from bangfu.exchange.recognise import Recognised
from bangfu.exchange.sheet import Sheet
from bangfu.exchange.unreadable import Unreadable


def not_taken(sheet: Sheet, why: Unreadable, file: str) -> Fault:
    """A sheet of which nothing was taken, beside others that were."""
    found = f"这个工作表未收：{why.found}"
    code = why.code.value
    return Fault(Effect.NOTE, file, found, why.remedy, sheet=sheet.name, code=code)


def was_hidden(found: Recognised, file: str) -> Fault:
    """A sheet that its sender may not have seen when he sent it."""
    return Fault(
        Effect.NOTE,
        file,
        "是隐藏的工作表，也已读入",
        "如不该提交，请删去后重新提交",
        sheet=found.sheet.name,
    )


def is_later(sheet: CheckedSheet, on: date) -> bool:
    """Whether a list speaks of a day that is still to come."""
    return sheet.as_of is not None and sheet.as_of > on


def dated_later(sheet: CheckedSheet, file: str, on: date) -> Fault:
    """What is said of such a list."""
    found = f"数据日期{sheet.as_of}晚于核对的日子{on}"
    return Fault(Effect.NOTE, file, found, "请确认日期没有写错", sheet=sheet.sheet)


def sheet_notes(found: Recognised, tell: Teller) -> Iterator[Fault]:
    """Computed, merged and unnamed cells: read as far as they go, and told."""
    return chain(_computed(found, tell), _merged(found, tell), _unnamed(found, tell))


def _computed(found: Recognised, tell: Teller) -> Iterator[Fault]:
    """A computed cell is only as good as the day somebody last opened the file."""
    for heading, match in found.matches:
        if count := found.sheet.formulas.get(heading.position, 0):
            title = found.table.column(match.column).title
            told = f"有{count}格是公式算出的，读到的是存下的结果，未必还对"
            yield tell.note(title, told, "请核对，或选择性粘贴为数值后重新提交")


def _merged(found: Recognised, tell: Teller) -> Iterator[Fault]:
    """Of merged cells only the first holds what all of them show."""
    data = [number - 1 for number in tell.numbers.to_pylist()]
    for heading, match in found.matches:
        if count := sum(
            _hidden_in(one, heading.position, data) for one in found.sheet.merged
        ):
            title = found.table.column(match.column).title
            told = f"有{count}格与别的格合并，读作空白"
            yield tell.note(title, told, "请取消合并，每格都填上后重新提交")


def _hidden_in(merged: Sequence[int], column: int, data: Sequence[int]) -> int:
    """How many data rows of a column lie under a merged range and are not its first cell.

    >>> _hidden_in((1, 0, 3, 1), 0, [1, 2, 5]), _hidden_in((1, 0, 3, 1), 1, [1, 2, 5])
    (1, 2)
    """
    top, left, bottom, right = merged
    if not left <= column <= right:
        return 0
    first, after = bisect_left(data, top), bisect_left(data, bottom + 1)
    shows = column == left and first < after and data[first] == top
    return after - first - shows


def _unnamed(found: Recognised, tell: Teller) -> Iterator[Fault]:
    """Content under no heading is used by nobody."""
    at = [place for place in _without_heading(found) if not _is_beyond(found, place)]
    filled = {place: len(_filled(found, place, tell.numbers)) for place in at}
    seen = [place for place in at if filled[place]]
    if seen:
        more = f"等{len(seen)}列" if len(seen) > 1 else ""
        count = sum(filled.values())
        told = f"第{seen[0] + 1}列{more}没有表头，有{count}格内容没有用"
        yield tell.note("", told, "请写上表头，或删去这些内容")


def overflowing(found: Recognised, numbers: pa.Array) -> dict[int, Told]:
    """Rows of a text file with more cells than headings: nobody knows where they slipped."""
    at = [place for place in _without_heading(found) if _is_beyond(found, place)]
    more = Counter(row for place in at for row in _filled(found, place, numbers))
    remedy = "多半是内容里有逗号而没有加引号，请改对后重新提交"
    return {
        row: Told(row, "", f"比表头多出{count}格", remedy, Effect.ROW)
        for row, count in sorted(more.items())
    }


def _without_heading(found: Recognised) -> list[int]:
    named = {heading.position for heading in found.headings}
    return [place for place in range(len(found.sheet.text)) if place not in named]


def _is_beyond(found: Recognised, place: int) -> bool:
    """Whether a column of a text file, which has no name, is right of all headings."""
    return not found.sheet.name and place > found.headings[-1].position


def _filled(found: Recognised, place: int, numbers: pa.Array) -> list[int]:
    cells = found.sheet.text[place].take(pc.subtract(numbers, 1))
    has_text = pc.not_equal(pc.utf8_trim_whitespace(cells), "")
    rows: list[int] = pc.indices_nonzero(has_text).to_pylist()
    return rows
