"""Problem and closing numbers, without gaps in a year; the act holds the pen."""

from bangfu.web.problems.models import Episode, Problem
from bangfu.web.trail.clock import today


def next_problem_no() -> str:
    """The next 问题编号 of this year."""
    year = today()[:4]
    numbers = Problem.objects.filter(no__startswith=f"{year}-")
    return _after(year, numbers.order_by("-no").values_list("no", flat=True).first())


def next_closing_no() -> str:
    """The next 销号编号 of this year."""
    year = today()[:4]
    numbers = Episode.objects.filter(closed_no__startswith=f"{year}-")
    last = numbers.order_by("-closed_no").values_list("closed_no", flat=True).first()
    return _after(year, last)


def _after(year: str, last: str | None) -> str:
    return f"{year}-{int(last[5:]) + 1 if last else 1:06d}"
