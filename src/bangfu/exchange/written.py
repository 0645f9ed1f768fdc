"""写的地名和认出的地方: what a row says of its place, and what that comes to."""

from dataclasses import dataclass

COLUMNS = ("province", "prefecture", "county", "township", "village")
_REMEDY = "请按行政区划改成全称，或补上乡镇"


@dataclass(frozen=True, slots=True)
class Written:
    """写的地名: the place cells of a row, empty where blank or without a column."""

    province: str = ""
    prefecture: str = ""
    county: str = ""
    township: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class Resolved:
    """认出的地方: a code, and what is wrong with the names (in which column) if anything."""

    code: str | None
    column: str = ""
    found: str = ""
    remedy: str = _REMEDY
