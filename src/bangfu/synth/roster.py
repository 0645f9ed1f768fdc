"""农户台账: the county's own roster of all rural households, without 户编号."""

from collections.abc import Iterator
from pathlib import Path

from bangfu.synth.cells import as_cell
from bangfu.synth.people import County, Household
from bangfu.synth.sheets import Cell, Cells, write_sheet

_FILE = "农户台账.xlsx"
_TITLE = "示例县农户台账"
_HEADINGS = (
    "序号",
    "乡镇",
    "村",
    "组",
    "户主姓名",
    "户主身份证号",
    "姓名",
    "身份证号码",
    "性别",
    "出生日期",
    "与户主关系",
    "户类型",
    "人均纯收入（元）",
    "联系电话",
)
_FIRST_ROW = 3
_OLD_WORD = 211


def write_roster(folder: Path, county: County) -> tuple[str, int]:
    """Write the roster, and quote every household by it or by its 户编号."""
    count = write_sheet(folder / _FILE, "农户台账", _lines(county))
    return _FILE, count - 2


def _lines(county: County) -> Iterator[Cells]:
    yield [_TITLE]
    yield list(_HEADINGS)
    row = _FIRST_ROW
    for household in county.households:
        household.quoted = household.household_no or f"台账-{row}"
        kind = _kind(household, row)
        for cells in _members(household, row - _FIRST_ROW + 1, kind):
            yield cells
            row += 1


def _kind(household: Household, row: int) -> str:
    """户类型 as the township remembers it: now and then it was never updated."""
    lifted = household.said.get("household_type") == "脱贫户"
    return "脱贫户" if lifted and row % _OLD_WORD else "一般农户"


def _members(household: Household, number: int, kind: str) -> Iterator[list[Cell]]:
    head, village = household.head, household.village
    per_head = as_cell("_fen", household.income.per_head_fen(len(household.members)))
    for place, member in enumerate(household.members):
        yield [
            number + place,
            village.township,
            village.short_name,
            f"{household.hamlet}组",
            head.name,
            head.id_number,
            member.name,
            member.id_number,
            "男" if member.male else "女",
            member.birth_on.isoformat(),
            member.relation,
            kind,
            per_head,
            household.phone,
        ]
