"""农户: who sees which household, what the pages show, and looking behind a mask."""

import re
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bangfu.core.access import NotHere, Role
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.actions import reveal_field
from bangfu.web.registry.models import HouseholdSpan, Person
from bangfu.web.registry.queries import visible_to
from bangfu.web.registry.reveal import Purpose, Reveal
from bangfu.web.trail.models import Event
from web.cast import (
    ADMINISTRATORS,
    an_officer,
    chen,
    he,
    li,
    log_in,
    qian,
    sun,
    wang,
    zhao,
)
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

HERS, NEXT_DOOR, ELSEWHERE = "明川镇,柏家嘴村", "明川镇,常家磨村", "清泉镇,"
HER_VILLAGE = "620599100250"


def cadre() -> Officer:
    """The cadre of the village that the first household lives in."""
    return an_officer(role=Role.VILLAGE_CADRE, division=HER_VILLAGE, unit="村委会")


def a_county(home: Path) -> None:
    """Three households: in her village, in its township, in another township."""
    text = (
        NATIONAL
        + national("H1", "P1", CANARY_NAME, number(1), village=HERS)
        + national("H1", "P2", "欧阳小", number(2), relation="之子", village=HERS)
        + national("H2", "P3", "王丙", number(3), village=NEXT_DOOR)
        + national("H3", "P4", "李丁", number(4), village=ELSEWHERE)
    )
    load(wang(), home, {"监测对象信息.csv": text})


def sees(officer: Officer) -> set[str]:
    spans = HouseholdSpan.objects.filter(household__in=visible_to(officer))
    return set(spans.values_list("no", flat=True))


def pk_of(no: str) -> int:
    return HouseholdSpan.objects.get(no=no).household_id


def test_everybody_sees_their_own_area_and_nobody_more(tmp_path: Path) -> None:
    """§6.3: village, township, county; another county and the administrators nothing."""
    a_county(tmp_path)
    assert sees(cadre()) == {"H1"}
    assert sees(li()) == {"H1", "H2"}
    for officer in (wang(), zhao(), he(), qian()):
        assert sees(officer) == {"H1", "H2", "H3"}
    assert sees(chen()) == set()
    assert sees(sun(household_nos=["H3"])) == {"H3"}
    for admin in ADMINISTRATORS:
        assert sees(admin()) == set()


def test_a_household_outside_is_told_as_if_it_did_not_exist(
    client: Client, tmp_path: Path
) -> None:
    a_county(tmp_path)
    log_in(client, cadre())
    assert client.get(reverse("household", args=[pk_of("H1")])).status_code == 200
    outside = client.get(reverse("household", args=[pk_of("H3")]))
    nowhere = client.get(reverse("household", args=[999_999]))
    assert outside.status_code == nowhere.status_code == 404
    assert _without_tokens(outside.content) == _without_tokens(nowhere.content)


def test_no_page_shows_a_name_a_number_or_a_phone(
    client: Client, tmp_path: Path
) -> None:
    """§6.7: masked by default, on the list, the household and the why-not page."""
    a_county(tmp_path)
    log_in(client, wang())
    pages = [
        client.get(reverse("household_list")),
        client.get(reverse("household", args=[pk_of("H1")])),
        client.get(reverse("household_why", args=[pk_of("H1")]), {"on": "2026-06-30"}),
    ]
    for page in pages:
        assert page.status_code == 200
        body = page.content.decode()
        assert "欧＊＊" in body
        for canary in (CANARY_NAME, number(1), number(2), PHONE, "长期慢性病"):
            assert canary not in body


def test_a_revealed_field_is_an_event_with_its_purpose(
    client: Client, tmp_path: Path
) -> None:
    a_county(tmp_path)
    log_in(client, cadre())
    person = Person.objects.get(memberships__no="P1")
    asked = {
        "what": f"person:{person.pk}:id_number",
        "purpose": "visit",
        "act_id": str(uuid4()),
    }
    url = reverse("reveal_field", args=[pk_of("H1")])
    page = client.post(url, asked)
    assert number(1) in page.content.decode()
    assert CANARY_NAME not in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    event = Event.objects.get(type="reveal_field")
    assert event.subject == f"household:{pk_of('H1')}"
    again = client.post(url, asked).content.decode()
    assert number(1) not in again
    assert Event.objects.filter(type="reveal_field").count() == 1


@pytest.mark.parametrize(
    ("officer", "what"),
    [(cadre, "person:{other}:name"), (chen, "person:{own}:name"),
     (cadre, "person:{own}:password"), (cadre, "record:1:no_such"), (cadre, "x")],
)  # fmt: skip
def test_nothing_else_can_be_revealed(
    client: Client, tmp_path: Path, officer: object, what: str
) -> None:
    """A person of another household, a foreign household, a field that is none."""
    a_county(tmp_path)
    log_in(client, officer())  # type: ignore[operator]
    keys = {
        "own": Person.objects.get(memberships__no="P1").pk,
        "other": Person.objects.get(memberships__no="P3").pk,
    }
    asked = {"what": what.format(**keys), "purpose": "visit", "act_id": str(uuid4())}
    page = client.post(reverse("reveal_field", args=[pk_of("H1")]), asked)
    assert page.status_code == 404
    assert not Event.objects.filter(type="reveal_field").exists()


