"""因病: medical spending that a household may not be able to carry."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

import ibis

from bangfu.core.calendar import say_date
from bangfu.core.cause import Cause, RuleKind
from bangfu.core.money import yuan
from bangfu.screening.plant import CountyDraft, Planted
from bangfu.screening.rule import (
    Condition,
    Evidence,
    Finding,
    Row,
    Subject,
    fact,
    rule,
)

COMPLIANT = "合规自付"
DISCHARGED = "出院日期"
_COUNTED = (
    "counted_on",
    "counted_on_from",
    "counted_self_paid_fen",
    "counted_self_paid_fen_from",
)
_LINES = {True: 500_000, False: 2_000_000}


@fact
def counted_stays(hospital_stays: Any, households: Any, *, on: date) -> Any:
    """计入的住院: stays of known people this year up to the day, with an amount."""
    this_year = hospital_stays.counted_on.between(date(on.year, 1, 1), on)
    filled = hospital_stays.counted_self_paid_fen.notnull()
    homes = households.select("household", "registered")
    return (
        hospital_stays.filter(this_year & filled)
        .select("person", "household", *_COUNTED, "batch", "sheet", "row")
        .inner_join(homes, "household")
    )


@fact
def medical_spending(
    counted_stays: Any,
    *,
    on: date,
    medical_spending_line_registered: int,
    medical_spending_line_others: int,
) -> Any:
    """本年自付: what each person paid from 1 January to the day, beside their line."""
    stays = counted_stays
    return (
        stays.group_by("person", "household", "registered")
        .aggregate(
            spent_fen=stays.counted_self_paid_fen.sum(),
            stays=stays.count(),
            compliant=(stays.counted_self_paid_fen_from == COMPLIANT).sum(),
            discharged=(stays.counted_on_from == DISCHARGED).sum(),
        )
        .mutate(
            line_fen=ibis.ifelse(
                ibis._.registered,
                medical_spending_line_registered,
                medical_spending_line_others,
            ),
            on=ibis.literal(on),
        )
    )


def _sentence(items: Sequence[Row]) -> str:
    [spent] = items
    return (
        f"{_period(spent)}住院结算{spent['stays']}笔，{_amount(spent)}累计"
        f"{yuan(spent['spent_fen'])}元，超过{_whose_line(spent)}"
        f"{yuan(spent['line_fen'])}元（{_dated(spent)}）"
    )


def _under(spent: Row) -> str:
    return (
        f"{_period(spent)}{_amount(spent)}累计{yuan(spent['spent_fen'])}元，"
        f"没有超过{_whose_line(spent)}{yuan(spent['line_fen'])}元"
    )


def _period(spent: Row) -> str:
    return f"{spent['on'].year}年1月1日至{say_date(spent['on'])}"


def _whose_line(spent: Row) -> str:
    return "脱贫户、监测对象预警线" if spent["registered"] else "其他农户预警线"


def _amount(spent: Row) -> str:
    others = spent["stays"] - spent["compliant"]
    if not others:
        return COMPLIANT
    if not spent["compliant"]:
        return "个人自付"
    return f"自付（合规自付{spent['compliant']}笔、个人自付{others}笔）"


def _dated(spent: Row) -> str:
    settled = spent["stays"] - spent["discharged"]
    if not settled:
        return "按出院日期计"
    if not spent["discharged"]:
        return "没有出院日期，按结算日期计"
    return f"{spent['discharged']}笔按出院日期、{settled}笔按结算日期计"


def _plant(draft: CountyDraft) -> Iterator[Planted]:
    """One fen over the line; two bills that only together are over; settled, not dated."""
    new_year = date(draft.on.year, 1, 1)
    for registered, line in _LINES.items():
        over, split, undated = islice(draft.households(registered=registered), 3)
        for household, bills in (
            (over, [(draft.on, None, line + 1)]),
            (split, [(new_year, None, line - 100), (draft.on, None, 200)]),
            (undated, [(None, draft.on, line * 2)]),
        ):
            yield _fill(draft, household, bills)


def _near(draft: CountyDraft) -> Iterator[Planted]:
    """On the line; last year's; one fen over but refunded; an amount that is blank."""
    last_year = date(draft.on.year - 1, 12, 31)
    for registered, line in _LINES.items():
        on_line, old, refunded, blank = islice(
            draft.households(registered=registered), 4
        )
        for household, bills in (
            (on_line, [(draft.on, None, line)]),
            (old, [(last_year, draft.on, line * 2)]),
            (refunded, [(draft.on, None, line + 1), (draft.on, None, -1)]),
            (blank, [(draft.on, None, line), (draft.on, None, None)]),
        ):
            yield _fill(draft, household, bills)


def _fill(
    draft: CountyDraft,
    household: Any,
    bills: Sequence[tuple[date | None, date | None, int | None]],
) -> Planted:
    """These bills and no others for the household, all of its first member."""
    member = household.members[0]
    draft.clear("hospital_stays", household)
    for discharged_on, settled_on, paid in bills:
        draft.add(
            "hospital_stays",
            member,
            discharged_on=discharged_on,
            settled_on=settled_on,
            compliant_self_paid_fen=paid,
        )
    return Planted(household, member)


@rule(
    title="大额医疗自付支出",
    kind=RuleKind.WARNING,
    cause=Cause.ILLNESS,
    subject=Subject.MEMBER,
    basis="医保部门年度累计自付预警：脱贫户、监测对象和其他农户各有一条线",
    sentence=_sentence,
    absent="住院明细里没有本年可以计入的记录",
    plant=_plant,
    near=_near,
)
def large_medical_spending(counted_stays: Any, medical_spending: Any) -> Finding:
    """本年累计住院自付超过预警线：脱贫户、监测对象一条线，其他农户一条线，按人计算。

    从 1 月 1 日算到筛查日；日期取出院日期，没有的取结算日期；金额取合规自付，名单没有这一列的
    取个人自付；空白不当作零，退费（负数）冲减；正好等于预警线不算超过。
    """
    return Finding(
        items=medical_spending,
        conditions=(
            Condition(medical_spending.spent_fen > medical_spending.line_fen, _under),
        ),
        evidence=Evidence(
            counted_stays,
            value=lambda stay: (
                f"{stay['counted_self_paid_fen_from']}"
                f"{yuan(stay['counted_self_paid_fen'])}元"
                f"（{stay['counted_on_from']}{say_date(stay['counted_on'])}）"
            ),
            line=lambda stay: f"预警线{yuan(stay['line_fen'])}元",
        ),
    )
