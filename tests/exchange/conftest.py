"""Small real files, written where a test needs them."""

import csv
import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from bangfu.core.id_number import check_character
from bangfu.exchange import read
from bangfu.exchange.check import check_all, check_file
from bangfu.exchange.checked import CheckedFile
from bangfu.exchange.child import hand_over

Rows = Sequence[Sequence[object]]
ON = date(2026, 6, 30)


@pytest.fixture
def a_number() -> Callable[[int], str]:
    """A made-up, valid id number of the made-up county."""

    def number(order: int, birth: str = "19900307") -> str:
        first = f"620599{birth}{order:03d}"
        return first + check_character(first)

    return number


@pytest.fixture
def a_workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes sheets of rows as xlsx; text stays text, numbers and dates are typed."""

    def write(name: str = "表.xlsx", **sheets: Rows) -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(
            str(path),
            {"strings_to_formulas": False, "default_date_format": "yyyy-mm-dd"},
        ) as workbook:
            for title, rows in sheets.items():
                sheet = workbook.add_worksheet(title.removeprefix("隐藏"))
                if title.startswith("隐藏"):
                    sheet.hide()
                for index, row in enumerate(rows):
                    for column, value in enumerate(row):
                        if value is not None:
                            sheet.write(index, column, value)
        return path

    return write


@pytest.fixture
def a_csv(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows as text."""

    def write(
        rows: Rows, name: str = "表.csv", encoding: str = "utf-8", separator: str = ","
    ) -> Path:
        path = tmp_path / name
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=separator).writerows(rows)
        return path

    return write


@pytest.fixture
def check() -> Callable[..., CheckedFile]:
    """Checks a file as one that the made-up county received."""

    def checked(
        path: Path, division: str = "620599", table: str | None = None
    ) -> CheckedFile:
        return check_file(path, division=division, on=ON, table=table)

    return checked


@pytest.fixture
def check_each() -> Callable[[Path], list[CheckedFile]]:
    """Checks a file, or each file of an archive."""

    def checked(path: Path) -> list[CheckedFile]:
        return check_all(path, division="620599", on=ON)

    return checked


@pytest.fixture
def read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reads in this process what a child would read: many small files cost a second."""

    def said(path: Path, asked: str, _wall: float, take: read.Take[Any]) -> list[Any]:
        out = io.BytesIO()
        hand_over(path, asked, out)
        out.seek(0)
        return read.all_said(out, take)

    monkeypatch.setattr(read, "from_child", said)
