"""The three rules once more, slow and obvious, on plain values.

Nothing here is shared with the engine: no Ibis, no policy files, no calendar of the
program. What both say of the same county must be the same.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

MEDICAL_LINE_REGISTERED = 500_000
MEDICAL_LINE_OTHERS = 2_000_000
CAR_LINE = 3_000_000
CAR_YEARS = 10
CARS = ("轿车", "越野", "面包", "普通客车", "小型客车", "微型客车", "专用客车")
OTHERS = ("摩托", "三轮", "低速", "拖拉机", "农用", "货车", "挂车")
GONE = ("注销", "报废")
RECEIVES = ("是", "农村低保", "城市低保")
MONITORED = ("脱贫不稳定户", "边缘易致贫户", "突发严重困难户")

ILLNESS = "illness.large_medical_spending"
VEHICLE = "vehicle.household_owns_car"
ALLOWANCE = "allowance.list_differs"


@dataclass(frozen=True, slots=True)
class Said:
    """What one register's row says of a member and the member's household."""

    household_type: str | None = None
    category: str | None = None
    allowance: str | None = None


@dataclass(frozen=True, slots=True)
class Member:
    """One person, and the row of each register that has the person; None: it has not."""

    no: str
    national: Said | None
    roster: Said | None


@dataclass(frozen=True, slots=True)
class Household:
    """People who are judged together; whoever no register has lives alone."""

    no: str
    village: str
    members: tuple[Member, ...]


@dataclass(frozen=True, slots=True)
class Stay:
    """One row of the hospitals' list; ``member_no`` is None for a row nobody was found for."""

    member_no: str | None
    discharged_on: date | None
    settled_on: date | None
    paid_fen: int | None


@dataclass(frozen=True, slots=True)
class Vehicle:
    """One row of the traffic police's list."""

    member_no: str | None
    vehicle_type: str | None
    registered_on: date | None
    price_fen: int | None
    status: str | None


@dataclass(frozen=True, slots=True)
class Recipient:
    """One row of the civil affairs' list; ``township`` is None where the row names none."""

    member_no: str | None
    township: str | None


@dataclass(frozen=True, slots=True)
class County:
    """What a county's folder holds on a day; a list of None has not come."""

    on: date
    division: str
    national: bool
    households: tuple[Household, ...]
    stays: tuple[Stay, ...] | None
    vehicles: tuple[Vehicle, ...] | None
    recipients: tuple[Recipient, ...] | None


@dataclass(frozen=True, slots=True)
class Expected:
    """A hit: whom it names, and the figure its sentence must tell."""

    rule_id: str
    household_no: str
    member_no: str
    figure: str


def judge(county: County) -> set[Expected]:
    """Every hit of the three rules."""
    inside = [h for h in county.households if h.village.startswith(county.division)]
    hits: set[Expected] = set()
    for household in inside:
        hits.update(_illness(county, household))
        hits.update(_vehicle(county, household))
        hits.update(_allowance(county, household))
    return hits


def is_registered(county: County, household: Household) -> bool:
    """脱贫户, or of any 监测对象类别; only the national export's word counts if it came."""
    for member in household.members:
        said = member.national if county.national else member.roster
        if said and (said.household_type == "脱贫户" or said.category in MONITORED):
            return True
    return False


def _illness(county: County, household: Household) -> Iterator[Expected]:
    line = MEDICAL_LINE_OTHERS
    if is_registered(county, household):
        line = MEDICAL_LINE_REGISTERED
    for member in household.members:
        spent = 0
        for stay in county.stays or ():
            day = stay.discharged_on or stay.settled_on
            if stay.member_no != member.no or day is None or stay.paid_fen is None:
                continue
            if day.year == county.on.year and day <= county.on:
                spent += stay.paid_fen
        if spent > line:
            yield Expected(ILLNESS, household.no, member.no, f"累计{_yuan(spent)}元")


def _vehicle(county: County, household: Household) -> Iterator[Expected]:
    if not is_registered(county, household):
        return
    cars = 0
    own = {member.no for member in household.members}
    for vehicle in county.vehicles or ():
        if vehicle.member_no in own and _counts(vehicle, county.on):
            cars += 1
    if cars:
        yield Expected(VEHICLE, household.no, "", f"小汽车{cars}辆")


def _counts(vehicle: Vehicle, on: date) -> bool:
    kind, status, since = vehicle.vehicle_type, vehicle.status, vehicle.registered_on
    if kind is None or since is None:
        return False
    if any(word in kind for word in OTHERS) or not any(word in kind for word in CARS):
        return False
    if status is not None and any(word in status for word in GONE):
        return False
    # Before its tenth birthday: whoever was born on 29 February waits until 1 March.
    tenth = (since.year + CAR_YEARS, since.month, since.day)
    if since > on or tenth <= (on.year, on.month, on.day):
        return False
    return vehicle.price_fen is None or vehicle.price_fen >= CAR_LINE


def _allowance(county: County, household: Household) -> Iterator[Expected]:
    if county.recipients is None:
        return
    rows = [m.national for m in household.members if county.national and m.national]
    answers = [row.allowance for row in rows if row.allowance is not None]
    if not answers:  # not in the national export, or it is silent on all of them
        return
    on_system = any(answer in RECEIVES for answer in answers)
    own = {member.no for member in household.members}
    listed = {row.member_no for row in county.recipients if row.member_no in own}
    if listed and not on_system:
        figure = f"本户成员{len(listed)}人"
        yield Expected(ALLOWANCE, household.no, "", figure)
    if on_system and not listed and household.village[:9] in covered(county):
        yield Expected(ALLOWANCE, household.no, "", "花名册里没有本户成员")


def covered(county: County) -> set[str]:
    """Townships the civil affairs' list speaks of, by its rows or by whom they name."""
    homes = {m.no: h.village for h in county.households for m in h.members}
    places = set()
    for row in county.recipients or ():
        if row.township is not None:
            places.add(row.township)
        elif row.member_no is not None:
            places.add(homes[row.member_no][:9])
    return places


def _yuan(fen: int) -> str:
    whole, cents = divmod(fen, 100)
    return f"{whole:,}.{cents:02d}"