def test_the_act_itself_refuses_a_household_outside(tmp_path: Path) -> None:
    """Whoever calls the act past the page finds the same wall, and leaves a trace."""
    a_county(tmp_path)
    person = Person.objects.get(memberships__no="P3")
    asked = Reveal(pk_of("H2"), "person", person.pk, "name", Purpose.CALL)
    shown: list[str] = []
    with pytest.raises(NotHere):
        reveal_field(cadre().actor, asked=asked, shown=shown)
    assert shown == []
    assert Event.objects.filter(type="refused").count() == 1


def test_without_a_purpose_nothing_is_shown(client: Client, tmp_path: Path) -> None:
    a_county(tmp_path)
    log_in(client, cadre())
    person = Person.objects.get(memberships__no="P1")
    page = client.post(
        reverse("reveal_field", args=[pk_of("H1")]),
        {"what": f"person:{person.pk}:name", "act_id": str(uuid4())},
    )
    assert page.status_code == 400
    assert "没有选事由" in page.content.decode()
    assert CANARY_NAME not in page.content.decode()


@pytest.mark.parametrize(
    ("sought", "found"),
    [("王", {"H2"}), ("欧", {"H1"}), ("H3", {"H3"}), ("H", {"H1", "H2", "H3"}),
     ("赵", set()), ("", {"H1", "H2", "H3"})],
)  # fmt: skip
def test_search_by_surname_and_by_number_stays_out_of_the_url(
    client: Client, tmp_path: Path, sought: str, found: set[str]
) -> None:
    a_county(tmp_path)
    log_in(client, wang())
    page = client.post(reverse("seek_household"), {"q": sought}, follow=True)
    assert page.redirect_chain == [(reverse("household_list"), 302)]
    assert set(re.findall(r">(H\d)<", page.content.decode())) == found


def test_a_day_before_shows_what_was_known_of_that_day(
    client: Client, tmp_path: Path
) -> None:
    """M13: the old value stays visible with its dates."""
    a_county(tmp_path / "1")
    later = NATIONAL + national(
        "H2", "P3", "王丙", number(3), schooling="初中", village=NEXT_DOOR,
        as_of="2026-06-30",
    )  # fmt: skip
    load(wang(), tmp_path / "2", {"监测对象信息6月.csv": later})
    log_in(client, wang())
    url = reverse("household", args=[pk_of("H2")])
    june, july = (
        client.get(url, {"on": day}).content.decode()
        for day in ("2026-06-15", "2026-07-15")
    )
    assert "小学" in june
    assert "初中" not in june
    assert "初中" in july
    assert "《监测对象信息6月.csv》第2行" in july


def test_who_is_only_on_a_list_stands_on_a_page_of_its_own(
    client: Client, tmp_path: Path
) -> None:
    """Four rows in five of a sender's list are nobody's; they must not bury the register."""
    listed = ALLOWANCE + f"{number(8)},孙外,农村低保,6217000011112222333,清泉镇,\n"
    a_county(tmp_path / "1")
    load(wang(), tmp_path / "2", {"低保花名册.csv": listed})
    log_in(client, wang())
    first, other = (
        client.get(reverse("household_list"), asked).content.decode()
        for asked in ({}, {"who": "listed"})
    )
    assert ("孙＊＊" in first, "孙＊＊" in other) == (False, True)
    assert ("王＊＊" in first, "王＊＊" in other) == (True, False)


def test_the_list_pages_without_losing_or_doubling_a_household(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bangfu.web.registry.views.PAGE", 2)
    a_county(tmp_path)
    log_in(client, wang())
    url, seen = reverse("household_list"), list[str]()
    while url:
        body = client.get(url).content.decode()
        seen += re.findall(r">(H\d)<", body)
        more = re.search(r'href="(\?[^"]*after=\d+)"', body)
        url = reverse("household_list") + more[1] if more else ""
    assert sorted(seen) == ["H1", "H2", "H3"]


def test_the_lists_queries_do_not_grow_with_its_rows(
    client: Client, tmp_path: Path
) -> None:
    clerk = wang()
    few = "".join(
        national(f"A{n}", f"A{n}-1", "张甲", number(n)) for n in range(100, 110)
    )
    load(clerk, tmp_path / "1", {"监测对象信息1.csv": NATIONAL + few})
    log_in(client, clerk)
    with CaptureQueriesContext(
        connection,
    ) as ten:
        client.get(reverse("household_list"))
    many = "".join(
        national(f"B{n}", f"B{n}-1", "李乙", number(n)) for n in range(200, 250)
    )
    load(clerk, tmp_path / "2", {"监测对象信息2.csv": NATIONAL + many})
    with CaptureQueriesContext(connection) as sixty:
        page = client.get(reverse("household_list"))
    assert (
        page.content.decode().count("李＊＊") + page.content.decode().count("张＊＊")
        == 50
    )
    assert len(sixty) == len(ten)


def _without_tokens(body: bytes) -> str:
    return re.sub(r'value="[^"]+"', "", body.decode())
