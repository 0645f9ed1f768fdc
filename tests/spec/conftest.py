"""Drawn tables in, hits out."""

import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import pytest

from bangfu.lake.lake import Lake

sys.path.insert(0, str(Path(__file__).parent))

from drawn import Judged, Spec, Subject, judge, subject, write


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    """Judge drawn tables by one rule, and hold every hit and sentence against it."""

    def check(
        rule_id: str,
        *,
        files: Mapping[str, str],
        hits: Mapping[Subject, str],
        on: str = "2026-06-30",
        not_run: str = "",
        remarks: Sequence[str] = (),
    ) -> Judged:
        paths = [write(tmp_path / name, drawn) for name, drawn in files.items()]
        judged = judge(rule_id, paths, Lake(tmp_path / "lake"), date.fromisoformat(on))
        assert not judged.report.refused, judged.faults
        for file in judged.report.files:
            assert all(file.file.startswith(one.title) for one in file.lists)
        assert {subject(hit): hit.sentence for hit in judged.run.hits} == hits
        assert len(judged.run.hits) == len(hits)
        assert [one.reason for one in judged.run.not_run] == [not_run] * bool(not_run)
        assert list(judged.run.remarks) == list(remarks)
        return judged

    return check
