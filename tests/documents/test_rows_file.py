"""结果表 as csv, xlsx and Parquet."""

import csv
from pathlib import Path

import pyarrow.parquet as pq
import pytest
import python_calamine

from bangfu.documents.rows_file import UnknownFormat, write_rows

COLUMNS = ("household_no", "sentence")
ROWS = [
    {"household_no": "0012", "sentence": "超过预警线"},
    {"household_no": "=1+1", "sentence": "http://a.example"},
]


def test_csv_opens_as_chinese_and_holds_no_formula(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.csv", COLUMNS, ROWS)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as handle:
        read = list(csv.DictReader(handle))
    assert [row["household_no"] for row in read] == ["0012", "'=1+1"]


def test_a_workbook_keeps_every_cell_as_text(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.xlsx", COLUMNS, ROWS)
    sheet = python_calamine.load_workbook(tmp_path / "a.xlsx").get_sheet_by_index(0)
    assert sheet.to_python() == [
        list(COLUMNS),
        ["0012", "超过预警线"],
        ["=1+1", "http://a.example"],
    ]


def test_parquet_has_the_same_rows(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.parquet", COLUMNS, ROWS)
    assert pq.read_table(tmp_path / "a.parquet").to_pylist() == ROWS


def test_another_ending_is_refused_in_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(UnknownFormat, match=r"不会写“\.pdf”格式"):
        write_rows(tmp_path / "a.pdf", COLUMNS, ROWS)


def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    write_rows(tmp_path / "a.csv", COLUMNS, ROWS[:1])
    before = (tmp_path / "a.csv").read_bytes()
    with pytest.raises(KeyError):
        write_rows(tmp_path / "a.csv", COLUMNS, [{"household_no": "1"}])
    assert (tmp_path / "a.csv").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
