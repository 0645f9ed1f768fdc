"""The shape of the code: sizes, names, docstrings, and who may know whom.

``./dev test -s tests/test_architecture.py`` prints what is worth looking at again.
"""

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SRC = ROOT / "src" / "bangfu"
RULES = SRC / "screening" / "rules"

# What is over the last column on purpose: "<path>" or "<path>:<name>", with its reason.
ALLOWED: dict[str, str] = {
    "src/bangfu/screening/rule.py:rule": "a rule is declared by naming each part of it",
    # One Finding read from top to bottom, each condition beside its sentence.
    "src/bangfu/screening/rules/consistency/allowance.py:list_differs": "as above",
    "src/bangfu/screening/rules/eligibility/vehicle.py:household_owns_car": "as above",
    "src/bangfu/web/problems/migrations/0001_problems_episodes_proofs.py": "written by Django",
    "src/bangfu/web/registry/migrations/0001_households_people_records_hits.py": "as above",
}

FORBIDDEN = {"utils", "helpers", "common", "base", "manager", "service"}
DEEPEST = 3  # screening/rules/warning

Size = tuple[str, int]


def modules(folder: Path) -> list[Path]:
    """Every Python file below a folder."""
    return sorted(folder.rglob("*.py"))


def module_sizes(folder: Path) -> Iterator[Size]:
    """Lines of each module."""
    for path in modules(folder):
        yield shown(path), len(path.read_text(encoding="utf-8").splitlines())


def nodes(folder: Path) -> Iterator[tuple[Path, ast.AST]]:
    """Every node of every module below a folder."""
    for path in modules(folder):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield path, node


def function_sizes(folder: Path) -> Iterator[Size]:
    """Lines of each function without its docstring, which may be as long as it needs."""
    for path, node in nodes(folder):
        if isinstance(node, ast.FunctionDef) and node.end_lineno:
            words = (ast.get_docstring(node) or "").splitlines()
            lines = node.end_lineno - node.lineno + 1
            yield f"{shown(path)}:{node.name}", lines - len(words)


def class_sizes(folder: Path) -> Iterator[Size]:
    """Public methods of each class."""
    for path, node in nodes(folder):
        if isinstance(node, ast.ClassDef):
            methods = [n for n in node.body if isinstance(n, ast.FunctionDef)]
            public = [n for n in methods if not n.name.startswith("_")]
            yield f"{shown(path)}:{node.name}", len(public)


def argument_counts(folder: Path) -> Iterator[Size]:
    """Arguments of each function that code calls."""
    for path, node in nodes(folder):
        if not isinstance(node, ast.FunctionDef) or is_declaration(node):
            continue
        names = [a.arg for a in (*node.args.posonlyargs, *node.args.args)]
        own = [name for name in names if name not in {"self", "cls"}]
        yield f"{shown(path)}:{node.name}", len(own) + len(node.args.kwonlyargs)


def is_declaration(node: ast.FunctionDef) -> bool:
    """Whether the arguments are a command's options, or what a rule or fact reads."""
    words = {ast.unparse(d).partition("(")[0] for d in node.decorator_list}
    return bool(words & {"click.command", "fact", "rule"})


def folder_sizes(folder: Path) -> Iterator[Size]:
    """Python files in each folder."""
    for place in {path.parent for path in modules(folder)}:
        yield shown(place), len(list(place.glob("*.py")))


def shown(path: Path) -> str:
    """A path as the allowed list has it."""
    return path.relative_to(ROOT).as_posix() if ROOT in path.parents else path.name


def over(sizes: Iterator[Size], *, look_again: int, limit: int) -> list[str]:
    """What is over the limit without a reason; prints what is worth a look."""
    large = sorted(
        (item for item in sizes if item[1] > look_again), key=lambda i: -i[1]
    )
    for name, size in large:
        print(f"look again: {name} has {size} (over {look_again})")  # noqa: T201
    return [f"{n}: {s} > {limit}" for n, s in large if s > limit and n not in ALLOWED]


def test_modules_are_short() -> None:
    """A module is one idea."""
    assert over(module_sizes(SRC), look_again=250, limit=400) == []


def test_test_modules_are_short() -> None:
    """So is a module of tests."""
    assert over(module_sizes(ROOT / "tests"), look_again=300, limit=400) == []


def test_the_dev_script_stays_one_readable_file() -> None:
    """It has no modules to be split into, so it must stay small."""
    lines = (ROOT / "dev").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 400


def test_functions_are_short() -> None:
    """A function does one thing."""
    assert over(function_sizes(SRC), look_again=30, limit=50) == []


def test_rule_functions_are_shorter() -> None:
    """A rule is read by people who check it against its document."""
    assert over(function_sizes(RULES), look_again=20, limit=30) == []


def test_classes_have_few_public_methods() -> None:
    """A class is a value, not the whole program."""
    assert over(class_sizes(SRC), look_again=12, limit=15) == []


