"""筛查: both doors say the same; hits are spans of runs; the manifest tells what was used."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bangfu.intake.folder import listed_files, temporary_lake
from bangfu.intake.keys import FolderKeys
from bangfu.intake.take import Occasion, take
from bangfu.lake.image import image
from bangfu.policy import load as load_policy
from bangfu.screening.book import load as load_book
from bangfu.screening.run import run
from bangfu.synth.make import make_county
from bangfu.web.registry.imports import load_files
from bangfu.web.registry.models import Hit, Run
from bangfu.web.registry.queries import hits_of_run, latest_run
from bangfu.web.registry.runs import screen, sources
from bangfu.web.trail.clock import now
from web.cast import wang
from web.registry.township import NATIONAL, load, national, number

pytestmark = pytest.mark.django_db

ON = date(2026, 6, 30)
STAYS = "身份证号,姓名,结算单号,医院名称,出院日期,合规自付\n"
Told = tuple[str, str, str, str, str]


def told(rule: str, no: str, member: str, sentence: str, evidence: Any) -> Told:
    # PostgreSQL keeps the names of a piece of evidence in an order of its own.
    pieces = json.dumps(evidence, ensure_ascii=False, sort_keys=True)
    return rule, no, member, sentence, pieces


def by_the_folder(folder: Path) -> list[Told]:
    """What ``bangfu screen`` says of a folder."""
    order, moment = sources(ON, "620599"), now()
    with temporary_lake() as lake:
        occasion = Occasion(on=ON, division="620599", now=moment)
        take(listed_files(folder), lake, FolderKeys(), occasion, sources=order)
        seen = image(lake, on=ON, known=moment, sources=order)
        outcome = run(seen, load_book(), load_policy(), division="620599")
        return [
            told(h.rule.id, h.household_no, h.member_no, h.sentence, list(h.evidence))
            for h in outcome.hits
        ]


def by_the_site() -> list[Told]:
    """The hits on record."""
    numbers = dict(
        Hit.objects.filter(household__spans__until=None).values_list(
            "pk", "household__spans__no"
        )
    )
    return [
        told(hit.rule, numbers[hit.pk], hit.member_no, hit.sentence, hit.evidence)
        for hit in Hit.objects.order_by("pk")
    ]


def test_both_doors_say_the_same(tmp_path: Path) -> None:
    """§3: the same files through the folder and the site give equal hits."""
    rules = tuple(load_book().rules.values())
    make_county(tmp_path / "county", households=120, seed=2, on=ON, rules=rules)
    clerk = wang()
    load_files(clerk.actor, listed_files(tmp_path / "county"), on=ON, division="620599")
    screen(clerk.actor, on=ON, known=now(), division="620599")
    folder = by_the_folder(tmp_path / "county")
    assert folder
    assert by_the_site() == folder


def a_stay(paid: int, settlement: str = "J1") -> str:
    return f"{number(1)},张甲,{settlement},县医院,2026-04-01,{paid}\n"


def judged(on: date = ON, known: Any = None) -> Run:
    screen(wang().actor, on=on, known=known or now(), division="620599")
    return Run.objects.order_by("pk").last()  # type: ignore[return-value]


def test_a_hit_that_still_stands_is_one_row_over_two_runs(tmp_path: Path) -> None:
    clerk = wang()
    family = NATIONAL + national("H1", "P1", "张甲", number(1))
    load(
        clerk, tmp_path / "1",
        {"监测对象信息.csv": family, "住院明细.csv": STAYS + a_stay(60_000)},
    )  # fmt: skip
    first, second = judged(), judged()
    [hit] = Hit.objects.all()
    assert (hit.first_run, hit.last_run) == (first, second)
    assert list(hits_of_run(first)) == list(hits_of_run(second)) == [hit]
    load(clerk, tmp_path / "2", {"住院明细2.csv": STAYS + a_stay(90_000, "J2")})
    third = judged()
    [now_said] = hits_of_run(third)
    assert now_said.pk != hit.pk
    assert list(hits_of_run(second)) == [hit]


def test_a_run_by_the_knowledge_of_then_says_what_was_said_then(
    tmp_path: Path,
) -> None:
    """§4: a run is (on, known); a file that came later changes nothing of it."""
    clerk = wang()
    family = NATIONAL + national("H1", "P1", "张甲", number(1))
    load(clerk, tmp_path / "1", {"监测对象信息.csv": family})
    before = now()
    empty = judged()
    load(clerk, tmp_path / "2", {"住院明细.csv": STAYS + a_stay(60_000)})
    full = judged()
    again = judged(known=before)
    assert [hits_of_run(run).count() for run in (empty, full, again)] == [0, 1, 0]
    assert again.manifest["batches"] == empty.manifest["batches"] == [1]
    assert latest_run("620599") == again
    reasons = {one["rule"] for one in empty.told["not_run"]}
    assert "illness.large_medical_spending" in reasons
