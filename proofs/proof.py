"""What every proof shares: the made-up county, the memory of a process tree, the line."""

import json
import os
import platform
import shutil
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGES = ROOT / "docs" / "proofs"
KEPT = ROOT / "var" / "proofs"


def county(households: int, seed: int, *, on: str) -> Path:
    """The made-up county; made once and kept, so that a proof can be taken up again."""
    folder = KEPT / f"county-{households}-{seed}-{on}"
    if not (folder / "truth.json").exists():
        command = [sys.executable, "-m", "bangfu", "synth", str(folder)]
        command += ["--households", str(households), "--seed", str(seed), "--on", on]
        subprocess.run(command, check=True)
    return folder


def tree_memory(process: int) -> float:
    """MiB that a process and its descendants hold right now."""
    pages = sum(int(statm.split()[1]) for statm in _tree(process, "statm"))
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def tree_cpu(process: int) -> float:
    """CPU seconds that a process and its living descendants have used."""
    told = [stat.rpartition(")")[2].split() for stat in _tree(process, "stat")]
    ticks = sum(int(fields[11]) + int(fields[12]) for fields in told)
    return ticks / os.sysconf("SC_CLK_TCK")


def _tree(process: int, name: str) -> list[str]:
    """What the system tells of a process and of each of its descendants."""
    told, waiting = [], [process]
    while waiting:
        own = waiting.pop()
        place = Path(f"/proc/{own}")
        with suppress(FileNotFoundError, ProcessLookupError):
            children = (place / "task" / str(own) / "children").read_text().split()
            told.append((place / name).read_text())
            waiting += [int(child) for child in children]
    return told


def record(name: str, *, seed: int, figure: str, good: bool) -> None:
    """Add one dated line to the proof's page."""
    PAGES.mkdir(parents=True, exist_ok=True)
    page = PAGES / f"{name}.md"
    if not page.exists():
        page.write_text(f"# ./dev prove {name}\n\n", encoding="utf-8")
    parts = (
        str(datetime.now().astimezone().date()),
        described(),
        f"{platform.machine()} {os.cpu_count()} 核 Python {platform.python_version()}",
        f"种子 {seed}",
        "合格" if good else "不合格",
        figure,
    )
    line = f"- {' · '.join(parts)}\n"
    with page.open("a", encoding="utf-8") as handle:
        handle.write(line)
    print(line, end="")


def described() -> str:
    """The commit that is proved, with ``-dirty`` where more than its lines differs."""
    changed = _git("status", "--porcelain", "--", ".", ":!docs/proofs")
    commit = _git("rev-parse", "--short", "HEAD") or "无提交"
    return f"{commit}-dirty" if changed else commit


def _git(*asked: str) -> str:
    command = ["git", "-C", str(ROOT), *asked]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    return told.stdout.strip()


def trials(kind: str, *, count: int, seed: int) -> list[dict[str, Any]]:
    """The outcomes of so many trials of ``tests/faults``; one taken up again goes on.

    What was done of the same commit is kept, one line a trial.
    """
    sys.path.insert(0, str(ROOT / "tests"))
    from faults.lane import outcomes  # noqa: PLC0415 the tests' own harness

    kept = KEPT / f"{kind}-{seed}-{described()}.jsonl"
    kept.parent.mkdir(parents=True, exist_ok=True)
    done = kept.read_text(encoding="utf-8").splitlines() if kept.exists() else []
    told = [json.loads(line) for line in done[:count]]
    folder = KEPT / f"{kind}-homes"
    shutil.rmtree(folder, ignore_errors=True)
    left = count - len(told)
    with kept.open("a", encoding="utf-8") as file:
        for one in outcomes(kind, folder, first=len(told), count=left, seed=seed):
            told.append(one)
            file.write(json.dumps(one, ensure_ascii=False) + "\n")
            file.flush()
            if len(told) % 10 == 0:
                print(f"{kind}：{len(told)}/{count}", file=sys.stderr, flush=True)
    shutil.rmtree(folder, ignore_errors=True)
    return told


def told_wrong(outcomes: list[dict[str, Any]]) -> None:
    """Say what was wrong, trial by trial, before the line is written."""
    for one in outcomes:
        for sentence in one["wrong"]:
            print(f"{one.get('trial', one.get('history'))}：{sentence}")
