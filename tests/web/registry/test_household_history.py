"""户史: everything that became of a household on one page, masked, paged, printable."""

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangfu.core.access import Role
from bangfu.web.registry.history_views import PAGE
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.registry.runs import screen
from bangfu.web.trail.clock import now
from web.cast import an_officer, li, log_in, wang
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


def a_story(home: Path) -> int:
    """A household of two; then another schooling and health; then only the head is left."""
    head = {"village": HERS}
    son = {"village": HERS, "relation": "之子"}
    may = national("H1", "P1", CANARY_NAME, number(1), **head)
    may += national("H1", "P2", "欧阳小", number(2), **son)
    june = national("H1", "P1", CANARY_NAME, number(1), **head, schooling="初中")
    june = june.replace("长期慢性病", "残疾") + national(
        "H1", "P2", "欧阳小", number(2), **son
    )
    july = national("H1", "P1", CANARY_NAME, number(1), **head, schooling="初中")
    for n, (day, text) in enumerate(zip(DAYS, (may, june, july), strict=True)):
        dated = text.replace("2026-05-31", day)
        lists = {f"监测对象信息{n}.csv": NATIONAL + dated}
        load(wang(), home / day, lists, on=date.fromisoformat(day), full=n == 2)
    return HouseholdSpan.objects.get(no="H1").household_id


def shown(client: Client, household: int, query: str = "") -> str:
    return client.get(
        reverse("household_history", args=[household]) + query
    ).content.decode()


def test_every_version_stands_with_its_day_and_the_batch_that_brought_it(
    tmp_path: Path, client: Client
) -> None:
    """M08: who came and went, what each register said since when, masked as everywhere."""
    household = a_story(tmp_path)
    listed = ALLOWANCE + f"{number(1)},{CANARY_NAME},农村低保,62170,明川镇,柏家嘴村\n"
    load(wang(), tmp_path / "list", {"低保花名册.csv": listed}, on=date(2026, 7, 31))
    screen(wang().actor, on=date(2026, 7, 31), known=now(), division="620599")
    page = shown(log_in(client, li()), household)
    for words in (
        "欧＊＊（之子，尾号P2）是本户成员",
        "欧＊＊（之子，尾号P2）不再是本户成员",
        "文化程度由小学变为初中",
        "健康状况有变化（已遮盖）",
        "《监测对象信息1.csv》第2行，第2批",
        f"/households/{household}/why/?on=2026-07-31",
        "户编号 H1，明川镇柏家嘴村民委员会，脱贫户",
    ):
        assert words in page, words
    for hidden in (CANARY_NAME, PHONE, number(1), "残疾", "欧阳"):
        assert hidden not in page
    assert page.index("不再是本户成员") < page.index("文化程度由小学变为初中")


def test_a_household_that_is_no_more_still_opens(
    tmp_path: Path, client: Client
) -> None:
    """Its page and its story; nobody sees it who did not see it before."""
    household = a_story(tmp_path)
    other = national("H2", "P3", "王丙", number(3), village="明川镇,常家磨村")
    gone = {"监测对象信息9.csv": NATIONAL + other.replace("2026-05-31", "2026-08-31")}
    load(wang(), tmp_path / "gone", gone, on=date(2026, 8, 31), full=True)
    assert not HouseholdSpan.objects.filter(household=household, until=None).exists()
    client = log_in(client, li())
    assert "这一户不再在册" in shown(client, household)
    assert client.get(reverse("household", args=[household])).status_code == 200
    cadre = an_officer(role=Role.VILLAGE_CADRE, division="620599100201", unit="别村")
    path = reverse("household_history", args=[household])
    assert log_in(Client(), cadre).get(path).status_code == 404


def test_a_long_story_is_paged_and_costs_no_more_queries(
    tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    household = a_story(tmp_path)
    client = log_in(client, li())
    with CaptureQueriesContext(
        connection,
    ) as before:
        assert "共2页" not in shown(client, household)
    text = NATIONAL + national("H1", "P1", CANARY_NAME, number(1), village=HERS)
    text = text.replace("小学", "高中").replace("2026-05-31", "2026-09-28")
    load(wang(), tmp_path, {"监测对象信息9.csv": text}, on=date(2026, 9, 28))
    monkeypatch.setattr("bangfu.web.registry.history_views.PAGE", 4)
    with CaptureQueriesContext(connection) as after:
        first = shown(client, household)
    assert len(after) == len(before)
    assert "第1页，共" in first
    assert shown(client, household, "?page=2") != first
    assert "文化程度由小学变为初中" in shown(client, household, "?whole=on")
    assert PAGE == 50
