"""人工说明: said by one, confirmed by another, read by the rules, never an overwrite."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from bangfu.core.access import NotHere, NotYourDuty, Role
from bangfu.web.accounts.standing import Officer
from bangfu.web.home import home
from bangfu.web.registry.actions import reveal_field
from bangfu.web.registry.models import (
    HouseholdSpan,
    Record,
    Run,
    Statement,
)
from bangfu.web.registry.queries import hits_of_run
from bangfu.web.registry.reveal import Purpose, Reveal
from bangfu.web.registry.runs import screen
from bangfu.web.registry.statable import NotThatValue, StatementKind
from bangfu.web.registry.statements import (
    EndsBeforeItBegins,
    NoBasisGiven,
    NotYetSo,
    OwnStatement,
    Said,
    StatementMoved,
    confirm_statement,
    dispute_fact,
    end_statement,
    state_fact,
)
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event
from web.cast import an_officer, chen, he, li, log_in, other_checker, wang
from web.registry.township import ALLOWANCE, NATIONAL, load, national, number

pytestmark = pytest.mark.django_db

ON = date(2026, 7, 31)
JUNE = date(2026, 6, 1)
HERS = "明川镇,柏家嘴村"
CANARY = "肺结核瘤"


def cadre() -> Officer:
    return an_officer(role=Role.VILLAGE_CADRE, division="620599100250", unit="村委会")


def a_township(tmp_path: Path) -> int:
    """H1's head is on the allowance list, and the system says she has none."""
    texts = {
        "监测对象信息.csv": NATIONAL
        + national("H1", "P1", "张甲", number(1), village=HERS)
        + national("H2", "P3", "王丙", number(3), village=HERS),
        "低保花名册.csv": ALLOWANCE
        + f"{number(1)},张甲,农村低保,62170,明川镇,柏家嘴村\n",
    }
    load(wang(), tmp_path, texts, on=ON)
    return HouseholdSpan.objects.get(no="H1").household_id


def a_word(household: int, column: str = "allowance", **more: Any) -> Said:
    told = {"kind": StatementKind.VERIFY, "proof": "看了低保证", "from_date": JUNE}
    record = Record.objects.get(subject="p:1")
    return Said(household, record.pk, column, **(told | {"words": "农村低保"} | more))


def stated(officer: Officer, said: Said) -> int:
    state_fact(officer.actor, said=said)
    return Statement.objects.latest("pk").pk


def judged(known: Any = None) -> list[str]:
    screen(wang().actor, on=ON, known=known or now(), division="620599")
    run = Run.objects.latest("pk")
    return sorted(hits_of_run(run).values_list("rule", flat=True))


def test_a_confirmed_correction_changes_the_next_run_and_no_older_one(
    tmp_path: Path,
) -> None:
    """§4: statements are an overlay; a run by the knowledge of then says what it said."""
    household = a_township(tmp_path)
    then, rule = now(), "allowance.list_differs"
    assert judged() == [rule]
    statement = stated(cadre(), a_word(household))
    assert judged() == [rule]
    confirm_statement(li().actor, household=household, statement=statement)
    counted, with_it = judged(), now()
    assert counted == []
    assert Run.objects.latest("pk").manifest["statements"]
    assert judged(known=then) == [rule]
    assert Run.objects.latest("pk").manifest["statements"] == []
    end_statement(
        li().actor, household=household, statement=statement, on=JUNE, reason="写错了"
    )
    assert judged() == [rule]
    assert judged(known=with_it) == []


def test_the_evidence_says_that_a_row_was_corrected(tmp_path: Path) -> None:
    """The other way round: a correction makes the two sides differ."""
    household = a_township(tmp_path)
    statement = stated(cadre(), a_word(household))
    confirm_statement(li().actor, household=household, statement=statement)
    other = HouseholdSpan.objects.get(no="H2").household_id
    record = Record.objects.get(subject="p:2")
    said = Said(
        other, record.pk, "allowance", StatementKind.VISIT, "入户", JUNE, "农村低保"
    )
    confirm_statement(li().actor, household=other, statement=stated(cadre(), said))
    assert judged() == ["allowance.list_differs"]
    [hit] = hits_of_run(Run.objects.latest("pk"))
    [piece] = [piece for piece in hit.evidence if "系统" in piece["value"]]
    assert piece["file"] == "监测对象信息.csv（享受低保政策情况按核实更正）"
    assert piece["row"] == 3
    assert piece["value"] == "系统“享受低保政策情况”：农村低保"
    assert hit.batches == [1]


def test_what_a_row_repeats_of_the_household_is_said_of_the_household(
    tmp_path: Path,
) -> None:
    household = a_township(tmp_path)
    said = a_word(household, "household_type", words="一般农户")
    stated(cadre(), said)
    assert Statement.objects.get().subject == f"h:{household}"


def test_the_imported_value_stays_and_the_lake_learns_nothing(tmp_path: Path) -> None:
    """§6.4: never an overwrite; C4 words lie sealed and in the database alone."""
    household = a_township(tmp_path)
    statement = stated(cadre(), a_word(household, "health", words=CANARY))
    confirm_statement(li().actor, household=household, statement=statement)
    judged()
    assert Record.objects.get(subject="p:1").until is None
    row = Statement.objects.values().get()
    assert row["value"] is None
    assert CANARY not in repr(row)
    held = [p for p in (home() / "lake").rglob("*") if p.is_file()]
    assert held
    assert not any(CANARY.encode() in path.read_bytes() for path in held)
    shown: list[str] = []
    asked = Reveal(household, "statement", statement, "value", Purpose.VISIT)
    reveal_field(li().actor, asked=asked, shown=shown)
    assert shown == [CANARY]


