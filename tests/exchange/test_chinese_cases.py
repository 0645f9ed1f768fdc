"""收到过的写法: one small file each, with what becomes of it; nothing changes silently."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bangfu.exchange.checked import CheckedFile

_DAY, _REFUSED, _FAULT = date(1990, 3, 7), "refused", "fault"
_ID = "62059919900307034X"

CASES = [
    *(
        ("relieved_on", written, _DAY)
        for written in (
            "1990年3月7日", "1990.3.7", "19900307", "1990-3-7", "1990/03/07",
            "1990-03-07 00:00:00", "１９９０年３月７日", " 1990-03-07 ", "32939",
        )
    ),
    *(
        ("relieved_on", written, _FAULT)
        for written in ("1990-02-30", "上个月", "9999-99-99", "1990-13-01", "民国七十九年")
    ),
    *(
        ("relief_fen", written, fen)
        for written, fen in (
            ("300", 30000), ("300元", 30000), ("0.03万元", 30000), ('"1,200.50"', 120050),
            ("￥300", 30000), ("-50", -5000), ("３００", 30000), ("3e2", 30000), ("0", 0),
            ("300.00 ", 30000), ("+300", 30000),
        )
    ),
    *(
        ("relief_fen", written, _FAULT)
        for written in ("约三百", "50%", "300-500", "三百", "1e308", "3 00 元整", "=cmd|x")
    ),
    *(
        ("relief_fen", written, None)
        for written in ("", "/", "无", "-", "\u3000", "NULL", "不详", "——", "\\", "N/A", "空")
    ),
    *(
        ("name", written, "某甲")
        for written in ("某 甲", " 某甲 ", "某\u3000甲", "某\u200b甲", "某甲\ufeff", '"某甲"')
    ),
    *(
        ("name", written, "阿依·买买提")
        for written in ("阿依·买买提", "阿依•买买提", "阿依・买买提", "阿依．买买提")
    ),
    ("name", "某㐂", "某㐂"),
    ("name", "某𬱖", "某𬱖"),
    *(
        ("id_number", written, _ID)
        for written in (
            _ID, _ID.lower(), f" {_ID} ", f'"=""{_ID}"""', f"'{_ID}", f"{_ID}\u200b",
            "６２０５９９１９９００３０７０３４Ｘ", f"{_ID[:6]} {_ID[6:14]} {_ID[14:]}",
        )
    ),
    *(
        ("id_number", written, _REFUSED)
        for written in ("6.20599199003E+17", "6.20599E+17", "6.2059919900307e+17")
    ),
]  # fmt: skip


def test_there_are_sixty_cases() -> None:
    assert len(CASES) == len(set(CASES)) >= 60


@pytest.mark.usefixtures("read_here")
@pytest.mark.parametrize(("column", "written", "expected"), CASES)
def test_a_cell_is_read_as_written_or_told(
    tmp_path: Path,
    check: Callable[..., CheckedFile],
    column: str,
    written: str,
    expected: object,
) -> None:
    """每种写法：读成应有的值，或说出来；从不悄悄改掉"""
    row = {
        "name": "某乙",
        "id_number": _ID,
        "relief_fen": "1",
        "relieved_on": "2026-06-01",
    }
    cells = row | {column: written}
    path = tmp_path / "临时救助.csv"
    path.write_text(
        "姓名,公民身份号码,救助金额,救助日期,救助类型\r\n"
        + ",".join(cells.values())
        + ",急难型\r\n",
        encoding="gb18030",
    )
    checked = check(path)
    (sheet,) = checked.sheets
    about = [fault for fault in checked.faults if fault.row == 2]
    if expected is _REFUSED:
        assert len(sheet.rows) == 0
        assert about
    elif expected is _FAULT:
        assert sheet.rows[column].to_pylist() == [None]
        assert about
    else:
        assert sheet.rows[column].to_pylist() == [expected]
