"""撤回一批: what is left is what there would be without it; what was known then stays."""

from datetime import date
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.web.registry.batch_queries import withdrawn_under
from bangfu.web.registry.imports import settle_staged
from bangfu.web.registry.models import (
    Batch,
    Hit,
    HouseholdSpan,
    Membership,
    Person,
    Record,
    Run,
)
from bangfu.web.registry.queries import hits_of_run
from bangfu.web.registry.runs import home_lake, screen
from bangfu.web.registry.withdrawal import (
    AlreadyWithdrawn,
    LaterBatchesRestOnIt,
    NoReasonToWithdraw,
    withdraw,
    withdraw_batch,
)
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event
from web.cast import chen, log_in, wang, zhao
from web.registry.township import (
    ALLOWANCE,
    NATIONAL,
    ROSTER,
    national,
    number,
    roster,
)
from web.registry.whole import empty, everything, put, take_back

pytestmark = pytest.mark.django_db

ON = date(2026, 7, 31)
A_DAY, JUNE, JULY = "2026-05-31", "2026-06-30", "2026-07-31"
STAYS = "身份证号,姓名,结算单号,医院名称,出院日期,合规自付\n"
A = (
    NATIONAL
    + national("H1", "P1", "张甲", number(1))
    + national("H1", "P2", "张乙", number(2), relation="之子")
    + national("H2", "P3", "王丙", number(3))
)
CHANGED = NATIONAL + "".join(
    national(no, member, name, number(n), relation=relation, as_of=JUNE, **more)
    for no, member, name, n, relation, more in (
        ("H1", "P1", "张甲", 1, "户主", {"schooling": "初中"}),
        ("H9", "P2", "张乙", 2, "户主", {}),
        ("H5", "P5", "赵戊", 5, "户主", {"kind": "一般农户"}),
    )
)
SEEN = ALLOWANCE + f"{number(8)},孙外,农村低保,6217000011112222333,清泉镇,\n"
ENTERED = NATIONAL + national("H3", "P8", "孙外", number(8), as_of=JUNE)
SECOND: dict[str, dict[str, str]] = {
    "changes, a split and a newcomer": {"监测对象信息6月.csv": CHANGED},
    "a list's newcomers": {"低保花名册.csv": SEEN.replace("孙外", "钱外")},
    "a roster beside the export": {
        "农户台账.csv": ROSTER
        + roster(number(3), "王丙", number(3), as_of=JUNE)
        + roster(number(7), "周新", number(7), as_of=JUNE)
    },
}


@pytest.mark.both
def test_without_the_batch_all_is_as_it_was(tmp_path: Path) -> None:
    """M13: spans, members, records, people and the image; nothing is lost or left over.

    One batch after another is written and taken back.
    """
    put(tmp_path, "a", {"监测对象信息.csv": A})
    before = everything()
    for second, texts in SECOND.items():
        batch = put(tmp_path, second, texts)
        assert everything() != before, second
        take_back(batch)
        assert everything() == before, second


def test_a_full_export_gives_back_whom_it_had_ended(tmp_path: Path) -> None:
    put(tmp_path, "a", {"监测对象信息.csv": A})
    before = everything()
    only = (NATIONAL + national("H1", "P1", "张甲", number(1))).replace(A_DAY, JUNE)
    batch = put(tmp_path, "b", {"监测对象信息6月.csv": only}, full=True)
    assert Membership.objects.filter(until=None).count() == 1
    take_back(batch)
    assert everything() == before


def test_a_roster_speaks_again_when_the_only_national_export_goes(
    tmp_path: Path,
) -> None:
    """Who is registered: the roster's word counts until there is a national export."""
    lifted = roster(number(7), "周新", number(7)).replace("一般农户", "脱贫户")
    put(tmp_path, "a", {"农户台账.csv": ROSTER + lifted})
    before = everything()
    batch = put(tmp_path, "b", {"监测对象信息.csv": A})
    assert not HouseholdSpan.objects.get(
        kind="脱贫户", no="台账-2", until=None
    ).registered
    take_back(batch)
    assert everything() == before


def test_who_was_registered_by_the_batch_is_only_seen_again(tmp_path: Path) -> None:
    put(tmp_path, "a", {"监测对象信息.csv": A, "低保花名册.csv": SEEN})
    before = everything()
    batch = put(tmp_path, "b", {"监测对象信息6月.csv": ENTERED})
    assert Person.objects.get(surname="孙").standing == "registered"
    take_back(batch)
    assert everything() == before


