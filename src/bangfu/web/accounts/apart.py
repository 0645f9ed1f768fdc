"""三员分立: the database itself refuses an account with an administrator's and another post.

A later migration that rebuilds ``accounts_post`` on SQLite must install this again.
"""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from bangfu.core.access import ADMINISTRATORS

_NAME = "accounts_post_apart"
_NO = "administrators are kept apart"


def install(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers on SQLite or PostgreSQL."""
    for statement in made(editor.connection.vendor):
        editor.execute(statement)


def remove(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers again, for a migration that goes back."""
    for statement in dropped(editor.connection.vendor):
        editor.execute(statement)


def made(vendor: str) -> Iterator[str]:
    """The statements that create the triggers."""
    if vendor == "postgresql":
        yield (
            f"create or replace function {_NAME}() returns trigger as $$ begin "
            f"if {_both('other.id <> new.id')} "
            f"then raise exception '{_NO}'; end if; return new; end $$ "
            "language plpgsql"
        )
        yield (
            f"create trigger {_NAME} before insert or update on accounts_post "
            f"for each row execute function {_NAME}()"
        )
        return
    # Before an insert SQLite does not know the number of the row yet.
    for act, others in (("insert", "1"), ("update", "other.id <> new.id")):
        yield (
            f"create trigger {_NAME}_{act} before {act} on accounts_post "
            f"when {_both(others)} begin select raise(abort, '{_NO}'); end"
        )


def dropped(vendor: str) -> Iterator[str]:
    """The statements that drop the triggers."""
    if vendor == "postgresql":
        yield f"drop trigger if exists {_NAME} on accounts_post"
        yield f"drop function if exists {_NAME}()"
        return
    yield from (f"drop trigger if exists {_NAME}_{act}" for act in ("insert", "update"))


def _both(others: str) -> str:
    """Whether the new row and another of its account must not stand together."""
    roles = ", ".join(f"'{role.value}'" for role in sorted(ADMINISTRATORS))
    return (
        "new.state <> 'refused' and exists (select 1 from accounts_post other "  # noqa: S608 our own words
        f"where other.account_id = new.account_id and {others} "
        "and other.state <> 'refused' and other.role <> new.role "
        f"and (other.role in ({roles}) or new.role in ({roles})))"
    )
