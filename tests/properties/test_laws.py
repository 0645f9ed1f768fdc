"""What must hold of every county: laws that need no second engine to be checked."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from counties import Printer, counties
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from oracle import (
    ALLOWANCE,
    ILLNESS,
    VEHICLE,
    County,
    Household,
    Said,
    Stay,
    Vehicle,
)

from bangfu.lake.image import Image
from bangfu.policy import Policy
from bangfu.policy import load as load_policy
from bangfu.screening.book import load as load_book
from bangfu.screening.explain import explain
from bangfu.screening.hit import Hit
from bangfu.screening.run import run

few = settings(
    max_examples=3,
    derandomize=True,
    deadline=None,
    database=None,
    phases=(Phase.explicit, Phase.generate),
)
Named = set[tuple[str, str]]


def found(image: Image, policy: Policy | None = None) -> tuple[Hit, ...]:
    division = "620599"
    return run(image, load_book(), policy or load_policy(), division=division).hits


def named(hits: Iterable[Hit], rule_id: str) -> Named:
    return {(h.household_no, h.member_no) for h in hits if h.rule.id == rule_id}


def raised(times: int, *keys: str) -> Policy:
    """The shipped policy with some values so many times as high."""
    entries = dict(load_policy().entries)
    for key in keys:
        values = tuple(
            replace(value, content=value.content * times)
            for value in entries[key].values
            if isinstance(value.content, int)
        )
        entries[key] = replace(entries[key], values=values)
    return Policy(entries)


@few
@given(county=counties(lists=True), times=st.integers(2, 4))
def test_a_higher_line_names_nobody_new(
    printer: Printer, county: County, times: int
) -> None:
    """Higher lines of spending and price lose hits; a longer life of cars gains them."""
    image = printer.image(county)
    before = found(image)
    lines = ("medical_spending_line_registered", "medical_spending_line_others")
    higher = found(image, raised(times, *lines, "car_price_line"))
    longer = found(image, raised(times, "car_age_limit"))
    for rule_id in (ILLNESS, VEHICLE):
        assert named(higher, rule_id) <= named(before, rule_id)
    assert named(longer, VEHICLE) >= named(before, VEHICLE)
    assert named(longer, ILLNESS) == named(before, ILLNESS)
    for other in (higher, longer):
        assert named(other, ALLOWANCE) == named(before, ALLOWANCE)


@few
@given(county=counties(lists=True), data=st.data())
def test_what_nobody_wrote_accuses_nobody(
    printer: Printer, county: County, data: st.DataObject
) -> None:
    """Blank cells make no hit that was not there.

    Left alone are the cells that speak for a household: a refund, a scrapped car's
    status, a car's price (unknown is to be looked at), one member's 是 of several answers,
    and one date of a stay that has another.
    """
    blank = data.draw(blanked(county))
    before, after = found(printer.image(county)), found(printer.image(blank))
    for rule_id in (ILLNESS, VEHICLE, ALLOWANCE):
        assert named(after, rule_id) <= named(before, rule_id)


@st.composite
def blanked(draw: st.DrawFn, county: County) -> County:
    """The county with a good part of its cells empty."""

    def perhaps(value: Any, blank: Any) -> Any:
        return blank if draw(st.integers(0, 2)) == 0 else value

    def stay(row: Stay) -> Stay:
        if row.paid_fen is not None and row.paid_fen < 0:
            return row
        unpaid = perhaps(row, replace(row, paid_fen=None))
        no_date = replace(unpaid, discharged_on=None, settled_on=None)
        return perhaps(unpaid, no_date)  # type: ignore[no-any-return]

    def vehicle(row: Vehicle) -> Vehicle:
        untyped = perhaps(row, replace(row, vehicle_type=None))
        undated = replace(untyped, registered_on=None)
        return perhaps(untyped, undated)  # type: ignore[no-any-return]

    def household(home: Household) -> Household:
        silent = perhaps(False, True)  # noqa: FBT003 a value, not a switch
        members = [
            replace(m, national=m.national and said(m.national, silent=silent))
            for m in home.members
        ]
        return replace(home, members=tuple(members))

    def said(row: Said, *, silent: bool) -> Said:
        return Said(
            household_type=perhaps(row.household_type, None),
            category=perhaps(row.category, None),
            allowance=None if silent else row.allowance,
        )

    return replace(
        county,
        households=tuple(household(home) for home in county.households),
        stays=tuple(stay(row) for row in county.stays or ()),
        vehicles=tuple(vehicle(row) for row in county.vehicles or ()),
    )


@few
@given(county=counties(lists=True), seed=st.integers(1, 1000))
def test_order_keys_and_other_lists_change_nothing(
    printer: Printer, county: County, seed: int
) -> None:
    """Hits, their order, sentences and evidence are the same to the last character."""
    first = found(printer.image(county))
    again = found(printer.image(county, seed=seed, more=("pupils", "houses")))
    assert again == first


@few
@given(county=counties(lists=True), seed=st.integers(1, 1000))
def test_the_explanation_agrees_with_the_run(
    printer: Printer, county: County, seed: int
) -> None:
    """It has the run's hits of the household; of everything else it says why not."""
    image = printer.image(county, seed=seed)
    hits = found(image)
    book = load_book()
    for home in few_of(county, hits):
        told_of_all = explain(
            image,
            book,
            load_policy(),
            division=county.division,
            household_no=home.no,
            rules=list(book.rules.values()),
        )
        own = tuple(hit for hit in hits if hit.household_no == home.no)
        assert tuple(hit for told in told_of_all for hit in told.hits) == own
        for told in told_of_all:
            assert {hit.rule.id for hit in told.hits} <= {told.rule.id}
            assert told.hits or told.otherwise
            assert not any(names_somebody(said) for said in told.otherwise)


@few
@given(county=counties(lists=True), seed=st.integers(1, 1000))
def test_hits_name_nobody_and_lie_in_order(
    printer: Printer, county: County, seed: int
) -> None:
    """Hits by rule and number, evidence by file and row, and no number of a person."""
    hits = found(printer.image(county, seed=seed))
    order = [(hit.rule.id, hit.household_no, hit.member_no) for hit in hits]
    assert order == sorted(order)
    for hit in hits:
        places = [
            (piece["file"], piece["sheet"], piece["row"]) for piece in hit.evidence
        ]
        assert places
        assert places == sorted(places)
        for piece in hit.evidence:
            said = (hit.sentence, str(piece["value"]), str(piece["line"]))
            assert not any(names_somebody(one) for one in said)
            assert not any(hit.household_no in one for one in said)


def few_of(county: County, hits: Iterable[Hit]) -> list[Household]:
    """Two households with hits and two without, if the county has them."""
    hit = {one.household_no for one in hits}
    inside = [h for h in county.households if h.village.startswith(county.division)]
    with_hits = [home for home in inside if home.no in hit]
    without = [home for home in inside if home.no not in hit]
    return with_hits[:2] + without[:2]


def names_somebody(sentence: str) -> bool:
    """Whether a sentence tells a number by which a person or a place is found."""
    return bool(re.search(r"\d{6,}", sentence))


def test_a_sentence_with_a_number_in_it_would_be_noticed() -> None:
    """The check above can fail."""
    assert names_somebody("620599198001010018有小汽车")
    assert not names_somebody("2026年1月1日起累计20,000.01元")
