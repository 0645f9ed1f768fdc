"""几周的工作: what the county did with its leads before the visitor came."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from bangfu.core.cause import RuleKind
from bangfu.core.lead import Dismissal, Finding, Review, Verdict, Way
from bangfu.core.problem import ProblemAct
from bangfu.web.accounts.standing import Officer
from bangfu.web.demo.cast import officer
from bangfu.web.demo.story import Story
from bangfu.web.demo.teams import Team
from bangfu.web.leads.actions import (
    Look,
    Opinion,
    raise_overdue_lead,
    review_lead,
    verify_lead,
)
from bangfu.web.leads.models import Lead
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.proofs import Examined, examine
from bangfu.web.trail.clock import today

_HALF_A_YEAR = timedelta(days=180)
_EVERY_SENT_BACK, _EVERY_CONTESTED = 3, 4


@dataclass(frozen=True, slots=True)
class Ending:
    """结论: a verdict as a township writes it."""

    verdict: Verdict
    note: str
    dismissal: Dismissal | None = None


_ENDINGS: Mapping[RuleKind, Sequence[Ending]] = {
    RuleKind.WARNING: (
        Ending(Verdict.ENROL, "自付部分已超过家庭承受能力，拟纳入监测"),
        Ending(
            Verdict.DISMISS,
            "大病保险和医疗救助已报销，家庭能够承担",
            Dismissal.BURDEN_BEARABLE,
        ),
        Ending(Verdict.ALREADY_ENROLLED, "已是监测对象，补充医疗救助措施"),
        Ending(
            Verdict.DISMISS,
            "长期务工，收入稳定，明显高于监测线",
            Dismissal.INCOME_STABLE,
        ),
    ),
    RuleKind.ELIGIBILITY: (
        Ending(Verdict.EXPLAINED, "车辆为残疾人代步车，提供购车发票和证件"),
        Ending(Verdict.TRUE, "车辆属实，家庭成员经营使用，转退出核查"),
    ),
    RuleKind.CONSISTENCY: (
        Ending(Verdict.LIST_RIGHT, "低保审批表与民政名单一致，系统未更新"),
        Ending(Verdict.LIST_RIGHT, "民政已停发，系统仍登记为低保"),
        Ending(Verdict.SYSTEM_RIGHT, "低保证在有效期内，民政名单漏列"),
    ),
}


def handle(lead: int, team: Team, place: int) -> Story:
    """A lead from the first door to its verdict, and the problem that comes of it."""
    found = Lead.objects.get(pk=lead)
    yield 1 + place % 2
    _verify(team.first, lead, Way.DOOR, "入户看过票据、证件，情况与名单所列一致")
    yield 1
    _verify(team.second, lead, Way.PHONE, "电话问过本人和邻居，说法一致")
    yield 1
    endings = _ENDINGS[RuleKind(found.kind)]
    _review(team.checker, lead, endings[place % len(endings)])
    settled = Lead.objects.get(pk=lead)
    if settled.problem_no:
        by_department = settled.verdict == Verdict.SYSTEM_RIGHT
        fixer = officer("minzh2") if by_department else team.first
        yield fix(settled.problem_no, team, fixer=fixer, place=place)


def fix(no: str, team: Team, *, fixer: Officer, place: int) -> Story:
    """A problem from its finding to 销号, with the detours that happen."""
    yield 1
    if place % _EVERY_CONTESTED == _EVERY_CONTESTED - 1:
        _do(ProblemAct.CONTEST, no, officer("minzheng"), "已在上月处理，请核实")
        yield 2
        _do(ProblemAct.UPHOLD, no, officer("xianzg"), "核实后问题仍在，成立")
    else:
        _do(ProblemAct.CONFIRM, no, officer("minzheng"))
    yield 1
    _do(ProblemAct.CLAIM, no, fixer)
    yield 3 + place % 4
    _do(
        ProblemAct.SUBMIT_PROOF,
        no,
        fixer,
        "已办理完毕，附现场照片和登记",
        proofs=_photo(no),
    )
    if place % _EVERY_SENT_BACK == _EVERY_SENT_BACK - 1:
        yield 1
        _do(ProblemAct.SEND_BACK, no, team.checker, "照片看不清日期，请重拍")
        yield 2
        _do(ProblemAct.SUBMIT_PROOF, no, fixer, "已重拍", proofs=_photo(f"{no}二"))
    yield 2
    _do(ProblemAct.CHECK, no, team.checker)
    yield 2
    _do(ProblemAct.ACCEPT, no, officer("xian"))
    yield 1
    _do(ProblemAct.CLOSE, no, officer("xianzg"))


def blame(lead: int) -> Story:
    """A lead nobody looked into: the county makes a 责任 problem of it."""
    due = Lead.objects.get(pk=lead).due
    while date.fromisoformat(today()) <= due:
        yield 2
    raise_overdue_lead(officer("xian").actor, lead=lead)


def _verify(who: Officer, lead: int, way: Way, note: str) -> None:
    verify_lead(
        who.actor, lead=lead, look=Look(way=way, finding=Finding.TRUE, note=note)
    )


def _review(who: Officer, lead: int, ending: Ending) -> None:
    is_explained = ending.verdict is Verdict.EXPLAINED
    review = Review(
        ending.verdict,
        note=ending.note,
        dismissal=ending.dismissal,
        until=date.fromisoformat(today()) + _HALF_A_YEAR if is_explained else None,
    )
    proofs = _photo(f"线索{lead}") if is_explained else ()
    review_lead(who.actor, lead=lead, opinion=Opinion(review=review, proofs=proofs))


def _do(
    act: ProblemAct,
    no: str,
    who: Officer,
    reason: str = "",
    proofs: Sequence[Examined] = (),
) -> None:
    ACTIONS[act](who.actor, Step(no, reason=reason, proofs=proofs))


def _photo(seed: str) -> list[Examined]:
    """A drawn picture, one of its own for each proof."""
    shade = sum(map(ord, seed)) % 90
    picture = Image.new("RGB", (640, 480), (205 - shade, 212 - shade // 2, 200))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((60, 50, 580, 430), fill="white", outline="gray", width=3)
    for line in range(6):
        draw.line((100, 120 + 48 * line, 540 - shade * 2, 120 + 48 * line), "gray", 4)
    written = BytesIO()
    picture.save(written, "JPEG", quality=80)
    return examine([written.getvalue()])
