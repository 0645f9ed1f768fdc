"""写明依据的表单: statements, settlements and withdrawals; whoever acts says why."""

from typing import Any

from django import forms

from bangfu.tables.table import Column, Kind
from bangfu.web.accounts.forms import ActForm, day
from bangfu.web.registry.statable import NotThatValue, StatementKind, read_value
from bangfu.web.registry.unsure_queries import Candidate
from bangfu.web.trail.clock import today

_KNOWN_BY = [
    (kind.value, kind.label)
    for kind in StatementKind
    if kind is not StatementKind.DISPUTE
]


def reason(label: str, *, missing: str, help_text: str = "") -> forms.CharField:
    """A few lines that may not be left out."""
    return forms.CharField(
        label=label,
        max_length=400,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": missing},
    )


class StateFact(ActForm):
    """说明情况."""

    words = forms.CharField(
        label="实际是",
        max_length=200,
        error_messages={"required": "没有写实际情况，请填上。"},
    )
    kind = forms.ChoiceField(label="怎么知道的", choices=_KNOWN_BY)
    from_date = day("从哪一天起是这样")
    proof = reason(
        "依据",
        missing="没有写依据，请写清看了什么材料、问了谁。",
        help_text="看了什么材料、问了谁；材料放在哪里",
    )

    def __init__(self, column: Column, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._column = column
        self.fields["from_date"].initial = today
        if choices := _choices(column):
            select = forms.Select(choices=[("", "请选一项"), *choices])
            select.attrs["class"] = "inp"
            self.fields["words"].widget = select
        else:
            self.fields["words"].help_text = f"单位：{column.unit}" * bool(column.unit)

    def clean_words(self) -> str:
        """The value must be one that the field can have; what was typed stays."""
        words = str(self.cleaned_data["words"])
        try:
            read_value(self._column, words)
        except NotThatValue as refusal:
            raise forms.ValidationError(str(refusal)) from None
        return words


def _choices(column: Column) -> list[tuple[str, str]]:
    if column.kind is Kind.LABEL:
        return [(label, label) for label in column.labels]
    return [("是", "是"), ("否", "否")] if column.kind is Kind.FLAG else []


class DisputeFact(ActForm):
    """提出异议."""

    proof = reason("为什么有异议", missing="没有写为什么，请写清哪里不对。")


class EndStatement(ActForm):
    """终止说明."""

    on = day("从哪一天起不再是这样")
    reason = reason("为什么", missing="没有写为什么，请写清后再终止。")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today


class SettleSame(ActForm):
    """认定是同一人."""

    person = forms.TypedChoiceField(
        label="是哪一个人",
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": "没有选人，请从列出的人里选一个。"},
    )
    reason = reason("依据", missing="没有写依据，请写清凭什么这样认定。")

    def __init__(self, candidates: list[Candidate], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].widget.attrs.pop("class", None)
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (one.person, f"{one.masked}，{one.place}，户编号 {one.no}")
            for one in candidates
        ]


class SettleOther(ActForm):
    """认定不是同一人."""

    reason = reason("依据", missing="没有写依据，请写清凭什么这样认定。")


class WithdrawBatch(ActForm):
    """撤回一批."""

    reason = reason("为什么撤回", missing="没有写原因，请写清为什么撤回。")
