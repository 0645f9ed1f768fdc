"""``python proofs/import_once.py HOME FILE``: one file into a new site, then once more.

Prints what it took as JSON. A process of its own, so that CPU and memory are the import's.
"""

import json
import os
import resource
import sys
from datetime import date
from pathlib import Path

from proof import ROOT

ON, DIVISION = date(2026, 6, 30), "620599"


def main() -> int:
    """Make the site, import twice, tell."""
    home, file = Path(sys.argv[1]), Path(sys.argv[2])
    os.environ.pop("BANGFU_DATABASE_URL", None)
    os.environ["BANGFU_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "bangfu.web.settings"
    from bangfu.web.home import make_key  # noqa: PLC0415 the home is named first

    make_key()
    (home / "static").mkdir(parents=True)
    import django  # noqa: PLC0415 settings need the key

    django.setup()
    print(json.dumps(imported(file)))
    return 0


def imported(file: Path) -> dict[str, float]:
    """CPU seconds with the reading child's, peaks in MiB, and what the second changed."""
    from django.core.management import call_command  # noqa: PLC0415 see main

    from bangfu.web.registry.imports import load_files  # noqa: PLC0415

    sys.path.insert(0, str(ROOT / "tests"))
    from web.cast import wang  # noqa: PLC0415 the tests' clerk

    call_command("migrate", verbosity=0)
    clerk = wang()
    began = os.times()
    _, told = load_files(clerk.actor, [file], on=ON, division=DIVISION)
    ended = os.times()
    child = _mib(resource.RUSAGE_CHILDREN)
    _, again = load_files(clerk.actor, [file], on=ON, division=DIVISION)
    return {
        "persons": told[0]["new"],
        "same": again[0]["same"],
        "cpu": sum(ended[:4]) - sum(began[:4]),
        "child_mib": child,
        "own_mib": _mib(resource.RUSAGE_SELF),
    }


def _mib(who: int) -> float:
    return resource.getrusage(who).ru_maxrss / 2**10


if __name__ == "__main__":
    sys.exit(main())
