"""What every proof shares: the made-up county, the memory of a process tree, the line."""

import os
import platform
import subprocess
import sys
from datetime import datetime
from pathlib import Path

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
    total, waiting = 0, [process]
    while waiting:
        own = waiting.pop()
        try:
            pages = int(Path(f"/proc/{own}/statm").read_text().split()[1])
            children = Path(f"/proc/{own}/task/{own}/children").read_text().split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        total += pages * os.sysconf("SC_PAGE_SIZE")
        waiting += [int(child) for child in children]
    return total / 2**20


def record(name: str, *, seed: int, figure: str, good: bool) -> None:
    """Add one dated line to the proof's page."""
    PAGES.mkdir(parents=True, exist_ok=True)
    page = PAGES / f"{name}.md"
    if not page.exists():
        page.write_text(f"# ./dev prove {name}\n\n", encoding="utf-8")
    described = ["git", "-C", str(ROOT), "describe", "--always", "--dirty"]
    told = subprocess.run(described, capture_output=True, text=True, check=False)
    parts = (
        str(datetime.now().astimezone().date()),
        told.stdout.strip() or "无提交",
        f"{platform.machine()} {os.cpu_count()} 核 Python {platform.python_version()}",
        f"种子 {seed}",
        "合格" if good else "不合格",
        figure,
    )
    line = f"- {' · '.join(parts)}\n"
    with page.open("a", encoding="utf-8") as handle:
        handle.write(line)
    print(line, end="")
