"""Forms: cut the list, find a receipt, verify."""

from django import forms

from bangfu.web.audit.labels import LABELS
from bangfu.web.audit.queries import Filters, hash_start

_PRINTED = 32


class TrailForm(forms.Form):
    """The filters of the trail: whatever is not understood is left out."""

    type = forms.ChoiceField(required=False, choices=list(LABELS.items()))
    day = forms.DateField(required=False)
    login = forms.CharField(required=False, max_length=40)
    before = forms.IntegerField(required=False, min_value=0)

    def filters(self) -> Filters:
        """The filters that were understood."""
        self.is_valid()
        told = self.cleaned_data
        return Filters(
            type=told.get("type") or "",
            day=told.get("day"),
            login=told.get("login") or "",
            before=told.get("before"),
        )


class CodeForm(forms.Form):
    """A receipt's code, and before which event the page begins."""

    code = forms.CharField(required=False, max_length=40)
    before = forms.IntegerField(required=False, min_value=0)


class VerifyForm(forms.Form):
    """核对: perhaps with the number and code of a print."""

    act_id = forms.UUIDField()
    seq = forms.IntegerField(
        required=False, min_value=1, label="编号", help_text="打印件或回执上的编号"
    )
    code = forms.CharField(
        required=False, max_length=80, label="校验码", help_text="8组，每组4位"
    )

    def clean(self) -> dict[str, object]:
        """Both or neither."""
        told: dict[str, object] = self.cleaned_data
        seq, code = told.get("seq"), hash_start(str(told.get("code") or ""))
        if (seq or code) and not (seq and len(code) == _PRINTED):
            self.add_error("code", "编号和32位校验码要一起填。没有开始核对，请补全。")
        return told

    def codes(self) -> list[tuple[int, str]]:
        """What was typed from paper."""
        told = self.cleaned_data
        return [(told["seq"], hash_start(told["code"]))] if told["seq"] else []
