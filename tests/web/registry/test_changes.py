"""户情变化: written by one, confirmed by another, kept by imports, taken back whole."""

from datetime import date
from pathlib import Path

import pytest

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.changes import (
    Asked,
    confirm,
    record_change,
    refuse_change,
    take_back,
)
from bangfu.web.registry.effects.faults import (
    ChangeMoved,
    CountyConfirms,
    NoHeadLeft,
    NotASplit,
    NotTheirOwnNumber,
    OwnChange,
    SomethingRestsOnIt,
)
from bangfu.web.registry.effects.told import Details
from bangfu.web.registry.models import (
    Disagreement,
    HouseholdChange,
    HouseholdSpan,
    Membership,
    Person,
    UnsureRow,
)
from bangfu.web.registry.statements import NoBasisGiven, NotYetSo
from bangfu.web.registry.withdrawal import LaterBatchesRestOnIt, withdraw
from web.cast import chen, he, li, wang
from web.registry.changing import (
    IN_JUNE,
    JULY,
    JUNE,
    cadre,
    change,
    home_of,
    lives,
    person,
    rows,
    send,
    standing,
    write,
)
from web.registry.township import ALLOWANCE, load, number

pytestmark = [pytest.mark.both, pytest.mark.django_db]
ALL = {"H1": {"P1", "P2", "P3", "P4"}, "H2": {"P5"}}


def test_a_death_counts_when_confirmed_and_no_later_register_undoes_it(
    tmp_path: Path,
) -> None:
    """M08: the register that still has the dead is a difference to see, not a return."""
    send(tmp_path, rows())
    pk = write(ChangeKind.DEATH, person=person("P2"))
    assert lives() == ALL
    home = home_of("H1")
    with pytest.raises(OwnChange):
        confirm(wang().actor, household=home, change=pk)
    confirm(li().actor, household=home, change=pk)
    with pytest.raises(ChangeMoved):
        confirm(li().actor, household=home, change=pk)
    after = {"H1": {"P1", "P3", "P4"}, "H2": {"P5"}}
    assert lives() == after
    stay = Membership.objects.get(no="P2")
    assert (stay.until, stay.ended_event_id) == (IN_JUNE, pk)
    send(tmp_path, rows("2026-06-10"))
    assert not Disagreement.objects.exists()
    send(tmp_path, rows(JUNE), full=True)
    assert lives() == after
    [doubt] = Disagreement.objects.all()
    assert (doubt.change_id, doubt.says) == (pk, "登记里还有这个人")
    with pytest.raises(LaterBatchesRestOnIt, match=r"死亡.*2026年6月15日.*请先撤销"):
        withdraw(wang().actor, number=1, reason="发错了")


def test_the_next_head_is_named_when_the_head_goes(tmp_path: Path) -> None:
    """户主变更; a register that has not heard of it does not make him 之子 again."""
    send(tmp_path, rows())
    with pytest.raises(NoHeadLeft):
        change(ChangeKind.DEATH, person=person("P1"))
    assert lives() == ALL
    change(ChangeKind.DEATH, person=person("P1"), head=person("P3"))
    send(tmp_path, {name: row for name, row in rows(JUNE).items() if name != "甲"})
    heads = Membership.objects.filter(until=None, relation="户主")
    assert set(heads.values_list("no", flat=True)) == {"P3", "P5"}
    assert Disagreement.objects.get().says == "登记的与户主关系是之子"


def test_a_newborn_is_spared_by_a_full_export_and_found_by_a_later_one(
    tmp_path: Path,
) -> None:
    send(tmp_path, rows())
    born = number(9, "20260610")
    told = {"name": "张宝", "id_number": born, "relation": "之孙"}
    change(ChangeKind.BIRTH, **told)
    send(tmp_path, rows(JUNE), full=True)
    assert lives()["H1"] == {"P1", "P2", "P3", "P4", "H1-新"}
    assert Disagreement.objects.get().says == "完整导出里没有这个人"
    child = Person.objects.latest("pk")
    assert (child.birth_on, child.surname) == (date(2026, 6, 10), "张")
    own = rows(JULY)
    own["宝"] = own["丙"].replace("P3", "P9").replace(number(3), born)
    own["宝"] = own["宝"].replace("张丙", "张宝").replace("之子", "之孙")
    send(tmp_path, own, full=True)
    assert lives()["H1"] == {"P1", "P2", "P3", "P4", "P9"}
    assert person("P9") == child.pk
    with pytest.raises(NotTheirOwnNumber, match="已有"):
        change(ChangeKind.BIRTH, **told)


