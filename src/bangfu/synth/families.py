"""家庭: who lives together, by relation, sex and day of birth, still nameless."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from bangfu.core.calendar import age_on, years_before

_YEAR = 365.25
_LEAVE_HOME = 27


@dataclass(frozen=True, slots=True)
class Kin:
    """One of a family; ``line`` says whether they bear the family's surname."""

    relation: str
    male: bool
    birth_on: date
    line: bool = True


@dataclass(frozen=True, slots=True)
class Generations:
    """三代: two grandparents, their child with the partner, and the grandchildren."""

    old_man: date
    old_woman: date
    man: date
    woman: date
    young: tuple[tuple[date, bool], ...]


def draw_family(rng: Random, on: date) -> list[Kin]:
    """A family of a plausible shape, head first."""
    return rng.choices(_SHAPES, _WEIGHTS)[0](rng, on)


def _years(rng: Random, least: float, most: float) -> timedelta:
    return timedelta(days=round(rng.uniform(least, most) * _YEAR))


def _aged(rng: Random, on: date, least: int, most: int) -> date:
    return years_before(on, least) - _years(rng, 0, most - least)


def _wife_of(rng: Random, man: date, on: date) -> date:
    return min(man + _years(rng, -2, 5), years_before(on, 20))


def _born_to(
    rng: Random, man: date, woman: date, on: date, count: int
) -> list[tuple[date, bool]]:
    born = max(man, woman) + _years(rng, 20.5, 28)
    last = min(woman + timedelta(days=round(42 * _YEAR)), on - timedelta(days=10))
    found = []
    for _ in range(count):
        if born > last:
            break
        found.append((born, rng.random() < 0.52))  # noqa: PLR2004 share of boys
        born += _years(rng, 1.3, 5)
    return found


def _pair(man: date, woman: date) -> list[Kin]:
    head = Kin("户主", male=True, birth_on=man)
    return [head, Kin("配偶", male=False, birth_on=woman, line=False)]


def _at_home(
    young: list[tuple[date, bool]], on: date, son: str, daughter: str
) -> list[Kin]:
    return [
        Kin(son if male else daughter, male=male, birth_on=born)
        for born, male in young
        if age_on(born, on) < _LEAVE_HOME
    ]


def _alone(rng: Random, on: date) -> list[Kin]:
    male = rng.random() < 0.6  # noqa: PLR2004 share of men among those who live alone
    return [Kin("户主", male=male, birth_on=_aged(rng, on, 50, 88))]


def _couple(rng: Random, on: date) -> list[Kin]:
    man = _aged(rng, on, 46, 82)
    return _pair(man, _wife_of(rng, man, on))


def _nuclear(rng: Random, on: date) -> list[Kin]:
    man = _aged(rng, on, 25, 50)
    woman = _wife_of(rng, man, on)
    young = _born_to(rng, man, woman, on, rng.choice((1, 2, 2, 2, 3, 3)))
    return _pair(man, woman) + _at_home(young, on, "之子", "之女")


def _single_parent(rng: Random, on: date) -> list[Kin]:
    head, *others = _nuclear(rng, on)
    children = [kin for kin in others if kin.relation != "配偶"]
    return [head, *children]


def _generations(rng: Random, on: date) -> Generations:
    man = _aged(rng, on, 25, 48)
    woman = _wife_of(rng, man, on)
    old_woman = man - _years(rng, 20.5, 29)
    old_man = old_woman - _years(rng, -1, 5)
    young = _born_to(rng, man, woman, on, rng.choice((1, 1, 2, 2, 3)))
    return Generations(old_man, old_woman, man, woman, tuple(young))


def _elders(rng: Random, family: Generations, on: date) -> list[tuple[date, bool]]:
    pair = [(family.old_man, True), (family.old_woman, False)]
    alive = [
        (born, male)
        for born, male in pair
        if rng.random() > (age_on(born, on) - 50) / 70
    ]
    return alive or [pair[1]]


def _headed_by_the_old(rng: Random, on: date) -> list[Kin]:
    family = _generations(rng, on)
    elders = _elders(rng, family, on)
    kin = [
        Kin(relation, male=male, birth_on=born, line=male)
        for relation, (born, male) in zip(("户主", "配偶"), elders, strict=False)
    ]
    young = list(family.young)
    if rng.random() < 0.1:  # noqa: PLR2004 a daughter's husband moves in, one in ten
        kin.append(Kin("之女", male=False, birth_on=family.woman))
        kin.append(Kin("之女婿", male=True, birth_on=family.man, line=False))
        return kin + _at_home(young, on, "之外孙子", "之外孙女")
    kin.append(Kin("之子", male=True, birth_on=family.man))
    kin.append(Kin("之儿媳", male=False, birth_on=family.woman, line=False))
    return kin + _at_home(young, on, "之孙子", "之孙女")


def _headed_by_the_middle(rng: Random, on: date) -> list[Kin]:
    family = _generations(rng, on)
    kin = _pair(family.man, family.woman)
    kin += _at_home(list(family.young), on, "之子", "之女")
    for born, male in _elders(rng, family, on):
        relation = "之父" if male else "之母"
        kin.append(Kin(relation, male=male, birth_on=born, line=male))
    return kin


def _with_grown_child(rng: Random, on: date) -> list[Kin]:
    born = _aged(rng, on, 19, 36)
    woman = born - _years(rng, 20.5, 29)
    man = woman - _years(rng, -1, 5)
    male = rng.random() < 0.7  # noqa: PLR2004 daughters marry out earlier
    child = Kin("之子" if male else "之女", male=male, birth_on=born)
    return [*_pair(man, woman), child]


def _with_grandchild(rng: Random, on: date) -> list[Kin]:
    family = _generations(rng, on)
    kin = _pair(family.old_man, family.old_woman)
    return kin + _at_home(list(family.young), on, "之孙子", "之孙女")


_SHAPES: tuple[Callable[[Random, date], list[Kin]], ...] = (
    _alone,
    _couple,
    _nuclear,
    _single_parent,
    _headed_by_the_old,
    _headed_by_the_middle,
    _with_grown_child,
    _with_grandchild,
)
_WEIGHTS = (8, 16, 27, 3, 19, 14, 9, 4)
