"""生成演示数据: an empty home becomes a county at work, in the order a county would."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.core.management import call_command

from bangfu.core.division import Level, level
from bangfu.synth.make import FIRST_DAY
from bangfu.web.baselines.actions import freeze_baseline
from bangfu.web.baselines.freezing import freeze
from bangfu.web.demo.cast import (
    COUNTY,
    appoint,
    bind_inspector,
    officer,
    open_accounts,
    open_units,
)
from bangfu.web.demo.files import VILLAGE, Delivery, Making, begin_making
from bangfu.web.demo.story import Diary, Story
from bangfu.web.demo.teams import Team, local_team, open_teams
from bangfu.web.demo.visits import visits
from bangfu.web.demo.weeks import blame, handle
from bangfu.web.home import home
from bangfu.web.leads.calendar import workdays
from bangfu.web.leads.models import Lead
from bangfu.web.leads.opening import open_leads
from bangfu.web.registry.imports import Said, load_files
from bangfu.web.registry.models import Batch, HouseholdSpan, Run
from bangfu.web.registry.runs import screen
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.actions import begin_demo, finish_demo
from bangfu.web.trail.clock import SHANGHAI, now, set_clock

Progress = Callable[[str], None]
_A_DAY = timedelta(days=1)
_POSTED = FIRST_DAY - timedelta(days=180)
_FIRST_DELIVERY = date(2026, 7, 6)
_DRAWN, _TEAMS, _BLAMED = 20, 10, 2
_WORKED = 3  # days of work on the newest lists, so that the first leads are under way


def prepare() -> None:
    """The cast in an empty home, so that the site can open; the county comes with ``live``."""
    home().mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    begin_demo(SYSTEM)
    open_accounts()
    with set_clock(datetime.combine(_FIRST_DELIVERY, time(8), SHANGHAI)):
        open_units(_POSTED)
        appoint(_POSTED)


def live(*, households: int, progress: Progress) -> None:
    """Import, screen and work until today; what nobody got to stays open for visitors."""
    today = now().astimezone(SHANGHAI).date()
    progress(f"编造示例县，{households:,}户")
    first, latest = (begin_making(one, households) for one in _deliveries(today))
    try:
        for day in _diary(today, first, latest, progress).live():
            progress(f"补上{day}的工作")
    finally:
        first.stop()
        latest.stop()
    finish_demo(SYSTEM)


def _diary(today: date, first: Making, latest: Making, progress: Progress) -> Diary:
    """Everything that happens, until the evening before a visitor comes."""
    diary = Diary(_FIRST_DELIVERY, today - timedelta(days=1))
    weeks = Weeks(progress, {VILLAGE: local_team()})
    diary.add(weeks.first(first), first.delivery.on)
    diary.add(weeks.latest(latest), latest.delivery.on)
    for on, story in visits(local_team(), today):
        diary.add(story, workdays(COUNTY, on=on).last(on))
    return diary


def has_begun() -> bool:
    """Whether files have come already."""
    return Batch.objects.exists()


def _deliveries(today: date) -> list[Delivery]:
    """The first lists, and the newest: of the last month that ended before they came."""
    folder, latest = home() / "示例县的表", _latest_day(today)
    days = {FIRST_DAY: _FIRST_DELIVERY, latest.replace(day=1) - _A_DAY: latest}
    return [Delivery(of, on, folder / of.isoformat()) for of, on in days.items()]


def _latest_day(today: date) -> date:
    calendar, day = workdays(COUNTY, on=today), today
    for _ in range(_WORKED):
        day = calendar.last(day - _A_DAY)
    return day


@dataclass(frozen=True, slots=True)
class Weeks:
    """几周: what came and what was done with it; teams are added as leads come."""

    progress: Progress
    teams: dict[str, Team]

    def first(self, files: Making) -> Story:
        """The first delivery: everything in the cast's village is worked through."""
        run = self._deliver(files)
        _freeze(files.delivery.of)
        _bind_inspector()
        places = run.last_hits.exclude(division=VILLAGE)
        found = sorted(set(places.values_list("division", flat=True)))
        villages = [place for place in found if level(place) is Level.VILLAGE]
        self.teams.update(open_teams(villages[:_TEAMS], _POSTED))
        open_leads(officer("xian").actor, run=run.pk)
        yield from self._handled(spared=0)
        others = Lead.objects.exclude(division__in=self.teams).order_by("pk")
        for lead in others[:_BLAMED]:
            yield blame(lead.pk)

    def latest(self, files: Making) -> Story:
        """The latest delivery: one lead of each cause waits in the cast's village."""
        run = self._deliver(files)
        open_leads(officer("xian").actor, run=run.pk)
        yield from self._handled(spared=1)

    def _handled(self, *, spared: int) -> Iterator[Story]:
        """The stories of today's leads that have a team, but for the spared ones."""
        day = now().astimezone(SHANGHAI).date()
        found = Lead.objects.filter(opened_on=day, division__in=self.teams)
        fresh = list(found.order_by("pk"))
        left = Counter((lead.division, lead.cause) for lead in fresh)
        met: Counter[tuple[str, str]] = Counter()
        for lead in fresh:
            kind = (lead.division, lead.cause)
            left[kind] -= 1
            # The last of a cause: the first may be true on the very day of the lists only.
            if lead.division == VILLAGE and left[kind] < spared:
                continue
            yield handle(lead.pk, self.teams[lead.division], met[kind])
            met[kind] += 1

    def _deliver(self, files: Making) -> Run:
        clerk, of = officer("xian").actor, files.delivery.of
        load_files(
            clerk,
            files.paths(),
            on=of,
            division=COUNTY,
            said=Said(full=True),
            progress=self.progress,
        )
        self.progress("筛查")
        screen(clerk, on=of, known=now(), division=COUNTY)
        return Run.objects.latest("pk")


def _freeze(on: date) -> None:
    """底数: everything that comes later is held against what the county began with."""
    frozen = freeze(COUNTY, on=on, known=now())
    name = f"{on.year}年{on.month}月底"
    freeze_baseline(officer("xianzg").actor, frozen=frozen, name=name)


def _bind_inspector() -> None:
    """The inspector's households: those with leads to come are among them.

    The cast's village first: what the inspector finds there its township can check.
    """
    with_hits = HouseholdSpan.objects.filter(household__hits__isnull=False, until=None)
    others = HouseholdSpan.objects.filter(until=None).order_by("pk")
    numbers = [
        *with_hits.filter(division=VILLAGE).values_list("no", flat=True),
        *with_hits.values_list("no", flat=True),
        *others.values_list("no", flat=True)[:_DRAWN],
    ]
    bind_inspector(_POSTED, drawn=list(dict.fromkeys(numbers))[:_DRAWN])
