"""表单: what the pages of baselines ask."""

from datetime import date
from typing import Any

from django import forms

from bangfu.web.accounts.forms import ActForm, day, text
from bangfu.web.trail.clock import today


class Freeze(ActForm):
    """冻结底数."""

    name = text("名称", longest=40, help_text="如“2026年6月底”，以后按它查找")
    on = day("按哪一天", help_text="这一天的在册户、曾在册的户和档外对象")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today

    def clean_on(self) -> date:
        """A day that is still to come cannot be frozen."""
        on: date = self.cleaned_data["on"]
        if on.isoformat() > today():
            raise forms.ValidationError("还没有到这一天，请填今天或以前的日子。")
        return on
