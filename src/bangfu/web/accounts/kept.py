"""留住文字: what was posted after a session ended is offered again after log-in.

It travels inside the page, signed, and never through an address or a log.
"""

import re
from dataclasses import dataclass

from django.core import signing
from django.http import HttpRequest

_SALT = "bangfu.accounts.kept"
_LASTS_SECONDS = 12 * 60 * 60
_NOT_KEPT = frozenset({"csrfmiddlewaretoken", "password", "password_again"})
# What a menu sends is a word of the code (door, true, a number), not of a person.
_CODE = re.compile(r"[\w.:-]*", re.ASCII)


@dataclass(frozen=True, slots=True)
class Kept:
    """留住的表单: where it was going, its fields, whether files were lost."""

    path: str
    fields: tuple[tuple[str, str], ...]
    lost_files: bool
    account: int | None

    @property
    def texts(self) -> list[str]:
        """What somebody typed, for reading."""
        texts = [text.strip() for _, text in self.fields]
        return [text for text in texts if not _CODE.fullmatch(text)]


def fields_of(request: HttpRequest) -> tuple[tuple[str, str], ...]:
    """The posted fields, without tokens and passwords."""
    return tuple(
        (name, str(value))
        for name, values in request.POST.lists()
        if name not in _NOT_KEPT
        for value in values
    )


def keep(request: HttpRequest, account: int | None) -> str:
    """Sign what was posted, so that nobody can put words into an officer's mouth."""
    told = [request.path, fields_of(request), bool(request.FILES), account]
    return signing.dumps(told, salt=_SALT, compress=True)


def opened(token: str) -> Kept | None:
    """What was kept; None when it was altered or is too old."""
    try:
        told = signing.loads(token, salt=_SALT, max_age=_LASTS_SECONDS)
    except signing.BadSignature:
        return None
    path, fields, lost_files, account = told
    pairs = tuple((name, value) for name, value in fields)
    return Kept(path, pairs, bool(lost_files), account)
