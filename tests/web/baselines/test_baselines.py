"""底数: frozen for good, counted by place, and every difference since with both values."""

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.web.accounts.standing import Officer
from bangfu.web.baselines.actions import NameTaken, NobodyThere, freeze_baseline
from bangfu.web.baselines.digests import is_intact
from bangfu.web.baselines.freezing import freeze
from bangfu.web.baselines.models import Baseline, BaselineHousehold
from bangfu.web.baselines.queries import baseline_for, homes_in, place_rows, total_of
from bangfu.web.baselines.since import lines_of
from bangfu.web.home import home
from bangfu.web.registry.models import Household
from bangfu.web.trail.clock import now
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event
from web import cast
from web.registry.township import (
    ALLOWANCE,
    NATIONAL,
    ROSTER,
    load,
    national,
    number,
    roster,
)

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 31), date(2026, 6, 30)
COUNTY = f"{cast.COUNTY}000000"


@pytest.fixture(autouse=True)
def _empty_lake() -> Iterator[None]:
    yield
    for name in ("lake", "vault"):
        shutil.rmtree(home() / name, ignore_errors=True)


def county_of_may(scratch: Path) -> Officer:
    """Two registered households; one of the roster on the allowance list, one on none."""
    clerk = cast.wang()
    export = NATIONAL + national("HZ1", "R1", "仝一", number(1))
    export += national("HZ2", "R2", "仝二", number(2))
    book = (
        ROSTER
        + roster(number(3), "仝三", number(3))
        + roster(number(4), "仝四", number(4))
    )
    load(clerk, scratch, {"户册.csv": export, "台账.csv": book}, on=MAY)
    listed = ALLOWANCE + f"{number(3)},仝三,农村低保,6200,清泉镇,\n"
    listed += f"{number(1)},仝一,农村低保,6201,清泉镇,\n"
    load(clerk, scratch, {"低保20260531.csv": listed}, on=MAY)
    return clerk


def frozen(officer: Officer, name: str = "五月底", on: date = MAY) -> Baseline:
    made = freeze(officer.post.division, on=on, known=now())
    receipt = freeze_baseline(officer.actor, frozen=made, name=name)
    return Baseline.objects.get(pk=receipt.subject.partition(":")[2])


def kinds(baseline: Baseline) -> dict[str, tuple[bool, bool, bool, list[str]]]:
    """Of each household by its number: whether it is, was or has left, and its classes."""
    homes = BaselineHousehold.objects.filter(baseline=baseline)
    return {
        row.no if row.ever_registered else "档外": (
            row.registered,
            row.ever_registered,
            row.has_left,
            sorted(row.classes.values_list("target_class", flat=True)),
        )
        for row in homes
    }


def test_a_baseline_has_everybody_ever_registered_and_the_five_classes(
    tmp_path: Path,
) -> None:
    """M01, M02, M03: of the day; who is on no list and in no register is not in it."""
    clerk = county_of_may(tmp_path)
    baseline = frozen(clerk)
    assert kinds(baseline) == {
        "HZ1": (True, True, False, []),
        "HZ2": (True, True, False, []),
        "档外": (False, False, False, ["allowance"]),
    }
    assert set(baseline.missing) == {
        "scattered_support", "severe_disability", "severe_illness", "marginal",
        "allowance",
    }  # fmt: skip
    assert baseline.missing["allowance"] == ["off_registry"]


def test_who_has_left_stays_in_later_baselines(tmp_path: Path) -> None:
    """M02: every household ever registered, with what has become of it."""
    clerk = county_of_may(tmp_path)
    alone = NATIONAL + national("HZ1", "R1", "仝一", number(1), as_of="2026-06-30")
    load(clerk, tmp_path, {"户册六月.csv": alone}, full=True)
    assert kinds(frozen(clerk, "六月底", JUNE))["HZ2"] == (False, True, True, [])


