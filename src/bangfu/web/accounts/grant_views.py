"""确认任命的页面: what the security administrator granted, and who agrees to it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from bangfu.web.accounts import forms
from bangfu.web.accounts.errors import NothingChosen, ReasonMissing
from bangfu.web.accounts.grants import (
    CONFIRMERS,
    confirm_posts,
    pending_for,
    refuse_post,
)
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty

_deciding = on_duty(*CONFIRMERS)


@_deciding
@require_GET
def grant_list(request: HttpRequest, officer: Officer) -> HttpResponse:
    """待确认的任命."""
    shown = {"posts": pending_for(officer)}
    return render(request, "accounts/grants.html", shown)


@_deciding
@require_POST
@signed
def confirm_grants(request: HttpRequest, officer: Officer) -> HttpResponse:
    """确认任命: those that were ticked, or all that the page showed."""
    form = forms.ActForm(request.POST)
    told = request.POST.get("all", "").split() or request.POST.getlist("post")
    chosen = [int(number) for number in told if number.isdecimal()]
    if not chosen or not form.is_valid():
        raise NothingChosen
    confirm_posts(officer.actor, posts=chosen, act_id=form.cleaned_data["act_id"])
    messages.success(request, f"已确认{len(chosen)}个岗位，现在就能办事。")
    return redirect("grant_list")


@_deciding
@require_POST
@signed
def refuse_grant(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """不同意任命."""
    form = forms.RefuseGrant(request.POST)
    if not form.is_valid():
        raise ReasonMissing
    told = form.cleaned_data
    refuse_post(officer.actor, post=pk, reason=told["reason"], act_id=told["act_id"])
    messages.success(request, "已记下不同意，这个岗位不生效。")
    return redirect("grant_list")
