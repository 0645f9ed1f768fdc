"""Five places with one household each; every personal value is found nowhere else.

A word that may not occur is a canary: rare surnames, given names, numbers, phones.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from bangfu.core.id_number import check_character
from web.registry.township import NATIONAL

COUNTY, OTHER_COUNTY = "620599", "620523"
_ALLOWANCE = "身份证号,姓名,保障类别,银行账号,乡镇,村\n"
_FILES = {COUNTY: "甲批", OTHER_COUNTY: "乙批"}


@dataclass(frozen=True, slots=True)
class Place:
    """A household, where it lives, and whether a register has it or only a list."""

    relation: str
    order: int
    surname: str
    given: str
    division: str
    township: str = ""
    village: str = ""
    on_list_only: bool = False

    @property
    def county(self) -> str:
        return self.division[:6]

    @property
    def name(self) -> str:
        return self.surname + self.given

    @property
    def id_number(self) -> str:
        body = f"{self.county}19800101{self.order:03d}"
        return body + check_character(body)

    @property
    def phone(self) -> str:
        return f"1390731{self.order:04d}"

    @property
    def account(self) -> str:
        return f"62170048811{self.order:08d}"

    @property
    def household_no(self) -> str:
        return f"HZ{self.county}{self.order:06d}"

    @property
    def member_no(self) -> str:
        return f"RK{self.county}{self.order:06d}"

    @property
    def personal(self) -> set[str]:
        """What nobody sees unless he asks for it."""
        own = {self.name, self.given, self.id_number, self.phone, self.account}
        return own | {self.miswritten}

    @property
    def miswritten(self) -> str:
        """The same number under another name: nobody knows whether it is the same."""
        return f"{self.surname}琅玕"

    @property
    def traces(self) -> set[str]:
        """What tells somebody outside the area that the household exists."""
        here = {self.village} if self.village else set()
        return {self.surname, self.household_no, self.member_no} | here


PLACES = (
    Place("own", 411, "仉", "兰猗", "620599100250", "明川镇", "柏家嘴村"),
    Place("next", 412, "亓", "竹筠", "620599100274", "明川镇", "施家沟村"),
    Place("township", 413, "逄", "菊潭", "620599101289", "清泉镇", "黑松塬村"),
    Place("unassigned", 414, "麴", "梅坞", "620599000000", on_list_only=True),
    Place("elsewhere", 415, "郗", "荷汀", "620523101287", "新兴镇", "十甲庄村"),
)
"""One household in each relation to 周, 李 and 王."""

PLACE = {place.relation: place for place in PLACES}
MORE = tuple(
    Place(place.relation, place.order + 100 * n, place.surname, given, *where)
    for n, given in enumerate(("松岭", "柏岩"), start=1)
    for place in PLACES[1:]
    for where in [(place.division, place.township, place.village, place.on_list_only)]
)
"""More households outside 周's village, to be planted later."""


def file_word(county: str) -> str:
    """The word in the names of a county's files."""
    return _FILES[county]


def texts_of(county: str, places: tuple[Place, ...], batch: str) -> dict[str, str]:
    """A county's files: the national export and the allowance list."""
    here = [place for place in places if place.county == county]
    word = file_word(county) + batch
    national = NATIONAL + "".join(_national(p) for p in here if not p.on_list_only)
    allowance = _ALLOWANCE + "".join(_allowance(here))
    return {f"监测对象信息{word}.csv": national, f"低保花名册{word}.csv": allowance}


def unsure_texts_of(county: str) -> dict[str, str]:
    """A list that writes everybody of a county under another name."""
    rows = (
        f"{one.id_number},{one.miswritten},农村低保,{one.account},"
        f"{one.township},{one.village}\n"
        for one in PLACES
        if one.county == county
    )
    return {f"低保花名册{file_word(county)}疑.csv": _ALLOWANCE + "".join(rows)}


def _national(one: Place) -> str:
    county = "示例县" if one.county == COUNTY else "甘谷县"
    return (
        f"{county},{one.township},{one.village},{one.household_no},{one.member_no},"
        f"{one.name},{one.id_number},户主,小学,长期慢性病,不享受,脱贫户,{one.phone},"
        "2026-05-31\n"
    )


def _allowance(here: list[Place]) -> Iterator[str]:
    for one in here:
        where = f"{one.township},{one.village}"
        yield f"{one.id_number},{one.name},农村低保,{one.account},{where}\n"
