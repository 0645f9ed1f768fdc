"""How a value of the made-up county becomes a cell: as text, or as a typed cell."""

from datetime import date
from decimal import Decimal

from bangfu.synth.sheets import Cell

_FEN = Decimal(100)


def as_text(column: str, value: object) -> str | None:
    """A cell of the national export, where everything is text.

    >>> as_text("wage_income_fen", 123450), as_text("safe_water", True)
    ('1234.5', '是')
    >>> as_text("net_income_fen", 1_000_000_00), as_text("household_size", 5)
    ('1000000', '5')
    """
    cell = as_cell(column, value)
    if cell is None or isinstance(cell, str):
        return cell
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def as_cell(column: str, value: object) -> Cell:
    """A cell of a sender's list: dates and amounts keep their type.

    >>> as_cell("price_fen", 2999999), as_cell("boards", False)
    (Decimal('29999.99'), '否')
    """
    match value:
        case None:
            return None
        case bool():
            return "是" if value else "否"
        case int() if column.endswith("_fen"):
            return (Decimal(value) / _FEN).normalize() + 0
        case int() | date():
            return value
        case _:
            return str(value)
