"""规则: what a rule and a fact are, and how their inputs are read from their signatures.

A fact is a small table made from others; a rule is a table of items to judge and the
conditions under which an item is a hit. Both name what they need as parameters: a list or
fact by position, a policy value or ``on`` by keyword.
"""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bangfu.core.cause import Cause, RuleKind
from bangfu.screening.plant import CountyDraft, Planted

Row = Mapping[str, Any]
Say = Callable[[Row], str]
Planter = Callable[[CountyDraft], Iterable[Planted]]


class Subject(StrEnum):
    """命中对象: whether a hit names one member or the household as a whole."""

    MEMBER = "member"
    HOUSEHOLD = "household"


@dataclass(frozen=True, slots=True)
class Condition:
    """条件: one test that every hit passes, and what to say of an item that fails it."""

    holds: Any
    otherwise: Say


@dataclass(frozen=True, slots=True)
class Evidence:
    """依据: the rows behind a hit, and how to say each one's value and the line.

    ``rows`` has ``household`` (and ``person`` for a member's rule), ``batch``, ``sheet``
    and ``row``; None when the items that hit are themselves the rows. ``value`` and
    ``line`` read a row together with the item it stands behind.
    """

    rows: Any | None
    value: Say
    line: Say


@dataclass(frozen=True, slots=True)
class Remark:
    """说明: something a run must tell besides its hits; said only when there are items.

    ``items`` is a table with one text column ``item``.
    """

    items: Any
    say: Callable[[Sequence[str]], str]


@dataclass(frozen=True, slots=True)
class Finding:
    """判断: the items a rule looks at, what must hold, and the rows behind it.

    ``items`` has ``household`` (and ``person`` for a member's rule), sorted by nothing;
    a missing value in a condition counts as not holding.
    """

    items: Any
    conditions: tuple[Condition, ...]
    evidence: Evidence
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Inputs:
    """所需输入: tables and facts by position, policy values by keyword."""

    tables: tuple[str, ...]
    values: tuple[str, ...]

    @classmethod
    def of(cls, formula: Callable[..., Any]) -> "Inputs":
        """What a formula asks for, read from its signature.

        >>> def spending(hospital_stays, *, on): ...
        >>> Inputs.of(spending)
        Inputs(tables=('hospital_stays',), values=('on',))
        """
        parameters = inspect.signature(formula).parameters.values()
        keyword = [p.name for p in parameters if p.kind is p.KEYWORD_ONLY]
        positional = [p.name for p in parameters if p.kind is not p.KEYWORD_ONLY]
        return cls(tuple(positional), tuple(keyword))


@dataclass(frozen=True, slots=True)
class Fact:
    """事实表: a small table that rules share, made once a run."""

    name: str
    formula: Callable[..., Any]
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class Rule:
    """规则: what is true of a household, in the words of its document.

    ``sentence`` says a hit from its items; ``absent`` is what to say of a household about
    which there is nothing to judge.
    """

    id: str
    title: str
    kind: RuleKind
    cause: Cause
    subject: Subject
    basis: str
    words: str
    formula: Callable[..., Finding]
    sentence: Callable[[Sequence[Row]], str]
    absent: str
    plant: Planter
    near: Planter
    inputs: Inputs = field(repr=False)


def fact(formula: Callable[..., Any]) -> Fact:
    """Declare a fact; its name is the function's."""
    return Fact(formula.__name__, formula, Inputs.of(formula))


def rule(  # noqa: PLR0913 one argument an attribute of the rule
    *,
    title: str,
    kind: RuleKind,
    cause: Cause,
    subject: Subject,
    basis: str,
    sentence: Callable[[Sequence[Row]], str],
    absent: str,
    plant: Planter,
    near: Planter,
) -> Callable[[Callable[..., Finding]], Rule]:
    """Declare a rule; its id is ``<file>.<function>``, its words are the docstring."""

    def declare(formula: Callable[..., Finding]) -> Rule:
        file = formula.__module__.rpartition(".")[2]
        return Rule(
            id=f"{file}.{formula.__name__}",
            title=title,
            kind=kind,
            cause=cause,
            subject=subject,
            basis=basis,
            words=inspect.getdoc(formula) or "",
            formula=formula,
            sentence=sentence,
            absent=absent,
            plant=plant,
            near=near,
            inputs=Inputs.of(formula),
        )

    return declare
