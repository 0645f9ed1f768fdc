"""工作台: the tables of one run, made on demand and once.

A fact that several formulas read becomes a small table of its own, in the order they
need each other; one that a single formula reads stays part of that formula's expression.
"""

from functools import reduce
from operator import and_
from typing import Any

from bangfu.core.division import full_code, prefix
from bangfu.lake.image import Image
from bangfu.policy import NotInForce, Values
from bangfu.screening.book import Book
from bangfu.screening.rule import Finding, Inputs, Rule
from bangfu.tables import all_tables


class Workbench:
    """Lists, register and facts of one image, seen from one division."""

    def __init__(self, image: Image, book: Book, values: Values, division: str) -> None:
        self.image = image
        self.book = book
        self._values = values
        homes = within(image.tables["households"], division)
        self._tables = {**image.tables, "households": homes}

    def table(self, name: str) -> Any:
        """A list, the register, or a fact, which is made when first asked for."""
        if name not in self._tables:
            fact = self.book.facts[name]
            made = self._call(fact.formula, fact.inputs)
            shared = self.book.readers(name) > 1
            self._tables[name] = self.keep(name, made) if shared else made
        return self._tables[name]

    def find(self, rule: Rule) -> Finding:
        """What a rule makes of the image."""
        finding: Finding = self._call(rule.formula, rule.inputs)
        return finding

    def reason_not_to_run(self, rule: Rule) -> str:
        """Why a rule cannot run: a list is missing, or a value not in force; else empty."""
        needed, values = self.book.needs(rule)
        lacking = sorted(needed - self._tables.keys())
        if lacking:
            titles = "、".join(all_tables()[name].title for name in lacking)
            return f"缺{titles.removesuffix('名单')}名单"
        try:
            for name in sorted(values):
                self._value(name)
        except NotInForce as not_yet:
            return str(not_yet)
        return ""

    def keep(self, name: str, expression: Any) -> Any:
        """Make an expression a table of its own."""
        return self.image.con.create_table(name, expression, overwrite=True)

    def _call(self, formula: Any, inputs: Inputs) -> Any:
        tables = [self.table(name) for name in inputs.tables]
        return formula(*tables, **{name: self._value(name) for name in inputs.values})

    def _value(self, name: str) -> Any:
        return self.image.on if name == "on" else self._values[name]


def within(households: Any, division: str) -> Any:
    """The households that live in a division."""
    inside = prefix(full_code(division))
    if not inside:
        return households
    return households.filter(households.division_code.startswith(inside))


def all_hold(finding: Finding) -> Any:
    """Every condition of a finding at once; what is missing does not hold."""
    holding = (condition.holds.fill_null(False) for condition in finding.conditions)
    return reduce(and_, holding)
