"""户情变化 on the pages: written, confirmed, printed in the history, both ways linked."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from bangfu.core.access import Role
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.models import HouseholdChange
from web.cast import an_officer, li, log_in, wang
from web.registry.changing import (
    JUNE,
    cadre,
    change,
    home_of,
    person,
    rows,
    send,
)
from web.registry.township import number

pytestmark = pytest.mark.django_db


def shown(client: Client, name: str, no: str) -> str:
    return client.get(reverse(name, args=[home_of(no)])).content.decode()


def test_a_cadre_writes_a_checker_confirms_and_both_pages_tell(tmp_path: Path) -> None:
    """M08: the second post of one form writes nothing; the list of what waits empties."""
    send(tmp_path, rows())
    clerk, checker = log_in(Client(), cadre()), log_in(Client(), li())
    path = reverse("record_change", args=[home_of("H1"), "death"])
    assert "张＊＊（配偶，尾号P2）" in clerk.get(path).content.decode()
    form = {"act_id": str(uuid4()), "person": person("P2"), "on": "2026-06-15"}
    refused = clerk.post(path, form)
    assert refused.status_code == 400
    assert "没有写依据" in refused.content.decode()
    for _ in range(2):
        assert clerk.post(path, form | {"proof": "火化证"}).status_code == 302
    waiting = HouseholdChange.objects.get()
    assert "等另一位同志确认" in shown(clerk, "household", "H1")
    assert "死亡" in checker.get(reverse("change_list")).content.decode()
    confirm = reverse("confirm_change", args=[home_of("H1"), waiting.pk])
    assert checker.post(confirm, {"act_id": str(uuid4())}).status_code == 302
    assert "没有待确认的变化" in checker.get(reverse("change_list")).content.decode()
    send(tmp_path, rows(JUNE))
    assert "登记里还有这个人" in checker.get(reverse("change_list")).content.decode()
    for name in ("household", "household_history"):
        page = shown(checker, name, "H1")
        assert "死亡" in page
        assert "不一致" in page
        assert number(2) not in page
    heard = {name: row for name, row in rows("2026-07-31").items() if name != "乙"}
    send(tmp_path, heard, full=True)
    assert "不一致" not in shown(checker, "household", "H1")


def test_split_and_merge_link_both_ways_and_a_closed_household_opens(
    tmp_path: Path,
) -> None:
    send(tmp_path, rows())
    relations = {str(person("P3")): "户主", str(person("P4")): "配偶"}
    change(ChangeKind.SPLIT, relations=relations)
    change(ChangeKind.MERGE, "H2", into=home_of("H1"), relation="兄弟")
    client = log_in(Client(), wang())
    assert "H1-分" in shown(client, "household_history", "H1")
    assert f"/households/{home_of('H1')}/" in shown(client, "household", "H1-分")
    assert "户编号 H2并入本户" in shown(client, "household_history", "H1")
    closed = shown(client, "household", "H2")
    assert "不再在册" in closed
    assert f"/households/{home_of('H1')}/" in closed
    assert "本户并入户编号 H1" in shown(client, "household_history", "H2")
    neighbour = an_officer(
        role=Role.VILLAGE_CADRE, division="620599100201", unit="邻村村委会"
    )
    other = log_in(Client(), neighbour)
    for name in ("household", "household_history"):
        path = reverse(name, args=[home_of("H2")])
        assert other.get(path).status_code == 404


WRONG: dict[str, tuple[dict[str, str], str]] = {
    "marry_in": ({"name": "王新", "id_number": "123", "relation": "配偶"}, "位数"),
    "merge": ({"into": "H999", "relation": "其他"}, "没有这个户编号"),
    "split": ({}, "要有一名户主"),
    "move": ({"division": "620523100201"}, "有效的选项"),
    "number": ({"person": "0", "id_number": ""}, "没有填证件号"),
    "birth": ({"name": "张宝"}, "没有选性别"),
    "leave": ({"on": "2026"}, "2026-06-30 的样子"),
}


def test_a_form_says_what_is_missing(tmp_path: Path) -> None:
    send(tmp_path, rows())
    client = log_in(Client(), wang())
    for kind, (told, wrong) in WRONG.items():
        path = reverse("record_change", args=[home_of("H1"), kind])
        page = client.post(path, {"on": "2026-06-15", "proof": "户口簿"} | told)
        assert page.status_code == 400, kind
        assert wrong in page.content.decode(), kind
    assert not HouseholdChange.objects.exists()
    nothing = reverse("record_change", args=[home_of("H1"), "marriage"])
    assert client.get(nothing).status_code == 404