def test_functions_take_few_arguments() -> None:
    """Seven arguments want to be a value."""
    assert over(argument_counts(SRC), look_again=6, limit=7) == []


def test_folders_are_shallow_and_small() -> None:
    """The list of folders is the architecture; it must fit on a page."""
    depths = ((shown(p), len(p.parent.relative_to(SRC).parts)) for p in modules(SRC))
    assert over(folder_sizes(SRC), look_again=20, limit=60) == []
    assert over(depths, look_again=DEEPEST, limit=DEEPEST) == []


def test_what_is_too_large_is_found(tmp_path: Path) -> None:
    """Each measure sees a planted giant."""
    methods = "".join(f"    def m{n}(self): pass\n" for n in range(16))
    lines = "".join(f"    x{n} = {n}\n" for n in range(400))
    source = f"def f(a, b, c, d, e, *, g, h, i):\n{lines}\nclass C:\n{methods}"
    (tmp_path / "giant.py").write_text(source, encoding="utf-8")
    assert over(module_sizes(tmp_path), look_again=250, limit=400) != []
    assert over(function_sizes(tmp_path), look_again=30, limit=50) != []
    assert over(class_sizes(tmp_path), look_again=12, limit=15) != []
    assert over(argument_counts(tmp_path), look_again=6, limit=7) != []


def test_the_allowed_list_names_what_is_there() -> None:
    """A reason for something that is gone is gone too."""
    there = {name for name, _size in (*module_sizes(SRC), *function_sizes(SRC))}
    assert set(ALLOWED) - there == set()


def test_no_module_is_a_drawer() -> None:
    """A file is named after its idea."""
    stems = {path: path.stem.rstrip("s") for path in modules(SRC)}
    drawers = {name.rstrip("s") for name in FORBIDDEN}
    assert [shown(path) for path, stem in stems.items() if stem in drawers] == []


@pytest.mark.parametrize("folder", ["src", "tests", "proofs"])
def test_every_module_opens_with_a_sentence(folder: str) -> None:
    """The first line says what the file is for."""
    texts = {path: path.read_text(encoding="utf-8") for path in modules(ROOT / folder)}
    silent = [
        shown(path)
        for path, text in texts.items()
        if text.strip() and not ast.get_docstring(ast.parse(text))
    ]
    assert silent == []


def test_core_imports_the_standard_library_only() -> None:
    """Also a library that nobody thought of forbidding."""
    assert foreign_imports(SRC / "core") == []


def test_a_foreign_import_is_found(tmp_path: Path) -> None:
    """The check above sees both forms of import."""
    source = "import json\nimport numpy.linalg\nfrom bangfu.core import money\n"
    (tmp_path / "a.py").write_text(source, encoding="utf-8")
    (tmp_path / "b.py").write_text("from bangfu.tables import x\n", encoding="utf-8")
    assert foreign_imports(tmp_path) == ["numpy.linalg", "bangfu.tables"]


def foreign_imports(folder: Path) -> list[str]:
    """Modules that a folder of core may not import."""
    names = []
    for _path, node in nodes(folder):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    known = sys.stdlib_module_names
    return [n for n in names if n.split(".")[0] not in known and not is_core(n)]


def is_core(name: str) -> bool:
    """Whether a module belongs to core itself."""
    return f"{name}.".startswith("bangfu.core.")


def lint_imports(tree: Path) -> tuple[int, str]:
    """Run import-linter over a copy of the source: its exit status and its words."""
    shutil.copytree(SRC, tree / "src" / "bangfu", dirs_exist_ok=True)
    shutil.copy(ROOT / "pyproject.toml", tree)
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=tree,
        env={**os.environ, "PYTHONPATH": str(tree / "src"), "COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_layers_hold(tmp_path: Path) -> None:
    """Nothing below knows anything above."""
    code, words = lint_imports(tmp_path)
    assert code == 0, words


@pytest.mark.parametrize(
    ("place", "source", "contract"),
    [
        ("core", "import django", "core 只用标准库"),
        ("core", "from bangfu.tables import table", "层次"),
        ("lake", "from bangfu.screening import plant", "层次"),
        ("intake", "import django", "命令行以外不用 Django"),
    ],
    ids=["foreign", "upwards", "further_up", "django"],
)
def test_a_broken_layer_is_found(
    tmp_path: Path, place: str, source: str, contract: str
) -> None:
    """The contracts break where they are meant to."""
    planted = tmp_path / "src" / "bangfu" / place / "planted.py"
    planted.parent.mkdir(parents=True)
    planted.write_text(f'"""Planted."""\n\n{source}\n', encoding="utf-8")
    code, words = lint_imports(tmp_path)
    assert code != 0
    assert [x for x in words.splitlines() if contract in x and "BROKEN" in x], words
