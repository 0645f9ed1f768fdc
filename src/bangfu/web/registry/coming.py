"""事件编号: the number that the event of an act under way will have."""

from bangfu.web.trail.models import Event


def coming_seq() -> int:
    """The next event's number; one writer at a time, so nobody else takes it."""
    last = Event.objects.order_by("-seq").first()
    return last.seq + 1 if last else 1
