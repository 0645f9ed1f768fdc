"""GLOSSARY.md and the code name the same things."""

import ast
import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bangfu.policy import load
from bangfu.tables import all_tables

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "GLOSSARY.md").read_text(encoding="utf-8")
COLUMNS = ["中文", "identifier", "what it is", "not to be confused with", "source"]
# A term is followed by an English meaning; a Chinese sentence has a full-width colon.
TERM = re.compile(r"([\u4e00-\u9fff、]+): ")


def read_rows(text: str) -> list[list[str]]:
    """The cells of every row of the table, without its heading."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def terms_of(rows: list[list[str]]) -> set[str]:
    """Chinese words the glossary explains; ` / ` parts words for one thing."""
    return {term for row in rows for term in row[0].split(" / ")}


def identifiers_of(rows: list[list[str]]) -> list[str]:
    """Every name between backquotes in the identifier column."""
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row[1])]


def resolves(identifier: str) -> bool:
    """Whether a name is a table, its column, a policy entry or a thing to import."""
    try:
        resolve(identifier)
    except (LookupError, AttributeError, ImportError):
        return False
    return True


def resolve(identifier: str) -> object:
    """What a name in the glossary stands for."""
    match identifier.split("."):
        case ["tables", table]:
            return all_tables()[table]
        case ["tables", table, column]:
            declared = all_tables()[table]
            chosen = {choice.name: choice for choice in declared.chosen}
            return chosen.get(column) or declared.column(column)
        case ["policy", key]:
            return load().entries[key]
        case ["bangfu", *_]:
            return import_path(identifier)
        case _:
            raise LookupError(identifier)


def import_path(path: str) -> object:
    """A module, or an attribute reached from the longest importable module."""
    parts = path.split(".")
    for cut in range(len(parts), 0, -1):
        name = ".".join(parts[:cut])
        try:
            found: object = importlib.import_module(name)
        except ModuleNotFoundError:
            continue
        for attribute in parts[cut:]:
            found = getattr(found, attribute)
        return found
    raise LookupError(path)


def opening_terms(source: str) -> Iterator[str]:
    """Chinese terms that open the docstrings of public classes and functions."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ClassDef | ast.FunctionDef):
            continue
        if node.name.startswith("_"):
            continue
        if found := TERM.match(ast.get_docstring(node) or ""):
            yield from found[1].split("、")


def missing_terms(source: str, rows: list[list[str]]) -> set[str]:
    """Terms that code uses and the glossary does not explain."""
    return set(opening_terms(source)) - terms_of(rows)


ROWS = read_rows(GLOSSARY)
SOURCES = sorted((ROOT / "src").rglob("*.py"))


def test_the_table_has_its_columns_and_a_sentence_in_each_row() -> None:
    """A row without its meaning explains nothing."""
    heading = next(line for line in GLOSSARY.splitlines() if line.startswith("|"))
    assert [cell.strip() for cell in heading.strip("|").split("|")] == COLUMNS
    assert [row for row in ROWS if len(row) != len(COLUMNS) or not row[2]] == []


def test_no_term_is_explained_twice() -> None:
    """Two rows for a word would drift apart."""
    words = [term for row in ROWS for term in row[0].split(" / ")]
    assert sorted({word for word in words if words.count(word) > 1}) == []


def test_every_identifier_is_in_the_code() -> None:
    """A name that was changed in the code is changed here too."""
    assert [name for name in identifiers_of(ROWS) if not resolves(name)] == []


def test_every_row_names_something_in_the_code() -> None:
    """The glossary explains the words of the code, not all words."""
    assert [row[0] for row in ROWS if not identifiers_of([row])] == []


@pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: f"{path.parent.name}.{path.stem}"
)
def test_every_term_that_opens_a_docstring_is_explained(path: Path) -> None:
    """A new term enters the glossary together with its code."""
    assert missing_terms(path.read_text(encoding="utf-8"), ROWS) == set()


@pytest.mark.parametrize(
    "identifier",
    [
        "bangfu.core.fault.Blame",
        "bangfu.core.fault.Effect.MAYBE",
        "bangfu.nowhere.at_all",
        "tables.yachts",
        "tables.hospital_stays.colour",
        "policy.no_such_line",
        "core.fault.Fault",
    ],
)
def test_a_name_that_is_not_in_the_code_is_found(identifier: str) -> None:
    """The check fails for each kind of name."""
    assert not resolves(identifier)


@pytest.mark.parametrize(
    "identifier",
    [
        "bangfu.core.fault",
        "bangfu.core.fault.Fault.sentence",
        "bangfu.tables.table.Grain.PERSON",
        "tables.hospital_stays",
        "tables.hospital_stays.settled_on",
        "tables.hospital_stays.counted_on",
        "policy.car_price_line",
    ],
)
def test_each_kind_of_name_resolves(identifier: str) -> None:
    """Modules, members, tables, columns, chosen columns and policy entries."""
    assert resolves(identifier)


def test_a_term_without_a_row_is_found() -> None:
    """Public names count; private ones, and words inside a sentence, do not."""
    source = '''
class Close:
    """销户、注销: take it off."""

def _hidden() -> None:
    """暗语: nobody reads it."""

def close() -> None:
    """销号 is said here without opening the sentence."""

def fault() -> None:
    """差错: known."""

def command() -> None:
    """生成参考页：名单和规则。"""
'''
    known = [["差错", "`x`", "y", "", ""]]
    assert missing_terms(source, known) == {"销户", "注销"}
