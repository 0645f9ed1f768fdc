"""差错: what is wrong with a file, a row or a cell, told as a value."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class FaultCode(StrEnum):
    """差错代码: why a whole file or sheet is not taken, in a word that stays the same."""

    EMPTY_FILE = "empty-file"
    FOLDER = "folder"
    NOT_FOUND = "not-found"
    NO_PERMISSION = "no-permission"
    TOO_BIG = "too-big"
    TOO_WIDE = "too-wide"
    TOO_MANY_SHEETS = "too-many-sheets"
    DAMAGED = "damaged"
    LOCKED = "locked"
    OLD_FORMAT = "old-format"
    WEB_PAGE = "web-page"
    NOT_A_TABLE = "not-a-table"
    ARCHIVE = "archive"
    TOO_MANY_FILES = "too-many-files"
    NOT_TEXT = "not-text"
    UNPAIRED_QUOTE = "unpaired-quote"
    NO_COLUMNS = "no-columns"
    NO_CONTENT = "no-content"
    NO_HEADER = "no-header"
    UNKNOWN_TABLE = "unknown-table"
    COLUMN_MISSING = "column-missing"
    NO_ROWS = "no-rows"


class Effect(StrEnum):
    """差错后果: what a fault does to the thing it is found in."""

    FILE = "file"
    ROW = "row"
    CELL = "cell"
    NOTE = "note"

    @property
    def label(self) -> str:
        """The effect as a clerk would say it."""
        return _LABELS[self]


_LABELS = {
    Effect.FILE: "整个文件未收",
    Effect.ROW: "该行未收",
    Effect.CELL: "该格按空白处理",
    Effect.NOTE: "提示",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """差错: where it is, what was found, what was expected, and what to do.

    ``row`` is the row number that the spreadsheet program shows, from 1. ``found`` never
    carries an id number, a name or a phone number: the reader masks them. ``code`` is
    set where a whole file or sheet was not taken.
    """

    effect: Effect
    file: str
    found: str
    remedy: str
    sheet: str = ""
    row: int | None = None
    column: str = ""
    expected: str = ""
    code: str = ""

    @property
    def place(self) -> str:
        """文件、工作表、行、列, as far as they are known."""
        parts = [f"《{self.file}》", f"工作表“{self.sheet}”" if self.sheet else ""]
        parts += [f"第{self.row}行" if self.row is not None else "", self.column]
        return " ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """One line that a clerk can act on.

        >>> Fault(Effect.ROW, "低保.xls", "被存成数值，后几位已丢失", "请向发送单位重取",
        ...       row=5, column="公民身份号码").sentence
        '《低保.xls》 第5行 公民身份号码 被存成数值，后几位已丢失，请向发送单位重取'
        """
        expected = f"，应为{self.expected}" if self.expected else ""
        return f"{self.place} {self.found}{expected}，{self.remedy}"


def refused(faults: Iterable[Fault]) -> bool:
    """Whether a whole file was refused."""
    return any(fault.effect is Effect.FILE for fault in faults)
