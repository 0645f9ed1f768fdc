"""来的人: who comes into a household, known or new; and a corrected id number."""

from bangfu.core.division import is_inside
from bangfu.core.id_number import Quality, birth_of, is_male, parse
from bangfu.web.registry.change_kinds import ChangeKind
from bangfu.web.registry.effects.faults import LivesElsewhere, NotTheirOwnNumber
from bangfu.web.registry.effects.stays import (
    Work,
    begin_stay,
    close_if_empty,
    free_no,
    move,
    note,
    stay_of,
)
from bangfu.web.registry.models import (
    FormerNumber,
    HouseholdSpan,
    Membership,
    Person,
)
from bangfu.web.registry.people import REGISTERED, SEEN, WITHDRAWN
from bangfu.web.registry.sealed import seal_value
from bangfu.web.seal import blind


def arrive(work: Work) -> None:
    """Somebody comes: whom the county knows already keeps his identity."""
    number = read_number(work.told.id_number) if work.told.id_number else ""
    known = person_of(number) if number else None
    if known is None or known.standing == WITHDRAWN:
        _newcomer(work, number, known)
    elif work.change.kind == ChangeKind.BIRTH:
        raise NotTheirOwnNumber("册上已有，不是新出生的人，请按婚入或迁入办理")
    else:
        _known(work, known)


def correct_number(work: Work) -> None:
    """证件更正: one identity keeps both numbers; the old one still finds the person."""
    stay = stay_of(work.told.person, work.span.household_id)
    person = Person.objects.get(pk=stay.person_id)
    number = read_number(work.told.id_number)
    index = blind(number)
    if person_of(number) is not None:
        raise NotTheirOwnNumber("册上已有人在用")
    if person.id_index is not None and person.id_cipher is not None:
        FormerNumber.objects.create(
            person=person,
            change=work.change,
            id_index=person.id_index,
            id_cipher=person.id_cipher,
        )
    write_number(person, number, index)
    home = work.span.household_id
    note(work, person=person.pk, household=home, target=home, division="")


def write_number(person: Person, number: str, index: bytes) -> None:
    """Give a person a number, with the birth and sex that it tells."""
    person.id_index = index
    person.id_cipher = seal_value(number, f"person:{person.pk}:id_number")
    person.birth_on = birth_of(number)
    person.sex = ("女", "男")[is_male(number)]
    person.save()


def read_number(written: str) -> str:
    """A good id number; refused where it is none."""
    found = parse(written)
    if found.quality not in {Quality.VALID, Quality.REPAIRED}:
        raise NotTheirOwnNumber("不对，位数、出生日期或校验码有误")
    return found.text


def person_of(number: str) -> Person | None:
    """Whose number it is or was."""
    index = blind(number)
    former = FormerNumber.objects.filter(id_index=index).select_related("person")
    if (found := former.first()) is not None:
        return found.person
    return Person.objects.filter(id_index=index).first()


def _known(work: Work, person: Person) -> None:
    stay = Membership.objects.filter(person=person, until=None).first()
    if stay is not None and stay.household_id == work.span.household_id:
        raise NotTheirOwnNumber("的人已经是这一户的成员")
    if stay is not None:
        _check_ours(work, stay)
    was_seen = person.standing == SEEN
    if was_seen:
        Person.objects.filter(pk=person.pk).update(standing=REGISTERED)
    if stay is None:
        last = Membership.objects.filter(person=person).order_by("-pk").first()
        no = last.no if last else f"{work.span.no}-人"
        relation = work.told.relation
        begin_stay(work, person=person.pk, span=work.span, no=no, relation=relation)
        before = last.household_id if last else None
        home = work.span.household_id
        note(work, person=person.pk, household=before, target=home, was_seen=was_seen)
        return
    move(work, stay, work.span, work.told.relation)
    if was_seen:
        work.change.effects.filter(person=person).update(was_seen=True)
    close_if_empty(work, stay.household_id)


def _check_ours(work: Work, stay: Membership) -> None:
    span = HouseholdSpan.objects.filter(household=stay.household, until=None).first()
    if span is not None and not is_inside(span.division, work.county):
        raise LivesElsewhere


def _newcomer(work: Work, number: str, gone: Person | None) -> None:
    """Somebody nobody has; whom only withdrawn words named gets his old number again."""
    last = Person.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    pk, told = (gone.pk if gone else last + 1), work.told
    Person(
        pk=pk,
        id_index=blind(number) if number else None,
        id_cipher=seal_value(number, f"person:{pk}:id_number"),
        name_cipher=seal_value(told.name, f"person:{pk}:name"),
        surname=told.name[:1],
        birth_on=told.born or (birth_of(number) if number else None),
        sex=told.sex or (("女", "男")[is_male(number)] if number else ""),
        standing=REGISTERED,
        batch_id=work.span.batch_id,
    ).save(force_insert=gone is None)
    stem = f"{work.span.no}-新"
    near = Membership.objects.filter(no__startswith=stem)
    no = free_no(stem, set(near.values_list("no", flat=True)))
    begin_stay(work, person=pk, span=work.span, no=no, relation=told.relation)
    note(work, person=pk, household=None, target=work.span.household_id)
