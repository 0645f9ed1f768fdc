"""生成演示数据: an empty home becomes a county at work, in the order a county would."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management import call_command

from bangfu.intake.folder import TRUTH
from bangfu.screening.book import load as load_book
from bangfu.synth.make import make_county
from bangfu.web.demo.cast import (
    COUNTY,
    COUNTY_CAST,
    INSPECTOR,
    Character,
    appoint,
    bind_inspector,
    local_cast,
    officer,
    open_units,
)
from bangfu.web.demo.weeks import work
from bangfu.web.home import home
from bangfu.web.leads.opening import open_leads
from bangfu.web.registry.imports import load_files
from bangfu.web.registry.models import HouseholdSpan, Run
from bangfu.web.registry.runs import screen
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.actions import begin_demo, finish_demo
from bangfu.web.trail.clock import SHANGHAI, set_clock

Progress = Callable[[str], None]
LISTS_OF = date(2026, 6, 30)
_AGO = timedelta(days=2)
_DRAWN = 20


def make_demo(
    *, households: int, today: date, progress: Progress
) -> tuple[Character, ...]:
    """Make the demo in this home; the cast it is peopled with."""
    home().mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    begin_demo(SYSTEM)
    on = LISTS_OF
    files = home() / "示例县的表"
    progress("编造示例县")
    _county(files, households, on)
    began = datetime.combine(today - _AGO, time(9), SHANGHAI)
    since = on - timedelta(days=180)
    with set_clock(began):
        open_units(since)
        appoint(COUNTY_CAST, since)
        clerk = officer("xian").actor
        progress("导入")
        paths = sorted(path for path in files.iterdir() if path.name != TRUTH)
        load_files(clerk, paths, on=on, division=COUNTY, full=True, progress=progress)
        progress("筛查")
        screen(clerk, on=on, known=began, division=COUNTY)
        run = Run.objects.latest("pk")
        locals_ = local_cast(_village(run))
        appoint(locals_, since)
        bind_inspector(since, drawn=_drawn())
        open_leads(clerk, run=run.pk)
    progress("补上几周的工作")
    work(began)
    finish_demo(SYSTEM)
    return (*locals_, *COUNTY_CAST, INSPECTOR)


def _county(folder: Path, households: int, on: date) -> None:
    make_county(
        folder,
        households=households,
        seed=1,
        on=on,
        rules=list(load_book().rules.values()),
        progress=lambda _: None,
    )


def _village(run: Run) -> str:
    """The village of the cast: where the lists and the system disagree."""
    hits = run.last_hits.order_by("rule", "pk")
    found = hits.filter(cause="allowance").first() or hits.first()
    if found is None:
        return str(
            HouseholdSpan.objects.order_by("pk").values_list("division", flat=True)[0]
        )
    return str(found.division)


def _drawn() -> list[str]:
    """The inspector's households: those with leads to come are among them."""
    with_hits = HouseholdSpan.objects.filter(household__hits__isnull=False, until=None)
    others = HouseholdSpan.objects.filter(until=None).order_by("pk")
    numbers = [
        *with_hits.values_list("no", flat=True),
        *others.values_list("no", flat=True)[:_DRAWN],
    ]
    return list(dict.fromkeys(numbers))[:_DRAWN]
