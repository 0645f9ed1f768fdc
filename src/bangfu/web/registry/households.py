"""写入户: new households, and a new span wherever number, place or kind has changed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef

from bangfu.lake.register import NATIONAL
from bangfu.web.many_rows import insert
from bangfu.web.registry.arrivals import Arrival
from bangfu.web.registry.models import Batch, Household, HouseholdSpan, Membership
from bangfu.web.registry.records import CHUNK

Ranks = Mapping[str, int]
_VALUES = ("no", "division", "kind", "category", "registered")
Values = tuple[Any, ...]
Spoken = tuple[int, int, date, Values]


def rank_of(table: str, ranks: Ranks) -> int:
    """How early a table speaks; lists speak last."""
    return ranks.get(table, len(ranks))


def write_households(came: Sequence[Arrival], batch: Batch, ranks: Ranks) -> None:
    """Write what the batch says of its households, unless a better source has spoken."""
    if not came:
        return
    wanted = _spans(came, batch)
    last = Household.objects.aggregate(last=Max("pk"))["last"] or 0
    founded = ((pk,) for pk in sorted(wanted) if pk > last)
    insert(Household, ("id",), founded, batch_id=batch.pk)
    _found_again(sorted(wanted), batch)
    own_rank = rank_of(batch.table, ranks)
    ended = []
    for household, (pk, rank, since, values) in _open_spans(ranks).items():
        new = wanted.get(household)
        if new is None:
            continue
        told = own_rank <= rank and batch.as_of >= since
        if told and (own_rank < rank or values != new):
            ended.append(pk)
        else:
            del wanted[household]
    end_spans(ended, batch)
    insert(
        HouseholdSpan,
        ("household_id", *_VALUES),
        ((household, *values) for household, values in wanted.items()),
        from_date=batch.as_of,
        batch_id=batch.pk,
    )
    if batch.table in NATIONAL:
        _only_national_counts(batch)


def _found_again(households: Sequence[int], batch: Batch) -> None:
    """A household that only a withdrawn batch knew is this one's from now on."""
    gone = Household.objects.filter(batch__withdrawn_at__isnull=False)
    known = sorted(set(gone.values_list("pk", flat=True)).intersection(households))
    for start in range(0, len(known), CHUNK):
        again = Household.objects.filter(pk__in=known[start : start + CHUNK])
        again.update(batch=batch)


def end_spans(spans: Sequence[int], batch: Batch) -> None:
    """These spans last until the batch's day."""
    for start in range(0, len(spans), CHUNK):
        ended = HouseholdSpan.objects.filter(pk__in=spans[start : start + CHUNK])
        ended.update(until=batch.as_of, ended_by=batch)


def end_empty(households: Iterable[int], batch: Batch) -> None:
    """A household whose last member has gone is no longer one."""
    gone = sorted(set(households))
    for start in range(0, len(gone), CHUNK):
        here = Membership.objects.filter(household=OuterRef("household"), until=None)
        spans = HouseholdSpan.objects.filter(
            ~Exists(here), household__in=gone[start : start + CHUNK], until=None
        )
        spans.update(until=batch.as_of, ended_by=batch)


def ranks_of_batches(ranks: Ranks) -> Mapping[int, int]:
    """How early each batch on record speaks."""
    tables = Batch.objects.values_list("number", "table")
    return {number: rank_of(table, ranks) for number, table in tables}


def _open_spans(ranks: Ranks) -> Mapping[int, Spoken]:
    """Of each household the open span, how early its source speaks, since when."""
    rank = ranks_of_batches(ranks)
    spans = HouseholdSpan.objects.filter(until=None)
    rows = spans.values_list("household_id", "pk", "batch_id", "from_date", *_VALUES)
    return {
        household: (pk, rank[number], since, values)
        for household, pk, number, since, *rest in rows.iterator(chunk_size=2 * CHUNK)
        for values in (tuple(rest),)
    }


def _spans(came: Sequence[Arrival], batch: Batch) -> dict[int, Values]:
    """What each household's span says: the first word that any of its rows has."""
    homes: dict[int, Arrival] = {}
    for row in came:
        told = homes.setdefault(row.household, row)
        if (row.kind and not told.kind) or (row.category and not told.category):
            kind, category = told.kind or row.kind, told.category or row.category
            homes[row.household] = replace(told, kind=kind, category=category)
    counts = _word_counts(batch)
    return {
        household: (
            told.numbers.household_no,
            told.division,
            told.kind,
            told.category,
            told.lifted and counts,
        )
        for household, told in homes.items()
    }


def _word_counts(batch: Batch) -> bool:
    """Where a national export is present, only its word makes a household registered."""
    if batch.table in NATIONAL:
        return True
    return not Batch.objects.filter(table__in=NATIONAL, withdrawn_at=None).exists()


def _only_national_counts(batch: Batch) -> None:
    """The first national export ends what a roster alone had called registered."""
    doubtful = HouseholdSpan.objects.filter(until=None, registered=True)
    spans = list(doubtful.exclude(batch__table__in=NATIONAL))
    end_spans([span.pk for span in spans], batch)
    HouseholdSpan.objects.bulk_create(
        (
            HouseholdSpan(
                household_id=span.household_id,
                **{name: getattr(span, name) for name in _VALUES}
                | {"registered": False},
                from_date=batch.as_of,
                batch_id=span.batch_id,
                opened_by=batch,
            )
            for span in spans
        ),
        batch_size=CHUNK,
    )
