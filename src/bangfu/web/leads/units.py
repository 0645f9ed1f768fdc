"""Which unit looks after a household, and which department owns a subject."""

from collections.abc import Mapping

from bangfu.core.access import Role
from bangfu.core.cause import Cause
from bangfu.core.division import Level, full_code, level, prefix
from bangfu.core.errors import BangfuError
from bangfu.web.accounts.models import Post, Unit, UnitKind
from bangfu.web.trail.clock import today

# A word of the department's name; offices of one county are named alike everywhere.
_DEPARTMENTS: Mapping[Cause, str] = {
    Cause.ALLOWANCE: "民政",
    Cause.CERTIFICATE: "残",
    Cause.ENROLMENT: "教育",
    Cause.INSURANCE_RECORD: "医保",
    Cause.PENSION: "人社",
    Cause.IDENTITY: "公安",
    Cause.PUBLIC_POST: "人社",
    Cause.LOAN: "金融",
    Cause.HOUSE_RECORD: "住建",
    Cause.ILLNESS: "医保",
    Cause.INSURANCE: "医保",
    Cause.SCHOOLING: "教育",
    Cause.COMPULSORY_SCHOOLING: "教育",
    Cause.DISABILITY: "残",
    Cause.HOUSING: "住建",
    Cause.WATER: "水",
    Cause.DISASTER: "应急",
    Cause.UNSTABLE_WORK: "人社",
    Cause.VEHICLE: "公安",
    Cause.DEATH: "公安",
    Cause.MOVED_AWAY: "公安",
}


class NoUnit(BangfuError):
    """Nobody in the county answers for something."""

    def __init__(self, what: str) -> None:
        super().__init__(f"本县还没有{what}。没有保存，请安全管理员先开设单位。")


def county_of(division: str) -> str:
    """所在县, by its six digits."""
    return prefix(full_code(division))[:6]


def department_of(cause: Cause, *, division: str) -> Unit:
    """主管部门 of a subject in the county of a place."""
    word = _DEPARTMENTS.get(cause)
    departments = Unit.objects.filter(
        kind=UnitKind.DEPARTMENT, until=None, division__startswith=county_of(division)
    )
    found = word and departments.filter(name__contains=word).order_by("pk").first()
    if not found:
        raise NoUnit(f"主管“{cause.label}”的部门")
    return found


def county_office(division: str) -> Unit:
    """The county office: the unit that the county's clerks work in."""
    clerks = Post.objects.filter(
        role=Role.COUNTY_CLERK,
        division=full_code(county_of(division)),
        from_date__lte=today(),
        unit__until=None,
    )
    post = clerks.select_related("unit").order_by("pk").first()
    if post is None:
        raise NoUnit("县级业务员所在的单位")
    return post.unit


class Caretakers:
    """The village's unit, else the township's; asked for many households."""

    def __init__(self, county: str) -> None:
        open_units = Unit.objects.filter(until=None, division__startswith=county)
        local = open_units.filter(kind__in=[UnitKind.VILLAGE, UnitKind.TOWNSHIP])
        self._by_place: dict[str, Unit] = {}
        for unit in local.order_by("pk"):
            self._by_place.setdefault(unit.division, unit)

    def of(self, division: str) -> Unit:
        """The unit of a village or, failing that, of its township."""
        full = full_code(division)
        places = (full, full_code(full[:9]))
        found = next((self._by_place[p] for p in places if p in self._by_place), None)
        if found is None and level(full) is Level.COUNTY:
            return county_office(full)  # a list that names no place: the county assigns
        if found is None:
            raise NoUnit("这个村或所在乡镇的单位")
        return found
