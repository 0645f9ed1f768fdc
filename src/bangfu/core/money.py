"""金额: whole 分 inside, 元 and 万元 on paper; never a float in a sum."""

import re
from decimal import Decimal

FEN_IN_YUAN = 100
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def to_fen(written: str, *, yuan_per_unit: int = 1) -> int | None:
    """整数分 of an amount as written, rounded half up; None when it is no amount.

    >>> to_fen("12,345.678"), to_fen("￥-3"), to_fen("0.5", yuan_per_unit=10000)
    (1234568, -300, 500000)
    >>> to_fen("约三百") is None
    True
    """
    text = written.replace(",", "").replace("，", "").strip("￥¥ 元")
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
