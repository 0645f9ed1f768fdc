"""存疑: rows that may be somebody we know wait until a person says who; nothing merges."""

from collections.abc import Iterator, Sequence

import pyarrow as pa

from bangfu.core.errors import BangfuError
from bangfu.intake.people import ask, writings
from bangfu.intake.take import Staged
from bangfu.linkage.answers import TRUSTED, Answer
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import check_may
from bangfu.web.registry.keys import identity_of
from bangfu.web.registry.models import (
    Batch,
    Person,
    SamePerson,
    UnsureRow,
)
from bangfu.web.registry.records import CHUNK
from bangfu.web.registry.sealed import open_value, seal_value
from bangfu.web.registry.unsure_hits import hanging_on, places_of, readers
from bangfu.web.registry.unsure_queries import candidates_for, unsure_for
from bangfu.web.seal import blind
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import now

_NO_TOWNSHIP = "000"


class NoReasonGiven(BangfuError):
    """Somebody settled who a row is, and not why."""

    def __init__(self) -> None:
        super().__init__("认定要写明依据。没有保存，请写清凭什么这样认定。")


class AlreadySettled(BangfuError):
    """A row that somebody else settled meanwhile."""

    def __init__(self, label: str) -> None:
        super().__init__(
            f"这一行已经认定过：{label}。没有保存，请回到存疑列表看下一行。"
        )


class NotACandidate(BangfuError):
    """A person who was not among those the row might be."""

    def __init__(self) -> None:
        super().__init__("没有选是哪一个人。没有保存，请从列出的人里选一个。")


def write_unsure(staged: Staged, batch: Batch, division: str) -> None:
    """Put the batch's unsure rows in the queue, but for writings settled before."""
    places = staged.answered.found.where(Answer.UNSURE)
    if places:
        rows = _unsure_rows(staged, batch, division, places)
        UnsureRow.objects.bulk_create(rows, batch_size=CHUNK)


def _unsure_rows(
    staged: Staged, batch: Batch, division: str, places: Sequence[int]
) -> Iterator[UnsureRow]:
    asked, found = ask(staged.rows, division), staged.answered.found
    near = found.near
    people = {one for place in places for one in near.get(place, ())}
    homes, hanging = places_of(people), hanging_on(people)
    rows = staged.rows.take(pa.array(places, pa.int64()))
    columns = ("sheet", "row", "division_code")
    told = zip(*(rows[name].to_pylist() for name in columns), strict=True)
    quality = asked["id_quality"].to_pylist()
    known = _settled_writings(batch.table)
    written = writings(batch.table, asked, places)
    for (place, writing), (sheet, row, code) in zip(written, told, strict=True):
        identity, candidates = identity_of(writing), near.get(place, [])
        if identity in known:
            continue
        where = f"unsure:{batch.pk}:{sheet}:{row}"
        at_home = next((homes[one] for one in candidates if one in homes), division)
        yield UnsureRow(
            batch=batch,
            table=batch.table,
            sheet=sheet,
            row=row,
            division=code if code and code[6:9] != _NO_TOWNSHIP else at_home,
            surname=writing.name[:1],
            name_cipher=seal_value(writing.name, f"{where}:name"),
            id_cipher=seal_value(writing.id_number, f"{where}:id_number"),
            identity=identity,
            is_valid=quality[place] in TRUSTED,
            candidates=candidates,
            method=found.method[place] or "",
            probability=found.probability[place],
            hits=hanging.on(batch.table, candidates),
            weight=len(readers().get(batch.table, ())),
        )


@act("settle_same")
def settle_same(
    actor: Actor, *, row: UnsureRow, person: int | None, reason: str
) -> Done:
    """认定是同一人: the sender's next list that writes it so is linked at once."""
    officer = check_may(actor, "settle_same")
    fresh = _waiting(unsure_for(officer, row.pk), reason)
    if person not in {one.person for one in candidates_for(officer, [fresh])[fresh.pk]}:
        raise NotACandidate
    _settle(fresh, officer, person=person, state=UnsureRow.State.SAME)
    return Done(f"unsure:{fresh.pk}", {"person": person, "reason": reason.strip()})


@act("settle_other")
def settle_other(actor: Actor, *, row: UnsureRow, reason: str) -> Done:
    """认定不是同一人: a good number nobody has is a newcomer's; else the row stays out."""
    officer = check_may(actor, "settle_other")
    fresh = _waiting(unsure_for(officer, row.pk), reason)
    _settle(fresh, officer, person=None, state=UnsureRow.State.OTHER)
    return Done(f"unsure:{fresh.pk}", {"reason": reason.strip()})


def _waiting(row: UnsureRow, reason: str) -> UnsureRow:
    if row.state != UnsureRow.State.WAITING:
        raise AlreadySettled(UnsureRow.State(row.state).label)
    if not reason.strip():
        raise NoReasonGiven
    return row


def _settle(
    row: UnsureRow, officer: Officer, *, person: int | None, state: UnsureRow.State
) -> None:
    """One meaning for the writing, wherever this sender's lists have it."""
    SamePerson.objects.update_or_create(
        table=row.table,
        identity=bytes(row.identity),
        defaults={
            "person_id": person,
            "is_newcomer": person is None and _is_nobodys(row),
            "unsure": row,
            "by": officer.account,
            "at": now(),
            "seq": coming_seq(),
        },
    )
    alike = UnsureRow.objects.filter(table=row.table, identity=bytes(row.identity))
    alike.filter(state=UnsureRow.State.WAITING).update(state=state)


def _is_nobodys(row: UnsureRow) -> bool:
    """Whether the row's number is a good one that nobody here has."""
    where = f"unsure:{row.batch_id}:{row.sheet}:{row.row}:id_number"
    number = open_value(row.id_cipher, where)
    if not (row.is_valid and number):
        return False
    return not Person.objects.filter(id_index=blind(number)).exists()


def _settled_writings(table: str) -> set[bytes]:
    rows = SamePerson.objects.filter(table=table)
    return {bytes(identity) for identity in rows.values_list("identity", flat=True)}
