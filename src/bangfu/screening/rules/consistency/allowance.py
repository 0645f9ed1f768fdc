"""低保不一致: the national system and the civil-affairs list disagree on the allowance."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any

import ibis

from bangfu.core.cause import Cause, RuleKind
from bangfu.screening.plant import CountyDraft, DraftHousehold, Planted
from bangfu.screening.rule import (
    Condition,
    Evidence,
    Finding,
    Remark,
    Row,
    Subject,
    fact,
    rule,
)
from bangfu.tables.divisions import name_of

TOWNSHIP = 9


@fact
def allowance_rows(allowance_recipients: Any, households: Any) -> Any:
    """低保名单的行: every row with the township it stands for, whoever it is about."""
    homes = households.select("household", home="division_code")
    rows = allowance_recipients.left_join(homes, "household")
    stated = rows.division_code.substr(0, TOWNSHIP)
    named = stated.substr(6, 3) != "000"
    return rows.select(
        "person",
        "household",
        "batch",
        "sheet",
        "row",
        said=rows.allowance_kind,
        township=ibis.ifelse(named, stated, rows.home.substr(0, TOWNSHIP)),
    )


@fact
def allowance_sides(
    national_persons: Any,
    allowance_rows: Any,
    households: Any,
    *,
    allowance_labels: tuple[str, ...],
) -> Any:
    """两边的说法: per household of the national export, what the system and the list say."""
    said = national_persons.group_by("household").aggregate(
        on_system=national_persons.allowance.isin(allowance_labels).any()
    )
    listed = allowance_rows.group_by("household").aggregate(
        listed=allowance_rows.person.nunique()
    )
    covered = allowance_rows.select("township").distinct().mutate(covered=True)
    places = households.select(
        "household", township=households.division_code.substr(0, TOWNSHIP)
    )
    return (
        said.inner_join(places, "household")
        .left_join(listed, "household")
        .drop("household_right")
        .left_join(covered, "township")
        .select(
            "household",
            "township",
            "on_system",
            listed=ibis._.listed.fill_null(0),
            covered=ibis._.covered.fill_null(False),
        )
    )


def _sentence(items: Sequence[Row]) -> str:
    [sides] = items
    if sides["on_system"]:
        return "系统登记本户有成员享受低保，民政低保花名册里没有本户成员"
    return (
        f"民政低保花名册里有本户成员{sides['listed']}人，系统登记本户没有成员享受低保"
    )


def _agree(sides: Row) -> str:
    if sides["on_system"]:
        return "系统和民政低保花名册都有本户成员享受低保，两边一致"
    return "系统和民政低保花名册都没有本户成员享受低保，两边一致"


def _value(row: Row) -> str:
    if row["source"] == "system":
        return f"系统“享受低保政策情况”：{row['said'] or '空白'}"
    return f"低保花名册：{row['said'] or '在册'}"


def _plant(draft: CountyDraft) -> Iterator[Planted]:
    """On the system and not on the list; on the list and not on the system."""
    system, listed = islice(draft.households(registered=True), 2)
    yield _say(draft, system, on_system="农村低保", on_list=False)
    yield _say(draft, listed, on_system="不享受", on_list=True)


def _near(draft: CountyDraft) -> Iterator[Planted]:
    """Both say yes of different members; both say no; the system is silent."""
    both, none, silent = islice(draft.households(registered=True), 3)
    yield _say(draft, both, on_system="农村低保", on_list=True)
    yield _say(draft, none, on_system="不享受", on_list=False)
    yield _say(draft, silent, on_system=None, on_list=True)


def _say(
    draft: CountyDraft,
    household: DraftHousehold,
    *,
    on_system: str | None,
    on_list: bool,
) -> Planted:
    """The first member says it on the system; the last one is on the list."""
    silent = None if on_system is None else "不享受"
    for member in household.members:
        draft.state(member, "allowance", silent)
    draft.state(household.members[0], "allowance", on_system)
    draft.clear("allowance_recipients", household)
    if on_list:
        draft.add("allowance_recipients", household.members[-1])
    return Planted(household)


@rule(
    title="低保名单与系统不一致",
    kind=RuleKind.CONSISTENCY,
    cause=Cause.ALLOWANCE,
    subject=Subject.HOUSEHOLD,
    basis="民政低保花名册与全国系统“享受低保政策情况”比对",
    sentence=_sentence,
    absent="本户不在全国系统导出的名单里，不比对低保",
    plant=_plant,
    near=_near,
)
def list_differs(
    national_persons: Any, allowance_rows: Any, allowance_sides: Any
) -> Finding:
    """全国系统里的户，系统登记享受低保而民政名单没有，或者民政名单有而系统登记不享受。

    系统一边看全部成员：有一人登记享受就算享受；全部空白是不清楚，不算不一致。“系统有、名单没有”
    只在名单覆盖的乡镇里判断，没有覆盖的乡镇在结果里列出。两个方向都查，一户一条。
    """
    sides = allowance_sides
    columns = ("household", "batch", "sheet", "row")
    system = national_persons.select(
        *columns, said=national_persons.allowance, source=ibis.literal("system")
    )
    listed = allowance_rows.select(*columns, "said", source=ibis.literal("list"))
    uncovered = sides.filter(~sides.covered).select(item=sides.township).distinct()
    return Finding(
        items=sides,
        conditions=(
            Condition(
                sides.on_system.notnull(),
                lambda _: "系统里本户全部成员的低保情况都是空白，无法比对",
            ),
            Condition(sides.on_system != (sides.listed > 0), _agree),
            Condition(
                (sides.listed > 0) | sides.covered,
                lambda _: "系统登记享受低保，但民政名单没有覆盖本乡镇，无法比对",
            ),
        ),
        evidence=Evidence(
            system.union(listed),
            value=_value,
            line=lambda _: "两边应当一致",
        ),
        remarks=(
            Remark(
                uncovered,
                lambda codes: (
                    "低保花名册没有覆盖："
                    + "、".join(name_of(f"{code}000") for code in codes)
                    + "。这些乡镇“系统有、名单没有”没有判断"
                ),
            ),
        ),
    )
