"""登记变化的表单: one for each kind, offering the people who live there."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from bangfu.core.division import Level
from bangfu.tables.divisions import inside, name_of
from bangfu.tables.identity import RELATION
from bangfu.web.accounts.forms import ActForm, day
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.change_kinds import HEAD, ChangeKind
from bangfu.web.registry.effects.faults import NotTheirOwnNumber
from bangfu.web.registry.effects.people import read_number
from bangfu.web.registry.effects.told import Details
from bangfu.web.registry.queries import visible_spans
from bangfu.web.registry.reason_forms import reason
from bangfu.web.trail.clock import today

People = Sequence[tuple[int, str]]
_TOWNSHIP = 9
_NO_ONE = [("", "请选一项")]
_RELATIONS = [(label, label) for label in RELATION.labels]


class ChangeForm(ActForm):
    """登记变化: the day and the basis, which every kind has."""

    on = day("哪一天起")
    proof = reason(
        "依据",
        missing="没有写依据，请写清看了什么证件、证明。",
        help_text="看了什么证件、证明，材料放在哪里",
    )

    def __init__(
        self, officer: Officer, people: People, *args: Any, **more: Any
    ) -> None:
        super().__init__(*args, **more)
        self.officer, self.people = officer, people
        self.fields["on"].initial = today
        own = [name for name in self.fields if name not in {"on", "proof"}]
        self.order_fields([*own, "on", "proof"])
        for name in {"person", "head"} & self.fields.keys():
            choices = [*_NO_ONE, *((str(pk), label) for pk, label in people)]
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    def details(self) -> Details:
        """What the form was about, beside day and basis."""
        return Details()


def _choice(label: str, missing: str = "", **more: Any) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        required=bool(missing),
        error_messages={"required": missing},
        **more,
    )


def _number(*, required: bool) -> forms.CharField:
    return forms.CharField(
        label="证件号",
        max_length=30,
        required=required,
        help_text="" if required else "还没有落户的可以不填",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": "没有填证件号，请填上。"},
    )


class _Numbered(ChangeForm):
    def clean_id_number(self) -> str:
        """A good number or none; what was typed stays on the page."""
        written = str(self.cleaned_data["id_number"]).strip()
        try:
            return read_number(written) if written else ""
        except NotTheirOwnNumber as refusal:
            raise forms.ValidationError(str(refusal)) from None


class Departs(ChangeForm):
    """死亡、婚出、迁出."""

    person = _choice("哪一个人", "没有选人，请选一个成员。")
    head = _choice("谁接任户主", help_text="走的是户主、户里还有人时要选")

    def details(self) -> Details:
        """Who goes, and who is head from then on."""
        told = self.cleaned_data
        head = int(told["head"]) if told["head"] else None
        return Details(person=int(told["person"]), head=head)


class Arrives(_Numbered):
    """婚入、迁入."""

    name = forms.CharField(
        label="姓名", max_length=30, error_messages={"required": "没有填姓名，请填上。"}
    )
    id_number = _number(required=True)
    relation = _choice(
        "与户主关系", "没有选与户主关系，请选一项。", choices=[*_NO_ONE, *_RELATIONS]
    )

    def details(self) -> Details:
        """Who comes."""
        told = self.cleaned_data
        return Details(
            name=told["name"].strip(),
            id_number=told["id_number"],
            relation=told["relation"],
            sex=told.get("sex", ""),
            birth_on=told["birth_on"].isoformat() if told.get("birth_on") else "",
        )


class Born(Arrives):
    """出生."""

    id_number = _number(required=False)
    sex = _choice(
        "性别", "没有选性别，请选一项。", choices=[*_NO_ONE, ("男", "男"), ("女", "女")]
    )
    birth_on = day("出生日期")


class Splits(ChangeForm):
    """分户: one line a member; empty lines stay."""

    def __init__(
        self, officer: Officer, people: People, *args: Any, **more: Any
    ) -> None:
        super().__init__(officer, people, *args, **more)
        for pk, label in people:
            field = _choice(label, choices=[("", "留在原户"), *_RELATIONS])
            field.label_suffix, field.widget.attrs["class"] = "", "inp"
            self.fields[f"as_{pk}"] = field
        self.order_fields([*(f"as_{pk}" for pk, _ in people), "on", "proof"])

    def clean(self) -> dict[str, Any]:
        """The new household has one head; the page says so before anything is kept."""
        told = super().clean() or {}
        given = [told.get(f"as_{pk}") for pk, _ in self.people]
        if given.count(HEAD) != 1 or all(given):
            self.add_error(None, "分出去的人里要有一名户主，原户也要留人，请改好再存。")
        return told

    def details(self) -> Details:
        """Who goes, and as what in the new household."""
        told = {str(pk): self.cleaned_data[f"as_{pk}"] for pk, _ in self.people}
        return Details(
            relations={pk: relation for pk, relation in told.items() if relation}
        )


class Merges(ChangeForm):
    """并户."""

    into = forms.CharField(
        label="并入哪一户（户编号）",
        max_length=60,
        error_messages={"required": "没有填户编号，请填上。"},
    )
    relation = _choice(
        "本户户主是那一户户主的什么人",
        "没有选关系，请选一项。",
        choices=[*_NO_ONE, *_RELATIONS],
    )

    def clean_into(self) -> int:
        """A household that the officer may know of."""
        no = str(self.cleaned_data["into"]).strip()
        span = visible_spans(self.officer).filter(no=no).first()
        if span is None:
            raise forms.ValidationError("您的工作范围内没有这个户编号，请核对后再填。")
        return span.household_id

    def details(self) -> Details:
        """Into which household, and what its head is to the other."""
        told = self.cleaned_data
        return Details(into=told["into"], relation=told["relation"])


class Moves(ChangeForm):
    """整户迁村."""

    division = _choice("迁到哪个村", "没有选村，请选一个。")

    def __init__(
        self, officer: Officer, people: People, *args: Any, **more: Any
    ) -> None:
        super().__init__(officer, people, *args, **more)
        choices = [*_NO_ONE, *_villages(officer)]
        self.fields["division"].choices = choices  # type: ignore[attr-defined]

    def details(self) -> Details:
        """Which village."""
        return Details(division=self.cleaned_data["division"])


class Corrects(_Numbered):
    """证件更正."""

    person = _choice("哪一个人", "没有选人，请选一个成员。")
    id_number = _number(required=True)

    def details(self) -> Details:
        """Whose number, and the right one."""
        told = self.cleaned_data
        return Details(person=int(told["person"]), id_number=told["id_number"])


class WhyNot(ActForm):
    """不予确认、撤销."""

    reason = reason("为什么", missing="没有写原因，请写清后再办。")


FORMS: Mapping[ChangeKind, type[ChangeForm]] = {
    ChangeKind.BIRTH: Born,
    ChangeKind.MARRY_IN: Arrives,
    ChangeKind.MOVE_IN: Arrives,
    ChangeKind.DEATH: Departs,
    ChangeKind.MARRY_OUT: Departs,
    ChangeKind.MOVE_OUT: Departs,
    ChangeKind.SPLIT: Splits,
    ChangeKind.MERGE: Merges,
    ChangeKind.MOVE: Moves,
    ChangeKind.LEAVE: ChangeForm,
    ChangeKind.NUMBER: Corrects,
}


def _villages(officer: Officer) -> list[tuple[str, str]]:
    """The villages of the officer's own area; he sees no other."""
    return [
        (place.code, f"{name_of(place.code[:_TOWNSHIP])}{place.name}")
        for place in inside(officer.post.division)
        if place.level is Level.VILLAGE
    ]
