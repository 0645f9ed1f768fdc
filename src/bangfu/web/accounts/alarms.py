"""告警: accounts that somebody keeps guessing at, for the audit administrator."""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from bangfu.core.access import Role
from bangfu.web.accounts.attempts import ALARM
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.trail.models import Event

_SHOWN = 100


@dataclass(frozen=True, slots=True)
class Alarm:
    """一条告警: when, which account, and the number of its event."""

    seq: int
    at: datetime
    account: Account


def alarms() -> list[Alarm]:
    """The last hundred, newest first."""
    events = list(Event.objects.filter(type=ALARM).order_by("-seq")[:_SHOWN])
    numbers = {event.seq: int(event.subject.partition(":")[2]) for event in events}
    accounts = Account.objects.prefetch_related("posts__unit")
    known = accounts.in_bulk(set(numbers.values()))
    return [
        Alarm(
            event.seq, datetime.fromisoformat(event.recv_at), known[numbers[event.seq]]
        )
        for event in events
    ]


@on_duty(Role.AUDIT_ADMIN)
@require_GET
def alarm_list(request: HttpRequest, _officer: Officer) -> HttpResponse:
    """告警: locked three times within a day."""
    return render(request, "accounts/alarms.html", {"alarms": alarms()})
