"""几周的工作: what the cast did before the visitor came; each kind of lead keeps one open."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

from bangfu.core.lead import Dismissal, Finding, Review, Verdict, Way
from bangfu.web.demo.cast import officer
from bangfu.web.leads.actions import Look, Opinion, review_lead, verify_lead
from bangfu.web.leads.models import Lead
from bangfu.web.trail.act import Actor
from bangfu.web.trail.clock import set_clock

_TO_VISITORS = 1


def work(began: datetime) -> None:
    """Verify and review what the cast's township has, but leave one lead of each cause."""
    clock = _Clock(began)
    for lead in _spare_leads():
        with clock.next_day():
            _verify(lead, "cun1", "入户看过住院票据和报销单，与名单一致")
        with clock.next_day():
            _verify(lead, "cun2", "电话问过本人，说法一致")
        with clock.next_day():
            _review(lead)


class _Clock:
    """The demo's days, one after another from the first."""

    def __init__(self, began: datetime) -> None:
        self._now = began

    @contextmanager
    def next_day(self) -> Iterator[None]:
        """Ten in the morning of the next day."""
        self._now += timedelta(days=1)
        with set_clock(self._now.replace(hour=10)):
            yield


def _spare_leads() -> list[Lead]:
    """Warning leads beyond the first that the cast's village may look into."""
    village = officer("cun1").post.division
    own = Lead.objects.filter(division=village, cause="illness").order_by("pk")
    return list(own[_TO_VISITORS:])


def _verify(lead: Lead, login: str, note: str) -> None:
    look = Look(way=Way.DOOR, finding=Finding.TRUE, note=note)
    verify_lead(_actor(login), lead=lead.pk, look=look)


def _review(lead: Lead) -> None:
    review = Review(
        Verdict.DISMISS, note="已由大病保险报销", dismissal=Dismissal.BURDEN_BEARABLE
    )
    review_lead(_actor("zhen1"), lead=lead.pk, opinion=Opinion(review=review))


def _actor(login: str) -> Actor:
    return officer(login).actor
