"""人事查询: units, accounts and posts are read here."""

from datetime import date

from django.db.models import Prefetch, Q, QuerySet

from bangfu.web.accounts.models import Account, Post, Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.clock import today


def posts_in_force(account: Account) -> list[Post]:
    """The posts that an account may act from today, oldest first."""
    day = date.fromisoformat(today())
    found = account.posts.filter(_held_on(day)).select_related("account", "unit")
    return list(found.order_by("from_date", "pk"))


def officers_of(login: str) -> list[Officer]:
    """Who an account is today, once for each post in force."""
    account = Account.objects.filter(login=login).first()
    return [
        Officer(post.account, post)
        for post in (posts_in_force(account) if account else [])
    ]


def _held_on(day: date) -> Q:
    return Q(from_date__lte=day) & (Q(until=None) | Q(until__gte=day))


def open_units() -> QuerySet[Unit]:
    """Units in force, by place."""
    return Unit.objects.filter(until=None).order_by("division", "name")


def staff() -> QuerySet[Account]:
    """Every account with its posts, by log-in name."""
    posts = Post.objects.select_related("unit").order_by("from_date", "pk")
    return Account.objects.order_by("login").prefetch_related(Prefetch("posts", posts))
