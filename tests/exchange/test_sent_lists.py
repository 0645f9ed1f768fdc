"""发来的名单: every case becomes what ``sent_lists.txt`` says; nothing changes silently."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sent_lists import HEAD, Sent, one_column
from sent_sheets import other_sheets

from bangfu.core.money import yuan
from bangfu.exchange.checked import CheckedFile

CASES = (*one_column(), *other_sheets())
_COLUMNS = ("name", "id_number", "relief_kind", "relief_fen", "relieved_on")
_ALWAYS = {*_COLUMNS, "row", "id_quality", "division_code"}


def expected() -> dict[str, list[str]]:
    """What becomes of each file, by what its sender did."""
    whole = Path(__file__).with_name("sent_lists.txt").read_text(encoding="utf-8")
    listed = [part.strip().splitlines() for part in whole.split("## ")[1:]]
    return {lines[0]: lines[1:] for lines in listed}


def outcome(checked: CheckedFile) -> Iterator[str]:
    """The rows that were taken, the columns that were not, and every fault."""
    for sheet in checked.sheets:
        if sheet.sheet not in {"", "名单"}:
            yield f"工作表“{sheet.sheet}”"
        for row in sheet.rows.to_pylist():
            cells = dict(zip(HEAD, map(row.get, _COLUMNS), strict=True))
            if cells["救助金额"] is not None:
                cells["救助金额"] = yuan(cells["救助金额"])
            cells |= {k: v for k, v in row.items() if k not in _ALWAYS}
            said = "，".join(
                "空" if one is None else f"{one}" for one in cells.values()
            )
            yield f"{row['row']}：{said}".replace("空，空，空，空，空", "全空")
        if sheet.dropped:
            more = f"等{len(sheet.dropped)}列" if len(sheet.dropped) > 5 else ""
            yield f"没有用到的列：{'、'.join(sheet.dropped[:5])}{more}"
    for fault in checked.faults:
        place = fault.place.partition("》")[2].replace(" 工作表“名单”", "")
        yield f"{fault.effect.label}{place}：{fault.found}"


def test_every_case_is_there() -> None:
    """至少三十个整份文件，每个都写明结果"""
    assert len(CASES) >= 60
    assert [case.did for case in CASES] == list(expected())


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize("sent", CASES, ids=lambda sent: sent.did)
def test_a_file_becomes_what_is_written_or_is_told(
    tmp_path: Path, check: Callable[..., CheckedFile], sent: Sent
) -> None:
    """M89: 部门发来的名单，读成应有的样子，或说出来；从不悄悄改掉"""
    path = tmp_path / sent.name
    path.write_bytes(sent.content)
    assert list(outcome(check(path))) == expected()[sent.did]
