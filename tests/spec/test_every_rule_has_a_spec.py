"""A rule without a spec is not finished."""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bangfu.screening.book import load as load_book
from bangfu.screening.rule import Rule

SPECS = Path(__file__).parent


def without_spec(rules: Iterable[Rule], folder: Path) -> Iterator[str]:
    """What is lacking: the file, its Chinese title, or the rule's id in it."""
    for rule in rules:
        path = folder / f"test_{rule.id.partition('.')[0]}.py"
        if not path.exists():
            yield f"{rule.id}: no {path.name}"
            continue
        text = path.read_text(encoding="utf-8")
        if f'"{rule.id}"' not in text:
            yield f"{rule.id}: not named in {path.name}"
        yield from (f"{path.name}: {lack}" for lack in untitled(text))


def untitled(text: str) -> Iterator[str]:
    """A spec file and each of its tests say in Chinese what they show."""
    tree = ast.parse(text)
    titles = [
        node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        and [ast.unparse(target) for target in node.targets] == ["title"]
        and isinstance(node.value, ast.Constant)
    ]
    if not any(is_chinese(str(title)) for title in titles):
        yield "no Chinese title"
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    for test in functions:
        said = ast.get_docstring(test) or ""
        if test.name.startswith("test_") and not is_chinese(said):
            yield f"{test.name} does not say in Chinese what it shows"


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_every_rule_of_the_book_has_a_spec() -> None:
    rules = load_book().rules.values()
    assert rules
    assert list(without_spec(rules, SPECS)) == []


@pytest.fixture
def planted() -> Rule:
    """A rule nobody has written a spec for."""
    first = next(iter(load_book().rules.values()))
    return replace(first, id="weather.too_dry")


def test_a_rule_without_a_file_is_named(planted: Rule, tmp_path: Path) -> None:
    assert list(without_spec([planted], SPECS)) == [
        "weather.too_dry: no test_weather.py"
    ]
    assert list(without_spec([planted], tmp_path))


def test_a_spec_of_another_rule_of_the_file_is_not_enough(
    planted: Rule, tmp_path: Path
) -> None:
    spec = tmp_path / "test_weather.py"
    spec.write_text('title = "旱情"\nRULE = "weather.too_wet"\n', encoding="utf-8")
    assert list(without_spec([planted], tmp_path)) == [
        "weather.too_dry: not named in test_weather.py"
    ]


def test_a_spec_says_in_chinese_what_it_shows(planted: Rule, tmp_path: Path) -> None:
    spec = tmp_path / "test_weather.py"
    bare = 'title = "Dry"\nRULE = "weather.too_dry"\ndef test_a_hit(): """A hit."""\n'
    spec.write_text(bare, encoding="utf-8")
    assert list(without_spec([planted], tmp_path)) == [
        "test_weather.py: no Chinese title",
        "test_weather.py: test_a_hit does not say in Chinese what it shows",
    ]
    spec.write_text(bare.replace("Dry", "旱情").replace("A hit", "命中"), "utf-8")
    assert list(without_spec([planted], tmp_path)) == []
