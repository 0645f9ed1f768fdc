"""第二重验证: a code from the phone, or one of ten from paper, after the password."""

from collections.abc import Iterable, Sequence

from bangfu.core.access import Role
from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.errors import CodeRefused, NotToYourself
from bangfu.web.accounts.models import Account, Post, RecoveryCode
from bangfu.web.accounts.passwords import profile
from bangfu.web.accounts.queries import account_of
from bangfu.web.accounts.totp import matching_step
from bangfu.web.seal import blind, seal, unseal
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import now
from bangfu.web.trail.demo import is_demo

TOTP, RECOVERY, NONE = "totp", "recovery", "none"
"""Which second factor a log-in used, as the trail keeps it."""


def is_asked(account: Account) -> bool:
    """Whether the log-in asks for a code; a demo never does."""
    return account.factor_at is not None and not is_demo()


def must_set_up(account: Account, posts: Iterable[Post]) -> bool:
    """Whether the account may do nothing in these posts before it has a second factor."""
    if account.factor_at is not None:
        return False
    roles = {Role(post.role) for post in posts}
    return bool(roles & profile().second_factor) and not is_demo()


def used(account: Account, code: str) -> str:
    """Use up a code inside an act; which kind it was, or CodeRefused."""
    if not is_asked(account):
        return NONE
    code = _normal(code)
    step = matching_step(
        secret_of(account), code, moment=now(), after=account.factor_step
    )
    if step is not None:
        account.factor_step = step
        account.save(update_fields=["factor_step"])
        return TOTP
    left = account.recovery_codes.filter(used_at=None, digest=_digest(account, code))
    if left.update(used_at=now()):
        return RECOVERY
    raise CodeRefused


def secret_of(account: Account) -> bytes:
    """The secret, opened from its seal."""
    sealed = bytes(account.factor_cipher or b"")
    return bytes.fromhex(unseal(sealed, place=_place(account)))


def codes_left(account: Account) -> int:
    """How many recovery codes were not used yet."""
    return account.recovery_codes.filter(used_at=None).count()


@act("set_up_factor")
def set_up_factor(
    actor: Actor, *, secret: bytes, code: str, recovery: Sequence[str], old: str = ""
) -> Done:
    """设置动态码: proved by one code; whoever had a factor before proves that one too."""
    account = account_of(actor.account or 0)
    used(account, old)
    step = matching_step(secret, _normal(code), moment=now(), after=None)
    if step is None:
        raise CodeRefused
    account.factor_cipher = seal(secret.hex(), place=_place(account))
    account.factor_at, account.factor_step = now(), step
    account.save()
    account.recovery_codes.all().delete()
    RecoveryCode.objects.bulk_create(
        RecoveryCode(account=account, digest=_digest(account, _normal(one)))
        for one in recovery
    )
    return Done(f"account:{account.pk}", {"recovery_codes": len(recovery)})


@act("reset_factor")
def reset_factor(actor: Actor, *, account: int) -> Done:
    """重设动态码: the old one is void at once; the next log-in sets up a new one."""
    check_staff_act(actor, "reset_factor")
    if actor.account == account:
        raise NotToYourself
    found = account_of(account)
    found.factor_cipher, found.factor_at, found.factor_step = None, None, None
    found.session_key = ""
    found.save()
    found.recovery_codes.all().delete()
    return Done(f"account:{account}")


def _normal(code: str) -> str:
    """As typed from a phone or from paper: spaces, dashes and case say nothing."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


def _digest(account: Account, code: str) -> str:
    return blind(f"recovery:{account.pk}:{code}").hex()


def _place(account: Account) -> str:
    return f"accounts.account.factor:{account.login}"
