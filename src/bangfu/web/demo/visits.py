"""自查和走访: problems that somebody saw himself, begun over the last weeks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import ProblemClass
from bangfu.web.demo.cast import officer
from bangfu.web.demo.story import Story
from bangfu.web.demo.teams import Team
from bangfu.web.demo.weeks import fix
from bangfu.web.problems.founding import no_of
from bangfu.web.problems.registering import Entry, SubjectKind, register_problem
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.registry.queries import visible_spans
from bangfu.web.trail.clock import today

_MONTH = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Seen:
    """所见: who saw it, how many days ago, and what."""

    days_ago: int
    by: str
    origin: ProblemOrigin
    title: str
    why: str


_SEEN = (
    Seen(26, "cun1", ProblemOrigin.SELF_CHECK, "自来水冬季停水",
         "入户管道埋深不够，上冻后停水，拉水点在800米外。"),
    Seen(23, "zhen1", ProblemOrigin.VISIT, "后墙开裂未鉴定",
         "后墙有一道通缝，农户反映去年雨后出现，未做安全鉴定。"),
    Seen(21, "xian", ProblemOrigin.FEEDBACK, "务工交通补助未到账",
         "上级反馈核查：补助名单有本户，银行卡未收到。"),
    Seen(19, "cun2", ProblemOrigin.SELF_CHECK, "残疾人护理补贴漏发",
         "残疾等级二级，符合条件，没有申请过。"),
    Seen(16, "zhen1", ProblemOrigin.VISIT, "家庭医生未随访",
         "高血压患者，今年签约服务记录只有一次。"),
    Seen(14, "ducha", ProblemOrigin.INSPECTION, "帮扶手册与实际不符",
         "手册写有产业帮扶，农户说没有收到。"),
    Seen(12, "xian", ProblemOrigin.HOTLINE, "雨露计划补助没发",
         "来电反映孩子读中职，本学期补助没有收到。"),
    Seen(9, "cun1", ProblemOrigin.SELF_CHECK, "厨房屋面漏雨",
         "连阴雨后漏雨，需要换瓦。"),
    Seen(6, "zhen1", ProblemOrigin.VISIT, "公益岗位工资拖欠",
         "三季度公益岗位工资未发到卡上。"),
    Seen(3, "cun2", ProblemOrigin.SELF_CHECK, "取暖煤未领",
         "兑煤名单有本户，还没有领到。"),
)  # fmt: skip


def visits(team: Team, day: date) -> Iterator[tuple[date, Story]]:
    """Each problem with the day it was seen."""
    for place, seen in enumerate(_SEEN):
        yield day - timedelta(days=seen.days_ago), _followed(seen, team, place)


def _followed(seen: Seen, team: Team, place: int) -> Story:
    receipt = register_problem(officer(seen.by).actor, _entry(seen, team, place))
    yield from fix(no_of(receipt.subject), team, fixer=team.first, place=place)


def _entry(seen: Seen, team: Team, place: int) -> Entry:
    return Entry(
        origin=seen.origin,
        problem_class=ProblemClass.HOUSEHOLD,
        subject_kind=SubjectKind.HOUSEHOLD,
        subject=_household(seen, team, place).no,
        title=seen.title,
        why=seen.why,
        due=date.fromisoformat(today()) + _MONTH,
        owner=officer("minzheng").post.unit_id,
        responsible=team.first.post.unit_id,
    )


def _household(seen: Seen, team: Team, place: int) -> HouseholdSpan:
    """One of the village's; for the inspector, of those drawn for him there."""
    own = visible_spans(officer(seen.by)).order_by("no")
    own = own.filter(division=team.first.post.division)
    return own[place % own.count()]
