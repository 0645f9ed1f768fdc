"""单元格: what one written value means for a column's kind, or what is wrong with it.

Each distinct value of a column is read once. What is said of a value never repeats a
number that could be somebody's, nor words where a name may have slipped in.
"""

import math
import re
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from functools import partial

from bangfu.core.calendar import parse_date
from bangfu.core.money import to_fen, ungrouped
from bangfu.exchange.blank import tidy
from bangfu.tables.table import Column, Kind

Value = str | bool | date | int | float
Read = tuple[Value | None, str]  # the value, and what is wrong ("" when nothing is)
Reader = Callable[[str], Read]

REMEDIES = {
    Kind.ID_NUMBER: "请核对身份证后改正",
    Kind.NAME: "请每行写一个人的姓名",
    Kind.PHONE: "请核对后改正",
    Kind.ACCOUNT: "请核对后改正",
    Kind.LABEL: "请改成可选的值",
    Kind.FLAG: "请改成“是”或“否”",
    Kind.DATE: "请改成“2026-06-30”这样的日期",
    Kind.FEN: "请只写数字金额",
    Kind.NUMBER: "请只写数字",
    Kind.WHOLE: "请只写整数",
}
_YES = frozenset({"是", "有", "Y", "YES", "1", "TRUE", "T", "对", "√", "✓", "✔"})
_NO = frozenset({"否", "无", "N", "NO", "0", "FALSE", "F", "错", "×", "✗", "✘", "X"})
_DID = frozenset({"已", "已消除", "已解决", "已参加", "参加", "享受", "已享受"})
_DID_NOT = frozenset({"未", "未消除", "未解决", "未参加", "不参加", "不享受", "未享受"})
_EXCEL_DAY_0 = date(1899, 12, 30)
_SERIAL = range(20000, 60001)
_YEARS = range(1900, 2101)
_MOST_FEN = 10**15
_MOST_WHOLE = 10**15
_MOST_DIGITS = 400
_QUOTED_AT_MOST = 12
_HARMLESS = re.compile(r"[-\d./:年月日号, +%eE]+")
_LONG = re.compile(r"\d{7,}")
_WAN = re.compile(r"(.*?)\s*万元?")
_SEPARATED = re.compile(r"[\s\-()]+")
_COUNTRY = re.compile(r"^(\+|00)?86(?=1\d{10}$)")
_TELEPHONE = re.compile(r"\+?\d{7,16}([,;/、.]\+?\d{7,16})*")
_BETWEEN_HAN = re.compile(r"(?<=[\u3400-\u9fff·])\s+|\s+(?=[\u3400-\u9fff·])")
_OF_ONE = frozenset({"name", "head_name"})
_HAN = r"[\u3400-\u9fff]"
_SEVERAL = re.compile(
    rf"{_HAN}\s*[、,，;；/]\s*{_HAN}|{_HAN}{{2}}[ \t]*\r?\n\s*{_HAN}{{2}}"
)
_DOTS = re.compile(r"[•・‧∙●.](?=[\u3400-\u9fff])")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?", re.IGNORECASE)


def reader(column: Column, *, unit: str = "") -> Reader:
    """How the values of a column are read; ``unit`` is what its heading says."""
    match column.kind:
        case Kind.LABEL:
            return partial(_label, labels=column.labels)
        case Kind.NAME if column.name in _OF_ONE:
            return _one_name
        case Kind.FEN:
            in_wan = (unit or column.unit) == "万元"
            return partial(_fen, yuan_per_unit=10_000 if in_wan else 1)
        case Kind.NUMBER | Kind.WHOLE as kind:
            return partial(_number, unit=column.unit, whole=kind is Kind.WHOLE)
        case _:
            return _READERS[column.kind]


def quote(text: str) -> str:
    """A bad value, as far as it may be repeated.

    >>> quote("2026-02-30"), quote("约三百"), quote("13900000000")
    ('“2026-02-30”', '3个字的内容', '11个字的内容')
    """
    short = _HARMLESS.fullmatch(text) and len(text) <= _QUOTED_AT_MOST
    if short and (not _LONG.search(text) or parse_date(text)):
        return f"“{text}”"
    return f"{len(text)}个字的内容"


