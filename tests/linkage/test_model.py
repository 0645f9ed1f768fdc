"""The model: links what agrees in nearly all, asks about the grey zone, and stays quiet."""

import json
import logging
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import pytest

from bangfu.linkage.answers import Answer, Method
from bangfu.linkage.model import ASK, LINK, MODEL
from linkage.who import LI, Who, number, said_of

BORN = date(1980, 1, 1)
HE = Who(LI, "李大山")
SAID_ALIKE = Who(None, "李达山", birth=BORN, sex="男")
# A name tells something only where most people have another.
CROWD = [
    Who(number(f"62059919{40 + n}0{1 + n % 9}0{1 + n % 9}11{n % 10}"), f"{a}{b}{c}")
    for n, (a, b, c) in enumerate(
        (a, b, c) for a in "王张刘陈" for b in "建秀国" for c in "英军芳明"
    )
]


def test_a_name_said_alike_without_a_number_is_linked_with_its_probability() -> None:
    told = said_of(SAID_ALIKE, *CROWD, HE)
    assert (told.at, told.method) == (len(CROWD), Method.MODEL)
    assert told.probability is not None
    assert told.probability >= LINK


def test_of_two_likely_people_none_is_taken() -> None:
    """Both are said alike, born on one day in one village: a namesake is never merged."""
    other = Who(number("62059919800101031"), "李大杉")
    told = said_of(SAID_ALIKE, *CROWD, HE, other)
    assert told.answer is Answer.UNSURE
    assert set(told.near) == {len(CROWD), len(CROWD) + 1}


def test_somebody_who_only_resembles_is_asked_about() -> None:
    """A name that is frequent here, and a birth a day off."""
    row = Who(None, "李大山", birth=date(1980, 1, 2), sex="男")
    told = said_of(row, *CROWD, HE)
    assert (told.answer, list(told.near)) == (Answer.UNSURE, [len(CROWD)])
    assert told.probability is not None
    assert ASK <= told.probability < LINK


def test_a_twin_is_not_taken_for_the_other() -> None:
    """One birth, one village, two characters of the name in common; no number."""
    twin = Who(None, "李大河", birth=BORN, sex="男")
    told = said_of(twin, *CROWD, HE)
    assert (told.answer, list(told.near)) == (Answer.UNSURE, [len(CROWD)])


def test_who_shares_a_name_and_a_distant_village_only_is_nobody() -> None:
    row = Who(None, "李大山", "620599101001", birth=date(1951, 7, 23), sex="男")
    assert said_of(row, *CROWD, HE).answer is Answer.UNIDENTIFIED


def test_a_good_number_is_given_to_somebody_by_a_persons_word_only() -> None:
    """The register has no number of him, and his birth is a day off."""
    known = Who(None, "李大山", birth=date(1980, 1, 2), sex="男")
    told = said_of(HE, *CROWD, known)
    assert (told.answer, told.method) == (Answer.UNSURE, Method.MODEL)
    assert list(told.near) == [len(CROWD)]


def test_the_shipped_model_knows_every_level() -> None:
    """A level that was never seen in training would be guessed at."""
    model = json.loads(MODEL.read_text(encoding="utf-8"))
    levels = [
        level
        for comparison in model["comparisons"]
        for level in comparison["comparison_levels"]
        if not level.get("is_null_level")
    ]
    assert all(0 < level["m_probability"] <= 1 for level in levels)
    assert all(0 < level["u_probability"] <= 1 for level in levels)


def test_nothing_is_logged_and_nothing_is_left_on_disk(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Names and numbers pass through the model in memory."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with caplog.at_level(logging.DEBUG):
        assert said_of(SAID_ALIKE, *CROWD, HE).method is Method.MODEL
    assert list(tmp_path.iterdir()) == []
    told = caplog.text
    assert not [canary for canary in (LI, "李大山", "李达山") if canary in told]


def test_a_list_without_likely_people_does_not_load_splink() -> None:
    """Importing it takes longer than linking a small list."""
    script = (
        "import sys\n"
        "from linkage.who import LI, Who, said_of\n"
        "said_of(Who(None, '周无名', sex='男'), Who(LI, '李大山'))\n"
        "assert 'splink' not in sys.modules\n"
    )
    tests = Path(__file__).parents[1]
    subprocess.run([sys.executable, "-c", script], cwd=tests, check=True)
