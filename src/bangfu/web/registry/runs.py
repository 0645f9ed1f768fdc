"""筛查: an image over the home's lake, every rule over it, and the run on record."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from importlib.resources import files
from uuid import UUID

from bangfu import __version__
from bangfu.core.cause import Cause
from bangfu.core.division import full_code
from bangfu.lake.image import Image, image
from bangfu.lake.lake import Lake
from bangfu.policy import load as load_policy
from bangfu.screening.book import load as load_book
from bangfu.screening.exemption import Exemption
from bangfu.screening.explain import Told, explain
from bangfu.screening.run import Run as Outcome
from bangfu.screening.run import run
from bangfu.web.home import home
from bangfu.web.registry.access import check_may
from bangfu.web.registry.actions import record_run
from bangfu.web.registry.change_queries import changes_on, counted_effects
from bangfu.web.registry.explained import Explained, explained_on
from bangfu.web.registry.spans_of_runs import Screened
from bangfu.web.registry.statement_queries import corrections, counted_statements
from bangfu.web.trail.act import Actor, Receipt


def home_lake() -> Lake:
    """The lake of this home."""
    return Lake(home() / "lake")


def sources(on: date, division: str) -> Sequence[str]:
    """The order in which registers speak, by the policy of the day."""
    order = load_policy().at(on, division)["registry_sources"]
    return order if isinstance(order, tuple) else ()


def screen(
    actor: Actor,
    *,
    on: date,
    known: datetime,
    division: str,
    act_id: UUID | None = None,
) -> Receipt:
    """Judge a division on a day by the knowledge of a moment, and put it on record."""
    check_may(actor, "record_run").check_covers(division)
    division = full_code(division)
    seen = image_of(on, known, division)
    explained = explained_on(on, known, division)
    outcome = run(
        seen,
        load_book(),
        load_policy(),
        division=division,
        exemptions=_by_number(seen, explained),
    )
    screened = Screened(
        run=outcome,
        known=known,
        manifest=_manifest(seen, known, division) | {"exemptions": _written(explained)},
        told=_told(outcome, seen),
        households=_households(seen, {hit.household_no for hit in outcome.hits}),
    )
    return record_run(actor, screened=screened, act_id=act_id)


def explain_household(
    household_no: str, *, on: date, known: datetime, division: str
) -> list[Told]:
    """Every rule's word on one household: why it is a hit, why it is none."""
    book = load_book()
    return explain(
        image_of(on, known, division),
        book,
        load_policy(),
        division=full_code(division),
        household_no=household_no,
        rules=list(book.rules.values()),
    )


def image_of(on: date, known: datetime, division: str) -> Image:
    """The image of a day by the knowledge of a moment, with what people stated."""
    counted = counted_statements(division, on=on, known=known)
    return image(
        home_lake(),
        on=on,
        known=known,
        sources=sources(on, division),
        corrections=list(corrections(list(counted))),
        changes=changes_on(counted_effects(division, on=on, known=known), known),
    )


def _manifest(seen: Image, known: datetime, division: str) -> dict[str, object]:
    """What the hits depend on: the same manifest gives the same hits."""
    held = {batch.number for batch in seen.batches.values() if batch.is_known(known)}
    counted = counted_statements(division, on=seen.on, known=known)
    effects = counted_effects(division, on=seen.on, known=known)
    return {
        "on": seen.on.isoformat(),
        "known": known.isoformat(),
        "division": division,
        "batches": sorted(held),
        "statements": [one.seq for one in counted],
        "changes": sorted({one.change.seq for one in effects}),
        "policy": policy_digest(),
        "rules": list(load_book().rules),
        "version": __version__,
    }


def _written(explained: Iterable[Explained]) -> list[dict[str, object]]:
    """Exemptions as the manifest lists them: numbers and days, no persons."""
    return [
        {
            "household": one.household,
            "cause": one.cause,
            "from": one.from_date.isoformat(),
            "until": one.until.isoformat(),
        }
        for one in sorted(explained)
    ]


def _by_number(seen: Image, explained: Sequence[Explained]) -> list[Exemption]:
    """The same by the numbers that the image's households have."""
    if not explained or "households" not in seen.tables:
        return []
    homes = seen.tables["households"].select("household", "household_no")
    wanted = sorted({one.household for one in explained})
    rows = homes.filter(homes.household.isin(wanted)).to_pyarrow().to_pylist()
    numbers = {row["household"]: row["household_no"] for row in rows}
    return [
        Exemption(numbers[one.household], Cause(one.cause), one.from_date, one.until)
        for one in explained
        if one.household in numbers
    ]


def policy_digest() -> str:
    """The digest of every policy file that ships."""
    told = hashlib.sha256()
    folder = files("bangfu.policy")
    for file in sorted(folder.iterdir(), key=lambda item: item.name):
        if file.name.endswith(".toml"):
            told.update(file.read_bytes())
    return told.hexdigest()


def _told(outcome: Outcome, seen: Image) -> dict[str, object]:
    """What the runs page says, kept as it was on the day."""
    found = Counter(hit.rule.id for hit in outcome.hits)
    homes: dict[str, set[str]] = {rule.id: set() for rule in outcome.ran}
    for hit in outcome.hits:
        homes[hit.rule.id].add(hit.household_no)
    return {
        "ran": [
            {
                "rule": rule.id,
                "kind": rule.kind.label,
                "title": rule.title,
                "hits": found[rule.id],
                "households": len(homes[rule.id]),
            }
            for rule in outcome.ran
        ],
        "not_run": [
            {"rule": one.rule.id, "title": one.rule.title, "reason": one.reason}
            for one in outcome.not_run
        ],
        "remarks": list(outcome.remarks),
        "households": outcome.households,
        "seen": outcome.seen,
        "elsewhere": outcome.elsewhere,
        "unused": [
            {"file": batch.file, "as_of": batch.as_of.isoformat()}
            for batch in seen.unused
        ],
        "hits": len(outcome.hits),
        "exempt": sum(hit.is_exempt for hit in outcome.hits),
        "hit_households": len({hit.household_no for hit in outcome.hits}),
    }


def _households(seen: Image, numbers: set[str]) -> Mapping[str, int]:
    """Which household each number of a hit stands for."""
    if not numbers:
        return {}
    homes = seen.tables["households"].select("household", "household_no")
    rows = homes.filter(homes.household_no.isin(sorted(numbers))).to_pyarrow()
    pairs = zip(
        rows["household_no"].to_pylist(), rows["household"].to_pylist(), strict=True
    )
    return dict(pairs)
