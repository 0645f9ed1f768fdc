"""登记问题: what somebody found himself, was told from above, saw or heard on the phone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.db.models import Q, QuerySet

from bangfu.core.access import FIXERS, MAY, Role
from bangfu.core.division import Level, full_code, level, prefix
from bangfu.core.errors import BangfuError
from bangfu.core.origin import BY_HAND, ProblemOrigin
from bangfu.core.problem import ProblemAct, ProblemClass
from bangfu.tables.divisions import find
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.models import Post, Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems import proofs as proof_files
from bangfu.web.problems.founding import Found, found_now
from bangfu.web.problems.proofs import Examined
from bangfu.web.problems.story import REGISTERED
from bangfu.web.problems.vault import digest
from bangfu.web.registry.queries import inside, visible_spans
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import today

_PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9})(?!\d)")


class SubjectKind(StrEnum):
    """问题对象."""

    HOUSEHOLD = "household"
    VILLAGE = "village"
    UNIT = "unit"

    @property
    def label(self) -> str:
        """The kind as officers say it."""
        return {"household": "一户", "village": "一个村", "unit": "一个单位"}[self]


class CannotRegister(BangfuError):
    """A problem that cannot be put on the list as it was written."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(f"{wrong}。没有保存，{remedy}。")


@dataclass(frozen=True, slots=True)
class Entry:
    """登记内容: ``subject`` is a 户编号, a village's code or a unit's number."""

    origin: ProblemOrigin
    problem_class: ProblemClass
    subject_kind: SubjectKind
    subject: str
    title: str
    why: str
    due: date
    owner: int
    responsible: int
    proofs: Sequence[Examined] = ()


@act(REGISTERED)
def register_problem(actor: Actor, entry: Entry) -> Done:
    """登记问题: a new one, or noted as found again where it is still open."""
    officer = officer_of_actor(actor)
    officer.check_may(REGISTERED, "登记问题")
    proof_files.check(entry.proofs)
    found = _found(officer, entry)
    standing = found_now(found)
    proof_files.attach(standing.episode, entry.proofs, seq=coming_seq())
    told = {
        "origin": entry.origin.value,
        "reason": entry.why.strip(),
        "proofs": [digest(proof.content) for proof in entry.proofs],
    }
    return Done(standing.done.subject, {**standing.done.payload, **told})


def kinds_for(officer: Officer) -> list[SubjectKind]:
    """About whom an officer may register; an inspector only about drawn households."""
    if officer.standing.role is Role.INSPECTOR:
        return [SubjectKind.HOUSEHOLD]
    return list(SubjectKind)


def origins_for(officer: Officer) -> list[ProblemOrigin]:
    """来源 to choose from: what an inspector finds is an inspection's."""
    if officer.standing.role is Role.INSPECTOR:
        return [ProblemOrigin.INSPECTION]
    return list(BY_HAND)


def units_of(officer: Officer) -> QuerySet[Unit]:
    """Units of the officer's county, by place."""
    county = prefix(full_code(officer.post.division))[:6]
    units = Unit.objects.filter(until=None, division__startswith=county)
    return units.order_by("division", "name")


def owners_of(officer: Officer) -> QuerySet[Unit]:
    """主管部门 to choose from: units in which somebody may confirm a problem."""
    return _with_post(units_of(officer), MAY[ProblemAct.CONFIRM])


def fixers_of(officer: Officer) -> QuerySet[Unit]:
    """承办单位 to choose from: in the officer's area, above it, or of the county."""
    return _with_post(units_of(officer).filter(_near(officer)), FIXERS)


def _near(officer: Officer) -> Q:
    """Units whose names tell nothing of places that the officer has no work in."""
    own = full_code(officer.post.division)
    county = full_code(own[:6])
    if officer.standing.role is Role.INSPECTOR:
        drawn = set(visible_spans(officer).values_list("division", flat=True))
        townships = {full_code(place[:9]) for place in drawn}
        return Q(division__in=[county, *drawn, *townships])
    return inside(own) | Q(division__in=[county, full_code(own[:9])])


def _with_post(units: QuerySet[Unit], roles: Iterable[Role]) -> QuerySet[Unit]:
    day = today()
    held = Post.objects.filter(role__in=[*roles], from_date__lte=day)
    held = held.filter(Q(until=None) | Q(until__gte=day))
    return units.filter(pk__in=held.values("unit"))


def _found(officer: Officer, entry: Entry) -> Found:
    title, why = entry.title.strip(), entry.why.strip()
    _check_words(title, why)
    if entry.origin not in origins_for(officer):
        raise CannotRegister("要选一个列出的问题来源", "请从列表里选")
    if entry.due < date.fromisoformat(today()):
        raise CannotRegister("整改期限已经过了", "请填今天或以后的日子")
    subject, division = _subject(officer, entry)
    return Found(
        category=f"registered_{entry.subject_kind}",
        problem_class=entry.problem_class,
        title=title,
        subject_kind=entry.subject_kind,
        subject=subject,
        source_item=title,
        division=division,
        owner=_unit(owners_of(officer), entry.owner, "主管部门"),
        responsible=_unit(fixers_of(officer), entry.responsible, "承办单位"),
        why=why,
        due=entry.due,
        origin=entry.origin,
    )


def _check_words(title: str, why: str) -> None:
    if not title or not why:
        raise CannotRegister("问题名称和情况都要写", "请写清后再登记")
    if _PERSONAL.search(title) or _PERSONAL.search(why):
        raise CannotRegister(
            "问题名称和情况里有身份证号或电话号码", "请去掉号码，用户编号说明是哪一户"
        )


def _subject(officer: Officer, entry: Entry) -> tuple[str, str]:
    """Who it is about, as the problem keeps it, and the place."""
    if entry.subject_kind not in kinds_for(officer):
        raise CannotRegister("督查员只登记抽中户的问题", "请改选一户并写上户编号")
    match entry.subject_kind:
        case SubjectKind.HOUSEHOLD:
            return _household(officer, entry.subject.strip())
        case SubjectKind.VILLAGE:
            return _village(officer, entry.subject)
        case SubjectKind.UNIT:
            return _responsible(officer, entry.subject)


def _household(officer: Officer, no: str) -> tuple[str, str]:
    span = visible_spans(officer).filter(no=no).first() if no else None
    if span is None:
        # The same words for a household elsewhere and for none at all.
        raise CannotRegister(
            "没有这个户编号，或者不在您的工作范围内", "请到“农户”里查到后照抄"
        )
    return str(span.household_id), span.division


def _village(officer: Officer, code: str) -> tuple[str, str]:
    is_village = len(code) == len(full_code("")) and level(code) is Level.VILLAGE
    if not is_village or find(code) is None or not officer.standing.covers(code):
        raise CannotRegister("要选一个工作范围内的村", "请从列表里选")
    return code, code


def _responsible(officer: Officer, number: str) -> tuple[str, str]:
    wanted = int(number) if number.isdecimal() else 0
    unit = units_of(officer).filter(pk=wanted).first()
    if unit is None or not officer.standing.covers(unit.division):
        raise CannotRegister("要选一个工作范围内的单位", "请从列表里选")
    return str(unit.pk), unit.division


def _unit(units: QuerySet[Unit], number: int, what: str) -> Unit:
    found = units.filter(pk=number).first()
    if found is None:
        raise CannotRegister(f"要选一个本县的{what}", "请从列表里选")
    return found
