"""户史: everything that became of a household on one page, masked, paged, printable."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.registry.runs import screen
from bangfu.web.trail.clock import now
from web.cast import li, log_in, wang
from web.registry.township import (
    ALLOWANCE,
    CANARY_NAME,
    NATIONAL,
    PHONE,
    load,
    national,
    number,
)

pytestmark = pytest.mark.django_db

HERS = "明川镇,柏家嘴村"
DAYS = ("2026-05-31", "2026-06-30", "2026-07-31")
LISTED = ALLOWANCE + f"{number(1)},{CANARY_NAME},农村低保,62170,明川镇,柏家嘴村\n"


def send(home: Path, n: int, *, of_head: str = "小学", son: bool = True) -> None:
    """The export of one of the days, with what it says of the head's schooling."""
    text = national("H1", "P1", CANARY_NAME, number(1), village=HERS, schooling=of_head)
    if n:
        text = text.replace("长期慢性病", "残疾")
    if son:
        told = {"village": HERS, "relation": "之子"}
        text += national("H1", "P2", "欧阳小", number(2), **told)
    lists = {f"监测对象信息{n}.csv": NATIONAL + text.replace(DAYS[0], DAYS[n])}
    if not n:
        lists["低保花名册.csv"] = LISTED
    load(wang(), home / str(n), lists, on=date.fromisoformat(DAYS[n]), full=n == 2)


def shown(client: Client, household: int, query: str = "") -> str:
    path = reverse("household_history", args=[household]) + query
    return client.get(path).content.decode()


def test_every_version_stands_with_its_day_and_the_batch_that_brought_it(
    tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """M08: who came and went, what each register said since when, masked as everywhere.

    A longer story is paged, and costs no more queries.
    """
    send(tmp_path, 0)
    screen(wang().actor, on=date(2026, 5, 31), known=now(), division="620599")
    household = HouseholdSpan.objects.get(no="H1").household_id
    client = log_in(client, li())
    with CaptureQueriesContext(connection) as before:
        assert "文化程度" not in shown(client, household)
    send(tmp_path, 1, of_head="初中")
    send(tmp_path, 2, of_head="初中", son=False)
    with CaptureQueriesContext(connection) as after:
        page = shown(client, household)
    assert len(after) == len(before)
    for words in (
        "欧＊＊（之子，尾号P2）是本户成员",
        "欧＊＊（之子，尾号P2）不再是本户成员",
        "文化程度由小学变为初中",
        "健康状况有变化（已遮盖）",
        "《监测对象信息1.csv》第2行，第3批",
        "户编号 H1，明川镇柏家嘴村民委员会，脱贫户",
        f"/households/{household}/why/?on=2026-05-31",
    ):
        assert words in page, words
    for hidden in (CANARY_NAME, PHONE, number(1), "残疾", "欧阳"):
        assert hidden not in page
    assert page.index("不再是本户成员") < page.index("文化程度由小学变为初中")
    monkeypatch.setattr("bangfu.web.registry.story.views.PAGE", 1)
    first = shown(client, household)
    assert "第1页，共" in first
    assert "文化程度由小学变为初中" not in first
    assert shown(client, household, "?page=2") != first
    assert "文化程度由小学变为初中" in shown(client, household, "?whole=on")
