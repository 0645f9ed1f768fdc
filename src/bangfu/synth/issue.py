"""发号: identity, telephone and other numbers that nobody else in the county has."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from bangfu.core.id_number import check_character

_OWN_SINCE_1985 = "620599"
_OWN_BEFORE = "622599"
_NEIGHBOURS_SINCE_1985 = ("620521", "620522", "620524", "620525", "621121")
_NEIGHBOURS_BEFORE = ("622523", "622530", "622528", "622521", "622424")
_PREFIX_CHANGED = 1985


@dataclass(slots=True)
class Issuer:
    """发号器: hands out each identity number once."""

    rng: Random
    used: set[str] = field(default_factory=set)

    def id_number(self, birth_on: date, *, male: bool, married_in: bool = False) -> str:
        """A valid 公民身份号码 whose division is the one of the year of birth."""
        first = self._division(birth_on.year, married_in=married_in)
        while True:
            order = self.rng.randrange(500) * 2 + male
            stem = f"{first}{birth_on:%Y%m%d}{order:03d}"
            if stem not in self.used:
                self.used.add(stem)
                return stem + check_character(stem)

    def phone(self) -> str:
        """联系电话: eleven digits."""
        return f"1900{self.rng.randrange(10_000_000):07d}"

    def _division(self, year: int, *, married_in: bool) -> str:
        away = married_in and self.rng.random() < 0.25  # noqa: PLR2004 one in four
        if year >= _PREFIX_CHANGED:
            neighbours, own = _NEIGHBOURS_SINCE_1985, _OWN_SINCE_1985
        else:
            neighbours, own = _NEIGHBOURS_BEFORE, _OWN_BEFORE
        return self.rng.choice(neighbours) if away else own
