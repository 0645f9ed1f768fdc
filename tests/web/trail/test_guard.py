"""No business table is written outside an act, whichever way it is tried."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from bangfu.web.accounts.models import Unit
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.checkpoint import make_checkpoint
from bangfu.web.trail.guard import WrittenOutsideAnAct, acting, written_tables
from bangfu.web.trail.models import Event
from web.trail.tampering import ZHOU, note, write_history


def unit(name: str) -> Unit:
    """A row of a business table."""
    return Unit(name=name, kind="x", division="620599", from_date=date(2026, 1, 1))


def raw(sql: str) -> None:
    """SQL past the ORM."""
    with connection.cursor() as cursor:
        cursor.execute(sql)


def try_in_part(sql: str) -> None:
    """SQL that may fail without spoiling what is around it."""
    with transaction.atomic():
        raw(sql)


WRITES: dict[str, Callable[[], object]] = {
    "insert": lambda: unit("乙").save(),
    "bulk insert": lambda: Unit.objects.bulk_create([unit("乙"), unit("丙")]),
    "update": lambda: Unit.objects.update(name="乙"),
    "save": lambda: Unit.objects.get().save(),
    "delete": lambda: Unit.objects.get().delete(),
    "raw update": lambda: raw("update accounts_unit set name = 'x'"),
    "raw delete": lambda: raw("  /* why */ DELETE FROM accounts_unit"),
    "behind with": lambda: raw(
        "with x as (select 1) update accounts_unit set name = 'x'"
    ),
    "an event": lambda: Event(seq=99, hash="x").save(),
}


@act("open_one")
def open_one(_actor: Actor) -> Done:
    """One business row."""
    unit("甲").save()
    return Done("unit")


@pytest.mark.both
@pytest.mark.django_db
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_outside_an_act_raises(write: Callable[[], object]) -> None:
    """And nothing is written."""
    open_one(ZHOU)
    before = list(Unit.objects.values())
    with pytest.raises(WrittenOutsideAnAct, match="没有保存"), transaction.atomic():
        write()
    assert list(Unit.objects.values()) == before


@pytest.mark.both
@pytest.mark.django_db
@pytest.mark.parametrize("name", ["bulk insert", "update", "raw update", "behind with"])
def test_the_same_write_inside_an_act_passes(name: str) -> None:
    """The guard asks where, not what."""

    @act("try")
    def try_it(_actor: Actor) -> Done:
        WRITES[name]()
        return Done("unit")

    open_one(ZHOU)
    before = list(Unit.objects.values())
    try_it(ZHOU)
    assert list(Unit.objects.values()) != before


@pytest.mark.django_db
def test_the_guard_closes_again_after_an_act() -> None:
    """Also after one that was refused by a mistake."""

    @act("stumble")
    def stumble(_actor: Actor) -> Done:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        stumble(ZHOU)
    with pytest.raises(WrittenOutsideAnAct):
        unit("乙").save()


@pytest.mark.django_db
def test_a_session_is_written_freely() -> None:
    """It belongs to the request, not to the county's business."""
    Session(session_key="k", session_data="", expire_date=timezone.now()).save()
    assert Session.objects.count() == 1


@pytest.mark.parametrize(
    ("sql", "tables"),
    [
        ('INSERT INTO "leads_lead" ("x") VALUES (1)', ["leads_lead"]),
        ("insert or replace into leads_lead values (1)", ["leads_lead"]),
        ("REPLACE INTO leads_lead VALUES (1)", ["leads_lead"]),
        ("update or ignore leads_lead set x = 1", ["leads_lead"]),
        ('UPDATE "public"."leads_lead" SET x = 1', ["leads_lead"]),
        ("-- why\ndelete from only leads_lead", ["leads_lead"]),
        ("TRUNCATE TABLE leads_lead", ["leads_lead"]),
        ("copy leads_lead from stdin", ["leads_lead"]),
        ("with a as (delete from leads_lead returning x) select 1", ["leads_lead"]),
        ('INSERT INTO "django_session" VALUES (1)', []),
        ('INSERT INTO "new__leads_lead" SELECT 1', []),
        ("select 'delete from leads_lead'", []),
        ("with a as (select updated from leads_lead) select 1", []),
    ],
)
def test_the_guard_knows_what_a_statement_writes(sql: str, tables: list[str]) -> None:
    """Both databases' ways of writing."""
    assert written_tables(sql) == tables


def refused(table: str) -> Iterator[str]:
    """Every way to change what is written; a payload may be destroyed alone."""
    yield f"update {table} set seq = 7"  # noqa: S608
    if table != "trail_payload":
        yield f"delete from {table}"  # noqa: S608
    if connection.vendor == "postgresql":
        yield f"truncate {table}"
    else:
        yield f"insert or replace into {table} select * from {table}"  # noqa: S608


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("table", ["trail_event", "trail_payload", "trail_checkpoint"])
def test_the_database_itself_refuses_to_change_the_trail(table: str) -> None:
    """Even inside an act."""
    write_history(2)
    make_checkpoint()
    for sql in refused(table):
        with pytest.raises(DatabaseError, match="the trail only grows"), acting():
            raw(sql)


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_not_even_the_owner_of_the_tables_may_change_the_trail() -> None:
    """The right was taken away when the tables were made."""
    note(ZHOU, subject="h:1", text="x")
    with acting(), transaction.atomic():
        raw("create role office")
        raw("alter table trail_event owner to office")
        raw("set local role office")
        raw("select * from trail_event")
        for sql in ("update trail_event set seq = 7", "truncate trail_event"):
            with pytest.raises(DatabaseError, match="permission denied"):
                try_in_part(sql)
        transaction.set_rollback(True)


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_replacing_by_another_key_is_refused_too() -> None:
    """SQLite would remove the older event with the same act id without a word."""
    note(ZHOU, subject="h:1", text="x")
    copied = [name for name in Event.objects.values()[0] if name != "seq"]
    sql = "insert or replace into trail_event (seq, {0}) select 9, {0} from trail_event"
    with pytest.raises(DatabaseError, match="the trail only grows"), acting():
        raw(sql.format(", ".join(copied)))
    assert [e.seq for e in Event.objects.all()] == [1]
