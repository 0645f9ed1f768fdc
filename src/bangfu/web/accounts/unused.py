"""久未使用: an account that nobody used for 90 days is shut at the next look."""

from datetime import timedelta

from bangfu.web.accounts.models import Account
from bangfu.web.accounts.queries import account_of
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.clock import now
from bangfu.web.trail.demo import is_being_made, is_demo

UNUSED_LASTS = timedelta(days=90)


def is_unused(account: Account) -> bool:
    """Whether nobody logged in, and nobody set a password, within the last 90 days.

    A finished demo stays open, however long nobody looked at it.
    """
    used = max(filter(None, (account.last_in_at, account.password_at)), default=None)
    is_long_ago = used is not None and now() - used > UNUSED_LASTS
    return is_long_ago and (is_being_made() or not is_demo())


def shut_all_unused() -> int:
    """Shut every account that nobody used; for a daily look. Gives how many."""
    still_open = Account.objects.filter(disabled_at=None).order_by("pk")
    unused = [account for account in still_open if is_unused(account)]
    for account in unused:
        shut_unused(SYSTEM, account=account.pk)
    return len(unused)


@act("shut_unused")
def shut_unused(_actor: Actor, *, account: int) -> Done:
    """停用久未使用的账号: a new first password opens it again."""
    found = account_of(account)
    if found.disabled_at is None and is_unused(found):
        found.disabled_at, found.was_unused, found.session_key = now(), True, ""
        found.save()
    return Done(f"account:{account}", {"days": UNUSED_LASTS.days})
