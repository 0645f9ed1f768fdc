"""农户: the list, the page of one household, why-not, and looking behind a mask."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import NotHere
from bangfu.core.division import Level, full_code, level
from bangfu.tables.divisions import children, name_of
from bangfu.web.accounts.signing import signed_when_many
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry import queries
from bangfu.web.registry.access import DOUBTERS, SEES, SETTLERS, STATERS
from bangfu.web.registry.actions import reveal_field
from bangfu.web.registry.batch_queries import withdrawn_under
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.change_shown import changes_of
from bangfu.web.registry.change_waiting import disagreements_of, waiting_changes
from bangfu.web.registry.forms import AsOn, RevealField
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.registry.runs import explain_household
from bangfu.web.registry.sections import sections_of
from bangfu.web.registry.shown import facts, masked_name, members, reveal_choices
from bangfu.web.registry.spoken import spoken, title_of, word
from bangfu.web.registry.statement_queries import statements_of
from bangfu.web.registry.unsure_queries import settled_with, waiting_rows
from bangfu.web.trail.clock import now, today

PAGE = 50
_SOUGHT = "households_sought"


@require_GET
@on_duty(*SEES)
def household_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """农户: the households of one's area, by place; what is sought stays out of the URL."""
    if "q" in request.GET:
        request.session[_SOUGHT] = request.GET["q"].strip()
        return redirect("household_list")
    sought = request.session.get(_SOUGHT, "")
    only_listed = request.GET.get("who") == "listed"
    spans = queries.by_source(queries.visible_spans(officer), listed=only_listed)
    spans = queries.search(spans, sought)
    place = _place(request, officer)
    if place:
        spans = spans.filter(queries.inside(place))
    after = request.GET.get("after", "")
    found = queries.page_of(spans, int(after) if after.isdecimal() else None, PAGE)
    shown = {
        "rows": _rows(found[:PAGE], officer),
        "more": found[PAGE - 1].household_id if len(found) > PAGE else None,
        "sought": sought,
        "place": place,
        "places": _places(officer),
        "only_listed": only_listed,
        "is_first": not after,
        "unsure": waiting_rows(officer).count(),
        "waiting": waiting_changes(officer).count(),
        "may_settle": officer.standing.role in SETTLERS,
    }
    return render(request, "registry/household_list.html", shown)


@require_POST
@on_duty(*SEES)
def seek_household(request: HttpRequest, _officer: Officer) -> HttpResponse:
    """查找: remember what is sought for this session only."""
    request.session[_SOUGHT] = request.POST.get("q", "").strip()
    return redirect("household_list")


@never_cache
@require_GET
@on_duty(*SEES)
def household(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """一户: who lives there, what is known since when, what the rules say."""
    span = queries.span_for(officer, pk)
    return render(request, "registry/household.html", _page(request, officer, span))


@never_cache
@require_GET
@on_duty(*SEES)
def household_why(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """为什么: every rule's word on one household, also of those that are no hit."""
    span = queries.household_for(officer, pk)
    day = AsOn(request.GET or None).day_or(day_now())
    told = explain_household(
        span.no,
        on=day,
        known=now(),
        division=queries.county_of(span.division),
    )
    shown = {"span": span, "head": _head(span), "day": day, "told": told}
    return render(request, "registry/household_why.html", shown)


@never_cache
@require_POST
@on_duty(*SEES)
@signed_when_many
def reveal(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """查看: one masked value, for a purpose; the trail has it before the page."""
    span = queries.household_for(officer, pk)
    form = RevealField(request.POST)
    if not form.is_valid():
        shown = _page(request, officer, span, form)
        return render(request, "registry/household.html", shown, status=400)
    asked = form.asked(pk)
    if asked is None:
        raise NotHere
    value: list[str] = []
    receipt = reveal_field(
        officer.actor,
        asked=asked,
        shown=value,
        act_id=form.cleaned_data["act_id"],
    )
    shown = {"span": span, "head": _head(span), "value": value, "receipt": receipt}
    return render(request, "registry/revealed.html", shown)


def _page(
    request: HttpRequest,
    officer: Officer,
    span: HouseholdSpan,
    form: RevealField | None = None,
) -> dict[str, Any]:
    as_on = AsOn(request.GET or None)
    day = as_on.day_or(day_now())
    people = members(queries.members_on(span.household_id, day), day)
    own, home = f"h:{span.household_id}", span.household_id
    who = {own: "这一户"} | {f"p:{one.person}": one.called for one in people}
    said = statements_of(list(who))
    on_day = spoken(said, officer, day)
    told = facts(queries.records_on(list(who), day), who, on_day, home)
    run = queries.latest_run(queries.county_of(officer.post.division))
    hits = queries.hits_of_household(home, run)
    under = withdrawn_under(hits)
    is_there = span.until is None
    may_write = officer.standing.role in STATERS
    return {
        "span": span,
        "head": _head(span),
        "day": day,
        "today": day_now(),
        "members": people,
        "told": told,
        "run": run,
        "hits": [(hit, under.get(hit.pk, ())) for hit in hits],
        "history": queries.spans_of(home),
        "before": queries.members_before(home, day),
        "said": [(who[one.subject], title_of(one), word(one, officer)) for one in said],
        "may_state": is_there and officer.standing.role in DOUBTERS,
        "is_there": is_there,
        "kinds": list(ChangeKind) if is_there and may_write else [],
        "changes": changes_of(officer, home),
        "doubts": disagreements_of(home),
        "settled": settled_with([one.person for one in people]),
        "sections": sections_of(officer, home),
        "form": (form or RevealField()).offering(reveal_choices(people, told)),
    }


def _rows(spans: list[HouseholdSpan], officer: Officer) -> list[dict[str, Any]]:
    homes = [span.household_id for span in spans]
    known = queries.surnames(homes)
    run = queries.latest_run(queries.county_of(officer.post.division))
    hits = queries.hit_counts(homes, run)
    return [
        {
            "span": span,
            "head": masked_name(known.get(span.household_id, ("", 0))[0]),
            "size": known.get(span.household_id, ("", 0))[1],
            "place": name_of(span.division),
            "hits": hits.get(span.household_id, 0),
        }
        for span in spans
    ]


def _head(span: HouseholdSpan) -> str:
    surname, _ = queries.surnames([span.household_id]).get(span.household_id, ("", 0))
    return masked_name(surname)


def _places(officer: Officer) -> list[tuple[str, str]]:
    """What the list can be narrowed to: the places below one's own."""
    if level(full_code(officer.post.division)) is Level.VILLAGE:
        return []
    below = children(officer.post.division)
    return [(place.code, place.name) for place in below]


def _place(request: HttpRequest, officer: Officer) -> str:
    place = request.GET.get("place", "")
    return place if place in dict(_places(officer)) else ""


def day_now() -> date:
    """The day of the site's clock."""
    return date.fromisoformat(today())
