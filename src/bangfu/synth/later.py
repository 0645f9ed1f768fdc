"""日后: the same county some months on, with some births, deaths and repairs."""

from datetime import date, timedelta
from random import Random

from bangfu.synth.county import new_member, stream
from bangfu.synth.draft import Draft, Sown
from bangfu.synth.families import Kin
from bangfu.synth.incomes import change_income
from bangfu.synth.issue import Issuer
from bangfu.synth.lists import hospital, pupils, vehicles
from bangfu.synth.people import County, Household
from bangfu.synth.register import (
    count_numbers,
    describe_member,
    enrol,
    next_member_no,
)
from bangfu.tables import find_table
from bangfu.tables.table import Keeping

_SHARES = {"birth": 10, "death": 8, "move": 4, "income": 18, "enrol": 4, "": 956}
_YEAR = 366
_CHILD_OF = {
    "配偶": ("之子", "之女"),
    "之儿媳": ("之孙子", "之孙女"),
}
# A household that is enrolled must stay below the lower cap as well.
_NEWLY_MONITORED_ROOM = 1_400_000


def correct(sown: list[Sown], draft: Draft, on: date, rng: Random) -> list[Sown]:
    """更正: undo about a third of the plants; the rest is still true on the later day.

    What was spent in hospital stays spent, but a new year counts from nought. A planted
    day of years ago is there for its age, which moves on: such a plant is undone first.
    """
    plants = [item for item in sown if item.kind == "plant"]
    mendable = [item for item in plants if not _in_hospital(item, draft)]
    aged = [item for item in mendable if _has_old_day(item, draft.on)]
    others = [item for item in mendable if item not in aged]
    wanted = max(round(len(plants) / 3) - len(aged), 0)
    mended = aged + rng.sample(others, min(wanted, len(others)))
    for item in mended:
        draft.before[item.household].restore()
    over = [p for p in plants if on.year > draft.on.year and p not in mendable]
    gone = [item.household for item in mended + over]
    return [item for item in sown if item.household not in gone]


def _in_hospital(item: Sown, draft: Draft) -> bool:
    tables = draft.before[item.household].changed_tables()
    return any(find_table(table).keeping is Keeping.EVENTS for table in tables)


def _has_old_day(item: Sown, on: date) -> bool:
    rows = [row for rows in item.household.rows.values() for row in rows]
    days = [day for row in rows for day in (row.given or {}).values()]
    return any(isinstance(day, date) and (on - day).days > _YEAR for day in days)


def move_on(county: County, on: date) -> None:
    """Bring the county to a later day; households that a rule has used stay as is."""
    rng = stream(county.seed, "later", on)
    issuer = Issuer(rng, county.stems())
    counted = count_numbers(county)
    first, county.on = county.on, on
    for household in list(county.households):
        if not household.taken:
            what = rng.choices(list(_SHARES), list(_SHARES.values()))[0]
            _happen(what, household, county, rng, issuer, counted)
            _fall_ill(household, rng, (on - first).days, on)
        pupils.enter_pupils(household, on, rng)
    county.households.sort(key=lambda household: household.village.order)


def _happen(
    what: str,
    household: Household,
    county: County,
    rng: Random,
    issuer: Issuer,
    counted: dict[str, int],
) -> None:
    match what:
        case "birth":
            _bear(household, county.on, rng, issuer)
        case "death":
            _lose(household, county, rng)
        case "move":
            household.village = rng.choice(county.villages)
        case "income":
            household.income = change_income(rng, household.income)
        case "enrol" if _may_be_enrolled(household, county.on):
            enrol(household, rng, county.on, counted)
            _agree_on_allowance(household)
        case _:
            pass


def _bear(household: Household, on: date, rng: Random, issuer: Issuer) -> None:
    mothers = [
        member
        for member in household.members
        if member.relation in _CHILD_OF
        and not member.male
        and 20 <= member.age(on) <= 41  # noqa: PLR2004 years in which women give birth
    ]
    if not mothers:
        return
    male = rng.random() < 0.52  # noqa: PLR2004 share of boys
    relation = _CHILD_OF[mothers[0].relation][0 if male else 1]
    born = on - timedelta(days=rng.randint(3, 80))
    kin = Kin(relation, male=male, birth_on=born)
    child = new_member(household, kin, household.head.name[0], rng, issuer)
    if household.exported:
        child.member_no = next_member_no(household)
        describe_member(child, rng, on)
    household.members.append(child)


def _lose(household: Household, county: County, rng: Random) -> None:
    old = [m for m in household.members if m.age(county.on) >= 65]  # noqa: PLR2004
    if not old:
        return
    if len(household.members) == 1:
        county.households.remove(household)
        return
    away = [member for member in old if member is not household.head]
    if away:
        gone = rng.choice(away)
        household.members.remove(gone)
        household.rows = {
            table: [row for row in rows if row.member is not gone]
            for table, rows in household.rows.items()
        }


def _may_be_enrolled(household: Household, on: date) -> bool:
    spent_little = all(
        hospital.room(member, year) >= _NEWLY_MONITORED_ROOM
        for member in household.members
        for year in (on.year - 1, on.year)
    )
    return not household.exported and spent_little and not vehicles.has_car(household)


def _agree_on_allowance(household: Household) -> None:
    for row in household.rows.get("allowance_recipients", ()):
        row.member.said["allowance"] = row.values["allowance_kind"]


def _fall_ill(household: Household, rng: Random, days: int, on: date) -> None:
    for member in household.members:
        # As often as in the first year, for the days that have passed.
        if rng.random() < 0.09 * min(days, 364) / 364:
            born_before = (on - member.birth_on).days
            span = min(days - 1, 364, born_before)
            if span > 0:
                hospital.add_stays(member, on, rng, days=span)


def _stems(county: County) -> set[str]:
    return {
        member.id_number[:17]
        for household in county.everybody()
        for member in household.members
    }