def test_what_comes_later_changes_no_baseline_and_stands_beside_it(
    tmp_path: Path,
) -> None:
    """M01: the baseline value, the value of today, and whose word that is."""
    clerk = county_of_may(tmp_path)
    baseline = frozen(clerk)
    before = kinds(baseline)
    export = NATIONAL + national(
        "HZ1", "R1", "仝一", number(1), kind="一般农户", as_of="2026-06-30"
    )
    export += national("HZ9", "R9", "仝九", number(9), as_of="2026-06-30")
    load(clerk, tmp_path, {"户册六月.csv": export}, full=True)
    assert kinds(baseline) == before
    assert is_intact(baseline)
    rows = place_rows(clerk, baseline, COUNTY)
    total = total_of(rows, "合计").counts
    told = ("total", "registered_n", "outside", "allowance")
    assert [total[name] for name in told] == [3, 2, 1, 1]
    assert (total["new"], total["gone"], total["changed"]) == (1, 1, 1)
    homes = list(homes_in(clerk, baseline, COUNTY).order_by("no"))
    changes = {line.row.no: line.changes for line in lines_of(clerk, baseline, homes)}
    assert "户类型由脱贫户变为一般农户（《户册六月.csv》）" in changes["HZ1"]
    assert changes["HZ2"] == ("2026年6月30日起不再在册",)


def test_a_row_that_somebody_edits_no_longer_fits_the_digest(tmp_path: Path) -> None:
    """M01: the digest is in the trail; the page says so when rows are not those frozen."""
    clerk = county_of_may(tmp_path)
    baseline = frozen(clerk)
    event = Event.objects.latest("seq")
    assert (event.type, event.seq) == ("freeze_baseline", baseline.seq)
    assert is_intact(baseline)
    with acting():
        BaselineHousehold.objects.filter(no="HZ1").update(kind="一般农户")
    assert not is_intact(baseline)


def test_the_same_county_gives_the_same_digest_and_needs_another_name(
    tmp_path: Path,
) -> None:
    clerk = county_of_may(tmp_path)
    first = frozen(clerk)
    assert frozen(clerk, "又一份").digest == first.digest
    with pytest.raises(NameTaken):
        frozen(clerk)


def test_nobody_is_frozen_by_the_wrong_hand_or_from_an_empty_register() -> None:
    with pytest.raises(NobodyThere):
        frozen(cast.wang())
    with pytest.raises(NotYourDuty):
        frozen(cast.li())
    assert not Baseline.objects.exists()


def test_another_county_sees_nothing_of_it(tmp_path: Path) -> None:
    baseline = frozen(county_of_may(tmp_path))
    with pytest.raises(NotHere):
        baseline_for(cast.chen(), baseline.pk)


def test_the_clerk_freezes_by_the_page_and_reads_the_differences(
    client: Client, tmp_path: Path
) -> None:
    """M01, M03: the form, the job, the counts by place and the list of households."""
    clerk = county_of_may(tmp_path)
    cast.log_in(client, clerk)
    assert "还没有冻结过底数" in client.get("/baselines/").content.decode()
    frozen(clerk)
    page = client.get("/baselines/").content.decode()
    assert "五月底" in page
    pk = Baseline.objects.get().pk
    counts = client.get(f"/baselines/{pk}/?check=on").content.decode()
    assert "与冻结时的摘要一致" in counts
    assert "清泉镇" in counts
    assert "边缘户缺档外重点对象名单" in counts
    listed = client.get(f"/baselines/{pk}/households/?only=allowance").content.decode()
    assert "档外：农村低保人口" in listed
    assert "仝三" not in listed
    refused = client.post("/baselines/", {"name": "明天", "on": "2999-01-01"})
    assert "还没有到这一天" in refused.content.decode()


def test_pages_take_as_many_queries_for_many_households(
    client: Client, tmp_path: Path
) -> None:
    clerk = county_of_may(tmp_path)
    cast.log_in(client, clerk)
    baseline = frozen(clerk)
    path = f"/baselines/{baseline.pk}/households/"
    few = _queries(client, path)
    with acting():
        own = BaselineHousehold.objects.filter(baseline=baseline).first()
        assert own is not None
        founder = Household.objects.get(pk=own.household_id).batch
        for n in range(30):
            more = Household.objects.create(pk=900 + n, batch=founder)
            own.pk, own.household, own.no = None, more, f"HZ9{n}"
            own.save(force_insert=True)
    assert _queries(client, path) == few


def _queries(client: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(path).status_code == 200
    return len(asked)
