"""人员页面: the security administrator's units, accounts and posts."""

from collections.abc import Callable

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from bangfu.core.access import NotHere, Role
from bangfu.core.errors import BangfuError
from bangfu.web.accounts import (
    actions,
    entry,
    factor,
    forms,
    handover,
)
from bangfu.web.accounts.attempts import locked_until
from bangfu.web.accounts.models import Account, Post, Unit
from bangfu.web.accounts.passwords import first_password
from bangfu.web.accounts.queries import account_of, left_behind, open_units, staff
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.trail.act import Receipt

_on_staff_duty = on_duty(Role.SECURITY_ADMIN)
_PAGE = 50


@_on_staff_duty
@require_GET
def staff_list_page(request: HttpRequest, _officer: Officer) -> HttpResponse:
    """人员."""
    page = Paginator(staff(), _PAGE).get_page(request.GET.get("page"))
    shown = {"page": page, "left": left_behind(handover.counts())}
    return render(request, "accounts/staff_list.html", shown)


@_on_staff_duty
@require_http_methods(["GET", "POST"])
def open_account(request: HttpRequest, officer: Officer) -> HttpResponse:
    """开账号: the first password is shown once, on the page that answers."""
    form = forms.OpenAccount(request.POST or None)
    password = first_password()
    asked = {"first_password": password}
    receipt = _done(form, officer, actions.open_account, **asked)
    if receipt is None:
        shown = {"form": form, "heading": "开账号", "button": "开账号"}
        return render(request, "accounts/act.html", shown)
    account = account_of(actions.number_of(receipt.subject))
    return _first_password(request, account, password, receipt)


@_on_staff_duty
@require_GET
def staff_page(request: HttpRequest, _officer: Officer, pk: int) -> HttpResponse:
    """一个人的账号、岗位和未结工作."""
    return _staff_page(request, pk)


def _staff_page(
    request: HttpRequest, pk: int, form: forms.GivePost | None = None
) -> HttpResponse:
    account = account_of(pk)
    work, posts = handover.open_work(account), handover.successors(account)
    shown = {
        "successors": posts,
        "bound": [one for one in work if one.key],
        "handing": forms.HandOver(posts=posts, work=work),
        "account": account,
        "posts": account.posts.select_related("unit", "deputy_of__account").order_by(
            "from_date", "pk"
        ),
        "work": work,
        "locked_until": locked_until(account),
        "codes_left": factor.codes_left(account),
        "form": form or forms.GivePost(),
        "ending": forms.EndOn(),
        "disabling": forms.DisableAccount(),
        "today": actions.day_of_clock(),
    }
    return render(request, "accounts/staff_page.html", shown)


@_on_staff_duty
@require_POST
@signed
def give_post(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """任命岗位."""
    form = forms.GivePost(request.POST)
    if form.is_valid():
        try:
            actions.give_post(
                officer.actor,
                account=pk,
                grant=form.grant(),
                act_id=form.cleaned_data["act_id"],
            )
        except BangfuError as why:
            form.add_error(None, str(why))
        else:
            messages.success(request, "岗位已任命，等业务主管确认后生效。")
            return redirect("staff_page", pk=pk)
    return _staff_page(request, pk, form)


@_on_staff_duty
@require_POST
def end_post(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """卸任岗位."""
    post = Post.objects.filter(pk=pk).first()
    if post is None:
        raise NotHere
    form = forms.EndOn(request.POST)
    if _done(form, officer, actions.end_post, post=pk) is None:
        messages.error(request, _first_fault(form))
    else:
        messages.success(request, "岗位已卸任。没办完的工作见移交清单。")
    return redirect("staff_page", pk=post.account_id)


@_on_staff_duty
@require_POST
@signed
def disable_account(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """停用账号."""
    form = forms.DisableAccount(request.POST)
    if _done(form, officer, actions.disable_account, account=pk) is None:
        messages.error(request, _first_fault(form))
    else:
        messages.success(request, "账号已停用，现在就不能登录了。")
    return redirect("staff_page", pk=pk)


@_on_staff_duty
@require_POST
@signed
def hand_over(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """移交工作."""
    account = account_of(pk)
    work, posts = handover.open_work(account), handover.successors(account)
    form = forms.HandOver(request.POST, posts=posts, work=work)
    if _done(form, officer, handover.hand_over, account=pk) is None:
        messages.error(request, _first_fault(form))
    else:
        messages.success(request, f"已移交{len(form.cleaned_data['work'])}件。")
    return redirect("staff_page", pk=pk)


@_on_staff_duty
@require_POST
def unlock(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """解除锁定."""
    form = forms.ActForm(request.POST)
    if _done(form, officer, entry.unlock, account=pk) is None:
        messages.error(request, _first_fault(form))
    else:
        messages.success(request, "已解除锁定，可以再次登录。")
    return redirect("staff_page", pk=pk)


@_on_staff_duty
@never_cache
@require_POST
@signed
def reset_password(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """重发首次密码."""
    form = forms.ActForm(request.POST)
    password = first_password()
    asked = {"account": pk, "first_password": password}
    receipt = _done(form, officer, entry.reset_password, **asked)
    if receipt is None:
        messages.error(request, _first_fault(form))
        return redirect("staff_page", pk=pk)
    return _first_password(request, account_of(pk), password, receipt)


@_on_staff_duty
@require_POST
@signed
def reset_factor(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """重设动态码."""
    form = forms.ActForm(request.POST)
    if _done(form, officer, factor.reset_factor, account=pk) is None:
        messages.error(request, _first_fault(form))
    else:
        messages.success(request, "动态码已作废，本人下次登录时重新设置。")
    return redirect("staff_page", pk=pk)


def _first_password(
    request: HttpRequest, account: Account, password: str, receipt: Receipt
) -> HttpResponse:
    shown = {"account": account, "receipt": receipt, "password": password}
    return render(request, "accounts/first_password.html", shown)


@_on_staff_duty
@require_http_methods(["GET", "POST"])
def open_unit(request: HttpRequest, officer: Officer) -> HttpResponse:
    """单位: those in force, and a new one."""
    form = forms.OpenUnit(request.POST or None)
    if _done(form, officer, actions.open_unit) is not None:
        messages.success(request, "单位已开设。")
        return redirect("open_unit")
    page = Paginator(open_units(), _PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "page": page, "ending": forms.EndOn()}
    return render(request, "accounts/units.html", shown)


@_on_staff_duty
@require_POST
def close_unit(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """停用单位."""
    if not Unit.objects.filter(pk=pk).exists():
        raise NotHere
    form = forms.EndOn(request.POST)
    if _done(form, officer, actions.close_unit, unit=pk) is None:
        messages.error(request, _first_fault(form))
    else:
        messages.success(request, "单位已停用。")
    return redirect("open_unit")


def _done(
    form: forms.ActForm,
    officer: Officer,
    action: Callable[..., Receipt],
    **more: object,
) -> Receipt | None:
    """Do what a valid form asks; a refusal becomes the form's own fault."""
    if not form.is_valid():
        return None
    try:
        return action(officer.actor, **form.cleaned_data, **more)
    except NotHere:
        raise
    except BangfuError as why:
        form.add_error(None, str(why))
        return None


def _first_fault(form: forms.ActForm) -> str:
    faults = (str(fault) for told in form.errors.values() for fault in told)
    return next(faults, "没有保存，请刷新后再试。")
