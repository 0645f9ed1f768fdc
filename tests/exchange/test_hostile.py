"""有害的文件: each gets a code and a sentence, or is read as harmless text."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hostile import TAKEN, Hostile, hostile_files

from bangfu.core.fault import FaultCode
from bangfu.exchange.checked import CheckedFile
from bangfu.exchange.read import find_file
from bangfu.exchange.returned import write_returned

FAST = {
    "网页三.xls",
    "断在5成.xlsx",
    "坏了几位3.xls",
    "软链接.zip",
    "套娃.zip",
    "加密.xlsx",
    "宏.xlsm",
    "炸弹说大.xlsx",
    "重叠.xlsx",
    "十亿笑.xlsx",
    "十亿笑.ods",
    "外部fileetc.xlsx",
    "格子A99999999999.xlsx",
    "远.xlsx",
    "百万列.csv",
    "大格.csv",
    "零字符.csv",
    "值公式3.xlsx",
    "值无穷三3.xlsx",
    "值无穷四3.xlsx",
    "数值1e308.xlsx",
    "数值NaN.xlsx",
    "数值1e400.xlsx",
}


def outcome(checked: CheckedFile) -> str:
    """The code of a refused file, or that it was taken."""
    return checked.faults[0].code if checked.refused else TAKEN


def test_there_are_as_many_hostile_files_as_promised() -> None:
    names = [one.name for one in hostile_files()]
    assert len(names) == len(set(names)) >= 150
    assert set(names) >= FAST


@pytest.mark.parametrize(
    "one",
    [one for one in hostile_files() if one.name in FAST],
    ids=lambda one: one.name,
)
def test_a_hostile_file_gets_a_code_and_a_sentence(
    tmp_path: Path, check_each: Callable[[Path], list[CheckedFile]], one: Hostile
) -> None:
    """收到有害文件：一个不变的代码和一句话，从不出错退出"""
    path = tmp_path / one.name
    path.write_bytes(one.make())
    checked, *_ = check_each(path)
    said = outcome(checked)
    assert said in one.codes if one.codes else said in {TAKEN, *FaultCode}
    for fault in checked.faults:
        assert fault.sentence.count("\n") == 0
        assert "Traceback" not in fault.sentence
        assert "root:" not in fault.sentence
    if not checked.refused:
        source = find_file([path], checked.file)
        write_returned(checked, source, tmp_path / "退回.xlsx", on=date(2026, 6, 30))
