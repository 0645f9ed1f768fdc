"""登记表: its fields, and the places and units an officer may choose from."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from bangfu.core.division import Level, full_code, level
from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import ProblemClass
from bangfu.tables.divisions import Division, inside, name_of
from bangfu.web.accounts.forms import ActForm, day, text
from bangfu.web.accounts.models import Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.proofs import Examined
from bangfu.web.problems.registering import (
    Entry,
    SubjectKind,
    fixers_of,
    kinds_for,
    origins_for,
    owners_of,
    units_of,
)

Choices = list[tuple[Any, Any]]
_UNCHOSEN = ("", "请选择")
_FAULTS = {"required": "这一栏没有选，请选一项。", "invalid_choice": "请从列表里选。"}


def _choice(label: str, *, required: bool = True, help_text: str = "") -> Any:
    return forms.ChoiceField(
        label=label, required=required, help_text=help_text, error_messages=_FAULTS
    )


class RegisterForm(ActForm):
    """登记表."""

    origin = _choice("问题来源")
    problem_class = _choice("问题类别")
    subject_kind = _choice("是谁的问题", help_text="选好后，在下面对应的一栏写明。")
    household_no = text("户编号（一户的问题填）", required=False)
    village = _choice("村（一个村的问题选）", required=False)
    about = _choice("单位（一个单位的问题选）", required=False)
    title = text(
        "问题名称",
        longest=120,
        help_text="一句话，如“饮水不稳定”。不写姓名、身份证号和电话。",
    )
    why = text(
        "为什么是问题",
        longest=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="哪天、在哪里、看到什么、按哪条要求不合格。不写身份证号和电话。",
    )
    owner = _choice("主管部门", help_text="由它先确认是不是问题。")
    responsible = _choice("承办单位", help_text="由它认领和整改。")
    due = day("整改期限")

    def __init__(self, officer: Officer, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = kinds_for(officer)
        self._offer("origin", [(o.value, o.label) for o in origins_for(officer)])
        self._offer("problem_class", [(c.value, c.label) for c in ProblemClass])
        self._offer("subject_kind", [(k.value, k.label) for k in kinds])
        self._offer("village", _villages(officer))
        covered = officer.standing.covers
        own = [unit for unit in units_of(officer) if covered(unit.division)]
        self._offer("about", _grouped(own))
        self._offer("owner", [(u.pk, str(u)) for u in owners_of(officer)])
        self._offer("responsible", _grouped(fixers_of(officer)))
        # Most register what their own unit owns or puts right.
        for name in ("owner", "responsible"):
            self.fields[name].initial = officer.post.unit_id
        if SubjectKind.VILLAGE not in kinds:
            del self.fields["village"], self.fields["about"]

    def _offer(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices if _is_one(choices) else [_UNCHOSEN, *choices]

    def entry(self, proofs: Sequence[Examined]) -> Entry:
        """登记内容 of a valid form."""
        told = self.cleaned_data
        kind = SubjectKind(told["subject_kind"])
        field = {"household": "household_no", "village": "village", "unit": "about"}
        return Entry(
            origin=ProblemOrigin(told["origin"]),
            problem_class=ProblemClass(told["problem_class"]),
            subject_kind=kind,
            subject=told.get(field[kind]) or "",
            title=told["title"],
            why=told["why"],
            due=told["due"],
            owner=int(told["owner"]),
            responsible=int(told["responsible"]),
            proofs=proofs,
        )


def _is_one(choices: Choices) -> bool:
    """Whether there is nothing to choose between."""
    return sum(len(own) if isinstance(own, list) else 1 for _, own in choices) == 1


def _villages(officer: Officer) -> Choices:
    """Villages of the officer's area, township by township."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for place in inside(officer.post.division):
        if place.level is Level.VILLAGE:
            groups.setdefault(_township_of(place), []).append((place.code, place.name))
    return list(groups.items())


def _township_of(place: Division) -> str:
    return name_of(full_code(place.code[:9]))


def _grouped(units: Iterable[Unit]) -> Choices:
    """The county's own units first, then each township with its villages."""
    groups: dict[str, list[tuple[int, str]]] = {}
    for unit in units:
        code = full_code(unit.division)
        group = "县级" if level(code) is Level.COUNTY else name_of(full_code(code[:9]))
        groups.setdefault(group, []).append((unit.pk, _name_in_group(code, unit)))
    return list(groups.items())


def _name_in_group(code: str, unit: Unit) -> str:
    """A unit's name; a village before it, unless the name tells it itself."""
    place, name = name_of(code), str(unit)
    tells = level(code) is not Level.VILLAGE or place in name
    return name if tells else f"{place} {name}"
