"""户史: everything that became of a household, in one list, the newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import F, Q

from bangfu.core.calendar import say_date
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.change_shown import changes_of
from bangfu.web.registry.change_waiting import disagreements_of
from bangfu.web.registry.models import Batch, Hit, HouseholdSpan, Membership
from bangfu.web.registry.queries import spans_of
from bangfu.web.registry.shown import masked_name
from bangfu.web.registry.spoken import title_of, word
from bangfu.web.registry.statement_queries import statements_of
from bangfu.web.registry.story.records import Version, said_in, versions_of

_ORDER = ("户情", "户", "成员", "登记", "说明", "筛查")

_TOWNSHIP = 9
_WITH = ("batch", "ended_by", "opened_event", "ended_event")


@dataclass(frozen=True, slots=True)
class Line:
    """户史的一条: of which day and sort, what was so, and by whose word."""

    on: date
    mark: str
    words: str
    source: str = ""
    path: str = ""
    version: Version | None = field(default=None, compare=False)

    @property
    def turn(self) -> tuple[date, int, str]:
        """Where it stands: by day, then the household before its people and their facts."""
        return self.on, -_ORDER.index(self.mark), self.words


def history_of(officer: Officer, household: int) -> list[Line]:
    """户史: every line, the newest first; sealed values are not opened yet."""
    people = _people(household)
    who = {f"h:{household}": "这一户"} | {f"p:{pk}": one for pk, one in called(people)}
    lines = [
        *_of_changes(officer, household),
        *_of_spans(household),
        *_of_members(people),
        *_of_records(people, who),
        *_of_statements(officer, who),
        *_of_runs(household),
    ]
    return sorted(lines, key=lambda line: line.turn, reverse=True)


def page_of(lines: Sequence[Line], number: int, size: int) -> list[Line]:
    """One page; only here are the sealed values of its records compared."""
    shown = lines[(number - 1) * size : number * size]
    return [_told(line) for line in shown]


def _told(line: Line) -> Line:
    if line.version is None:
        return line
    words = f"{line.words}：{said_in(line.version)}"
    return Line(line.on, line.mark, words, line.source, line.path)


def _people(household: int) -> list[Membership]:
    """Every stay of somebody in the household; not what was taken back."""
    stays = Membership.objects.filter(household=household, batch__withdrawn_at=None)
    stood = stays.filter(Q(until=None) | Q(from_date__lt=F("until")))
    return list(stood.select_related(*_WITH, "person").order_by("pk"))


def called(people: Sequence[Membership]) -> Iterator[tuple[int, str]]:
    """What each of them is called here, by the last number and relation he had."""
    for one in people:
        masked = masked_name(one.person.surname)
        relation = one.relation or "成员"
        yield one.person_id, f"{masked}（{relation}，尾号{one.no[-2:]}）"


def _of_changes(officer: Officer, household: int) -> Iterator[Line]:
    """What people wrote, with a way to the other household; and who says otherwise."""
    for one in changes_of(officer, household):
        words = f"{one.label}：{one.sentence}，{one.status}"
        basis = f"依据：{one.basis}" if one.basis else ""
        path = f"/households/{one.links[0][0]}/history/" if one.links else ""
        yield Line(one.on, "户情", words, basis, path)
    for doubt in disagreements_of(household):
        kind = ChangeKind(doubt.change.kind).label
        words = f"与{say_date(doubt.change.on_date)}的{kind}不一致：{doubt.says}"
        yield Line(doubt.batch.as_of, "户情", words, _file(doubt.batch))


def _of_spans(household: int) -> Iterator[Line]:
    spans = spans_of(household)
    for span in spans:
        source = _change(span, opened=True) or _file(span.batch)
        yield Line(span.from_date, "户", _span_words(span), source)
    if spans and spans[0].until:
        source = _file(spans[0].ended_by) if spans[0].ended_by else _change(spans[0])
        yield Line(spans[0].until, "户", "这一户不再在册", source)


def _span_words(span: HouseholdSpan) -> str:
    kind = span.kind or "户类型未填"
    more = f"，{span.category}" if span.category else ""
    until = f"，到{say_date(span.until)}" if span.until else ""
    return f"户编号 {span.no}，{_place(span.division)}，{kind}{more}{until}"


def _place(division: str) -> str:
    township, village = name_of(division[:_TOWNSHIP]), name_of(division)
    return village if township == village else f"{township}{village}"


def _of_members(people: Sequence[Membership]) -> Iterator[Line]:
    names = dict(called(people))
    stays: dict[int, list[Membership]] = {}
    for one in people:
        stays.setdefault(one.person_id, []).append(one)
    for person, own in stays.items():
        for before, one in zip([None, *own], own, strict=False):
            source = _change(one, opened=True) or _file(one.batch)
            yield Line(one.from_date, "成员", _came(names[person], before, one), source)
        for one, after in zip(own, [*own[1:], None], strict=True):
            if one.until and (after is None or after.from_date > one.until):
                source = _file(one.ended_by) if one.ended_by else _change(one)
                words = f"{names[person]}不再是本户成员"
                yield Line(one.until, "成员", words, source)


def _came(name: str, before: Membership | None, now: Membership) -> str:
    if before is None or before.until != now.from_date:
        return f"{name}是本户成员"
    changed = []
    if before.relation != now.relation:
        was, is_now = before.relation or "未填", now.relation or "未填"
        changed.append(f"与户主关系由{was}变为{is_now}")
    if before.no != now.no:
        changed.append(f"人口编号由 {before.no} 变为 {now.no}")
    return f"{name}：{'，'.join(changed) or '仍是本户成员'}"


def _of_records(people: Sequence[Membership], who: Mapping[str, str]) -> Iterator[Line]:
    """What registers said of the household, and of people while they lived in it."""
    here: dict[str, list[Membership]] = {}
    for one in people:
        here.setdefault(f"p:{one.person_id}", []).append(one)
    for version in versions_of(list(who)):
        subject, day = version.record.subject, version.record.from_date
        stays = here.get(subject)
        if stays is None or any(_lived(stay, day) for stay in stays):
            words = f"{version.title}，{who[subject]}"
            yield Line(day, "登记", words, version.source, version=version)


def _lived(stay: Membership, day: date) -> bool:
    return stay.from_date <= day and (stay.until is None or day < stay.until)


def _of_statements(officer: Officer, who: Mapping[str, str]) -> Iterator[Line]:
    for one in statements_of(list(who)):
        told = word(one, officer)
        words = f"{who[one.subject]}，{title_of(one)}：{told.sentence}，{told.status}"
        yield Line(one.from_date, "说明", words)


def _of_runs(household: int) -> Iterator[Line]:
    hits = Hit.objects.filter(household=household)
    for hit in hits.select_related("first_run", "last_run"):
        first, last = hit.first_run.on_date, hit.last_run.on_date
        until = "" if first == last else f"（到{say_date(last)}的筛查还在）"
        path = f"/households/{household}/why/?on={first.isoformat()}"
        yield Line(first, "筛查", f"{hit.sentence}{until}", path=path)


def _change(row: HouseholdSpan | Membership, *, opened: bool = False) -> str:
    """The change that opened or ended a row, if one did."""
    change = row.opened_event if opened else row.ended_event
    return f"{ChangeKind(change.kind).label}登记" if change else ""


def _file(batch: Batch) -> str:
    return f"《{batch.file}》第{batch.pk}批"
