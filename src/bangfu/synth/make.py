"""造县: make the county, let the rules plant, write its files and the truth."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from bangfu.core.calendar import say_date
from bangfu.core.errors import BangfuError
from bangfu.synth import exports
from bangfu.synth.county import base_county, stream
from bangfu.synth.draft import Draft, PlantingRule, Sown
from bangfu.synth.later import correct, move_on
from bangfu.synth.lists import LISTINGS
from bangfu.synth.people import County
from bangfu.synth.roster import write_roster
from bangfu.synth.senders import write_listing

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
    progress: Callable[[str], None] = lambda _line: None,
) -> Made:
    """Write a made-up county as its files, with ``truth.json`` beside them."""
    if on < FIRST_DAY:
        raise TooEarly
    if folder.exists() and any(folder.iterdir()):
        raise FolderNotEmpty
    county = base_county(households=households, seed=seed, on=FIRST_DAY)
    draft = Draft(county, stream(seed, "plants"))
    sown = draft.sow(rules)
    if on > FIRST_DAY:
        sown = correct(sown, draft, on, stream(seed, "corrections", on))
        move_on(county, on)
    folder.mkdir(parents=True, exist_ok=True)
    files = _write_files(folder, county, progress)
    rows = _write_truth(folder / TRUTH, county, sown)
    progress(f"已写《{TRUTH}》，{rows} 条预设的命中与近似")
    persons = sum(len(household.members) for household in county.households)
    return Made(len(county.households), persons, rows, (*files, TRUTH))


def _write_files(
    folder: Path, county: County, progress: Callable[[str], None]
) -> list[str]:
    listings = sorted(LISTINGS.values(), key=lambda listing: listing.file)
    writers: tuple[Writer, ...] = (
        write_roster,
        exports.write_persons,
        exports.write_households,
        exports.write_villages,
        *(partial(write_listing, listing) for listing in listings),
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