def test_who_marries_in_keeps_one_identity(tmp_path: Path) -> None:
    """A person of another household by his number; the register that lags moves nobody."""
    send(tmp_path, rows())
    told = {"name": "张戊", "id_number": number(5), "relation": "女婿"}
    pk = write(ChangeKind.MARRY_IN, **told)
    with pytest.raises(CountyConfirms):
        confirm(li().actor, household=home_of("H1"), change=pk)
    change(ChangeKind.MARRY_IN, **told)
    assert lives() == {"H1": {"P1", "P2", "P3", "P4", "P5"}}
    assert Person.objects.count() == 5
    send(tmp_path, rows(JUNE), full=True)
    assert lives() == {"H1": {"P1", "P2", "P3", "P4", "P5"}}
    with pytest.raises(NotTheirOwnNumber, match="不对"):
        change(ChangeKind.MARRY_IN, **told | {"id_number": number(5)[:-1] + "A"})


def test_a_split_stands_until_the_register_says_the_same(tmp_path: Path) -> None:
    """Then registers speak again: the household gets the number that they give it."""
    send(tmp_path, rows())
    with pytest.raises(NotASplit, match="户主"):
        change(ChangeKind.SPLIT, relations={str(person("P3")): "之子"})
    with pytest.raises(NotASplit, match="原户"):
        change(ChangeKind.SPLIT, relations={str(person("P1")): "户主"})
    relations = {str(person("P3")): "户主", str(person("P4")): "配偶"}
    pk = change(ChangeKind.SPLIT, relations=relations)
    after = {"H1": {"P1", "P2"}, "H1-分": {"P3", "P4"}, "H2": {"P5"}}
    assert lives() == after
    own = home_of("H1-分")
    send(tmp_path, rows(JUNE), full=True)
    assert lives() == after
    assert Disagreement.objects.filter(change=pk).count() == 2
    told = rows(JULY)
    told["丙"] = told["丙"].replace("H1", "H7").replace("之子", "户主")
    told["丁"] = told["丁"].replace("H1", "H7").replace("之媳", "配偶")
    send(tmp_path, told, full=True)
    assert lives() == {"H1": {"P1", "P2"}, "H7": {"P3", "P4"}, "H2": {"P5"}}
    assert home_of("H7") == own
    with pytest.raises(SomethingRestsOnIt):
        take_back(wang().actor, household=home_of("H1"), change=pk, reason="写错")
    send(tmp_path, rows("2026-08-31"))
    assert lives() == ALL


def test_what_merges_into_another_household_stays_there(tmp_path: Path) -> None:
    """Newcomers whom the register writes into the old one come into the other too."""
    send(tmp_path, rows())
    pk = change(ChangeKind.MERGE, "H2", into=home_of("H1"), relation="兄弟")
    merged = {"H1": {"P1", "P2", "P3", "P4", "P5"}}
    assert lives() == merged
    told = rows(JUNE)
    told["己"] = told["戊"].replace("P5", "P6").replace(number(5), number(6))
    told["己"] = told["己"].replace("户主", "之女").replace("张戊", "张己")
    send(tmp_path, told, full=True)
    assert lives() == {"H1": merged["H1"] | {"P6"}}
    assert Disagreement.objects.get(person=person("P5")).change_id == pk
    with pytest.raises(NotHere):
        change(ChangeKind.LEAVE, "H2")


def test_a_household_that_moves_or_leaves(tmp_path: Path) -> None:
    send(tmp_path, rows())
    change(ChangeKind.MOVE, "H2", division="620599100201")
    change(ChangeKind.LEAVE, "H1")
    assert lives() == {"H2": {"P5"}}
    told = rows(JUNE)
    told["庚"] = told["丙"].replace("P3", "P7").replace(number(3), number(7))
    told["庚"] = told["庚"].replace("张丙", "张庚")
    send(tmp_path, told, full=True)
    assert lives() == {"H2": {"P5"}}
    assert HouseholdSpan.objects.get(until=None).division == "620599100201"
    says = set(Disagreement.objects.values_list("says", flat=True))
    assert says == {"登记的还是原来的村", "登记里还有这个人", "这一户还在册"}


