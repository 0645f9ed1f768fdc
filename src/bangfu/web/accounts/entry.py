"""进出: what people do with their own account; a wrong password counts and is told."""

from dataclasses import replace
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password

from bangfu.core.access import NotHere
from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.attempts import forget, is_locked, refuse_log_in
from bangfu.web.accounts.errors import (
    AccountDisabled,
    AccountUnused,
    CodeRefused,
    FirstPasswordExpired,
    FirstPasswordUsed,
    NotLetIn,
    NotToYourself,
    OldPasswordWrong,
    PasswordRefused,
)
from bangfu.web.accounts.factor import used
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.passwords import (
    FIRST_PASSWORD_LASTS,
    Profile,
    hash_first,
    profile,
    reasons_not_to_take,
)
from bangfu.web.accounts.queries import account_of
from bangfu.web.accounts.unused import UNUSED_LASTS, is_unused, shut_unused
from bangfu.web.trail.act import SYSTEM, Actor, Done, Receipt, act
from bangfu.web.trail.clock import now

NOBODY = Actor(None)
# A log-in button pressed twice must not cost anybody the first password.
_SAME_LOG_IN = timedelta(minutes=1)


def account_that_fits(login: str, password: str, *, address: str = "") -> Account:
    """Whose password this is, or the one sentence that tells nothing.

    Who knows the password may know why it does not open.
    """
    account = Account.objects.filter(login=login.strip().lower()).first()
    if account is None:
        # As slow as a real one, so that the time tells nothing either.
        make_password(password)
        refuse_log_in(NOBODY, account=None, address=address)
        raise NotLetIn
    if account.must_change:
        make_password(password)  # a first password is checked faster than others
    if not account.fits(password):
        refuse_log_in(Actor(account.pk), account=account.pk, address=address)
        raise NotLetIn
    if is_locked(account, address):
        # Else a lock would go on telling which guess was right.
        raise NotLetIn
    _check_first_password(account)
    if account.disabled_at is None and is_unused(account):
        shut_unused(SYSTEM, account=account.pk)
        raise AccountUnused(UNUSED_LASTS.days)
    if account.was_unused:
        raise AccountUnused(UNUSED_LASTS.days)
    return account


def _check_first_password(account: Account) -> None:
    if not account.must_change:
        return
    if is_expired(account):
        raise FirstPasswordExpired
    used_at = account.first_used_at
    if used_at is not None and now() - used_at > _SAME_LOG_IN:
        raise FirstPasswordUsed


def is_expired(account: Account) -> bool:
    """Whether the first password of an account came too late."""
    return account.first_until is not None and account.first_until < now()


def let_in(account: Account, *, session_key: str, code: str, address: str) -> Receipt:
    """登录 with all that was given; a wrong code counts like a wrong password."""
    who = Actor(account.pk)
    try:
        return log_in(
            who,
            account=account.pk,
            session_key=session_key,
            code=code,
            address=address,
        )
    except CodeRefused:
        refuse_log_in(who, account=account.pk, address=address)
        raise


@act("log_in")
def log_in(
    actor: Actor, *, account: int, session_key: str, code: str = "", address: str = ""
) -> Done:
    """登录: with a code where the account has a second factor; an older session ends."""
    found = account_of(account)
    if actor.account != account or not may_come_in(found, address):
        raise NotLetIn
    factor = used(found, code)
    forget(found, address)
    if found.must_change and found.first_used_at is None:
        found.first_used_at = now()
    found.session_key, found.last_in_at = session_key, now()
    found.save()
    return Done(f"account:{account}", {"second_factor": factor, "from": address})


def may_come_in(account: Account, address: str = "") -> bool:
    """Whether an account is open, used within the last 90 days, and not locked here."""
    is_open = account.disabled_at is None and not is_unused(account)
    return is_open and not is_locked(account, address)


@act("log_out")
def log_out(actor: Actor) -> Done:
    """退出."""
    found = _own(actor)
    found.session_key = ""
    found.save(update_fields=["session_key"])
    return Done(f"account:{found.pk}")


def change_password(
    actor: Actor, *, old: str, new: str, address: str = "", **asked: object
) -> Receipt:
    """修改密码: a wrong old password counts like a failed log-in."""
    account = _own(actor)
    if not account.fits(old):
        refuse_log_in(actor, account=account.pk, address=address)
        raise OldPasswordWrong
    earlier = [account.password, *account.earlier_passwords]
    rules = rules_for(account)
    reasons = reasons_not_to_take(
        new, login=account.login, earlier=earlier[: rules.remembered], rules=rules
    )
    if reasons:
        raise PasswordRefused(reasons)
    return _take_password(actor, hashed=make_password(new), **asked)


def rules_for(account: Account) -> Profile:
    """The profile's rules; with a second factor it may let a shorter password do."""
    rules = profile()
    has_factor = account.factor_at is not None
    shortest = rules.shortest_with_factor if has_factor else rules.shortest
    return replace(rules, shortest=shortest)


@act("change_password")
def _take_password(actor: Actor, *, hashed: str) -> Done:
    account = _own(actor)
    kept = [account.password, *account.earlier_passwords]
    account.earlier_passwords = kept[: profile().remembered]
    account.password, account.password_at = hashed, now()
    account.must_change, account.first_until = False, None
    account.first_used_at = None
    account.save()
    return Done(f"account:{account.pk}")


@act("reset_password")
def reset_password(actor: Actor, *, account: int, first_password: str) -> Done:
    """重发首次密码: the old one is void at once; nobody but the person knows the next.

    An account that was shut because nobody used it is open again.
    """
    check_staff_act(actor, "reset_password")
    if actor.account == account:
        raise NotToYourself
    found = account_of(account)
    if found.disabled_at is not None and not found.was_unused:
        raise AccountDisabled
    found.disabled_at, found.was_unused = None, False
    found.password, found.password_at = hash_first(first_password), now()
    found.must_change, found.first_until = True, now() + FIRST_PASSWORD_LASTS
    found.first_used_at, found.session_key = None, ""
    found.save()
    forget(found)
    return Done(f"account:{account}")


@act("unlock")
def unlock(actor: Actor, *, account: int) -> Done:
    """解除锁定."""
    check_staff_act(actor, "unlock")
    if actor.account == account:
        raise NotToYourself
    forget(account_of(account))
    return Done(f"account:{account}")


def is_right_password(account: Account, password: str, *, address: str = "") -> bool:
    """Ask again before an act is signed; a wrong one counts like a failed log-in."""
    is_right = check_password(password, account.password)
    if is_right and may_come_in(account, address):
        return True
    refuse_log_in(Actor(account.pk), account=account.pk, address=address)
    return False


def _own(actor: Actor) -> Account:
    if actor.account is None:
        raise NotHere
    return account_of(actor.account)
