"""造县: make the county, let the rules plant, write its files and the truth."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from random import Random

from bangfu.core.calendar import say_date
from bangfu.core.errors import BangfuError
from bangfu.synth import exports
from bangfu.synth.county import base_county, stream
from bangfu.synth.declared import listing_of
from bangfu.synth.draft import Draft, PlantingRule, Sown
from bangfu.synth.later import correct, move_on
from bangfu.synth.lists import LISTINGS
from bangfu.synth.people import County
from bangfu.synth.roster import write_roster
from bangfu.synth.senders import write_listing
from bangfu.synth.village_lists import write_village_list
from bangfu.tables import all_tables, find_table
from bangfu.tables.table import Grain, Role, Table

Writer = Callable[[Path, County], tuple[str, int]]
FIRST_DAY = date(2026, 6, 30)
TRUTH = "truth.json"


class FolderNotEmpty(BangfuError):
    """The made-up county must not be mixed with other files."""

    def __init__(self) -> None:
        super().__init__("目标文件夹不是空的，请换一个新文件夹，或先把其中的文件移走。")


class TooEarly(BangfuError):
    """The made-up county has no past."""

    def __init__(self) -> None:
        super().__init__(
            f"示例县的数据从{say_date(FIRST_DAY)}开始，请把 --on 改为这一天或以后。"
        )


@dataclass(frozen=True, slots=True)
class Sowing:
    """埋设多少: how often every rule plants on the first day, and afresh on a later one.

    The first round of each day is planted in one village, if one is named.
    """

    rounds: int = 1
    fresh: int = 0
    village: str = ""


ONCE = Sowing()


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: counts and the names of the files."""

    households: int
    persons: int
    truth_rows: int
    files: tuple[str, ...]


def make_county(
    folder: Path,
    *,
    households: int,
    seed: int,
    on: date,
    rules: Sequence[PlantingRule],
    sowing: Sowing = ONCE,
    progress: Callable[[str], None] = lambda _line: None,
) -> Made:
    """Write a made-up county as its files, with ``truth.json`` beside them."""
    _check(folder, on)
    county, sown = _grow(households, seed, on, rules, sowing)
    return _write(folder, county, sown, lists_of(county), progress)


def make_every_list(
    folder: Path,
    *,
    households: int,
    seed: int,
    on: date,
    rules: Sequence[PlantingRule],
    progress: Callable[[str], None] = lambda _line: None,
) -> Made:
    """The same county with a file for every declared table."""
    _check(folder, on)
    county, sown = _grow(households, seed, on, rules, ONCE)
    return _write(folder, county, sown, every_list(), progress)


def _check(folder: Path, on: date) -> None:
    if on < FIRST_DAY:
        raise TooEarly
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty


def _grow(
    households: int,
    seed: int,
    on: date,
    rules: Sequence[PlantingRule],
    sowing: Sowing,
) -> tuple[County, list[Sown]]:
    """The county on its day, and what the rules have planted in it."""
    county = base_county(households=households, seed=seed, on=FIRST_DAY)
    draft, sown = _sow(county, rules, sowing.rounds, sowing, stream(seed, "plants"))
    if on > FIRST_DAY:
        sown = correct(sown, draft, on, stream(seed, "corrections", on))
        move_on(county, on)
        fresh = stream(seed, "fresh plants", on)
        sown += _sow(county, rules, sowing.fresh, sowing, fresh)[1]
    county.households.sort(key=lambda household: household.village.order)
    return county, sown


def _write(
    folder: Path,
    county: County,
    sown: list[Sown],
    lists: Sequence[Table],
    progress: Callable[[str], None],
) -> Made:
    folder.mkdir(parents=True, exist_ok=True)
    files = _write_files(folder, county, lists, progress)
    rows = _write_truth(folder / TRUTH, county, sown)
    progress(f"已写《{TRUTH}》，{rows} 条预设的命中与近似")
    persons = sum(len(household.members) for household in county.households)
    return Made(len(county.households), persons, rows, (*files, TRUTH))


def lists_of(county: County) -> list[Table]:
    """The lists that rules read, and any other that a rule has planted in."""
    planted = {table for household in county.everybody() for table in household.rows}
    return [find_table(name) for name in sorted(planted | LISTINGS.keys())]


def every_list() -> list[Table]:
    """Every declared table but the register's own exports."""
    return [table for table in all_tables().values() if table.role is Role.LIST]


def _sow(
    county: County,
    rules: Sequence[PlantingRule],
    rounds: int,
    sowing: Sowing,
    rng: Random,
) -> tuple[Draft, list[Sown]]:
    """One draft; the first round in the village that the plants are gathered in."""
    draft = Draft(county, rng)
    villages = {village.code: village for village in county.villages}
    gathered = villages.get(sowing.village)
    sown = []
    for turn in range(rounds):
        draft.gather = None if turn else gathered
        sown += draft.sow(rules)
    return draft, sown


def _write_files(
    folder: Path,
    county: County,
    lists: Sequence[Table],
    progress: Callable[[str], None],
) -> list[str]:
    of_people = [table for table in lists if table.grain is not Grain.VILLAGE]
    listings = sorted((listing_of(t.name) for t in of_people), key=lambda one: one.file)
    writers: tuple[Writer, ...] = (
        write_roster,
        exports.write_persons,
        exports.write_households,
        exports.write_villages,
        *(partial(write_listing, listing) for listing in listings),
        *(partial(write_village_list, t) for t in lists if t.grain is Grain.VILLAGE),
    )
    names = []
    for write in writers:
        name, rows = write(folder, county)
        progress(f"已写《{name}》，{rows:,} 行")
        names.append(name)
    return names


def _write_truth(path: Path, county: County, sown: list[Sown]) -> int:
    # Somebody on no roster whose rows were all cleared is in no file, so in no truth.
    rows = [_truth(item) for item in sown if item.household.quoted]
    truth = {"on": county.on.isoformat(), "seed": county.seed, "rows": rows}
    text = json.dumps(truth, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return len(rows)


def _truth(item: Sown) -> dict[str, str | None]:
    household, member = item.household, item.member
    number = None
    if member is not None:
        place = household.members.index(member) + 1
        number = member.member_no or f"{household.quoted}-{place:02d}"
    return {
        "rule_id": item.rule_id,
        "household_no": household.quoted,
        "member_no": number,
        "kind": item.kind,
    }
