"""The reference pages say what the code says."""

import importlib
import pkgutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import bangfu.cli
from bangfu.cli.docs import PAGES, command, stale_pages, write_pages
from bangfu.cli.pages.commands import all_commands
from bangfu.cli.pages.markdown import prose
from bangfu.policy import load
from bangfu.screening import book
from bangfu.tables import all_tables

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_committed_pages_are_current() -> None:
    """Someone who changes a declaration runs ``./dev bangfu docs`` too."""
    assert stale_pages(REFERENCE) == []


def test_no_page_is_left_over() -> None:
    """A page that nothing writes any more would never be found stale."""
    assert {path.name for path in REFERENCE.iterdir()} == set(PAGES)


def test_a_changed_page_and_a_missing_one_are_named(tmp_path: Path) -> None:
    """``--check`` says which pages to write again, and fails."""
    write_pages(tmp_path)
    (tmp_path / "tables.md").write_text("旧的", encoding="utf-8")
    (tmp_path / "policy.md").unlink()
    result = CliRunner().invoke(command, ["--check", "--to", str(tmp_path)])
    assert result.exit_code == 1
    assert "tables.md、policy.md" in result.output
    assert "commands.md" not in result.output
    assert "./dev bangfu docs" in result.output


def test_written_pages_pass_the_check(tmp_path: Path) -> None:
    """Writing mends what ``--check`` complained of."""
    folder = str(tmp_path / "new")
    assert CliRunner().invoke(command, ["--to", folder]).exit_code == 0
    assert CliRunner().invoke(command, ["--check", "--to", folder]).exit_code == 0


@pytest.mark.parametrize("name", PAGES)
def test_writing_twice_gives_the_same_page(name: str) -> None:
    """A page with a clock or an unordered set in it would be stale at once."""
    assert PAGES[name]() == PAGES[name]()


def test_every_column_and_heading_is_on_the_page() -> None:
    """A clerk can look up each heading that is understood."""
    page = PAGES["tables.md"]()
    for table in all_tables().values():
        section = page.partition(f"`{table.name}`\n\n")[2].partition("\n## ")[0]
        for column in table.columns:
            assert f"`{column.name}`" in section
            assert all(alias in section for alias in column.aliases)


def test_every_value_stands_beside_its_basis() -> None:
    """No figure without the document it comes from."""
    rows = PAGES["policy.md"]().splitlines()
    for entry in load().entries.values():
        assert any(f"`{entry.key}`" in row for row in rows)
        for value in entry.values:
            assert any(row.endswith(f"| {value.basis} |") for row in rows)


def test_every_rule_stands_with_its_words_its_basis_and_what_it_reads() -> None:
    """An officer can hold the rule against the document it comes from."""
    page = PAGES["rules.md"]()
    rules = book.load()
    for rule in rules.rules.values():
        section = page.partition(f"`{rule.id}`\n\n")[2].partition("\n## ")[0]
        lists, values = rules.needs(rule)
        assert prose(rule.words) in section
        assert rule.basis in section
        assert {name for name in lists if f"`{name}`" in section} == lists & {
            *all_tables()
        }
        assert {key for key in values if f"`{key}`" in section} == values & {
            *load().entries
        }


def test_every_command_is_on_the_page_with_its_example() -> None:
    """Help without an example leaves a clerk guessing."""
    page = PAGES["commands.md"]()
    for name, _command in all_commands():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert f"bangfu {name} " in section.partition("例：")[2], name


def test_every_file_with_a_command_is_in_the_group() -> None:
    """A command that is not listed cannot be called."""
    modules = [module.name for module in pkgutil.iter_modules(bangfu.cli.__path__)]
    loaded = {name: importlib.import_module(f"bangfu.cli.{name}") for name in modules}
    commands = {name for name, module in loaded.items() if hasattr(module, "command")}
    assert commands == {name for name, _command in all_commands()}


@pytest.mark.parametrize("name", [name for name, _command in all_commands()])
def test_a_command_asked_alone_first_has_the_same_page(name: str) -> None:
    """Click remembers the first help option; who asked first must not show."""
    command = dict(all_commands())[name]
    alone = click.Context(command, info_name=name)
    assert "-h, --help" in command.get_help(alone)
