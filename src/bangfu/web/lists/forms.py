"""表单: what the board of lists asks."""

from typing import Any

from django import forms

from bangfu.core.rhythm import Rhythm
from bangfu.web.accounts.forms import ActForm
from bangfu.web.lists.actions import MOST_DAYS


class SetTerms(ActForm):
    """定报送要求."""

    rhythm = forms.ChoiceField(
        label="多久报一次",
        choices=[(rhythm.value, rhythm.label) for rhythm in Rhythm],
        error_messages={"invalid_choice": "没有这种周期，请从下拉框里选一项。"},
    )
    days = forms.IntegerField(
        label="一期结束后几天内报",
        required=False,
        help_text="期限遇休息日顺延到下一个工作日；“有事才报”“本县不收”不用填",
        widget=forms.NumberInput(
            attrs={"min": 1, "max": MOST_DAYS, "inputmode": "numeric"}
        ),
        error_messages={"invalid": "天数请写整数，如5。"},
    )

    def clean_days(self) -> Any:
        """Nothing written is no day at all."""
        return self.cleaned_data["days"] or 0
