"""存疑: a row that may be somebody waits; a person says who; the next list knows it."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from bangfu.core.access import NotHere, NotYourDuty, Role
from bangfu.web.registry.models import (
    HouseholdSpan,
    Membership,
    Person,
    SamePerson,
    UnsureRow,
)
from bangfu.web.registry.runs import screen
from bangfu.web.registry.unsure import (
    AlreadySettled,
    NoReasonGiven,
    NotACandidate,
    settle_other,
    settle_same,
)
from bangfu.web.registry.unsure_queries import waiting_rows
from bangfu.web.registry.unsure_views import doubt_of
from bangfu.web.registry.withdrawal import withdraw
from bangfu.web.trail.clock import now
from web.cast import an_officer, chen, he, li, log_in, wang
from web.registry.township import ALLOWANCE, NATIONAL, ON, load, national, number

pytestmark = pytest.mark.django_db

HERS = "明川镇,柏家嘴村"
CANARY = "司徒错名"


def a_row(name: str = CANARY, id_number: str = "", extra: str = "") -> str:
    """The allowance list writes H1's number under a name that is not hers."""
    return (
        ALLOWANCE
        + f"{id_number or number(1)},{name},农村低保,62170{extra},明川镇,柏家嘴村\n"
    )


def a_county(tmp_path: Path) -> UnsureRow:
    register = NATIONAL + national("H1", "P1", "张甲", number(1), village=HERS)
    register += national("H2", "P2", "王丙", number(2), village=HERS)
    load(wang(), tmp_path / "1", {"监测对象信息.csv": register})
    [_] = load(wang(), tmp_path / "2", {"低保花名册.csv": a_row()})
    return UnsureRow.objects.get()


def again(tmp_path: Path, name: str = "3", text: str = "") -> dict[str, int]:
    """The same sender's next list, which writes her the same way."""
    file = f"低保花名册{name}.csv"
    [told] = load(wang(), tmp_path / name, {file: text or a_row(extra=name)})
    return {kind: told[kind] for kind in ("new", "unsure")}


def test_an_unsure_row_waits_with_whom_it_might_be_and_merges_nothing(
    tmp_path: Path,
) -> None:
    """§4: a candidate exists and the name disagrees; nothing is linked by itself."""
    row = a_county(tmp_path)
    person = Person.objects.get(memberships__no="P1")
    assert (row.candidates, row.state, row.weight) == ([person.pk], "waiting", 1)
    assert row.division == "620599100250"
    assert (row.method, row.probability) == ("number", None)
    assert CANARY not in repr(UnsureRow.objects.values().get())
    assert again(tmp_path) == {"new": 0, "unsure": 1}
    assert Membership.objects.count() == 2


def test_a_row_that_hits_hang_on_comes_first(tmp_path: Path) -> None:
    """H1 has the allowance by the system, and by the list nobody of it: if she is she."""
    register = NATIONAL + national("H2", "P2", "王丙", number(2), village=HERS)
    hers = national("H1", "P1", "张甲", number(1), village=HERS)
    register += hers.replace("不享受", "农村低保")
    load(wang(), tmp_path / "1", {"监测对象信息.csv": register})
    rows = a_row(id_number=number(2)) + a_row().removeprefix(ALLOWANCE)
    load(wang(), tmp_path / "2", {"低保花名册.csv": rows})
    assert [row.hits for row in waiting_rows(li())] == [0, 0]
    screen(wang().actor, on=ON, known=now(), division="620599")
    herself = Person.objects.get(memberships__no="P1").pk
    told = [(row.hits, row.candidates) for row in waiting_rows(li())]
    assert told[0] == (1, [herself])
    assert told[1][0] == 0
    # A list that comes after the run knows at once what hangs on it.
    again(tmp_path)
    assert sorted(row.hits for row in waiting_rows(li())) == [0, 1, 1]


def test_a_doubt_of_the_model_is_told_with_what_speaks_against_it(
    client: Client, tmp_path: Path
) -> None:
    """The same birth and village, no number, and a name as twins have it: no share helps.

    Where it is really open, the share is told.
    """
    register = NATIONAL + national("H1", "P1", "张大山", number(1), village=HERS)
    load(wang(), tmp_path / "1", {"监测对象信息.csv": register})
    sex = "男" if int(number(1)[16]) % 2 else "女"
    rows = "身份证号,姓名,性别,出生日期,保障类别,银行账号,乡镇,村\n"
    rows += f",张大河,{sex},1980-01-01,农村低保,62170,明川镇,柏家嘴村\n"
    load(wang(), tmp_path / "2", {"低保花名册.csv": rows})
    row = UnsureRow.objects.get()
    assert row.method == "model"
    assert row.probability is not None
    log_in(client, li())
    page = client.get(reverse("unsure_row", args=[row.pk])).content.decode()
    assert "姓名、出生日期、地方与册上的人相近" in page
    assert "但可能是双胞胎" in page
    assert "%" not in page.partition("<main")[2].partition("<form")[0]
    row.probability = 0.72
    assert "估计有72%的可能是同一人" in doubt_of(row)
    assert "张大" not in page


