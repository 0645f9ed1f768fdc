"""What the form of any act may bring."""

from django import forms
from django.http import HttpRequest

from bangfu.core.errors import BangfuError
from bangfu.core.problem import ProblemClass, ProblemState
from bangfu.web.problems.area import AREA
from bangfu.web.problems.proofs import MOST_BYTES, MOST_FILES
from bangfu.web.problems.queries import Filters


class FormBroken(BangfuError):
    """A form that did not come from our page."""

    def __init__(self) -> None:
        super().__init__(
            "表单不完整。没有保存，请补齐后再办；补不齐的，请刷新页面重新填写。"
        )


class StepForm(forms.Form):
    """The form of a step: its number and last event, and what the act asks for."""

    act_id = forms.UUIDField()
    seen = forms.IntegerField(required=False)
    reason = forms.CharField(required=False, max_length=2000)
    unit = forms.IntegerField(required=False)
    into = forms.CharField(required=False, max_length=20)


class SignForm(forms.Form):
    """办理表单 of an act that asks for nothing."""

    act_id = forms.UUIDField()


class LookForm(SignForm):
    """核对结果."""

    agrees = forms.ChoiceField(choices=[("yes", "一致"), ("no", "不一致")])


class PrintForm(forms.Form):
    """登记打印 asks for nothing."""

    act_id = forms.UUIDField()


class PrintedForm(forms.Form):
    """Which print a page shows."""

    print = forms.IntegerField(required=False, min_value=1)


class FilterForm(forms.Form):
    """The filters of the ledger: whatever is not understood is left out."""

    state = forms.ChoiceField(
        required=False,
        choices=[("open", "未销号"), *((s.value, s.label) for s in ProblemState)],
    )
    township = forms.RegexField(AREA, required=False)
    problem_class = forms.ChoiceField(
        required=False, choices=[(c.value, c.label) for c in ProblemClass]
    )
    overdue = forms.BooleanField(required=False)
    mine = forms.BooleanField(required=False)
    newest = forms.BooleanField(required=False)
    after = forms.RegexField(r"^\d{4}-\d{2}-\d{2}_\d{1,18}$", required=False)

    def filters(self) -> Filters:
        """The filters that were understood."""
        self.is_valid()
        kept = {
            name: value
            for name, value in self.cleaned_data.items()
            if value is not None
        }
        return Filters(**kept)


def sent_files(request: HttpRequest) -> list[bytes]:
    """交来的文件, none read further than the largest that is allowed."""
    files = request.FILES.getlist("proofs")[: MOST_FILES + 1]
    return [bytes(file.read(MOST_BYTES + 1)) for file in files]
