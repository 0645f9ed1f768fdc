"""./dev makes its environment anywhere, runs every check, and says what is wrong."""

import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script as a module, its environment in an empty folder."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)  # keep the root free of it
    loader = SourceFileLoader("dev", str(ROOT / "dev"))
    spec = spec_from_loader("dev", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    venv = tmp_path / ".venv"
    for name, value in {
        "HERE": tmp_path,
        "VENV": venv,
        "PYTHON": venv / "bin" / "python",
        "STAMP": venv / "installed-from",
        "DEMO": tmp_path / "var" / "demo",
    }.items():
        setattr(module, name, value)
    return module


def program(path: Path, *lines: str) -> Path:
    """A small program that notes what it was asked and then does as told."""
    path.parent.mkdir(parents=True, exist_ok=True)
    note = f'echo "$*" >> "{path.parent}/asked"'
    path.write_text("\n".join(["#!/bin/sh", note, *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return path


def asked(path: Path) -> list[str]:
    """What the program was asked, one line a call."""
    return (path.parent / "asked").read_text(encoding="utf-8").splitlines()


def test_without_venv_and_pip_one_sentence_says_what_to_install(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A minimal Debian has neither."""
    bare = program(tmp_path / "bare" / "python3", "echo 'No module named x'", "exit 1")
    monkeypatch.setattr(sys, "executable", str(bare))
    with pytest.raises(dev.Trouble) as trouble:
        dev.make()
    assert "apt install python3-venv" in str(trouble.value)
    assert len(str(trouble.value).splitlines()) == 1
    assert not any("virtualenv" in line for line in asked(bare))


def test_the_ways_to_make_an_environment_are_tried_in_order(
    dev: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a pip of its own, a Python without ensurepip has two more ways."""
    lame = program(
        tmp_path / "lame" / "python3",
        'case "$*" in "-m pip --version") exit 0;; *) echo no network; exit 1;; esac',
    )
    monkeypatch.setattr(sys, "executable", str(lame))
    with pytest.raises(dev.Trouble, match="no network"):
        dev.make()
    ways = [line for line in asked(lame) if line != "-m pip --version"]
    assert ways[0].startswith("-m venv /")
    assert ways[1].startswith("-m venv --without-pip ")
    assert ways[2].startswith("-m pip install ")
    assert ways[2].endswith(" virtualenv")


@pytest.mark.parametrize(
    ("compiled", "can", "handed"),
    [
        ("'--enable-shared'", 0, True),
        ("'--enable-shared'", 1, False),
        ("'--enable-optimizations'", 0, False),
    ],
    ids=["plainly", "plainly, and the system's lacks venv", "with profiles"],
)
def test_a_python_compiled_plainly_hands_over_to_the_systems(
    dev: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    compiled: str,
    can: int,
    handed: bool,  # noqa: FBT001 a column of the table
) -> None:
    """Which is faster; only if it can make the environment."""
    dev.SYSTEM = program(tmp_path / "usr" / "bin" / "python3", f"exit {can}")
    called: list[Path] = []
    monkeypatch.setattr(dev.os, "execv", lambda path, _: called.append(path))
    monkeypatch.setattr(dev.sysconfig, "get_config_var", lambda _: compiled)
    dev.faster_python()
    assert called == ([dev.SYSTEM] if handed else [])


def test_what_is_compiled_is_kept_whatever_the_shell_says(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside the environment, where it litters nothing."""
    monkeypatch.setenv("PYTHONDONTWRITEBYTECODE", "1")
    program(dev.PYTHON, 'test "$PYTHONPYCACHEPREFIX" || exit 1', "env | grep -q DONTW")
    assert dev.run() == 1
    program(dev.PYTHON, 'test "$PYTHONPYCACHEPREFIX" = "$VIRTUAL_ENV/compiled"')
    assert dev.run() == 0


def test_what_pip_said_is_shown_when_installing_fails(dev: ModuleType) -> None:
    """The reason stands in pip's words, not in ours."""
    program(dev.PYTHON, "echo 'ERROR: no matching distribution'", "exit 1")
    with pytest.raises(dev.Trouble, match="no matching distribution"):
        dev.install()


def test_where_uv_cannot_install_pip_does(dev: ModuleType) -> None:
    """Whatever keeps the faster one from it."""
    program(dev.PYTHON, 'case "$*" in "-m uv "*) exit 2;; esac')
    dev.install()
    assert asked(dev.PYTHON)[-1].startswith("-m pip install ")
    assert asked(dev.PYTHON)[-1].endswith(" -e .[dev]")


def test_uv_asks_where_pip_is_set_to_ask(dev: ModuleType) -> None:
    """A mirror of an office, in pip's file or in the shell, which is stronger."""
    key = "index-" + "url"  # written so, it is no setting of ours
    program(dev.PYTHON, f"echo \"global.{key}='near'\"")
    assert dev.index_of_pip()["UV_DEFAULT_INDEX"] == "near"
    program(dev.PYTHON, f"echo \"global.{key}='near'\"; echo \":env:.{key}='near-by'\"")
    assert dev.index_of_pip()["UV_DEFAULT_INDEX"] == "near-by"
    program(dev.PYTHON, "exit 1")
    assert "UV_DEFAULT_INDEX" not in dev.index_of_pip()


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_the_environment_is_renewed_when_what_it_is_made_from_changes(
    dev: ModuleType, name: str
) -> None:
    """And only then."""
    program(dev.PYTHON, "exit 0")
    dev.ensure()
    installs = [line for line in asked(dev.PYTHON) if "-e .[dev]" in line]
    assert len(installs) == 1
    assert dev.is_current()
    dev.ensure()
    assert [line for line in asked(dev.PYTHON) if "-e .[dev]" in line] == installs
    (dev.HERE / name).write_text("changed", encoding="utf-8")
    assert not dev.is_current()
    dev.ensure()
    assert len([line for line in asked(dev.PYTHON) if "-e .[dev]" in line]) == 2


def test_an_environment_that_could_not_be_filled_is_not_trusted(
    dev: ModuleType,
) -> None:
    """The next call tries again."""
    case = 'case "$*" in *" install "*) exit 1;; esac'
    program(dev.PYTHON, case)
    dev.STAMP.write_text("older", encoding="utf-8")
    with pytest.raises(dev.Trouble):
        dev.ensure()
    assert not dev.is_current()


def test_every_check_runs_beside_pytest_after_one_has_failed(
    dev: ModuleType,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """One that failed fails the whole; it is named, and what it said is the last to be read."""
    program(
        dev.PYTHON,
        'case "$*" in *mypy*) echo a fault; exit 2;; *format*) exit 1;; esac',
        "exit 0",
    )
    monkeypatch.chdir(dev.HERE)
    assert dev.test([]) == 1
    calls = asked(dev.PYTHON)
    assert len(calls) == len(dev.CHECKS) + 1
    assert "-m pytest -n 4 src tests" in calls
    said = capsys.readouterr()
    assert "ruff format、mypy" in said.err
    assert said.out.splitlines()[-1] == "a fault"


def test_the_worse_of_pytest_and_the_checks_is_told(dev: ModuleType) -> None:
    """Checks that went well do not hide a test that failed."""
    program(dev.PYTHON, 'case "$*" in *pytest*) exit 3;; esac', "exit 0")
    assert dev.test([]) == 3
    assert dev.lint([]) == 0


def test_told_what_to_run_it_is_pytest_alone(dev: ModuleType) -> None:
    """Arguments go to pytest as they are."""
    program(dev.PYTHON, "exit 5")
    assert dev.test(["-k", "one word"]) == 5
    assert asked(dev.PYTHON) == ["-m pytest -k one word"]


def test_coverage_is_the_same_tests_with_their_branches(dev: ModuleType) -> None:
    """It makes them slower, so it is asked for."""
    program(dev.PYTHON, "exit 0")
    assert dev.cover([]) == 0
    assert "--cov-branch" in asked(dev.PYTHON)[-1]


def test_proofs_are_listed_with_their_first_sentence(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """And one of them is run by its name."""
    program(dev.PYTHON, "exit 3")
    proof = dev.HERE / "proofs" / "speed.py"
    proof.parent.mkdir()
    proof.write_text('"""How fast it is.\n\nMore."""\n', encoding="utf-8")
    assert dev.prove([]) == 0
    shown = capsys.readouterr().out
    assert "./dev prove speed" in shown
    assert "How fast it is." in shown
    assert dev.prove(["speed", "--again"]) == 3
    assert asked(dev.PYTHON) == [f"{proof} --again"]
    assert dev.prove(["spede"]) == 2


def test_the_demo_is_the_site_in_a_folder_of_its_own(dev: ModuleType) -> None:
    """What is said after ``demo`` is said to the site; its exit status is ours."""
    program(dev.PYTHON, "exit 4")
    assert dev.demo(["--households", "20000"]) == 4
    told = f"-m bangfu demo --home {dev.DEMO} --households 20000"
    assert asked(dev.PYTHON)[-1] == told


def test_help_names_every_command(
    dev: ModuleType, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that is not in the help is not found by anybody."""
    assert dev.main([]) == 0
    shown = capsys.readouterr().out
    assert [n for n in {**dev.COMMANDS, **dev.BARE} if f"./dev {n}" not in shown] == []
    assert dev.main(["tset"]) == 2


def test_clean_takes_away_what_dev_made_and_nothing_else(dev: ModuleType) -> None:
    """Files of a county beside the demo stay; the demo's key goes with the demo."""
    program(dev.PYTHON, "exit 0")
    for name in ("demo/a.csv", "real/a.csv", "demo.key", "demo.checkpoints"):
        path = dev.HERE / "var" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert dev.main(["clean"]) == 0
    left = [path for path in (dev.HERE / "var").rglob("*") if path.is_file()]
    assert left == [dev.HERE / "var" / "real" / "a.csv"]
    assert not dev.VENV.exists()


@pytest.mark.parametrize(
    "name", ["dev", ".ci/run", "pyproject.toml", "constraints.txt"]
)
def test_no_package_index_is_named(name: str) -> None:
    """Where packages come from is the machine's setting, not the project's."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    assert "index-url" not in text
