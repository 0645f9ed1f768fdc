"""移交清单: what an account still has open; each app adds its own kind of work."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.errors import NothingChosen, SuccessorUnfit
from bangfu.web.accounts.models import Account, Post
from bangfu.web.accounts.queries import account_of, in_force
from bangfu.web.trail.act import Actor, Done, act


@dataclass(frozen=True, slots=True)
class OpenWork:
    """未结工作: one thing somebody else must take over. It names no household.

    ``key`` is how its app finds it again; without one the next of the unit goes on by
    himself, and nothing needs to be handed over.
    """

    kind: str
    sentence: str
    path: str = ""
    key: str = ""


Source = Callable[[Account], Iterable[OpenWork]]
Count = Callable[[], Mapping[int, int]]
TakeOver = Callable[[Actor, str, Account, Post], None]
"""Who hands over, the work's key, from whom, to which post; inside an act."""


@dataclass(frozen=True, slots=True)
class _Kind:
    source: Source
    count: Count | None
    take_over: TakeOver | None


_kinds: dict[str, _Kind] = {}


def add_source(
    kind: str,
    source: Source,
    *,
    count: Count | None = None,
    take_over: TakeOver | None = None,
) -> None:
    """Let an app tell the open work of its kind; called when the app is ready.

    ``count`` tells by account how much must be handed over, for the list of people;
    ``take_over`` binds one thing to somebody else.
    """
    _kinds[kind] = _Kind(source, count, take_over)


def open_work(account: Account) -> list[OpenWork]:
    """Everything an account still has open, kind by kind."""
    return [work for kind in _kinds.values() for work in kind.source(account)]


def counts() -> Mapping[int, int]:
    """How much each account still has bound to it; one query a kind."""
    total: Counter[int] = Counter()
    for kind in _kinds.values():
        if kind.count is not None:
            total.update(kind.count())
    return total


def successors(account: Account) -> list[Post]:
    """Who may take over: people in post in the units that the account worked in."""
    units = account.posts.values("unit")
    posts = in_force().filter(unit__in=units, account__disabled_at=None)
    others = posts.exclude(account=account).select_related("account", "unit")
    return list(others.order_by("unit", "pk"))


@act("hand_over")
def hand_over(actor: Actor, *, account: int, work: Sequence[str], to: int) -> Done:
    """移交工作: what was bound to one person is bound to another from now on."""
    check_staff_act(actor, "hand_over")
    found = account_of(account)
    target = next((post for post in successors(found) if post.pk == to), None)
    if target is None:
        raise SuccessorUnfit
    still_open = {one.key: one for one in open_work(found) if one.key}
    if not work or not set(work) <= set(still_open):
        raise NothingChosen
    for key in work:
        take_over = _kinds[still_open[key].kind].take_over
        if take_over is None:
            raise NothingChosen
        take_over(actor, key, found, target)
    return Done(f"account:{account}", {"to": to, "work": list(work)})
