"""Which leads an officer may see, and which are his to look into."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from bangfu.core.access import SEES_HOUSEHOLDS, Role
from bangfu.core.lead import LeadState
from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.models import Lead, Verification
from bangfu.web.problems.area import area
from bangfu.web.problems.queries import PAGE
from bangfu.web.registry.queries import inside
from bangfu.web.registry.queries import visible_to as households_of
from bangfu.web.trail.clock import today

VIEWS = {"mine": "等我办", "open": "未办结", "settled": "已办结"}


def visible_to(officer: Officer) -> QuerySet[Lead]:
    """What an officer may see: by division; a department's are those it is asked to solve."""
    post = officer.standing
    if post.role not in SEES_HOUSEHOLDS:
        return Lead.objects.none()
    leads = Lead.objects.filter(inside(post.division))
    if post.role is Role.INSPECTOR:
        return leads.filter(household__in=households_of(officer))
    if post.role is Role.DEPARTMENT_OFFICER:
        return leads.filter(solver=post.unit)
    return leads


def waiting_for(officer: Officer) -> QuerySet[Lead]:
    """等我办的线索, the oldest date first."""
    seen = visible_to(officer)
    role, me = officer.standing.role, officer.account.pk
    if role is Role.VILLAGE_CADRE:
        mine = seen.filter(state=LeadState.OPEN).exclude(verifications__account=me)
    elif role is Role.TOWNSHIP_CHECKER:
        own = Q(state=LeadState.OPEN, unit=officer.post.unit)
        mine = seen.filter(own | Q(state=LeadState.VERIFIED))
        mine = mine.exclude(verifications__account=me)
    elif role is Role.COUNTY_CLERK:
        mine = seen.exclude(state=LeadState.SETTLED).filter(due__lt=today(), duty_no="")
    else:
        mine = seen.none()
    return listed(mine)


def handed_on(officer: Officer) -> QuerySet[Lead]:
    """Verified by me, settled by nobody yet."""
    seen = visible_to(officer).exclude(state=LeadState.SETTLED)
    looked = Verification.objects.filter(account=officer.account.pk)
    return listed(seen.filter(pk__in=looked.values("lead")))


def listed(leads: QuerySet[Lead]) -> QuerySet[Lead]:
    """Leads as a list shows them."""
    rows = leads.select_related("unit").annotate(looks=Count("verifications"))
    return rows.order_by("due", "pk")


def cut(leads: QuerySet[Lead], *, place: str, overdue: bool) -> QuerySet[Lead]:
    """筛选 a list."""
    if place:
        leads = leads.filter(area(place))
    return leads.filter(due__lt=today()) if overdue else leads


@dataclass(frozen=True, slots=True)
class Page:
    """一页线索, and where the next one begins."""

    leads: list[Lead]
    total: int
    next: int


def page_of(
    officer: Officer, *, view: str, skip: int, place: str = "", overdue: bool = False
) -> Page:
    """One page of a view of the leads."""
    seen = visible_to(officer)
    match view:
        case "settled":
            found = listed(seen.filter(state=LeadState.SETTLED)).order_by("-pk")
        case "open":
            found = listed(seen.exclude(state=LeadState.SETTLED))
        case _:
            found = waiting_for(officer)
    found = cut(found, place=place, overdue=overdue)
    rows = list(found[skip : skip + PAGE + 1])
    return Page(rows[:PAGE], found.count(), skip + PAGE if len(rows) > PAGE else 0)
