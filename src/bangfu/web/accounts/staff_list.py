"""人员名单: all of its people get an account and a post, or nobody does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bangfu.web.accounts.access import check_staff_act
from bangfu.web.accounts.actions import Grant, as_told, new_account, new_post
from bangfu.web.accounts.errors import StaffListRefused
from bangfu.web.accounts.passwords import first_password
from bangfu.web.trail.act import Actor, Done, act


@dataclass(frozen=True, slots=True)
class Row:
    """名单的一行: a person and the post to be given."""

    row: int
    login: str
    name: str
    grant: Grant
    first_password: str = ""


@act("load_staff")
def load_staff(actor: Actor, *, rows: Sequence[Row], faults: int = 0) -> Done:
    """导入人员名单: an account and a post for every row, in one act.

    A list with faults is refused here, so that the trail has the attempt.
    """
    check_staff_act(actor, "load_staff")
    if faults:
        raise StaffListRefused(faults)
    told = []
    for row in rows:
        account = new_account(
            login=row.login, name=row.name, first_password=row.first_password
        )
        post = new_post(actor, account, row.grant)
        told.append({"account": account.pk, "post": post.pk, **as_told(row.grant)})
    return Done("staff", {"people": told})


def with_passwords(rows: Sequence[Row]) -> list[Row]:
    """The same rows, each with a first password of its own."""
    return [replace(row, first_password=first_password()) for row in rows]
