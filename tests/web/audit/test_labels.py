"""事件的叫法: every act of the site has a word, and what is shown of it is chosen."""

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import bangfu.web
from bangfu.web.audit.labels import LABELS, subject_label
from bangfu.web.audit.told import SHOWN

ROOT = Path(bangfu.web.__file__).parent
PERSONAL = {
    "reason", "note", "name_of_person", "file", "files", "field", "key", "what",
    "household", "person", "account", "words", "title", "value", "why_not",
}  # fmt: skip
"""Keys of payloads that hold what somebody wrote, or whom it is about."""


def acts() -> Iterator[tuple[str, str]]:
    """Every type that an ``@act(...)`` of the site declares, and where."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                for found in node.decorator_list:
                    if _is_act(found):
                        yield _type_of(found, path), f"{path.name}:{node.name}"


def _is_act(node: ast.expr) -> bool:
    is_call = isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    return is_call and node.func.id == "act"  # type: ignore[attr-defined]


def _type_of(node: Any, path: Path) -> str:
    said = node.args[0]
    if isinstance(said, ast.Constant):
        return str(said.value)
    parts = path.relative_to(ROOT).with_suffix("").parts
    module = importlib.import_module(".".join(("bangfu.web", *parts)))
    return str(getattr(module, said.id))


def test_every_act_has_a_word_of_its_own() -> None:
    """Nobody reads ``state_fact`` on a page."""
    unnamed = {f"{type_}（{where}）" for type_, where in acts() if type_ not in LABELS}
    assert not unnamed
    assert len(dict(acts())) > 40


def test_what_is_shown_of_a_payload_is_no_free_text() -> None:
    """The allow-list names no key that holds somebody's words or a person."""
    assert SHOWN.keys() <= LABELS.keys()
    for type_, keys in SHOWN.items():
        assert not PERSONAL & keys.keys(), type_


@pytest.mark.parametrize(
    ("subject", "said"),
    [
        ("lead:12", "线索 第12号"),
        ("account:3", "账号 第3号"),
        ("upload:0a1b", "交来的表"),
        ("division:620599101000", "清泉镇"),
        ("trail", "留痕"),
        ("close_problem", ""),
        ("x:1", "x:1"),
    ],
)
def test_a_subject_is_said_in_chinese(subject: str, said: str) -> None:
    assert subject_label(subject) == said
