"""A whole made-up county through the command line: every plant found, nothing else."""

import csv
import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bangfu.cli import group

ON = ["--on", "2026-06-30", "--division", "620599", "--quiet"]


def bangfu(*args: str) -> Result:
    """Run one command in this process, exceptions and all."""
    return CliRunner().invoke(group, args, catch_exceptions=False)


@contextmanager
def county(folder: Path, seed: int) -> Iterator[Path]:
    made = bangfu("synth", str(folder), "--households", "250", "--seed", str(seed))
    assert made.exit_code == 0, made.output
    yield folder


def planted(folder: Path, kind: str) -> set[tuple[str, str, str]]:
    rows = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["rows"]
    return {
        (row["rule_id"], row["household_no"], row["member_no"] or "")
        for row in rows
        if row["kind"] == kind
    }


@pytest.mark.parametrize("seed", [5])
def test_every_plant_is_found_and_nothing_else(tmp_path: Path, seed: int) -> None:
    """M86: lists are held against the register both ways; near misses stay silent."""
    with county(tmp_path / "county", seed) as folder:
        out = tmp_path / "hits.csv"
        screened = bangfu("screen", str(folder), *ON, "--out", str(out))
        assert screened.exit_code == 0, screened.output
        with out.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
        hits = {(r["rule_id"], r["household_no"], r["member_no"]) for r in rows}
        assert hits == planted(folder, "plant")
        assert not hits & planted(folder, "near")
        for row in rows:
            for piece in json.loads(row["evidence"]):
                assert set(piece) == {"value", "line", "file", "sheet", "row"}
                assert (folder / piece["file"]).exists()
        told = screened.output
        assert f"命中 {len(hits)} 条" in told
        household = next(iter(sorted(hits)))
        explained = bangfu("explain", str(folder), household[1], *ON)
        assert f"（{household[0]}）：命中" in explained.output
