"""只增不改: triggers that refuse to change or remove what the trail has written.

A later migration that rebuilds one of these tables on SQLite must install them again.
"""

from collections.abc import Iterator

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# A payload may be destroyed alone (PIPL 47); its event stays, and the chain stays valid.
KEPT = {
    "trail_event": ("update", "delete"),
    "trail_payload": ("update",),
    "trail_checkpoint": ("update", "delete"),
}
# SQLite's "insert or replace" removes rows without asking the delete trigger.
UNIQUE = {
    "trail_event": ("seq", "hash", "act_id"),
    "trail_payload": ("seq",),
    "trail_checkpoint": ("seq",),
}
_NO = "the trail only grows"


def install(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Create the triggers on SQLite or PostgreSQL."""
    for statement in made(editor.connection.vendor):
        editor.execute(statement)


def remove(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Drop the triggers again, for a migration that goes back."""
    for statement in dropped(editor.connection.vendor):
        editor.execute(statement)


def names(vendor: str) -> list[tuple[str, str]]:
    """Table and trigger, of every trigger there must be."""
    more = ("truncate",) if vendor == "postgresql" else ("replace",)
    return [
        (table, f"{table}_no_{kind}")
        for table, kinds in KEPT.items()
        for kind in (*kinds, *more)
    ]


def made(vendor: str) -> Iterator[str]:
    """The statements that create the triggers."""
    if vendor == "postgresql":
        yield (
            "create or replace function trail_only_grows() returns trigger as "
            f"$$ begin raise exception '{_NO}'; end $$ language plpgsql"
        )
    for table, kinds in KEPT.items():
        yield from (
            _postgres(table, kinds) if vendor == "postgresql" else _sqlite(table, kinds)
        )


def dropped(vendor: str) -> Iterator[str]:
    """The statements that drop the triggers."""
    for table, name in names(vendor):
        on = f" on {table}" if vendor == "postgresql" else ""
        yield f"drop trigger if exists {name}{on}"


def looked_up(vendor: str) -> str:
    """The query for the triggers that are there and on."""
    if vendor == "postgresql":
        return "select tgname from pg_trigger where tgenabled in ('O', 'A')"
    return "select name from sqlite_master where type = 'trigger'"


def _sqlite(table: str, kinds: tuple[str, ...]) -> Iterator[str]:
    refuse = f"begin select raise(abort, '{_NO}'); end"
    for kind in kinds:
        yield f"create trigger {table}_no_{kind} before {kind} on {table} {refuse}"
    taken = " or ".join(f"{column} = new.{column}" for column in UNIQUE[table])
    found = f"exists (select 1 from {table} where {taken})"  # noqa: S608 our own names
    yield (
        f"create trigger {table}_no_replace before insert on {table} "
        f"when {found} {refuse}"
    )


def _postgres(table: str, kinds: tuple[str, ...]) -> Iterator[str]:
    refuse = "execute function trail_only_grows()"
    for kind in kinds:
        yield (
            f"create trigger {table}_no_{kind} before {kind} on {table} "
            f"for each row {refuse}"
        )
    yield (
        f"create trigger {table}_no_truncate before truncate on {table} "
        f"for each statement {refuse}"
    )
    # Even the owner must first give itself the right back.
    rights = ", ".join(k for k in ("update", "delete") if k in kinds)
    yield f"revoke {rights}, truncate on {table} from current_user"
