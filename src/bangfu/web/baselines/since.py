"""变化: what has become of a baseline's households, each with its old and new value."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Q

from bangfu.core.calendar import say_date
from bangfu.core.off_registry import TargetClass
from bangfu.tables import find_table
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.baselines.models import Baseline, BaselineHousehold, OffRegistry
from bangfu.web.registry.models import HouseholdSpan, Membership, Record, Statement
from bangfu.web.registry.queries import surnames
from bangfu.web.registry.shown import masked_name, registered_as
from bangfu.web.registry.spoken import title_of, word


@dataclass(frozen=True, slots=True)
class Finding:
    """核查结果: what somebody found on a field, against what the baseline has."""

    title: str
    was: str
    found: str
    status: str


@dataclass(frozen=True, slots=True)
class Line:
    """底数里的一户 as the page has it."""

    row: BaselineHousehold
    head: str
    size: int
    classes: tuple[str, ...]
    changes: tuple[str, ...]
    findings: tuple[Finding, ...]


def lines_of(
    officer: Officer, baseline: Baseline, rows: Sequence[BaselineHousehold]
) -> list[Line]:
    """Households with their differences; as many queries whatever their number."""
    homes = [row.household_id for row in rows]
    now = _spans(homes)
    heads = surnames(homes)
    classes = _classes(rows)
    findings = _findings(officer, baseline, homes)
    lines = []
    for row in rows:
        surname, size = heads.get(row.household_id, ("", 0))
        span = now.get(row.household_id)
        lines.append(
            Line(
                row=row,
                head=masked_name(surname),
                size=size,
                classes=tuple(classes.get(row.pk, ())),
                changes=tuple(_changes(row, span, size)),
                findings=tuple(findings.get(row.household_id, ())),
            )
        )
    return lines


def _changes(
    row: BaselineHousehold, span: HouseholdSpan | None, size: int
) -> Iterator[str]:
    """底数值 and the value of today, in words."""
    if span is None or span.until is not None:
        if not row.has_left:
            until = span.until if span else None
            yield f"{say_date(until)}起不再在册" if until else "不再在册"
        return
    source = f"《{span.batch.file}》"
    if row.has_left:
        yield f"又在册（{source}）"
    if row.no != span.no:
        yield f"户编号由{row.no}变为{span.no}（{source}）"
    if row.division != span.division:
        yield f"由{name_of(row.division)}变为{name_of(span.division)}（{source}）"
    if row.kind != span.kind:
        yield f"户类型由{row.kind or '未填'}变为{span.kind or '未填'}（{source}）"
    if row.category != span.category:
        was, is_now = row.category or "不是监测对象", span.category or "不是监测对象"
        yield f"监测对象类别由{was}变为{is_now}（{source}）"
    if row.members != size:
        yield f"成员由{row.members}人变为{size}人"


def _spans(homes: Sequence[int]) -> Mapping[int, HouseholdSpan]:
    """Of each household the span that is open, else the last one."""
    spans = HouseholdSpan.objects.filter(household__in=homes, batch__withdrawn_at=None)
    stood = spans.filter(Q(until=None) | Q(until__gt=F("from_date")))
    ordered = stood.select_related("batch").order_by("from_date", "pk")
    return {span.household_id: span for span in ordered}


def _classes(rows: Sequence[BaselineHousehold]) -> Mapping[int, list[str]]:
    said = OffRegistry.objects.filter(home__in=[row.pk for row in rows])
    told: dict[int, list[str]] = {}
    for one in said.order_by("home", "target_class"):
        told.setdefault(one.home_id, []).append(TargetClass(one.target_class).label)
    return told


def _findings(
    officer: Officer, baseline: Baseline, homes: Sequence[int]
) -> Mapping[int, list[Finding]]:
    """What was said since of these households and of who lived in them."""
    belongs = {f"h:{home}": home for home in homes}
    stays = Membership.objects.filter(
        Q(until=None) | Q(until__gt=baseline.on_date), household__in=homes
    )
    belongs |= {
        f"p:{pk}": home for pk, home in stays.values_list("person", "household")
    }
    said = Statement.objects.filter(
        subject__in=list(belongs), at__gt=baseline.known_at
    ).select_related("by", "confirmed_by")
    statements = list(said.order_by("seq"))
    was = _records(baseline, statements)
    told: dict[int, list[Finding]] = {}
    for one in statements:
        spoken = word(one, officer)
        table, _, name = one.field.partition(".")
        record = was.get((table, one.subject))
        old = registered_as(record, find_table(table).column(name)) if record else ""
        told.setdefault(belongs[one.subject], []).append(
            Finding(title_of(one), old or "没有登记", spoken.sentence, spoken.status)
        )
    return told


def _records(
    baseline: Baseline, statements: Sequence[Statement]
) -> Mapping[tuple[str, str], Record]:
    """What registers said on the day, by what was known when it was frozen."""
    records = Record.objects.filter(
        subject__in={one.subject for one in statements},
        from_date__lte=baseline.on_date,
        batch__in=baseline.manifest["batches"],
    )
    ordered = records.order_by("from_date", "pk")
    return {(record.table, record.subject): record for record in ordered}
