"""进出的页面: log-in, log-out, password, post, one's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import Resolver404, resolve
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from bangfu.core.access import NotHere
from bangfu.core.errors import BangfuError
from bangfu.web.accounts import entry, sessions
from bangfu.web.accounts.errors import OldPasswordWrong
from bangfu.web.accounts.forms import ChangePassword, LogIn
from bangfu.web.accounts.kept import Kept, opened
from bangfu.web.accounts.middleware import must_change_password
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.navigation import first_page
from bangfu.web.accounts.passwords import profile
from bangfu.web.accounts.queries import posts_in_force
from bangfu.web.accounts.standing import (
    Officer,
    account_of_request,
    logged_in,
    officer_of,
    open_to_all,
)
from bangfu.web.trail.act import Actor


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """登录."""
    if request.method == "GET" and account_of_request(request):
        return redirect("my_account")
    form = LogIn(request.POST or None)
    if form.is_valid():
        try:
            account = _let_in(request, form)
        except BangfuError as why:
            form.add_error(None, str(why))
        else:
            return _go_on(request, account)
    shown = {
        "form": form,
        "kept": request.POST.get("kept", ""),
        "next": request.POST.get("next") or request.GET.get("next", ""),
        "ended": sessions.why_ended(request),
    }
    return render(request, "accounts/log_in.html", shown)


def _let_in(request: HttpRequest, form: LogIn) -> Account:
    asked = form.cleaned_data
    account = entry.account_that_fits(asked["login"], asked["password"])
    request.session.cycle_key()
    key = request.session.session_key or ""
    entry.log_in(Actor(account.pk), account=account.pk, session_key=key)
    request.account = account  # type: ignore[attr-defined]
    return account


def _go_on(request: HttpRequest, account: Account) -> HttpResponse:
    """To the page that was asked for, or to the text that was being typed."""
    kept = opened(request.POST.get("kept", ""))
    was = sessions.whose_it_was(request)
    sessions.begin(request, account)
    if kept and _is_page(kept.path) and {kept.account, was} <= {None, account.pk}:
        return _offer(request, kept)
    path = request.POST.get("next", "")
    return redirect(path if _is_page(path) else "/account/home/")


def _offer(request: HttpRequest, kept: Kept) -> HttpResponse:
    return render(request, "accounts/kept.html", {"kept": kept})


def _is_page(path: str) -> bool:
    """Whether an address is one of our own pages."""
    if not url_has_allowed_host_and_scheme(path, allowed_hosts=None):
        return False
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


@logged_in
@require_POST
def log_out(request: HttpRequest, account: Account) -> HttpResponse:
    """退出."""
    officer = officer_of(request)
    entry.log_out(officer.actor if officer else Actor(account.pk))
    sessions.end(request)
    return redirect("log_in")


@logged_in
@never_cache
@require_http_methods(["GET", "POST"])
def change_password(request: HttpRequest, account: Account) -> HttpResponse:
    """修改密码."""
    form = ChangePassword(request.POST or None)
    if form.is_valid():
        asked = form.cleaned_data
        try:
            entry.change_password(
                Actor(account.pk),
                old=asked["old"],
                new=asked["new"],
                act_id=asked["act_id"],
            )
        except OldPasswordWrong as why:
            form.add_error("old", str(why))
        except BangfuError as why:
            form.add_error("new", str(why))
        else:
            sessions.note_password(request)
            return redirect("home_of_account")
    must, rules = must_change_password(account), profile()
    shown = {"form": form, "must": must, "rules": rules}
    return render(request, "accounts/change_password.html", shown)


@logged_in
@require_http_methods(["GET", "POST"])
def switch_post(request: HttpRequest, account: Account) -> HttpResponse:
    """换岗位: everything from now on is done from the post that was chosen."""
    posts = posts_in_force(account)
    if request.method == "POST":
        chosen = [post for post in posts if str(post.pk) == request.POST.get("post")]
        if not chosen:
            raise NotHere
        sessions.choose_post(request, chosen[0].pk)
        return redirect(first_page(Officer(account, chosen[0])))
    current = officer_of(request)
    shown = {"posts": posts, "current": current.post if current else None}
    return render(request, "accounts/switch_post.html", shown)


@logged_in
def my_account(request: HttpRequest, account: Account) -> HttpResponse:
    """我的账号."""
    shown = {"account": account, "posts": posts_in_force(account), "rules": profile()}
    return render(request, "accounts/my_account.html", shown)


@logged_in
def home_of_account(request: HttpRequest, _account: Account) -> HttpResponse:
    """首页: where the working day of the post begins."""
    officer = officer_of(request)
    return redirect(first_page(officer) if officer else "switch_post")
