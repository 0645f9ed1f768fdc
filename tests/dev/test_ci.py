""".ci/run brings a bare machine what it lacks, then runs every check."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def run_on(
    machine: Path, *, has_venv: bool, has_browser: bool = True, user: int = 0
) -> tuple[int, list[str]]:
    """Run the script where the programs it calls only note what they are asked."""
    programs = {
        "python3": f"exit {0 if has_venv else 1}",
        "id": f"echo {user}",
        "apt-get": f'echo "apt-get $*" >> "{machine}/asked"',
        "sudo": f'echo "sudo" >> "{machine}/asked"; exec "$@"',
        "dev": f'echo "dev $*" >> "{machine}/asked"; exit 7',
    }
    if has_browser:
        programs["chromium"] = "exit 0"
    for name, does in programs.items():
        path = machine / ("dev" if name == "dev" else f"bin/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        path.chmod(0o755)
    for name in ("bash", "sh", "dirname", "env"):
        (machine / "bin" / name).symlink_to(shutil.which(name) or name)
    (machine / ".ci").mkdir()
    script = shutil.copy(ROOT / ".ci" / "run", machine / ".ci")
    env = {**os.environ, "PATH": str(machine / "bin")}
    done = subprocess.run([script], env=env, cwd="/", check=False)
    return done.returncode, (machine / "asked").read_text(encoding="utf-8").splitlines()


def test_a_machine_that_has_everything_gets_nothing(tmp_path: Path) -> None:
    """The exit status is that of the checks."""
    assert run_on(tmp_path, has_venv=True) == (7, ["dev test"])


@pytest.mark.parametrize("user", [0, 1000], ids=["root", "somebody"])
def test_a_bare_machine_gets_python3_venv_first(tmp_path: Path, user: int) -> None:
    """As root without sudo, which a bare machine has not."""
    code, asked = run_on(tmp_path, has_venv=False, user=user)
    installs = [line for line in asked if line.startswith("apt-get install")]
    assert code == 7
    assert len(installs) == 1
    assert installs[0].endswith(" python3-venv")
    assert asked[-1] == "dev test"
    assert ("sudo" in asked) == (user != 0)


def test_a_machine_without_a_browser_gets_one_and_its_fonts(tmp_path: Path) -> None:
    """The journeys in the browser need both."""
    code, asked = run_on(tmp_path, has_venv=True, has_browser=False)
    assert code == 7
    assert [line for line in asked if line.endswith(" chromium fonts-noto-cjk")]
