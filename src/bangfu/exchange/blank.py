"""空白: what clerks write into a cell that has nothing to say."""

import unicodedata

from bangfu.tables.table import Column, Kind

_BLANK = frozenset(
    {"", "-", "--", "—", "——", "–", "/", "\\", "NULL", "NONE", "N/A", "#N/A", "NAN"}
)
LONGEST_BLANK = max(map(len, _BLANK))
# 无 says no where the answer is yes or no, and may be a label of its own.
_SAYS_NO = "无"


# Marks that stand for the cell above; 〃 and ″ are written in several ways.
_DITTO = frozenset({"同上", "同前", "〃", "″", "′′", '"', "”", "“", "''"})


def is_ditto(text: str) -> bool:
    """同上: whether a cell only points to another.

    >>> is_ditto(" 同 上"), is_ditto("〃"), is_ditto("同")
    (True, True, False)
    """
    return "".join(tidy(text).split()) in _DITTO


def is_blank(text: str, column: Column) -> bool:
    """Whether a cell of this column says nothing.

    >>> from bangfu.tables.identity import NAME, SEX
    >>> is_blank(" — ", NAME), is_blank("无", NAME), is_blank("李", NAME)
    (True, True, False)
    """
    plain = tidy(text)
    if plain == _SAYS_NO:
        return column.kind is not Kind.FLAG and plain not in column.labels
    return plain.upper() in _BLANK


# Zero-width spaces and joiners, marks of direction, byte order marks, soft hyphens.
_UNSEEN = dict.fromkeys(
    map(
        ord,
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff\u00ad",
    )
)


def tidy(text: str) -> str:
    """Text in one width, unseen marks and spaces around it gone, those inside it single.

    >>> tidy(" 低保　Ａ类 ")
    '低保 A类'
    """
    if text.isascii():
        return text if text.isalnum() else " ".join(text.split())
    seen = unicodedata.normalize("NFKC", text).translate(_UNSEEN)
    return " ".join(seen.split())
