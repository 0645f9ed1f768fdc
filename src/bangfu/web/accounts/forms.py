"""表单: what the pages of accounts ask, with labels and faults a person understands."""

from typing import Any
from uuid import uuid4

from django import forms

from bangfu.core.access import Role
from bangfu.web.accounts.actions import Grant, day_of_clock
from bangfu.web.accounts.handover import OpenWork
from bangfu.web.accounts.models import Post, UnitKind
from bangfu.web.accounts.queries import in_force, open_units

_MISSING = {"required": "这一栏没有填，请填上。"}
_DATE_FAULTS = _MISSING | {"invalid": "日期请写成 2026-06-30 的样子。"}


class ActForm(forms.Form):
    """动作表单: carries the act's number and looks like the rest of the site."""

    template_name = "accounts/fields.html"
    act_id = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["act_id"].initial = uuid4
        for field in self.fields.values():
            field.label_suffix = ""
            if not isinstance(field.widget, forms.HiddenInput):
                field.widget.attrs["class"] = "inp"


def text(label: str, *, longest: int = 60, **more: Any) -> forms.CharField:
    """One line of text."""
    return forms.CharField(
        label=label, max_length=longest, error_messages=_MISSING, **more
    )


def day(label: str, *, required: bool = True, help_text: str = "") -> forms.DateField:
    """A day, with the browser's own calendar."""
    return forms.DateField(
        label=label,
        required=required,
        help_text=help_text,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages=_DATE_FAULTS,
    )


def password(label: str, *, known: bool) -> forms.CharField:
    """A password; the browser's store is told whether it is the old or a new one."""
    word = "current-password" if known else "new-password"
    widget = forms.PasswordInput(attrs={"autocomplete": word})
    return forms.CharField(
        label=label, widget=widget, strip=False, error_messages=_MISSING
    )


class LogIn(ActForm):
    """登录."""

    login = text(
        "账号", widget=forms.TextInput(attrs={"autocomplete": "username"}), longest=40
    )
    password = password("密码", known=True)


def one_time(
    label: str, *, help_text: str = "", required: bool = True
) -> forms.CharField:
    """A code from the phone, or one from paper."""
    told = {"autocomplete": "one-time-code", "autocapitalize": "off"}
    return forms.CharField(
        label=label,
        max_length=20,
        required=required,
        help_text=help_text,
        widget=forms.TextInput(attrs=told),
        error_messages=_MISSING,
    )


class LogInCode(ActForm):
    """登录的第二步."""

    code = one_time("动态码", help_text="手机上的6位数字；手机不在身边就输一个备用码")


class SetUpFactor(ActForm):
    """设置动态码."""

    code = one_time("手机上显示的6位动态码")
    old = one_time("现在的动态码或一个备用码", required=False)
    password_again = password("密码", known=True)

    def __init__(self, *args: Any, has_factor: bool, asks_password: bool) -> None:
        super().__init__(*args)
        if not has_factor:
            del self.fields["old"]
        else:
            self.fields["old"].required = True
        if not asks_password:
            del self.fields["password_again"]


class ChangePassword(ActForm):
    """修改密码."""

    old = password("现在的密码", known=True)
    new = password("新密码", known=False)
    again = password("再输一次新密码", known=False)

    def clean(self) -> dict[str, Any]:
        """The new one must be typed the same twice."""
        found = super().clean() or {}
        if found.get("new") and found["new"] != found.get("again", found["new"]):
            self.add_error("again", "两次输入的新密码不一样，请重新输入。")
        return found


class OpenUnit(ActForm):
    """开设单位."""

    name = text("单位名称")
    kind = forms.TypedChoiceField(
        label="类别", choices=[(k.value, k.label) for k in UnitKind], coerce=UnitKind
    )
    division = text("行政区划代码", longest=12, help_text="县6位、乡镇9位、村12位")
    from_date = day("起")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["from_date"].initial = day_of_clock


class OpenAccount(ActForm):
    """开账号."""

    login = text(
        "登录名", longest=40, help_text="小写字母开头，2到40个字母、数字、点、横线"
    )
    name = text("姓名")


class GivePost(ActForm):
    """任命岗位."""

    unit = forms.ChoiceField(label="单位", error_messages=_MISSING)
    role = forms.ChoiceField(label="岗位", choices=[(r.value, r.label) for r in Role])
    division = text("所管区划代码", longest=12, help_text="县6位、乡镇9位、村12位")
    from_date = day("起")
    until = day("止", required=False, help_text="没有定就空着")
    deputy_of = forms.ChoiceField(label="作为谁的AB岗", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [  # type: ignore[attr-defined]
            (unit.pk, f"{unit.name}（{unit.division}）") for unit in open_units()
        ]
        self.fields["deputy_of"].choices = [  # type: ignore[attr-defined]
            ("", "不是AB岗"),
            *((post.pk, f"{post.account.name}，{post}") for post in main_posts()),
        ]
        self.fields["from_date"].initial = day_of_clock

    def grant(self) -> Grant:
        """The form's content as the action takes it."""
        asked = self.cleaned_data
        return Grant(
            unit=int(asked["unit"]),
            role=Role(asked["role"]),
            division=asked["division"],
            from_date=asked["from_date"],
            until=asked["until"],
            deputy_of=int(asked["deputy_of"]) if asked["deputy_of"] else None,
        )


def main_posts() -> list[Post]:
    """Posts that somebody could be deputy for."""
    posts = in_force().filter(deputy_of=None, account__disabled_at=None)
    return list(posts.select_related("account", "unit").order_by("division", "pk"))


class EndOn(ActForm):
    """止期: the last day of a post or a unit."""

    until = day("最后一天")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["until"].initial = day_of_clock


class DisableAccount(ActForm):
    """停用账号."""

    reason = text("原因", longest=200, help_text="例如：调离、退休")


class RefuseGrant(ActForm):
    """不同意任命."""

    reason = text("理由", longest=200)


class HandOver(ActForm):
    """移交工作."""

    to = forms.TypedChoiceField(label="交给", coerce=int, error_messages=_MISSING)
    work = forms.MultipleChoiceField(label="移交的事项", error_messages=_MISSING)

    def __init__(
        self, *args: Any, posts: list[Post], work: list[OpenWork], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [  # type: ignore[attr-defined]
            (post.pk, f"{post.account.name}，{post}") for post in posts
        ]
        self.fields["work"].choices = [  # type: ignore[attr-defined]
            (one.key, one.sentence) for one in work if one.key
        ]


class LoadStaff(ActForm):
    """导入人员名单."""

    file = forms.FileField(
        label="人员名单（.xlsx 或 .csv）",
        error_messages=_MISSING | {"empty": "这个文件是空的，请另选一个。"},
    )
