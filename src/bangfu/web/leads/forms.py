"""Forms: verify on a phone, review at a desk."""

from django import forms

from bangfu.core.lead import Dismissal, Finding, Review, Verdict, Way
from bangfu.web.leads.actions import Look
from bangfu.web.leads.queries import VIEWS
from bangfu.web.problems.area import AREA


class VerifyForm(forms.Form):
    """核实表单."""

    act_id = forms.UUIDField()
    seen = forms.IntegerField(required=False)
    way = forms.ChoiceField(choices=[(way.value, way.label) for way in Way])
    finding = forms.ChoiceField(choices=[(f.value, f.label) for f in Finding])
    note = forms.CharField(required=False, max_length=2000)

    def look(self) -> Look:
        """核实情况 of a valid form."""
        told = self.cleaned_data
        return Look(
            Way(told["way"]), Finding(told["finding"]), told["note"], told["seen"]
        )


class ReviewForm(forms.Form):
    """审核表单."""

    act_id = forms.UUIDField()
    seen = forms.IntegerField(required=False)
    verdict = forms.ChoiceField(choices=[(v.value, v.label) for v in Verdict])
    note = forms.CharField(required=False, max_length=2000)
    dismissal = forms.ChoiceField(
        required=False,
        choices=[("", "请选择"), *((d.value, d.label) for d in Dismissal)],
    )
    until = forms.DateField(required=False)
    solver = forms.IntegerField(required=False)

    def review(self) -> Review:
        """审核意见 of a valid form."""
        told = self.cleaned_data
        dismissal = told["dismissal"]
        return Review(
            Verdict(told["verdict"]),
            note=told["note"],
            dismissal=Dismissal(dismissal) if dismissal else None,
            until=told["until"],
        )


class ActForm(forms.Form):
    """办理表单 of an act that asks for nothing."""

    act_id = forms.UUIDField()


class ViewForm(forms.Form):
    """哪些线索, and from which row on."""

    view = forms.ChoiceField(required=False, choices=list(VIEWS.items()))
    township = forms.RegexField(AREA, required=False)
    overdue = forms.BooleanField(required=False)
    skip = forms.IntegerField(required=False, min_value=0, max_value=1_000_000)