def test_a_later_batch_of_other_people_stands(tmp_path: Path) -> None:
    """A, B, C without B is A, C: promised where C names nobody whom B touched."""
    third = {
        "监测对象信息7月.csv": NATIONAL
        + national("H2", "P3", "王丙", number(3), schooling="高中", as_of=JULY),
        "住院明细.csv": STAYS + f"{number(3)},王丙,J1,县医院,2026-07-01,60000\n",
    }
    put(tmp_path, "a", {"监测对象信息.csv": A})
    b = put(tmp_path, "b", {"监测对象信息6月.csv": CHANGED})
    put(tmp_path, "c", third)
    take_back(b)
    told = everything()
    # The same without B ever having been there, in a register of its own.
    empty()
    put(tmp_path, "a", {"监测对象信息.csv": A})
    put(tmp_path, "c", third)
    assert told == everything()


UNDER = (
    {"监测对象信息7月.csv": CHANGED.replace(JUNE, JULY)},
    {"住院明细.csv": STAYS + f"{number(5)},赵戊,J1,县医院,2026-07-01,60000\n"},
    {"低保花名册.csv": ALLOWANCE + f"{number(5)},不是他,农村低保,62170,清泉镇,\n"},
)


def test_a_batch_under_another_is_not_taken_from_below(tmp_path: Path) -> None:
    """Later rows that say the same, name its newcomer, or might be its newcomer."""
    put(tmp_path, "a", {"监测对象信息.csv": A})
    b = put(tmp_path, "b", {"监测对象信息6月.csv": CHANGED})
    for place, third in enumerate(UNDER):
        c = put(tmp_path, f"c{place}", third)
        before = everything()
        with pytest.raises(LaterBatchesRestOnIt, match=f"第{c}批.*请先撤回后来的批次"):
            take_back(b)
        assert everything() == before
        take_back(c)
    take_back(b)
    assert Batch.objects.filter(withdrawn_at=None).count() == 1


def test_what_a_later_batch_read_as_a_whole_keeps_the_earlier_one(
    tmp_path: Path,
) -> None:
    """A full export names nobody of B, a roster says who is registered: both rest on B."""
    first = put(tmp_path, "a", {"监测对象信息.csv": A})
    newcomer = NATIONAL + national("H5", "P5", "赵戊", number(5), as_of=JUNE)
    b = put(tmp_path, "b", {"监测对象信息6月.csv": newcomer})
    full = put(
        tmp_path, "c", {"监测对象信息7月.csv": A.replace(A_DAY, JULY)}, full=True
    )
    with pytest.raises(LaterBatchesRestOnIt):
        take_back(b)
    take_back(full)
    take_back(b)
    apart = ROSTER + roster(number(7), "周新", number(7), as_of=JUNE)
    put(tmp_path, "d", {"农户台账.csv": apart})
    with pytest.raises(LaterBatchesRestOnIt, match="农户台账"):
        take_back(first)


def test_a_list_without_places_rests_on_where_its_people_lived(tmp_path: Path) -> None:
    """B moved the household, so C's rows stand in another township than without B."""
    put(tmp_path, "a", {"监测对象信息.csv": A})
    moved = national("H2", "P3", "王丙", number(3), village="明川镇,", as_of=JUNE)
    b = put(tmp_path, "b", {"监测对象信息6月.csv": NATIONAL + moved})
    stay = STAYS + f"{number(3)},王丙,J1,县医院,2026-07-01,60000\n"
    put(tmp_path, "c", {"住院明细.csv": stay})
    with pytest.raises(LaterBatchesRestOnIt):
        take_back(b)


def test_older_images_and_runs_keep_the_batch(tmp_path: Path) -> None:
    """§4: known before the withdrawal, a run says what it said; known after, it does not."""
    clerk = wang()
    put(tmp_path, "a", {"监测对象信息.csv": A})
    stay = STAYS + f"{number(1)},张甲,J1,县医院,2026-04-01,60000\n"
    batch = put(tmp_path, "b", {"住院明细.csv": stay})
    then = now()
    told = []
    for known in (then, None, then):
        screen(clerk.actor, on=ON, known=known or now(), division="620599")
        told.append(hits_of_run(Run.objects.latest("pk")).count())
        if known and not Batch.objects.get(pk=batch).withdrawn_at:
            take_back(batch)
    assert told == [1, 0, 1]
    numbers = [run.manifest["batches"] for run in Run.objects.order_by("pk")]
    assert numbers == [[1, 2], [1], [1, 2]]
    hit = Hit.objects.earliest("pk")
    assert [gone.pk for gone in withdrawn_under([hit])[hit.pk]] == [batch]


