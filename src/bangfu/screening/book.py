"""规则库: every rule and fact there is, found by their files."""

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import ModuleType

from bangfu.core.errors import BangfuError
from bangfu.screening import rules
from bangfu.screening.rule import Fact, Rule

REGISTER = frozenset({"households", "members"})
"""The tables every image has: made from all registers, sent by nobody."""


class UnknownRule(BangfuError):
    """A rule id that is not in the book."""

    def __init__(self, rule_id: str, known: Mapping[str, Rule]) -> None:
        super().__init__(f"没有编号为“{rule_id}”的规则。可用的有：{'、'.join(known)}。")


@dataclass(frozen=True, slots=True)
class Book:
    """规则库."""

    rules: Mapping[str, Rule]
    facts: Mapping[str, Fact]

    def find(self, rule_id: str) -> Rule:
        """The rule of that id."""
        try:
            return self.rules[rule_id]
        except KeyError:
            raise UnknownRule(rule_id, self.rules) from None

    def readers(self, name: str) -> int:
        """How many rules and facts read a table."""
        inputs = [rule.inputs for rule in self.rules.values()]
        inputs += [fact.inputs for fact in self.facts.values()]
        return sum(name in own.tables for own in inputs)

    def needs(self, rule: Rule) -> tuple[frozenset[str], frozenset[str]]:
        """Every list and every policy value a rule reads, through its facts too."""
        tables: set[str] = set()
        values = set(rule.inputs.values)
        waiting = list(rule.inputs.tables)
        while waiting:
            name = waiting.pop()
            if name in self.facts:
                values.update(self.facts[name].inputs.values)
                waiting += self.facts[name].inputs.tables
            else:
                tables.add(name)
        return frozenset(tables - REGISTER), frozenset(values)


@cache
def load() -> Book:
    """The book that comes with the program, in the order of rule ids."""
    found = [item for module in _modules() for item in vars(module).values()]
    declared = {rule.id: rule for rule in found if isinstance(rule, Rule)}
    return Book(
        rules=dict(sorted(declared.items())),
        facts={item.name: item for item in found if isinstance(item, Fact)},
    )


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(rules.__path__, f"{rules.__name__}."):
        yield importlib.import_module(module.name)