def test_a_settled_writing_is_linked_in_the_senders_next_list(tmp_path: Path) -> None:
    row = a_county(tmp_path)
    [person] = row.candidates
    settle_same(li().actor, row=row, person=person, reason="问过民政，名字写错了")
    row.refresh_from_db()
    assert row.state == "same"
    assert again(tmp_path) == {"new": 1, "unsure": 0}
    # The same name for another number, and another sender, are not settled by it.
    assert again(tmp_path, "4", a_row(id_number=number(2))) == {"new": 0, "unsure": 1}
    vehicles = "车主身份证号,车主,车辆类型,品牌型号,车牌号\n"
    vehicles += f"{number(1)},{CANARY},轿车,甲牌,A1\n"
    [told] = load(wang(), tmp_path / "5", {"机动车登记.csv": vehicles})
    assert told["unsure"] == 1


def test_a_row_that_is_somebody_else_is_asked_about_once(tmp_path: Path) -> None:
    """The number is another's: the row stays out and does not come back to the queue."""
    row = a_county(tmp_path)
    settle_other(li().actor, row=row, reason="户主说没有这个人")
    assert not SamePerson.objects.get().is_newcomer
    assert again(tmp_path) == {"new": 0, "unsure": 1}
    assert not UnsureRow.objects.filter(state="waiting").exists()


def test_settling_needs_a_reason_a_candidate_and_an_open_row(tmp_path: Path) -> None:
    row = a_county(tmp_path)
    [person] = row.candidates
    other = Person.objects.get(memberships__no="P2").pk
    with pytest.raises(NoReasonGiven):
        settle_same(li().actor, row=row, person=person, reason=" ")
    with pytest.raises(NotACandidate):
        settle_same(li().actor, row=row, person=other, reason="像")
    settle_same(li().actor, row=row, person=person, reason="问过民政")
    with pytest.raises(AlreadySettled):
        settle_other(wang().actor, row=row, reason="不是")


def test_only_the_clerk_and_the_rows_own_township_settle(tmp_path: Path) -> None:
    row = a_county(tmp_path)
    elsewhere = an_officer(role=Role.TOWNSHIP_CHECKER, division="620599101")
    for officer in (elsewhere, chen()):
        with pytest.raises(NotHere):
            settle_other(officer.actor, row=row, reason="不是")
        assert not waiting_rows(officer).exists()
    with pytest.raises(NotYourDuty):
        settle_other(he().actor, row=row, reason="不是")
    assert list(waiting_rows(li())) == [row]


def test_the_rows_of_a_withdrawn_batch_leave_the_queue(tmp_path: Path) -> None:
    row = a_county(tmp_path)
    withdraw(wang().actor, number=row.batch_id, reason="发错了")
    assert not waiting_rows(wang()).exists()
    row.refresh_from_db()
    assert row.name_cipher is None


def test_the_pages_settle_a_row_and_the_household_tells_it(
    client: Client, tmp_path: Path
) -> None:
    """Masked on every page; a form without a reason comes back with what was chosen."""
    row = a_county(tmp_path)
    log_in(client, li())
    listed = client.get(reverse("unsure_list")).content.decode()
    one = client.get(reverse("unsure_row", args=[row.pk])).content.decode()
    for page in (listed, one):
        assert "司＊＊" in page
        assert "张＊＊" in page
        for canary in (CANARY, "张甲", number(1)):
            assert canary not in page
    url = reverse("settle_same", args=[row.pk])
    asked = {"person": row.candidates[0], "act_id": str(uuid4())}
    refused = client.post(url, asked)
    assert refused.status_code == 400
    assert "没有写依据" in refused.content.decode()
    assert "checked" in refused.content.decode()
    done = client.post(url, asked | {"reason": "问过民政"}, follow=True)
    assert "没有等认定的行" in done.content.decode()
    home = HouseholdSpan.objects.get(no="H1").household_id
    page = client.get(reverse("household", args=[home])).content.decode()
    assert "认定过的名单行" in page
    assert "李成认定" in page
