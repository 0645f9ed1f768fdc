"""示例县: its villages in order of their codes, from the shipped list."""

import csv
from functools import cache
from importlib.resources import files

from bangfu.synth.people import Village


@cache
def example_villages() -> tuple[Village, ...]:
    """行政村 of the made-up county with their townships."""
    listed = files("bangfu.tables").joinpath("example_county.csv")
    with listed.open(encoding="utf-8") as lines:
        rows = list(csv.DictReader(lines))
    towns = {r["code12"][:9]: r["name"] for r in rows if r["level"] == "township"}
    own = sorted((r["code12"], r["name"]) for r in rows if r["level"] == "village")
    return tuple(
        Village(code, name, towns[code[:9]], order)
        for order, (code, name) in enumerate(own)
    )
