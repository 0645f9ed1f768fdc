"""演示的表: the made-up county's files of a day; ``python -m`` writes those of one delivery."""

import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from bangfu.core.errors import BangfuError
from bangfu.intake.folder import TRUTH
from bangfu.screening.book import load as load_book
from bangfu.synth.make import Sowing, make_county

VILLAGE = "620599100260"
"""The village of the cast; in every delivery each rule finds something there."""
_HOUSEHOLDS_A_ROUND = 1000


class NotMade(BangfuError):
    """The program that makes the files did not come to its end."""

    def __init__(self) -> None:
        super().__init__(
            "示例县的表没有编造成功，原因写在启动网站的窗口里。"
            "演示没有生成，请照着改好，再运行一次 bangfu demo。"
        )


@dataclass(frozen=True, slots=True)
class Delivery:
    """交表: the day the lists are of, the day they came, and where they lie."""

    of: date
    on: date
    folder: Path


@dataclass(frozen=True, slots=True)
class Making:
    """A delivery whose files a process beside this one is writing."""

    delivery: Delivery
    process: "subprocess.Popen[bytes]"

    def stop(self) -> None:
        """End the process, if it still runs."""
        self.process.kill()
        self.process.wait()

    def paths(self) -> list[Path]:
        """The files once they are there, without what only a tester may know."""
        if self.process.wait():
            raise NotMade
        files = self.delivery.folder.iterdir()
        return sorted(path for path in files if path.name != TRUTH)


def begin_making(delivery: Delivery, households: int) -> Making:
    """Begin to write the files of a delivery; deliveries are written side by side."""
    asked = (str(delivery.folder), delivery.of.isoformat(), str(households))
    return Making(delivery, subprocess.Popen([sys.executable, "-m", __name__, *asked]))


def make_files(folder: Path, of: date, households: int) -> None:
    """Write the files of a day."""
    rounds = 1 + households // _HOUSEHOLDS_A_ROUND
    make_county(
        folder,
        households=households,
        seed=1,
        on=of,
        rules=list(load_book().rules.values()),
        sowing=Sowing(rounds=rounds, fresh=1 + rounds // 3, village=VILLAGE),
    )


def main(argv: Sequence[str]) -> None:
    """``FOLDER DAY HOUSEHOLDS``."""
    folder, of, households = argv
    try:
        make_files(Path(folder), date.fromisoformat(of), int(households))
    except BangfuError as refusal:
        sys.exit(str(refusal))


if __name__ == "__main__":
    main(sys.argv[1:])
