"""A made-up county of a million, and a list about some of them as hands really write it.

Ids end in right check characters; surnames cluster by village, given names by generation.
A register has slips and blanks of its own. Everything follows from the seed.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

import opencc
import pyarrow as pa
from pypinyin import lazy_pinyin

from bangfu.core.id_number import check_character, parse
from bangfu.linkage.answers import IDENTITY
from bangfu.synth.names import draw_given_name, draw_surname

DIVISION, BEFORE_1985 = "620599", "622599"
TOWNSHIPS, VILLAGES, SURNAMES, HOME = 15, 28, 8, 4
_FIRST, _LAST = date(1932, 1, 1), date(2026, 1, 1)
_NEW_PREFIX, _CENTURY = 1985, 2000
_TRADITIONAL = opencc.OpenCC("s2t")


@dataclass(slots=True)
class Someone:
    """A person as he is, before anybody writes him down."""

    number: str
    name: str
    birth: date
    sex: str
    village: str
    home: int


@dataclass(frozen=True, slots=True)
class Shares:
    """How often each slip happens to a row of the list."""

    typo: float = 0.05
    swapped: float = 0.02
    fifteen: float = 0.02
    missing: float = 0.04
    form: float = 0.01
    anothers: float = 0.005
    homophone: float = 0.03
    rare: float = 0.02
    dotted: float = 0.01
    other_name: float = 0.01
    birth: float = 0.035
    village: float = 0.03
    sex: float = 0.003


def people_of(rng: Random, count: int) -> list[Someone]:
    """So many people in villages of their own surnames, four to a household."""
    places = [
        f"{DIVISION}{100 + town}{200 + village}"
        for town in range(TOWNSHIPS)
        for village in range(VILLAGES)
    ]
    families = {place: [draw_surname(rng) for _ in range(SURNAMES)] for place in places}
    days = (_LAST - _FIRST).days
    taken: set[str] = set()
    people = []
    surname, place = "", ""
    while len(people) < count:
        if len(people) % HOME == 0:
            place = rng.choice(places)
            surname = rng.choice(families[place])
        male = rng.random() < 0.51  # noqa: PLR2004 a few more boys
        born = _FIRST + timedelta(rng.randrange(days))
        prefix = DIVISION if born.year >= _NEW_PREFIX else BEFORE_1985
        body = f"{prefix}{born:%Y%m%d}{rng.randrange(500) * 2 + male:03d}"
        if body in taken:
            continue
        taken.add(body)
        own = surname if rng.random() < 0.75 else draw_surname(rng)  # noqa: PLR2004 wives
        name = own + _given(rng, born.year, male=male)
        number = body + check_character(body)
        sex = "男" if male else "女"
        people.append(Someone(number, name, born, sex, place, len(people) // HOME))
    return people


def _given(rng: Random, year: int, *, male: bool) -> str:
    """A given name: the second character may be of any generation."""
    given = draw_given_name(rng, year, male=male)
    if len(given) == 1:
        return given
    other = draw_given_name(rng, rng.choice((1950, 1985, 2015)), male=male)
    return given[0] + other[-1]


def register_of(rng: Random, people: list[Someone]) -> pa.Table:
    """What the register knows: one number in 300 has a slip, one in 200 is missing."""
    numbers = [
        _typo(rng, one.number) if (drawn := rng.random()) < 1 / 300
        else None if drawn < 1 / 300 + 1 / 200
        else one.number
        for one in people
    ]  # fmt: skip
    columns = {
        "id_number": numbers,
        "id_quality": [parse(number or "").quality.value for number in numbers],
        "name": [one.name for one in people],
        "birth_on": [one.birth for one in people],
        "sex": [one.sex for one in people],
        "division_code": [one.village for one in people],
        "household": [one.home for one in people],
    }
    table = pa.table(columns, schema=IDENTITY)
    return table.append_column("group", pa.array([""] * len(people)))


def list_of(
    rng: Random, people: list[Someone], *, rows: int, outsiders: int, shares: Shares
) -> tuple[pa.Table, list[int | None]]:
    """The raw rows of a list, and who each is: nobody for the outsiders at the end."""
    inside = len(people) - outsiders
    whom = [*rng.sample(range(inside), rows - outsiders), *range(inside, len(people))]
    hand = _Hand(rng, shares, people[:inside])
    written = [hand.write(people[place], place) for place in whom]
    order = list(range(rows))
    rng.shuffle(order)
    columns = ("id_number", "name", "birth_on", "sex", "division_code")
    table = pa.table(
        {
            name: pa.array([written[place][column] for place in order])
            for column, name in enumerate(columns)
        }
    )
    truth = [whom[place] if whom[place] < inside else None for place in order]
    return table, truth


class _Hand:
    """Who writes a list, with slips."""

    def __init__(self, rng: Random, shares: Shares, known: list[Someone]) -> None:
        self.rng, self.shares, self.known = rng, shares, known
        letters = sorted({letter for one in known[:50_000] for letter in one.name})
        more = [chr(code) for code in range(0x4E00, 0x9FA5, 7)]
        common = [c for c in more if _is_common(c)]
        self.sounds: dict[str, list[str]] = defaultdict(list)
        for letter in {*letters, *common}:
            self.sounds[lazy_pinyin(letter)[0]].append(letter)
        for alike in self.sounds.values():
            alike.sort()
        self.letters = letters

    def write(self, one: Someone, place: int) -> tuple[str | None, str, date, str, str]:
        """One row."""
        return (
            self._number(one, place),
            self._name(one.name),
            self._birth(one.birth),
            self._sex(one.sex),
            self._village(one.village),
        )

    def _number(self, one: Someone, place: int) -> str | None:
        rng, shares, number = self.rng, self.shares, one.number
        drawn = rng.random()
        slips = (
            (shares.typo, lambda: _typo(rng, number)),
            (shares.swapped, lambda: _swapped(rng, number)),
            (shares.fifteen, lambda: _fifteen(one)),
            (shares.missing, lambda: None),
            (shares.form, lambda: _form(rng, number)),
            (shares.anothers, lambda: self._anothers(place)),
        )
        for share, slip in slips:
            if drawn < share:
                return slip()
            drawn -= share
        return number

    def _anothers(self, place: int) -> str:
        """Half of them copied from the next line of the household."""
        if self.rng.random() < 0.5 and place < len(self.known):  # noqa: PLR2004
            beside = place + 1 if place % HOME == 0 else place - 1
            return self.known[min(beside, len(self.known) - 1)].number
        return self.rng.choice(self.known).number

    def _name(self, name: str) -> str:
        rng, shares = self.rng, self.shares
        drawn = rng.random()
        slips = (
            (shares.homophone, self._homophone),
            (shares.rare, _TRADITIONAL.convert),
            (shares.dotted, lambda name: f"{name[0]}{rng.choice(' ·　')}{name[1:]}"),
            (shares.other_name, self._other),
        )
        for share, slip in slips:
            if drawn < share:
                return str(slip(name))
            drawn -= share
        return name

    def _homophone(self, name: str) -> str:
        place = self.rng.randrange(1, len(name))
        alike = self.sounds[lazy_pinyin(name[place])[0]]
        return name[:place] + self.rng.choice(alike) + name[place + 1 :]

    def _other(self, name: str) -> str:
        """Another character, or one forgotten."""
        place = self.rng.randrange(1, len(name))
        new = self.rng.choice(self.letters) if self.rng.random() < 0.7 else ""  # noqa: PLR2004
        return name[:place] + new + name[place + 1 :]

    def _sex(self, sex: str) -> str:
        wrong = self.rng.random() < self.shares.sex
        return ("女" if sex == "男" else "男") if wrong else sex

    def _birth(self, born: date) -> date:
        if self.rng.random() >= self.shares.birth:
            return born
        text = _typo(self.rng, f"{born:%Y%m%d}")
        try:
            return date(int(text[:4]), int(text[4:6]), int(text[6:]))
        except ValueError:
            return born + timedelta(self.rng.choice((-1, 1, 10, 30, 365)))

    def _village(self, village: str) -> str:
        if self.rng.random() >= self.shares.village:
            return village
        near = self.rng.random() < 0.7  # noqa: PLR2004 a neighbour of the same township
        town = village[6:9] if near else str(100 + self.rng.randrange(TOWNSHIPS))
        return f"{DIVISION}{town}{200 + self.rng.randrange(VILLAGES)}"


def _is_common(letter: str) -> bool:
    try:
        return letter.encode("gb2312") < b"\xd8"
    except UnicodeEncodeError:
        return False


def _typo(rng: Random, number: str) -> str:
    place = rng.randrange(min(len(number), 17))
    digit = rng.choice([d for d in "0123456789" if d != number[place]])
    return number[:place] + digit + number[place + 1 :]


def _swapped(rng: Random, number: str) -> str:
    places = [i for i, (a, b) in enumerate(pairwise(number[:17])) if a != b]
    place = rng.choice(places)
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def _fifteen(one: Someone) -> str:
    old = one.birth.year < _CENTURY
    return one.number[:6] + one.number[8:17] if old else one.number


def _form(rng: Random, number: str) -> str:
    """Spaces, a lower-case x, a certificate of disability."""
    return rng.choice(
        (f" {number[:6]} {number[6:]}", f"'{number}", number.lower(), f"{number}42",
         f"{number}42B1", f"＇{number}")
    )  # fmt: skip
