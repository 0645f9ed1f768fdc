"""人事查询: units, accounts and posts are read here."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from bangfu.core.access import NotHere
from bangfu.web.accounts.models import Account, Attempts, Post, PostState, Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.clock import now, today


def account_of(number: int) -> Account:
    """An account by its number; told as not there when there is none."""
    found = Account.objects.filter(pk=number).first()
    if found is None:
        raise NotHere
    return found


def posts_in_force(account: Account) -> list[Post]:
    """The posts that an account may act from today, oldest first."""
    day = date.fromisoformat(today())
    found = account.posts.filter(_held_on(day)).select_related("unit")
    return list(found.order_by("from_date", "pk"))


def waiting_posts(account: Account) -> list[Post]:
    """Posts of an account that nobody has confirmed yet."""
    found = account.posts.filter(state=PostState.PENDING.value).select_related("unit")
    return list(found.order_by("pk"))


def officers_of(login: str) -> list[Officer]:
    """Who an account is today, once for each post in force."""
    held = in_force().filter(account__login=login).select_related("account", "unit")
    return [Officer(post.account, post) for post in held.order_by("from_date", "pk")]


def left_behind(counts: Mapping[int, int]) -> list[tuple[Account, int]]:
    """待移交: who may no longer act and still has work bound to him, and how much."""
    at_work = in_force().filter(account__disabled_at=None).values("account")
    gone = Account.objects.filter(pk__in=counts).exclude(pk__in=at_work)
    return [(account, counts[account.pk]) for account in gone.order_by("login")]


def in_force() -> QuerySet[Post]:
    """Every post that is held today, whosever it is."""
    return Post.objects.filter(_held_on(date.fromisoformat(today())))


def _held_on(day: date) -> Q:
    confirmed = Q(state=PostState.CONFIRMED.value, from_date__lte=day)
    return confirmed & (Q(until=None) | Q(until__gte=day))


def open_units() -> QuerySet[Unit]:
    """Units in force, by place."""
    return Unit.objects.filter(until=None).order_by("division", "name")


def staff() -> QuerySet[Account]:
    """Every account with its posts, by log-in name."""
    posts = Post.objects.select_related("unit").order_by("from_date", "pk")
    locks = Attempts.objects.filter(locked_until__gt=now())
    return Account.objects.order_by("login").prefetch_related(
        Prefetch("posts", posts), Prefetch("attempts", locks, to_attr="locks")
    )
