"""登录失败: counted for an account and an address; too many lock, three locks are told."""

from datetime import datetime, timedelta

from bangfu.core.access import NotHere
from bangfu.web.accounts.models import Account, Attempts
from bangfu.web.accounts.passwords import lock_of, profile
from bangfu.web.seal import blind
from bangfu.web.trail.act import SYSTEM, Actor, Done, act
from bangfu.web.trail.clock import now

ALARM = "raise_alarm"
LOCKS_A_DAY = 3
_DAY = timedelta(days=1)


def is_locked(account: Account, address: str) -> bool:
    """Whether the account is locked for whoever comes from this address."""
    own = account.attempts.filter(address=_kept(address))
    return own.filter(locked_until__gt=now()).exists()


def locked_until(account: Account) -> datetime | None:
    """Until when the account is locked, wherever from; None when it is not."""
    locks = account.attempts.filter(locked_until__gt=now())
    last = locks.order_by("-locked_until").values_list("locked_until", flat=True)
    return last.first()


def forget(account: Account, address: str | None = None) -> None:
    """Begin to count anew, from one address or from all; only inside an act."""
    counted = account.attempts.all()
    if address is not None:
        counted = counted.filter(address=_kept(address))
    counted.delete()


@act("refuse_log_in")
def refuse_log_in(_actor: Actor, *, account: int | None, address: str = "") -> Done:
    """登录未成: counted; the profile says after how many the account is locked."""
    found = Account.objects.filter(pk=account or 0).first()
    if found is None and account is not None:
        raise NotHere
    if found is None:
        return Done("account:0", {"from": address})
    counted, _ = Attempts.objects.get_or_create(account=found, address=_kept(address))
    locked = _count(counted)
    counted.save()
    if locked:
        _note_lock(found)
    told = {"failures": counted.failures, "locked": locked, "from": address}
    return Done(f"account:{account}", told)


def _count(counted: Attempts) -> bool:
    """One failure more; whether it locks."""
    rules, moment = profile(), now()
    since = counted.failing_since
    if since is None or moment - since > rules.within:
        counted.failures, counted.failing_since = 0, moment
    counted.failures += 1
    if counted.failures < rules.failures:
        return False
    counted.locked_until = moment + lock_of(counted.locks, rules)
    counted.locks += 1
    counted.failures, counted.failing_since = 0, None
    return True


def _note_lock(account: Account) -> None:
    """The third lock of a day is told to the audit administrator; then anew."""
    moment = now()
    recent = [told for told in account.lock_moments if _is_recent(told, moment)]
    account.lock_moments = [*recent, moment.isoformat()]
    if len(account.lock_moments) >= LOCKS_A_DAY:
        raise_alarm(SYSTEM, account=account.pk, locks=LOCKS_A_DAY)
        account.lock_moments = []
    account.save(update_fields=["lock_moments"])


def _is_recent(told: str, moment: datetime) -> bool:
    return moment - datetime.fromisoformat(told) < _DAY


@act(ALARM)
def raise_alarm(_actor: Actor, *, account: int, locks: int) -> Done:
    """告警: an account that was locked three times within a day."""
    return Done(f"account:{account}", {"locks": locks})


def _kept(address: str) -> str:
    return blind(f"address:{address}").hex()