def test_a_corrected_number_and_the_old_one_are_one_person(tmp_path: Path) -> None:
    """证件更正: lists and registers with either number find him."""
    send(tmp_path, rows())
    pk = change(
        ChangeKind.NUMBER, person=person("P3"), id_number=number(30, "19990101")
    )
    found = Person.objects.get(pk=person("P3"))
    assert found.birth_on == date(1999, 1, 1)
    with pytest.raises(NotTheirOwnNumber, match="有人在用"):
        change(ChangeKind.NUMBER, person=person("P4"), id_number=number(3))
    told = rows(JUNE)
    told["新"] = told["丙"].replace(number(3), number(30, "19990101"))
    send(tmp_path, told)
    assert Person.objects.count() == 5
    take_back(wang().actor, household=home_of("H1"), change=pk, reason="看错了证件")
    assert Person.objects.get(pk=found.pk).birth_on == date(1980, 1, 1)


def test_a_slip_from_both_numbers_with_another_name_is_asked_about(
    tmp_path: Path,
) -> None:
    """A number that is a digit off the old one and off the new one, and another name."""
    send(tmp_path, rows())
    change(ChangeKind.NUMBER, person=person("P3"), id_number=number(8))
    slip = number(3)[:-1] + number(8)[-1]
    assert slip not in {number(3), number(8)}
    listed = ALLOWANCE + f"{slip},李强,农村低保,62170,明川镇,柏家嘴村\n"
    load(wang(), tmp_path / "list", {"低保花名册.csv": listed}, on=date(2026, 5, 31))
    assert UnsureRow.objects.get().candidates == [person("P3")]


def test_what_is_taken_back_leaves_all_as_it_was(tmp_path: Path) -> None:
    send(tmp_path, rows())
    before = standing()
    relations = {str(person("P3")): "户主", str(person("P4")): "配偶"}
    for kind, no, told in (
        (ChangeKind.DEATH, "H1", {"person": person("P1"), "head": person("P2")}),
        (
            ChangeKind.BIRTH,
            "H1",
            {"name": "张宝", "sex": "女", "birth_on": "2026-06-10"},
        ),
        (ChangeKind.SPLIT, "H1", {"relations": relations}),
        (ChangeKind.MERGE, "H2", {"into": home_of("H1"), "relation": "兄弟"}),
        (ChangeKind.MOVE, "H1", {"division": "620599100201"}),
        (ChangeKind.LEAVE, "H1", {}),
    ):
        pk = change(kind, no, **told)
        assert lives() != ALL or kind is ChangeKind.MOVE, kind
        take_back(wang().actor, household=home_of(no), change=pk, reason="登错了户")
        assert lives() == ALL, kind
        assert standing() == before, kind
    withdraw(wang().actor, number=1, reason="发错了")


def test_who_may_write_confirm_and_refuse(tmp_path: Path) -> None:
    """A cadre writes, another hand confirms; others are told that nothing is there."""
    send(tmp_path, rows())
    asked = Asked(
        home_of("H1"), ChangeKind.DEATH, IN_JUNE, "火化证", Details(person=person("P2"))
    )
    with pytest.raises(NotYourDuty):
        record_change(he().actor, asked=asked)
    with pytest.raises(NotHere):
        record_change(chen().actor, asked=asked)
    for wrong, refusal in (
        ({"basis": " "}, NoBasisGiven),
        ({"on": date(2999, 1, 1)}, NotYetSo),
    ):
        values = {"household": asked.household, "kind": asked.kind, "on": asked.on}
        with pytest.raises(refusal):
            record_change(
                cadre().actor, asked=Asked(**{**values, "basis": "证", **wrong})
            )
    record_change(cadre().actor, asked=asked)
    pk = HouseholdChange.objects.get().pk
    with pytest.raises(NotYourDuty):
        confirm(cadre().actor, household=asked.household, change=pk)
    with pytest.raises(NotHere):
        confirm(chen().actor, household=asked.household, change=pk)
    with pytest.raises(NotHere):
        confirm(li().actor, household=home_of("H2"), change=pk)
    refuse_change(li().actor, household=asked.household, change=pk, reason="没有火化证")
    with pytest.raises(ChangeMoved):
        confirm(li().actor, household=asked.household, change=pk)
    assert lives() == ALL
