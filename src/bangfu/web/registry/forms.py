"""表单: what the registry's pages ask."""

from datetime import date
from typing import Any

from django import forms

from bangfu.tables import all_tables
from bangfu.web.accounts.forms import ActForm, day
from bangfu.web.registry.reveal import Purpose, Reveal
from bangfu.web.trail.clock import today

_PURPOSES = [("", "请选一项"), *((purpose.value, purpose.label) for purpose in Purpose)]


def which_table() -> list[tuple[str, Any]]:
    """The declared tables under their senders; first of all, to go by the headings."""
    senders: dict[str, list[tuple[str, str]]] = {}
    for table in all_tables().values():
        senders.setdefault(table.sender, []).append((table.name, table.title))
    return [("", "按表头认"), *sorted(senders.items())]


class ManyFiles(forms.ClearableFileInput):
    """A field for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Every file of the field, not the last one."""

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file checked as a single one would be."""
        listed = data if isinstance(data, list) else [data]
        return [super(FilesField, self).clean(one, initial) for one in listed]


class SendFiles(ActForm):
    """交表."""

    sent = FilesField(
        label="表格文件",
        widget=ManyFiles,
        help_text="可以一次选多个，也可以把文件拖到框里"
        "（.xlsx、.xls、.ods、.csv，或装着它们的 .zip）",
        error_messages={
            "required": "没有选文件，请选好表格再交。",
            "empty": "这个文件是空的，请重新导出后再交。",
        },
    )
    as_of = day("数据日期", help_text="表里、表名里没有写日期时，按这一天算")
    table = forms.ChoiceField(
        label="是哪一张表",
        choices=which_table,
        required=False,
        help_text="一般不用选；表头写得特别、认不出时再指定",
        error_messages={"invalid_choice": "没有这张表，请从下拉框里选一张再交。"},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["as_of"].initial = today


class WriteFiles(ActForm):
    """写入."""

    full = forms.BooleanField(
        label="这是完整导出：册上有、表里没有的人，从这一天起不再是该户成员",
        required=False,
    )


class StartRun(ActForm):
    """筛查."""

    on = day("按哪一天的情况判断")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].initial = today


class AsOn(forms.Form):
    """看哪一天."""

    on = day("看哪一天的情况")

    def day_or(self, otherwise: date) -> date:
        """The day that was asked for, or another when none was."""
        found: date = self.cleaned_data["on"] if self.is_valid() else otherwise
        return found


class RevealField(ActForm):
    """查看遮盖的信息."""

    what = forms.CharField(label="要看的信息", max_length=120)
    purpose = forms.ChoiceField(
        label="事由",
        choices=_PURPOSES,
        error_messages={"required": "没有选事由，请选一项再看。"},
    )

    def offering(self, choices: list[tuple[str, str]]) -> "RevealField":
        """The same form with what this household has to show."""
        select = forms.Select(choices=[("", "请选一项"), *choices])
        select.attrs["class"] = "inp"
        self.fields["what"].widget = select
        return self

    def asked(self, household: int) -> Reveal | None:
        """What is to be revealed; None when the choice is none of ours."""
        parts = self.cleaned_data["what"].split(":")
        match parts:
            case [
                ("person" | "record" | "statement") as kind,
                key,
                field,
            ] if key.isdecimal():
                purpose = Purpose(self.cleaned_data["purpose"])
                return Reveal(household, kind, int(key), field, purpose)
            case _:
                return None