def test_whoever_comes_again_is_the_same_person_and_household(tmp_path: Path) -> None:
    """One identity for ever: the corrected file finds its people where they were."""
    put(tmp_path, "a", {"监测对象信息.csv": A})
    batch = put(tmp_path, "b", {"监测对象信息6月.csv": CHANGED})
    keys = list(
        Membership.objects.filter(until=None).order_by("no").values_list(
            "person", "household", "no"
        )
    )  # fmt: skip
    take_back(batch)
    assert not Membership.objects.filter(until=None, no="P5").exists()
    put(tmp_path, "c", {"监测对象信息6月改.csv": CHANGED + "\n"})
    again = Membership.objects.filter(until=None).order_by("no")
    assert list(again.values_list("person", "household", "no")) == keys
    assert Person.objects.get(memberships__no="P5", memberships__until=None).surname


@pytest.mark.both
def test_the_values_of_a_withdrawn_batch_are_gone_from_the_database(
    tmp_path: Path,
) -> None:
    """M205: whom nobody but the wrong file named leaves no name, number or record."""
    put(tmp_path, "a", {"监测对象信息.csv": A})
    take_back(put(tmp_path, "b", {"监测对象信息6月.csv": CHANGED}))
    person = Person.objects.get(standing="withdrawn")
    assert (person.id_cipher, person.name_cipher, person.surname) == (None, None, "")
    assert not Record.objects.filter(batch=2).exclude(body={}).exists()


@pytest.mark.both
def test_a_withdrawal_is_one_event_with_its_reason_and_once_only(
    tmp_path: Path,
) -> None:
    batch = put(tmp_path, "a", {"监测对象信息.csv": A})
    with pytest.raises(NoReasonToWithdraw):
        withdraw(wang().actor, number=batch, reason=" ")
    take_back(batch)
    with pytest.raises(AlreadyWithdrawn):
        take_back(batch)
    assert Event.objects.filter(type="withdraw_batch", subject="batch:1").count() == 1
    assert home_lake().batches()[0].withdrawn_at == Batch.objects.get().withdrawn_at


def test_only_the_countys_own_clerk_withdraws(tmp_path: Path) -> None:
    batch = put(tmp_path, "a", {"监测对象信息.csv": A})
    with pytest.raises(NotYourDuty):
        take_back(batch, zhao())
    with pytest.raises(NotHere):
        take_back(batch, chen())
    assert Batch.objects.get().withdrawn_at is None


def test_a_crash_between_the_record_and_the_lake_is_mended(tmp_path: Path) -> None:
    """On record it is gone; the next start makes the lake say so, for that moment."""
    batch = put(tmp_path, "a", {"监测对象信息.csv": A})
    withdraw_batch(wang().actor, number=batch, reason="发错了")
    assert home_lake().batches()[0].withdrawn_at is None
    settle_staged()
    assert home_lake().batches()[0].withdrawn_at == Batch.objects.get().withdrawn_at


def test_the_pages_tell_the_batch_and_take_it_back(
    client: Client, tmp_path: Path
) -> None:
    """Who wrote it, its counts, why it cannot go yet; then the reason stands beside it."""
    clerk = wang()
    stay = STAYS + f"{number(1)},张甲,J1,县医院,2026-04-01,60000\n"
    first = put(tmp_path, "a", {"监测对象信息.csv": A})
    second = put(tmp_path, "b", {"住院明细.csv": stay})
    screen(clerk.actor, on=ON, known=now(), division="620599")
    log_in(client, clerk)
    board = client.get(reverse("batches")).content.decode()
    assert ("监测对象信息" in board, "住院明细" in board) == (True, True)
    below = client.get(reverse("batch", args=[first])).content.decode()
    assert f"现在不能撤回：后来写入的《住院明细.csv》（第{second}批）" in below
    url = reverse("withdraw_batch", args=[second])
    refused = client.post(url, {"reason": ""})
    assert refused.status_code == 400
    assert "没有写原因" in refused.content.decode()
    page = client.post(url, {"reason": "医保发错了月份"}, follow=True).content.decode()
    for told in ("已在", "撤回，以后的筛查", "医保发错了月份", "王敏"):
        assert told in page, told
    home_ = HouseholdSpan.objects.get(no="H1").household_id
    told = client.get(reverse("household", args=[home_])).content.decode()
    assert f"依据的《住院明细.csv》（第{second}批）已在" in told
