"""A site on its first day, for tests of what only its first event can say."""

from django.core.management.color import no_style
from django.db import connection, transaction

from bangfu.web.trail import triggers
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.actions import begin_demo
from bangfu.web.trail.guard import acting


def empty() -> None:
    """No event, no unit, nobody; it is all there again after the test."""
    tables = connection.introspection.django_table_names(only_existing=True)
    with acting(), transaction.atomic(), connection.cursor() as cursor:
        for statement in (
            *triggers.dropped(connection.vendor),
            *connection.ops.sql_flush(no_style(), tables),
            *triggers.made(connection.vendor),
        ):
            cursor.execute(statement)


def begin_a_demo() -> None:
    """A home whose first event says that it is a demo, so its clock may be set."""
    empty()
    begin_demo(SYSTEM)
