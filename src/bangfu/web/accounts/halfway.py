"""登录到一半: the password was right, the second factor is still to come.

It travels inside the page, signed, for five minutes, and is void once the password is
another one. Nothing is open before the code has been given too.
"""

from django.core import signing

from bangfu.web.accounts.models import Account

_SALT = "bangfu.accounts.halfway"
_LASTS_SECONDS = 5 * 60


def half_way(account: Account) -> str:
    """Sign that this account's password was given just now."""
    return signing.dumps([account.pk, _mark(account)], salt=_SALT)


def account_half_way(token: str) -> Account | None:
    """Whose log-in it is; None when it was altered, is too old or no longer holds."""
    try:
        number, mark = signing.loads(token, salt=_SALT, max_age=_LASTS_SECONDS)
    except signing.BadSignature:
        return None
    account = Account.objects.filter(pk=number).first()
    return account if account is not None and mark == _mark(account) else None


def _mark(account: Account) -> str:
    told = account.last_in_at.isoformat() if account.last_in_at else ""
    return signing.Signer(salt=_SALT).signature(f"{account.password}{told}")
