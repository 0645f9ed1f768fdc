"""发来的名单: whole small files as senders make them; one sentence says what each did.

What becomes of each stands in ``sent_lists.txt``.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import xlsxwriter
import xlwt

from bangfu.core.id_number import check_character

Rows = Sequence[Sequence[object]]
Draw = Callable[[Any], object]


def number(order: int) -> str:
    """A made-up, valid id number of the made-up county."""
    first = f"62059919900307{order:03d}"
    return first + check_character(first)


A, B, X = number(1), number(2), number(6)
HEAD = ("姓名", "公民身份号码", "救助类型", "救助金额", "救助日期")
JIA = ("某甲", A, "急难型", "300", "2026-06-01")
YI = ("某乙", B, "支出型", "500", "2026-06-02")


@dataclass(frozen=True, slots=True)
class Sent:
    """One file: what its sender did, its bytes and its name."""

    did: str
    content: bytes
    name: str = "临时救助.xlsx"


def book(*rows: Sequence[object], draw: Draw = id, **more: Rows) -> bytes:
    """A workbook of 名单 and more sheets; ``draw`` puts what else there is on 名单."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False}
    with xlsxwriter.Workbook(
        out, options | {"default_date_format": "yyyy-mm-dd"}
    ) as made:
        for title, listed in ({"名单": rows} | more).items():
            sheet = made.add_worksheet(title)
            for index, row in enumerate(listed):
                sheet.write_row(index, 0, row)
            if title == "名单":
                draw(sheet)
    return out.getvalue()


def old_book(*rows: Sequence[object]) -> bytes:
    """An old workbook of one sheet."""
    made, out = xlwt.Workbook(), io.BytesIO()
    sheet = made.add_sheet("名单")
    for index, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(index, column, value)
    made.save(out)
    return out.getvalue()


def text(*rows: Sequence[object], by: str = ",", encoding: str = "utf-8") -> bytes:
    """A text file, its cells as they are."""
    return "\r\n".join(by.join(map(str, row)) for row in rows).encode(encoding)


def jia(place: int, written: object) -> tuple[object, ...]:
    """某甲's row with one of its cells written otherwise."""
    return tuple(written if i == place else cell for i, cell in enumerate(JIA))


_NAME, _ID, _KIND, _FEN, _ON = range(5)
_CELLS: tuple[tuple[str, int, tuple[object, ...]], ...] = (
    ("身份证号末位写成小写、全角、乘号", _ID, tuple(X[:17] + x for x in "xＸ×")),
    ("身份证号存成了数值", _ID, (float(A),)),
    ("15 位旧号，文字和数值", _ID, ("620599900307001", 620599900307001)),
    ("身份证号前面加了撇号", _ID, (f"'{A}",)),
    ("身份证号少一位，末位少、首位少", _ID, (A[:17], A[1:])),
    ("身份证号多一位", _ID, (A + "0",)),
    ("身份证号中间打了星号", _ID, (f"{A[:6]}********{A[14:]}",)),
    ("一格写了夫妻两个身份证号", _ID, (f"{A}、{B}", f"{A}\n{B}", f"{A}/{B}")),
    ("一格写了姓名和身份证号", _ID, (f"某甲{A}",)),
    ("身份证号写无、同上、不详", _ID, ("无", "同上", "不详")),
    ("两个人的姓名写在一格", _NAME, ("某甲、某乙", "某甲\n某乙", "某甲/某乙")),
    ("姓名中间加空格对齐，或者换了行", _NAME, ("某　甲", "某 甲", "某\n甲")),
    ("姓名后面有括号说明", _NAME, ("某甲（已故）", "某甲(户主)")),
    ("日期写成 2024.5", _ON, ("2024.5", 2024.5, "2024.05")),
    ("十月 2024.10 存成数值，变成 2024.1", _ON, (2024.10, 2024.11, "2024.10")),
    ("日期写成 20240501", _ON, ("20240501", 20240501)),
    ("日期用汉字写", _ON, ("二〇二四年五月", "二○二四年五月一日")),
    ("日期失去格式，成了 Excel 序号", _ON, (45413, "45413")),
    ("日期没有写全年份", _ON, ("5月1日", "5.1", "24.5.1", 5.1)),
    ("日期写成日/月/年", _ON, ("01/05/2024", "5/1/24")),
    ("日期带时间、带星期", _ON, (datetime(2024, 5, 1, 9), "2024年5月1日 星期三")),  # noqa: DTZ001 a workbook knows no zone
    ("一格写了起止两个日期", _ON, ("2024-05-01至2024-06-01", "2024.5-2024.6")),
    ("日期是闰年没有的那天", _ON, ("2023-02-29", "2024-02-29")),
    ("金额用全角数字、带货币符号", _FEN, ("３００．５", "￥300", "¥300", "300 元")),
    ("金额带千分位，有的打错了", _FEN, ("1,200", "1，200.50", "1,20", "1 200")),
    ("金额格里自己写了万元", _FEN, ("0.03万元", "0.03万", "3百元")),
    ("金额写成百分比", _FEN, ("50%",)),
    ("金额是公式留下的长小数", _FEN, (300.1 * 3, "333.333333", "300.005")),
    ("金额用大写、写成几元几角", _FEN, ("叁佰元整", "300元整", "3元5角")),
    ("金额写成负数、括号负数", _FEN, ("-300", "(300)", "（300）", "−300")),
    ("一格写了两笔金额", _FEN, ("300+200", "300/200", "=300+200", "300、200")),
    (
        "没有金额的写无、/、—等",
        _FEN,
        ("无", "/", "—", "-", "", "　", "暂无", "空", "0"),
    ),
    ("金额格是错误值", _FEN, ("#N/A", "#VALUE!", "#REF!")),
    ("用同上、〃代替内容", _KIND, ("同上", "〃", '"')),
    ("救助类型错一字、选两样", _KIND, ("急难形", "急难型、支出型")),
    ("格前后有空格和换行", _KIND, (" 急难型 ", "急难型\n", "\u200b急难型")),
)
_EXTRA: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("性别混写男女和代码", "性别", ("男", "女", "1", 2, "男性", "M", " 男")),
    ("电话写两个、存成数值、带横线", "联系电话",
     ("13900000001/13900000002", 13900000001, "139-0000-0001", "见备注")),
    ("次数写成文字、小数", "年内救助次数", ("2次", "两次", 1.5, "2.0")),
    ("多了一列备注", "备注", ("已入户",)),
)  # fmt: skip


def one_column() -> Iterator[Sent]:
    """Files in which one column is written in several ways."""
    for did, place, written in _CELLS:
        yield Sent(did, book(HEAD, *(jia(place, value) for value in written)))
    for did, heading, written in _EXTRA:
        yield Sent(did, book((*HEAD, heading), *((*JIA, value) for value in written)))
