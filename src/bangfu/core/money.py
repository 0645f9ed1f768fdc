"""金额: whole 分 inside, 元 and 万元 on paper; never a float in a sum."""

import re
from decimal import Decimal

FEN_IN_YUAN = 100
_GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def ungrouped(text: str) -> str:
    """A number without the marks between its thousands; others are left where they stand.

    >>> ungrouped("-1,200.5"), ungrouped("1,20")
    ('-1200.5', '1,20')
    """
    plain = text.replace("，", ",")
    return plain.replace(",", "") if _GROUPED.fullmatch(plain) else plain


def to_fen(written: str, *, yuan_per_unit: int = 1) -> int | None:
    """整数分 of an amount as written, rounded half up; None when it is no amount.

    >>> to_fen("12,345.678"), to_fen("￥-3"), to_fen("0.5", yuan_per_unit=10000)
    (1234568, -300, 500000)
    >>> to_fen("约三百") is None
    True
    """
    text = ungrouped(written.strip("￥¥ 元"))
    if not _NUMBER.fullmatch(text):
        return None
    fen = Decimal(text) * yuan_per_unit * FEN_IN_YUAN
    # Not quantize: it raises where the amount is longer than a Decimal is precise.
    return int(fen.to_integral_value(rounding="ROUND_HALF_UP"))


def yuan(fen: int) -> str:
    """An amount in 元 with two places and thousands marks.

    >>> yuan(1234567), yuan(-5)
    ('12,345.67', '-0.05')
    """
    return f"{Decimal(fen) / FEN_IN_YUAN:,.2f}"
