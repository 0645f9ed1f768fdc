"""底版: the base county of a seed, before any rule has planted anything."""

from datetime import date
from random import Random

from bangfu.synth.families import Kin, draw_family
from bangfu.synth.incomes import Income, draw_income
from bangfu.synth.issue import Issuer
from bangfu.synth.lists import LISTINGS
from bangfu.synth.names import draw_given_name, draw_surname
from bangfu.synth.people import County, Household, Member, Village
from bangfu.synth.places import example_villages
from bangfu.synth.register import register_households
from bangfu.synth.schooling import draw_path

_OUTSIDERS_PER_HOUSEHOLD = 0.011  # about 3 % of those on the hospital list
_WORKING = range(18, 65)
_MARRIED_IN = {"配偶", "之儿媳", "之女婿", "之母"}


def stream(*parts: object) -> Random:
    """A source of chance of its own for one step, the same on every machine."""
    return Random("/".join(str(part) for part in parts))  # noqa: S311 made-up people


def base_county(*, households: int, seed: int, on: date) -> County:
    """The county of a seed on its first day, clean for every rule."""
    rng = stream(seed, "people")
    issuer = Issuer(rng)
    villages = example_villages()
    living = [
        _household(rng, issuer, village, on)
        for village in _homes(rng, villages, households)
    ]
    outsiders = [
        _outsider(rng, issuer, rng.choice(villages), on)
        for _ in range(max(1, round(households * _OUTSIDERS_PER_HOUSEHOLD)))
    ]
    county = County(seed, on, villages, living, outsiders)
    register_households(county, stream(seed, "register"))
    for listing in LISTINGS.values():
        listing.fill(county, stream(seed, listing.table))
    return county


def new_member(
    household: Household, kin: Kin, surname: str, rng: Random, issuer: Issuer
) -> Member:
    """A member with a name, a number and a path through school."""
    own = surname if kin.line else draw_surname(rng)
    given = draw_given_name(rng, kin.birth_on.year, male=kin.male)
    number = issuer.id_number(
        kin.birth_on, male=kin.male, married_in=kin.relation in _MARRIED_IN
    )
    return Member(
        household=household,
        relation=kin.relation,
        name=own + given,
        id_number=number,
        birth_on=kin.birth_on,
        male=kin.male,
        path=draw_path(rng),
    )


def _homes(rng: Random, villages: tuple[Village, ...], count: int) -> list[Village]:
    weights = [rng.uniform(0.4, 1.6) for _ in villages]
    return sorted(rng.choices(villages, weights, k=count), key=lambda v: v.order)


def _household(rng: Random, issuer: Issuer, village: Village, on: date) -> Household:
    family = draw_family(rng, on)
    workers = sum((on.year - kin.birth_on.year) in _WORKING for kin in family)
    income = draw_income(rng, len(family), workers=workers, yuan=(9_500, 26_000))
    household = Household(village, rng.randint(1, 9), issuer.phone(), income)
    surname = draw_surname(rng)
    household.members = [
        new_member(household, kin, surname, rng, issuer) for kin in family
    ]
    return household


def _outsider(rng: Random, issuer: Issuer, village: Village, on: date) -> Household:
    age_days = rng.randint(3 * 365, 80 * 365)
    born = date.fromordinal(on.toordinal() - age_days)
    kin = Kin("户主", male=rng.random() < 0.5, birth_on=born)  # noqa: PLR2004
    household = Household(village, 1, issuer.phone(), Income(0, 0, 0, 0, 0))
    household.outsider = True
    household.members = [new_member(household, kin, draw_surname(rng), rng, issuer)]
    return household
