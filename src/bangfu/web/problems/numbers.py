"""Problem and closing numbers, without gaps in a year; the act holds the pen."""

from bangfu.web.problems.models import Episode, Problem
from bangfu.web.trail.clock import today

CLOSING = "销"


def next_problem_no() -> str:
    """The next 问题编号 of this year."""
    begin = f"{today()[:4]}-"
    numbers = Problem.objects.filter(no__startswith=begin)
    return _after(begin, numbers.order_by("-no").values_list("no", flat=True).first())


def next_closing_no() -> str:
    """The next 销号编号 of this year; its first word keeps it from looking like a 问题编号."""
    begin = f"{CLOSING}-{today()[:4]}-"
    numbers = Episode.objects.filter(closed_no__startswith=begin)
    last = numbers.order_by("-closed_no").values_list("closed_no", flat=True).first()
    return _after(begin, last)


def _after(begin: str, last: str | None) -> str:
    return f"{begin}{int(last.removeprefix(begin)) + 1 if last else 1:06d}"
