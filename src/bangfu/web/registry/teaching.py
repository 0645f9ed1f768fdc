"""教列名: a county says once what its own heading stands for; and may forget it again."""

from collections.abc import Sequence
from dataclasses import dataclass

from bangfu.core.access import NotHere
from bangfu.core.errors import BangfuError
from bangfu.exchange.fitting import Fit
from bangfu.exchange.headings import key_of
from bangfu.tables import find_table
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.access import check_may, check_own
from bangfu.web.registry.models import TaughtHeading, Upload
from bangfu.web.registry.queries import inside
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import now


@dataclass(frozen=True, slots=True)
class Lesson:
    """一条列名: the heading of a table, and the column it stands for from now on."""

    table: str
    heading: str
    column: str


class HeadingMisfit(BangfuError):
    """A column whose cells cannot be what somebody says they are."""

    def __init__(self, heading: str, fit: Fit) -> None:
        title = fit.column.title
        what = f"有{fit.filled}格，其中{fit.wrong}格不是{title}"
        if not fit.filled:
            what = f"是空的，看不出是不是{title}"
        super().__init__(
            f"“{heading}”这一列{what}，不能记成“{title}”。没有保存，"
            "请核对选的是不是这一列，或请发送单位改正后重新交。"
        )


class HeadingKnown(BangfuError):
    """A heading that means something already."""

    def __init__(self, lesson: Lesson, column: str) -> None:
        super().__init__(
            f"“{lesson.heading}”已经记成“{column}”。没有保存，"
            "请先到“学会的列名”里忘掉它再记。"
        )


class AlreadyWritten(BangfuError):
    """Files whose rows are in the register."""

    def __init__(self) -> None:
        super().__init__(
            "这批表已经写入，不能再改列的对应。没有保存，请撤回那一批后重新交。"
        )


@act("teach_heading")
def teach_heading(actor: Actor, *, upload: Upload, lesson: Lesson, fit: Fit) -> Done:
    """Remember a heading; the files it came with are checked anew."""
    officer = check_may(actor, "teach_heading")
    check_own(officer, upload)
    if Upload.objects.select_for_update().get(pk=upload.pk).written_at:
        raise AlreadyWritten
    column = find_table(lesson.table).column(lesson.column)
    if not fit.fits:
        raise HeadingMisfit(lesson.heading, fit)
    key, division = key_of(lesson.heading), officer.post.division
    same = TaughtHeading.objects.filter(
        division=division, table=lesson.table, key=key, forgotten_at=None
    ).first()
    if same is not None:
        known = find_table(lesson.table).column(same.column)
        raise HeadingKnown(lesson, known.title)
    TaughtHeading.objects.create(
        division=division,
        table=lesson.table,
        heading=lesson.heading,
        key=key,
        column=column.name,
        by=officer.account,
        at=now(),
    )
    Upload.objects.filter(pk=upload.pk).update(told={})
    told = {
        "heading": lesson.heading,
        "column": column.name,
        "stands_for": column.title,
    }
    return Done(f"table:{lesson.table}", told)


@act("forget_heading")
def forget_heading(actor: Actor, *, pk: int) -> Done:
    """Forget a heading; what was written with it stays as it is."""
    officer = check_may(actor, "forget_heading")
    found = TaughtHeading.objects.filter(
        inside(officer.post.division), pk=pk, forgotten_at=None
    ).first()
    if found is None:
        raise NotHere
    TaughtHeading.objects.filter(pk=pk).update(forgotten_at=now())
    title = find_table(found.table).column(found.column).title
    told = {"heading": found.heading, "column": found.column, "stands_for": title}
    return Done(f"table:{found.table}", told)


def taught_in(division: str) -> dict[str, dict[str, str]]:
    """What a county's headings mean now, by table and heading."""
    told: dict[str, dict[str, str]] = {}
    known = TaughtHeading.objects.filter(division=division, forgotten_at=None)
    for one in known.order_by("pk"):
        told.setdefault(one.table, {})[one.key] = one.column
    return told


@dataclass(frozen=True, slots=True)
class Known:
    """学会的一条, as the page has it."""

    taught: TaughtHeading
    table: str
    column: str


def known_of(officer: Officer) -> Sequence[Known]:
    """What the officer's county taught and did not forget, table by table."""
    found = TaughtHeading.objects.filter(
        inside(officer.post.division), forgotten_at=None
    )
    return [
        Known(one, table.title, table.column(one.column).title)
        for one in found.select_related("by").order_by("table", "pk")
        for table in [find_table(one.table)]
    ]
