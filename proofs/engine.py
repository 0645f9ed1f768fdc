"""筛查的用量: a whole ``bangfu screen`` of 100,000 households, and the rules alone.

The whole: CPU seconds and summed peak memory of the process and its children, and every
plant found and nothing else. The rules alone: CPU of ``run`` over the linked tables beside
one hand-written DuckDB SQL of the same three rules over the same rows unlinked (ids as
text), in one process, medians of turns taken in pairs.
"""

import argparse
import csv
import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from proof import county, record, tree_memory

ON = "2026-06-30"
CPU_LIMIT, MEMORY_LIMIT, RATIO_LIMIT = 90, 2048, 0.8


def main() -> int:
    """Measure, write the line, say whether the limits hold."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--households", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    folder = county(given.households, given.seed, on=ON)
    whole = screen(folder)
    found, planted = whole["hits"], whole["planted"]
    alone = rules_alone(folder)
    good = (
        found == planted
        and whole["cpu"] <= CPU_LIMIT
        and whole["memory"] <= MEMORY_LIMIT
        and alone["ratio"] <= RATIO_LIMIT
        and alone["equal"]
    )
    record(
        "engine",
        seed=given.seed,
        good=good,
        figure=(
            f"{given.households} 户：screen {whole['cpu']:.1f} CPU 秒（限 {CPU_LIMIT}），"
            f"内存合计峰值 {whole['memory']:.0f} MiB（限 {MEMORY_LIMIT}），"
            f"命中 {len(found)}、埋设 {len(planted)}，{agree(found == planted)}；"
            f"规则单独 {alone['rules']:.3f} CPU 秒，手写 SQL {alone['sql']:.3f} CPU 秒，"
            f"比值 {alone['ratio']:.2f}（限 {RATIO_LIMIT}），"
            f"结果{agree(alone['equal'])}"
        ),
    )
    return 0 if good else 1


def agree(equal: bool) -> str:  # noqa: FBT001 one word for one answer
    """一致 or 不一致."""
    return "一致" if equal else "不一致"


def screen(folder: Path) -> dict[str, object]:
    """Run the command as a user would and watch it from outside."""
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "hits.csv"
        command = [sys.executable, "-m", "bangfu", "screen", str(folder)]
        command += ["--on", ON, "--division", "620599", "--out", str(out), "--quiet"]
        cpu, memory = watched(command)
        with out.open(encoding="utf-8-sig", newline="") as handle:
            rows = list(csv.DictReader(handle))
    hits = {(r["rule_id"], r["household_no"], r["member_no"]) for r in rows}
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["rows"]
    planted = {
        (row["rule_id"], row["household_no"], row["member_no"] or "")
        for row in truth
        if row["kind"] == "plant"
    }
    return {"cpu": cpu, "memory": memory, "hits": hits, "planted": planted}


def watched(command: list[str]) -> tuple[float, float]:
    """CPU seconds and peak MiB, summed over the process and all its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    peak = 0.0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            peak = max(peak, tree_memory(process.pid))
            time.sleep(0.05)

    thread = threading.Thread(target=watch)
    thread.start()
    process.wait()
    thread.join()
    if process.returncode:
        sys.exit(f"screen 以 {process.returncode} 退出，没有可记的数字")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, peak


def rules_alone(folder: Path) -> dict[str, float | bool]:
    """The child that holds the linked tables and the unlinked ones side by side."""
    command = [
        sys.executable,
        str(Path(__file__).with_name("rules_alone.py")),
        str(folder),
        ON,
    ]
    told = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(told.stdout.splitlines()[-1])


if __name__ == "__main__":
    sys.exit(main())
