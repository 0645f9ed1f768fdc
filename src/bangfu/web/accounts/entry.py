"""进出: what people do with their own account; a wrong password counts and is told."""

from datetime import datetime

from django.contrib.auth.hashers import check_password, make_password

from bangfu.core.access import NotHere
from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.actions import account_of
from bangfu.web.accounts.errors import (
    FirstPasswordExpired,
    NotLetIn,
    NotToYourself,
    OldPasswordWrong,
    PasswordRefused,
)
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.passwords import (
    FIRST_PASSWORD_LASTS,
    UNUSED_LASTS,
    hash_first,
    lock_of,
    profile,
    reasons_not_to_take,
)
from bangfu.web.trail.act import Actor, Done, Receipt, act
from bangfu.web.trail.clock import now

NOBODY = Actor(None)


def account_that_fits(login: str, password: str) -> Account:
    """Whose password this is, or the one sentence that tells nothing."""
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        # As slow as a real one, so that the time tells nothing either.
        make_password(password)
        refuse_log_in(NOBODY, account=None)
        raise NotLetIn
    if account.must_change:
        make_password(password)  # a first password is checked faster than others
    if not account.fits(password):
        refuse_log_in(Actor(account.pk), account=account.pk)
        raise NotLetIn
    if account.must_change and is_expired(account):
        raise FirstPasswordExpired
    return account


def is_expired(account: Account) -> bool:
    """Whether the first password of an account came too late."""
    return account.first_until is not None and account.first_until < now()


@act("log_in")
def log_in(actor: Actor, *, account: int, session_key: str) -> Done:
    """登录: an older session of the account ends with it."""
    found = account_of(account)
    if actor.account != account or not may_come_in(found):
        raise NotLetIn
    found.failures, found.failing_since = 0, None
    found.locks, found.locked_until = 0, None
    found.session_key, found.last_in_at = session_key, now()
    found.save()
    return Done(f"account:{account}")


def may_come_in(account: Account) -> bool:
    """Whether an account is open, not locked and was used within the last 90 days."""
    moment = now()
    if account.disabled_at is not None:
        return False
    if account.locked_until is not None and moment < account.locked_until:
        return False
    used = max(filter(None, (account.last_in_at, account.password_at)), default=None)
    return used is None or moment - used <= UNUSED_LASTS


@act("refuse_log_in")
def refuse_log_in(_actor: Actor, *, account: int | None) -> Done:
    """登录未成: counted; the profile says after how many the account is locked."""
    if account is None:
        return Done("account:0")
    found, moment = account_of(account), now()
    rules = profile()
    since = found.failing_since
    if since is None or moment - since > rules.within:
        found.failures, found.failing_since = 0, moment
    found.failures += 1
    locked = found.failures >= rules.failures
    if locked:
        _lock(found, moment)
    found.save()
    return Done(f"account:{account}", {"failures": found.failures, "locked": locked})


def _lock(account: Account, moment: datetime) -> None:
    account.locked_until = moment + lock_of(account.locks, profile())
    account.locks += 1
    account.failures, account.failing_since = 0, None


@act("log_out")
def log_out(actor: Actor) -> Done:
    """退出."""
    found = _own(actor)
    found.session_key = ""
    found.save(update_fields=["session_key"])
    return Done(f"account:{found.pk}")


def change_password(actor: Actor, *, old: str, new: str, **asked: object) -> Receipt:
    """修改密码: a wrong old password counts like a failed log-in."""
    account = _own(actor)
    if not account.fits(old):
        refuse_log_in(actor, account=account.pk)
        raise OldPasswordWrong
    used = [account.password, *account.earlier_passwords]
    rules = profile()
    reasons = reasons_not_to_take(
        new, login=account.login, earlier=used[: rules.remembered], rules=rules
    )
    if reasons:
        raise PasswordRefused(reasons)
    return _take_password(actor, hashed=make_password(new), **asked)


@act("change_password")
def _take_password(actor: Actor, *, hashed: str) -> Done:
    account = _own(actor)
    kept = [account.password, *account.earlier_passwords]
    account.earlier_passwords = kept[: profile().remembered]
    account.password, account.password_at = hashed, now()
    account.must_change, account.first_until = False, None
    account.save()
    return Done(f"account:{account.pk}")


@act("reset_password")
def reset_password(actor: Actor, *, account: int, first_password: str) -> Done:
    """重发首次密码: the old one is void at once; nobody but the person knows the next."""
    check_staff_act(actor, "reset_password")
    if actor.account == account:
        raise NotToYourself
    found = account_of(account)
    found.password, found.password_at = hash_first(first_password), now()
    found.must_change, found.first_until = True, now() + FIRST_PASSWORD_LASTS
    found.session_key = ""
    _open_again(found)
    found.save()
    return Done(f"account:{account}")


@act("unlock")
def unlock(actor: Actor, *, account: int) -> Done:
    """解除锁定."""
    check_staff_act(actor, "unlock")
    if actor.account == account:
        raise NotToYourself
    found = account_of(account)
    _open_again(found)
    found.save()
    return Done(f"account:{account}")


def _open_again(account: Account) -> None:
    account.failures, account.failing_since = 0, None
    account.locks, account.locked_until = 0, None


def is_right_password(account: Account, password: str) -> bool:
    """Ask again before an act is signed; a wrong one counts like a failed log-in."""
    if may_come_in(account) and check_password(password, account.password):
        return True
    refuse_log_in(Actor(account.pk), account=account.pk)
    return False


def _own(actor: Actor) -> Account:
    if actor.account is None:
        raise NotHere
    return account_of(actor.account)
