"""低保花名册 of the 民政局: households that receive it, one row a person."""

from datetime import date
from random import Random

from bangfu.synth.lists.listing import Listing, Spelling
from bangfu.synth.people import County, Household, Member, Row

_TABLE = "allowance_recipients"
_KINDS = ("农村低保", "城市低保")


def fill_recipients(county: County, rng: Random) -> None:
    """The list, and in the national export the same word about the same households."""
    for household in county.households:
        share = 0.32 if household.registered else 0.02
        if rng.random() < share:
            _grant(household, county.on, rng)
    _cover_townships(county, rng)


def _cover_townships(county: County, rng: Random) -> None:
    """Every township on the list by somebody whom no rule's plant takes off it."""
    others: dict[str, list[Household]] = {}
    for household in county.households:
        if not household.exported and not household.outsider:
            others.setdefault(household.village.township, []).append(household)
    for own in others.values():
        if not any(_TABLE in household.rows for household in own):
            _grant(rng.choice(own), county.on, rng)


def _grant(household: Household, on: date, rng: Random) -> None:
    kind = rng.choices(_KINDS, (97, 3))[0]
    whole = rng.random() < 0.7  # noqa: PLR2004 whole households, seven in ten
    for member in household.members if whole else [rng.choice(household.members)]:
        values = _likely(member, {"allowance_kind": kind}, on, rng)
        household.list_rows(_TABLE).append(Row(member, values))
        if household.exported:
            member.said["allowance"] = kind


def _likely(
    member: Member, given: dict[str, object], on: date, rng: Random
) -> dict[str, object]:
    year = on.year - rng.randint(1, 6)
    return {
        "allowance_kind": "农村低保",
        "monthly_fen": rng.choice((18_500, 26_000, 34_600, 42_500)),
        "certificate_no": f"6205{year}{rng.randrange(10**6):06d}",
        "granted_on": date(max(year, member.birth_on.year), rng.randint(1, 12), 1),
        **given,
    }


LISTING = Listing(
    table=_TABLE,
    file="城乡低保花名册{stamp}.xls",
    title="示例县城乡居民最低生活保障对象花名册",
    headings=(
        ("序号", ""),
        ("乡镇", "township"),
        ("村(社区)", "village"),
        ("户主姓名", "head_name"),
        ("姓名", "name"),
        ("身份证号码", "id_number"),
        ("与户主关系", "relation"),
        ("保障类别", "allowance_kind"),
        ("月低保金", "monthly_fen"),
        ("低保证编号", "certificate_no"),
        ("起保时间", "granted_on"),
        ("联系方式", "phone"),
    ),
    spelling=Spelling.HARMLESS,
    fill=fill_recipients,
    likely=_likely,
)
