"""照表造名单: the list of any declared table, made from nothing but its declaration."""

from collections.abc import Iterator
from datetime import date
from functools import cache, partial
from random import Random

from bangfu.synth.issue import Issuer
from bangfu.synth.likely import likely_values
from bangfu.synth.lists import LISTINGS
from bangfu.synth.lists.listing import Listing, Spelling, day_before
from bangfu.synth.names import draw_given_name, draw_surname
from bangfu.synth.people import County, Household, Member, Row
from bangfu.synth.senders import IDENTITY
from bangfu.synth.whom import candidates, whom
from bangfu.tables import find_table
from bangfu.tables.table import Column, Table

_DEATHS = "deaths"
_OLD = (55, 95)


@cache
def listing_of(name: str) -> Listing:
    """How a list of a person's or household's table is filled and written."""
    return LISTINGS.get(name) or _declared(find_table(name))


def _declared(table: Table) -> Listing:
    own = [column for column in table.columns if column.name not in IDENTITY]
    return Listing(
        table=table.name,
        file=f"{table.sender.split('（')[0].split('、')[0]}_{table.title}{{stamp}}.xlsx",
        title=f"示例县{table.title}",
        headings=(("序号", ""), *headings(table)),
        spelling=Spelling.HARMLESS,
        fill=lambda _county, _rng: None,
        likely=partial(_likely, own),
        rows=partial(_rows, table, own),
    )


def headings(table: Table) -> Iterator[tuple[str, str]]:
    """The sender's own heading of each column: now its title, now another name."""
    for column in table.columns:
        names = (column.title, *column.aliases)
        told = names[sum(map(ord, table.name + column.name)) % len(names)]
        yield (f"{_bare(told)}（元）" if column.unit == "万元" else told), column.name


def _bare(heading: str) -> str:
    return heading.replace("（万元）", "").replace("(万元)", "")


def _likely(
    own: list[Column],
    member: Member,
    given: dict[str, object],
    on: date,
    rng: Random,
) -> dict[str, object]:
    return likely_values(own, on, rng, born=member.birth_on) | given


def _rows(
    table: Table, own: list[Column], county: County, rng: Random
) -> Iterator[Row]:
    """What rules have planted, and of everybody else those whom the list is about."""
    issuer = Issuer(rng, county.stems()) if table.name == _DEATHS else None
    for household in county.everybody():
        yield from household.rows.get(table.name, ())
    for member in _named(table, county, rng):
        listed = _late_parent(member.household, rng, issuer) if issuer else member
        yield Row(listed, _likely(own, listed, {}, county.on, rng))


def _named(table: Table, county: County, rng: Random) -> list[Member]:
    """Whom a list names besides the planted; a list of nobody would not be sent."""
    about = whom(table)
    able = [
        member
        for household in county.households
        if table.name not in household.rows
        for member in candidates(table, household)
        if about.takes(member, member.age(county.on))
    ]
    return [one for one in able if rng.random() < about.share] or able[:1]


def _late_parent(household: Household, rng: Random, issuer: Issuer) -> Member:
    """Who died is on no roster any more, but bore a name and a number of their own."""
    born = day_before(rng, household.head.birth_on, 18 * 366, 30 * 366)
    male = rng.random() < 0.5  # noqa: PLR2004 as many women
    return Member(
        household=household,
        relation="之父" if male else "之母",
        name=draw_surname(rng) + draw_given_name(rng, born.year, male=male),
        id_number=issuer.id_number(born, male=male),
        birth_on=born,
        male=male,
        path="work",
    )