def _text(text: str) -> Read:
    return tidy(text), ""


def _one_name(text: str) -> Read:
    """The name of one person; the cell of several would be one person of a long name."""
    if _SEVERAL.search(text.strip()):
        return None, "像是写了几个人"
    return _name(text)


def _name(text: str) -> Read:
    """Names are joined where people pad two characters to three."""
    return _DOTS.sub("·", _BETWEEN_HAN.sub("", tidy(text))), ""


def _place(text: str) -> Read:
    return tidy(text).replace(" ", ""), ""


def _phone(text: str) -> Read:
    plain = _COUNTRY.sub("", _SEPARATED.sub("", tidy(text)))
    if _TELEPHONE.fullmatch(plain):
        return plain, ""
    return None, f"不是电话号码（{len(plain)}个字）"


def _account(text: str) -> Read:
    return tidy(text).replace(" ", "").upper(), ""


def _label(text: str, *, labels: tuple[str, ...]) -> Read:
    plain = tidy(text).replace(" ", "")
    for label in labels:
        if plain == label:
            return label, ""
    shown = plain if len(plain) <= _QUOTED_AT_MOST and not _LONG.search(plain) else ""
    return None, f"“{shown}”不是可选的值" if shown else f"{quote(plain)}不是可选的值"


def _flag(text: str) -> Read:
    plain = tidy(text).upper()
    if plain in _YES or plain in _DID:
        return True, ""
    if plain in _NO or plain in _DID_NOT:
        return False, ""
    return None, f"{quote(plain)}看不出是“是”还是“否”"


def _date(text: str) -> Read:
    plain = tidy(text)
    day = parse_date(plain) or _serial_day(plain)
    if day is None:
        return None, f"{quote(plain)}不是日历上的日子"
    if day.year not in _YEARS:
        return None, f"{quote(plain)}的年份不对"
    return day, ""


def _serial_day(text: str) -> date | None:
    """The day of a serial number, which is a date that lost its format."""
    number = text.partition(".")[0]
    if number.isdecimal() and len(number) == 5 and int(number) in _SERIAL:  # noqa: PLR2004 the length keeps out other numbers
        return _EXCEL_DAY_0 + timedelta(days=int(number))
    return None


def _fen(text: str, *, yuan_per_unit: int) -> Read:
    plain = tidy(text)
    if plain.endswith(("元", "万")):
        # A unit in the cell itself is nearer than the one in the heading.
        found = _WAN.fullmatch(plain)
        plain, yuan_per_unit = (found[1], 10_000) if found else (plain, 1)
    fen = to_fen(_without_exponent(plain), yuan_per_unit=yuan_per_unit)
    if fen is None:
        return None, f"{quote(plain)}不是金额"
    if abs(fen) > _MOST_FEN:
        return None, f"金额大得不合情理（{Decimal(fen).adjusted() - 1}位数）"
    return fen, ""


def _without_exponent(text: str) -> str:
    """The digits of 1e3; an exponent without bounds would write digits without end."""
    if "e" not in text.lower() or not _NUMBER.fullmatch(text):
        return text
    number = Decimal(text)
    return f"{number:f}" if abs(number.adjusted()) <= _MOST_DIGITS else text


def _number(text: str, *, unit: str, whole: bool) -> Read:
    plain = ungrouped(tidy(text).rstrip("人户个年月岁亩间" + unit).strip())
    value = float(plain) if _NUMBER.fullmatch(plain) else math.nan
    if not math.isfinite(value) or abs(value) > _MOST_WHOLE:
        return None, f"{quote(tidy(text))}不是数"
    if not whole:
        return value, ""
    if not value.is_integer():
        return None, f"{quote(plain)}不是整数"
    return int(value), ""


_READERS: dict[Kind, Reader] = {
    Kind.TEXT: _text,
    Kind.NAME: _name,
    Kind.PHONE: _phone,
    Kind.ACCOUNT: _account,
    Kind.PLACE: _place,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
}
