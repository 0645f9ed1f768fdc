"""Kill an office at a random moment, and look what it still holds; again and again."""

import json
import os
import random
import shutil
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, NoReturn

from django.db import connection

from bangfu.core.errors import BangfuError
from faults import aftermath, office, power, undo

_LONGEST = 0.9
_LONGEST_WORK = 60
_MOST_COMMITS = 12
_READY = b"{}\n"


@dataclass(frozen=True, slots=True)
class Trial:
    """One kill. ``cut`` and ``torn`` take the power too: unsynced writes are gone, wholly
    or sector by sector. ``at_commit`` kills beside a commit and not by the clock.
    """

    number: int
    seed: int
    ending: str = "kill"
    synchronous: str = "FULL"
    at_commit: bool = False


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of a run: the home as it was made, the one at work, and its papers."""

    folder: Path

    @property
    def made(self) -> Path:
        """The home that every trial begins with."""
        return self.folder / "made"

    @property
    def home(self) -> Path:
        """The home of the running trial."""
        return self.folder / "home"

    @property
    def undo(self) -> Path:
        """What the power cut will take back."""
        return self.folder / "undo"

    @property
    def papers(self) -> Path:
        """Files on their way to the office."""
        return self.folder / "papers"

    def clear(self) -> None:
        """Begin again with the home as it was made."""
        for place in (self.home, self.undo, self.papers):
            shutil.rmtree(place, ignore_errors=True)
        shutil.copytree(self.made, self.home)
        self.undo.mkdir()


def run(folder: Path, trials: Iterable[Trial]) -> Iterator[dict[str, Any]]:
    """Every trial's outcome, as one dictionary."""
    places = Places(folder)
    if not places.made.exists():
        told = in_child(office.make)
        if "wrong" in told:
            raise RuntimeError(told["wrong"])
        places.home.rename(places.made)
    for trial in trials:
        yield _one(places, trial)


def _one(places: Places, trial: Trial) -> dict[str, Any]:
    chance = random.Random(f"{trial.seed}:{trial.number}")  # noqa: S311 to be repeated
    places.clear()
    old = power.as_it_is(places.home)
    told = aftermath.promised(_killed(trial, chance, places))
    if trial.ending != "kill":
        torn = chance if trial.ending == "torn" else None
        power.cut(places.home, places.undo, old=old, torn=torn)
    found = in_child(lambda: aftermath.look(told))
    return {
        "trial": trial.number,
        "ending": trial.ending,
        "synchronous": trial.synchronous,
        "acts": len(told.receipts),
        "under_way": (told.unanswered or {}).get("kind", ""),
        **found,
    }


def _killed(trial: Trial, chance: random.Random, places: Places) -> list[bytes]:
    """Let the office work, kill it and its readers, and keep what it had said."""
    receiving, saying = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        os.setsid()
        _work(trial, random.Random(chance.getrandbits(64)), saying, places)  # noqa: S311
    os.close(saying)
    with os.fdopen(receiving, "rb") as pipe:
        if pipe.readline() != _READY:
            raise RuntimeError("办公的进程没有开始办公")
        lines = _heard(pipe, child, None if trial.at_commit else chance)
    os.waitpid(child, 0)
    return lines


def _heard(pipe: IO[bytes], child: int, chance: random.Random | None) -> list[bytes]:
    """What was said until the kill: by the clock, or by the child itself."""
    lines = [] if chance else pipe.readlines()
    if chance:
        time.sleep(chance.uniform(0, _LONGEST))
    with suppress(ProcessLookupError):
        os.killpg(child, signal.SIGKILL)
    return lines + pipe.readlines()


def _work(trial: Trial, chance: random.Random, saying: int, places: Places) -> NoReturn:
    """In the child: one deed after another, each told before and after, until killed."""
    signal.alarm(_LONGEST_WORK)  # nobody's orphan works on for ever
    try:
        _set_up(trial, chance, places)
        os.write(saying, _READY)
        while True:
            deed = office.next_deed(chance, places.papers, lists=trial.at_commit)
            _say(saying, {"deed": deed})
            _say(saying, {"done": _receipts(deed)})
    except BaseException:  # noqa: BLE001 nobody else would hear of it
        traceback.print_exc()
    finally:
        os._exit(1)


def _receipts(deed: office.Deed) -> list[tuple[int, str]]:
    """What the office promises; for what it refuses, nothing."""
    try:
        return [(receipt.seq, receipt.hash) for receipt in office.do(deed)]
    except BangfuError:
        return []


def _set_up(trial: Trial, chance: random.Random, places: Places) -> None:
    if trial.ending != "kill":
        undo.watch_sqlite(places.home, places.undo)
        power.watch_files(places.undo)
    options = connection.settings_dict["OPTIONS"]
    told = f"synchronous={trial.synchronous}"
    options["init_command"] = options["init_command"].replace("synchronous=FULL", told)
    connection.ensure_connection()
    if trial.at_commit:
        _die_beside_a_commit(chance.randint(1, _MOST_COMMITS), chance.random())


def _die_beside_a_commit(which: int, before: float) -> None:
    """Kill the own group around a commit: nobody has heard of it yet."""
    theirs, left = connection.commit, [which]

    def commit() -> None:
        left[0] -= 1
        if not left[0] and before < 1 / 2:
            os.killpg(0, signal.SIGKILL)
        theirs()
        if not left[0]:
            os.killpg(0, signal.SIGKILL)

    connection.commit = commit  # type: ignore[method-assign]


def _say(saying: int, told: dict[str, Any]) -> None:
    os.write(saying, json.dumps(told).encode() + b"\n")


def in_child(work: Callable[[], Any]) -> dict[str, Any]:
    """Do something in a process of its own, as after a restart; what it returned."""
    receiving, saying = os.pipe()
    child = os.fork()
    if not child:
        os.close(receiving)
        try:
            _say(saying, work() or {})
        except BaseException as trouble:  # noqa: BLE001 it is the trial's outcome
            traceback.print_exc()
            _say(saying, {"lost": 0, "wrong": [repr(trouble)], "again": ""})
        finally:
            sys.stderr.flush()
            os._exit(0)
    os.close(saying)
    with os.fdopen(receiving, "rb") as pipe:
        told: dict[str, Any] = json.loads(pipe.read())
    os.waitpid(child, 0)
    return told
