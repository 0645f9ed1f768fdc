"""Run the fault program in a process of its own, as the lane and the proofs do."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

PROGRAM = Path(__file__).with_name("program.py")


def outcomes(
    kind: str, folder: Path, *, first: int = 0, count: int, seed: int = 1
) -> Iterator[dict[str, Any]]:
    """One dictionary a trial, as soon as it ended."""
    words = [kind, str(folder), str(first), str(count), str(seed)]
    # Coverage would start in every child that is about to be killed.
    env = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    with subprocess.Popen(
        [sys.executable, str(PROGRAM), *words],
        stdout=subprocess.PIPE,
        env=env,
        encoding="utf-8",
    ) as running:
        for line in running.stdout or ():
            yield json.loads(line)
    if running.returncode:
        raise RuntimeError(f"{kind} 没有做完，退出码 {running.returncode}")
