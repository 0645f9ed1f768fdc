"""Which trials a proof and the lane run; they differ in how many."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from faults import histories, points, trials
from faults.trials import Trial

_ENDINGS = ("cut", "torn")
_AT_COMMIT = 3  # every third kill comes beside a commit

_LANE = (*["kills"] * 10, *["cuts"] * 10, *["careless"] * 2)
_TRIALS: Mapping[str, Callable[[int, int], Trial]] = {
    "kills": lambda n, seed: Trial(n, seed, at_commit=not n % _AT_COMMIT),
    "cuts": lambda n, seed: Trial(
        n, seed, _ENDINGS[n % 2], at_commit=not n % _AT_COMMIT
    ),
    # Ten kills, ten cuts, and two that must lose something, in one process.
    "lane": lambda n, seed: _TRIALS[_LANE[n]](n, seed),
    "careless": lambda n, seed: Trial(n, seed, "cut", "NORMAL"),
}


def outcomes(
    kind: str, folder: Path, first: int, count: int, seed: int
) -> Iterator[dict[str, Any]]:
    """The outcomes of so many trials of a kind, from a number on."""
    numbers = range(first, first + count)
    if kind == "histories":
        return histories.run(folder, numbers, seed)
    if kind == "points":
        return points.run(folder, points.every_point()[first : first + count])
    return trials.run(folder, (_TRIALS[kind](number, seed) for number in numbers))
