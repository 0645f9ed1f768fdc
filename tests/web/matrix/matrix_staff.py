"""The matrix's people who are not in post yet."""

from bangfu.web.accounts.actions import give_post, number_of, open_account
from bangfu.web.accounts.standing import Officer
from web import cast

_FIRST = "Erste-2026-wort"


def a_waiting_post(admin: Officer, like: Officer) -> int:
    """A post that the security administrator gave and nobody confirmed yet."""
    opened = open_account(
        admin.actor, login="xinren", name="新人", first_password=_FIRST
    )
    given = give_post(
        admin.actor, account=number_of(opened.subject), grant=cast.grant_like(like)
    )
    return number_of(given.subject)
