"""``python tests/faults/program.py kills FOLDER FIRST COUNT SEED``: one line a trial."""

import json
import os
import sys
from pathlib import Path


def main(words: list[str]) -> int:
    """Run the trials from the first on; their outcomes go to standard output."""
    kind, place, first, count, seed = words
    folder = Path(place).resolve()
    folder.mkdir(parents=True, exist_ok=True)
    os.environ.pop("BANGFU_DATABASE_URL", None)
    os.environ |= {
        "BANGFU_HOME": str(folder / "home"),
        "BANGFU_KEY_FILE": str(folder / "site.key"),
        "DJANGO_SETTINGS_MODULE": "bangfu.web.settings",
    }
    sys.path.insert(0, str(Path(__file__).absolute().parents[1]))
    from bangfu.web.home import home, make_key  # noqa: PLC0415 the home is named first

    make_key()
    (home() / "static").mkdir(parents=True, exist_ok=True)
    import django  # noqa: PLC0415 settings need the key

    django.setup()
    from faults import plans  # noqa: PLC0415

    for outcome in plans.outcomes(kind, folder, int(first), int(count), int(seed)):
        sys.stdout.write(json.dumps(outcome, ensure_ascii=False) + "\n")
        sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
