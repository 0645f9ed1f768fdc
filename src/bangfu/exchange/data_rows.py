"""数据行: which rows of a sheet speak of somebody, and which only sum up or explain."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.exchange.headings import key_of
from bangfu.exchange.recognise import Recognised
from bangfu.tables.table import Grain, Kind

_FIRST_CELLS = 6
_FEW_CELLS = 2
_FOOTER_CELLS = 8
_LONG_REMARK = 12
_TOTAL = re.compile(r".{0,12}(合计|小计|总计|共计)[:：]?")
_FOOTER = re.compile(
    r"(填表|填报|制表|审核|复核|负责人|单位负责人|经办人|联系人|备注|说明|注|数据来源|打印)"
    r".{0,6}[:：.1].*|(填表说明|备注|说明|填表人|制表人|审核人|负责人)",
    re.DOTALL,
)
_SUSPECT = (
    r"^\s*(填|制|审|复核|负责|单位负责|经办|联系人|备注|说明|注|数据来源|打印)"
    r"|[合小总共]\s*计"
)
_NAME_LIKE = re.compile(r"[\u3400-\u9fff·•]{2,20}|[A-Za-z .]{3,40}")
_ID_LIKE = 10  # digits


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns are by which a row shows that it is data."""

    grain: Grain
    id_at: int | None
    name_at: int | None
    heading_keys: dict[int, str]


def data_rows(found: Recognised, filled: Sequence[pa.Array]) -> pa.Array:
    """Row indices below the header that are data; ``filled`` tells it per match."""
    height = found.sheet.height - found.header - 1
    if height <= 0:
        return pa.array([], pa.int64())
    content = _count(
        [
            cells
            for (_, match), cells in zip(found.matches, filled, strict=True)
            if _is_content(found, match.column)
        ],
        height,
    )
    body = [column.slice(found.header + 1) for column in found.sheet.text]
    is_data = pc.greater(content, 0)
    suspects = pc.indices_nonzero(pc.and_(is_data, _suspects(found, body)))
    layout = _layout(found)
    others = [
        index
        for index, row in zip(suspects.to_pylist(), _rows(body, suspects), strict=True)
        if not _is_data(row, layout)
    ]
    kept = pc.indices_nonzero(is_data)
    if not others:
        return kept.cast(pa.int64())
    mask = pc.is_in(kept, value_set=pa.array(others, kept.type))
    return kept.filter(pc.invert(mask)).cast(pa.int64())


def _is_content(found: Recognised, name: str) -> bool:
    """A row with nothing but its place, dragged down a form, is not data yet."""
    if found.table.grain is Grain.VILLAGE:
        return True
    return found.table.column(name).kind is not Kind.PLACE and name != "as_of"


def _count(masks: Sequence[pa.Array], height: int) -> pa.Array:
    total = pa.repeat(pa.scalar(0, pa.int16()), height)
    for mask in masks:
        total = pc.add(total, mask.cast(pa.int16()))
    return total


def _suspects(found: Recognised, body: Sequence[pa.ChunkedArray]) -> pa.Array:
    """Rows worth a closer look, found without looking at each in Python."""
    height = len(body[0])
    cells = [
        pc.not_equal(pc.utf8_trim_whitespace(c), "").combine_chunks() for c in body
    ]
    suspect = pc.less_equal(_count(cells, height), _FEW_CELLS)
    for column in body[:_FIRST_CELLS]:
        hits = pc.match_substring_regex(column, _SUSPECT).combine_chunks()
        suspect = pc.or_(suspect, hits)
    for heading, _ in found.matches[:_FEW_CELLS]:
        same = pc.equal(pc.utf8_trim_whitespace(body[heading.position]), heading.text)
        suspect = pc.or_(suspect, same.combine_chunks())
    return suspect


def _layout(found: Recognised) -> Layout:
    at = {match.column: heading.position for heading, match in found.matches}
    keys = {heading.position: heading.key for heading, _ in found.matches}
    return Layout(found.table.grain, at.get("id_number"), at.get("name"), keys)


def _rows(body: Sequence[pa.ChunkedArray], at: pa.Array) -> list[tuple[str, ...]]:
    return list(zip(*(column.take(at).to_pylist() for column in body), strict=True))


def _is_data(row: Sequence[str], layout: Layout) -> bool:
    cells = [cell for text in row if (cell := "".join(text.split()))]
    if _repeats_header(row, layout):
        return False
    if layout.id_at is not None and _digits(row[layout.id_at]) >= _ID_LIKE:
        return True
    if any(_TOTAL.fullmatch(cell) for cell in cells[:_FIRST_CELLS]):
        return _has_name(row, layout)
    if len(cells) <= _FOOTER_CELLS and _FOOTER.fullmatch(cells[0]):
        return _has_name(row, layout)
    if len(cells) > _FEW_CELLS or _has_name(row, layout):
        return True
    if layout.grain is Grain.PERSON:
        return False
    return len(cells) > 1 or len(cells[0]) <= _LONG_REMARK


def _repeats_header(row: Sequence[str], layout: Layout) -> bool:
    same = sum(key_of(row[at]) == key for at, key in layout.heading_keys.items())
    cells = sum(bool(row[at].strip()) for at in layout.heading_keys)
    return same >= _FEW_CELLS and same * 2 >= cells


def _has_name(row: Sequence[str], layout: Layout) -> bool:
    if layout.name_at is None:
        return False
    name = "".join(row[layout.name_at].split())
    taken = _TOTAL.fullmatch(name) or _FOOTER.fullmatch(name)
    return bool(_NAME_LIKE.fullmatch(name)) and not taken


def _digits(text: str) -> int:
    return sum(character.isdecimal() for character in text)