REFUSED: tuple[tuple[dict[str, Any], type[Exception]], ...] = (
    ({"words": "不知道"}, NotThatValue),
    ({"words": " "}, NotThatValue),
    ({"proof": " "}, NoBasisGiven),
    ({"from_date": date(2199, 1, 1)}, NotYetSo),
    ({"column": "id_number"}, NotHere),
    ({"column": "household_no"}, NotHere),
    ({"column": "password"}, NotHere),
    ({"kind": StatementKind.DISPUTE}, NotHere),
)


def test_what_cannot_be_said_is_refused_in_one_sentence(tmp_path: Path) -> None:
    household, village = a_township(tmp_path), cadre()
    for more, refusal in REFUSED:
        with pytest.raises(refusal):
            state_fact(village.actor, said=a_word(household, **more))
    assert not Statement.objects.exists()
    assert Event.objects.filter(type="refused").count() == len(REFUSED)


def test_who_says_it_does_not_confirm_it_and_nobody_twice(tmp_path: Path) -> None:
    household = a_township(tmp_path)
    statement = stated(li(), a_word(household))
    with pytest.raises(OwnStatement):
        confirm_statement(li().actor, household=household, statement=statement)
    with pytest.raises(NotYourDuty):
        confirm_statement(cadre().actor, household=household, statement=statement)
    confirm_statement(other_checker().actor, household=household, statement=statement)
    with pytest.raises(StatementMoved):
        confirm_statement(wang().actor, household=household, statement=statement)
    with pytest.raises(EndsBeforeItBegins):
        end_statement(
            li().actor, household=household, statement=statement,
            on=date(2026, 5, 1), reason="写错了",
        )  # fmt: skip


def test_a_dispute_doubts_and_changes_no_hit(tmp_path: Path) -> None:
    household = a_township(tmp_path)
    before = judged()
    said = a_word(household, kind=StatementKind.DISPUTE, words="")
    dispute_fact(he().actor, said=said)
    statement = Statement.objects.get()
    with pytest.raises(StatementMoved):
        confirm_statement(li().actor, household=household, statement=statement.pk)
    assert judged() == before


def test_nobody_speaks_about_a_household_outside(tmp_path: Path) -> None:
    """§6.3: another county, another household's record under one's own address."""
    household = a_township(tmp_path)
    other = HouseholdSpan.objects.get(no="H2").household_id
    for officer, home_ in ((chen(), household), (cadre(), other)):
        with pytest.raises(NotHere):
            state_fact(officer.actor, said=a_word(home_))
    statement = stated(cadre(), a_word(household))
    for officer, home_ in ((chen(), household), (li(), other)):
        with pytest.raises(NotHere):
            confirm_statement(officer.actor, household=home_, statement=statement)


def test_the_pages_state_confirm_and_end(client: Client, tmp_path: Path) -> None:
    """登记为X（某表某日），核实为Y（某人某日）: both stand; a bad value comes back typed."""
    household = a_township(tmp_path)
    record = Record.objects.get(subject="p:1")
    page, about = reverse("household", args=[household]), (household, record.pk)
    log_in(client, village := cadre())
    assert "农村低保" in client.get(reverse("fact", args=[*about, "allowance"])).text
    state = reverse("state_fact", args=[*about, "allowance"])
    asked = {"kind": "visit", "from_date": "2026-06-01", "proof": "看了低保证"}
    refused = client.post(state, asked | {"words": ""})
    assert refused.status_code == 400
    assert "看了低保证" in refused.text
    client.post(state, asked | {"words": "农村低保"})
    told = "走访得知是农村低保（村委会某人，2026年6月1日起），等另一位同志确认"
    shown = client.get(page).text
    assert "登记为不享受（《监测对象信息》2026年5月31日）" in shown
    assert told in shown
    assert "走访得知是农村低保" not in client.get(page, {"on": "2026-05-31"}).text.split(
        "人工说明"
    )[0]  # fmt: skip
    statement = Statement.objects.get()
    assert statement.by_id == village.account.pk
    log_in(client, li())
    client.post(reverse("confirm_statement", args=[household, statement.pk]))
    assert "李成已确认，用于筛查" in client.get(page).text
    end = reverse("end_statement", args=[household, statement.pk])
    assert client.post(end, {"on": "2026-07-01"}).status_code == 400
    client.post(end, {"on": "2026-07-01", "reason": "已退出低保"})
    assert "2026年7月1日起不再这样" in client.get(page).text


def test_a_sealed_word_is_masked_and_can_be_revealed(
    client: Client, tmp_path: Path
) -> None:
    household = a_township(tmp_path)
    statement = stated(li(), a_word(household, "health", words=CANARY))
    log_in(client, li())
    page = client.get(reverse("household", args=[household])).text
    assert CANARY not in page
    assert f"statement:{statement}:value" in page
    asked = {"what": f"statement:{statement}:value", "purpose": "visit"}
    url = reverse("reveal_field", args=[household])
    assert CANARY in client.post(url, asked).text
