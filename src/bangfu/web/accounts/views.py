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
from bangfu.web.accounts.factor import codes_left, is_asked, must_set_up
from bangfu.web.accounts.forms import ChangePassword, LogIn, LogInCode
from bangfu.web.accounts.grants import CONFIRMERS
from bangfu.web.accounts.halfway import account_half_way, half_way
from bangfu.web.accounts.kept import Kept, opened
from bangfu.web.accounts.middleware import must_change_password
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.navigation import first_page
from bangfu.web.accounts.passwords import profile
from bangfu.web.accounts.queries import posts_in_force, waiting_posts
from bangfu.web.accounts.signing import gave_password
from bangfu.web.accounts.standing import (
    Officer,
    account_of_request,
    logged_in,
    officer_of,
    open_to_all,
)
from bangfu.web.trail.act import Actor

_TOO_LONG = "离输密码已超过5分钟，或者密码刚换过。没有登录，请从头再登录一次。"


@open_to_all
@never_cache
@require_http_methods(["GET", "POST"])
def log_in(request: HttpRequest) -> HttpResponse:
    """登录: the password, and then the code where the account has a second factor."""
    if request.method == "GET" and account_of_request(request):
        return redirect("my_account")
    if "half" in request.POST:
        return _second_step(request)
    form = LogIn(request.POST or None)
    if not form.is_valid():
        return _ask_password(request, form)
    told, address = form.cleaned_data, sessions.address_of(request)
    try:
        account = entry.account_that_fits(
            told["login"], told["password"], address=address
        )
        if is_asked(account):
            return _ask_code(request, half_way(account), LogInCode())
        _let_in(request, account, code="")
    except BangfuError as why:
        form.add_error(None, str(why))
        return _ask_password(request, form)
    return _go_on(request, account)


def _second_step(request: HttpRequest) -> HttpResponse:
    """The code; whoever waited too long begins again."""
    account = account_half_way(request.POST["half"])
    if account is None:
        return _ask_password(request, LogIn(), ended=_TOO_LONG)
    code = LogInCode(request.POST)
    if not code.is_valid():
        return _ask_code(request, request.POST["half"], code)
    try:
        _let_in(request, account, code=code.cleaned_data["code"])
    except BangfuError as why:
        code.add_error("code", str(why))
        return _ask_code(request, request.POST["half"], code)
    return _go_on(request, account)


def _ask_password(
    request: HttpRequest, form: LogIn, *, ended: str = ""
) -> HttpResponse:
    why = ended or sessions.why_ended(request)
    shown = {"form": form, "ended": why, **_underway(request)}
    return render(request, "accounts/log_in.html", shown)


def _ask_code(request: HttpRequest, half: str, form: LogInCode) -> HttpResponse:
    shown = {"form": form, "half": half, **_underway(request)}
    return render(request, "accounts/log_in_code.html", shown)


def _underway(request: HttpRequest) -> dict[str, str]:
    """Where the log-in leads to, and what was being typed."""
    path = request.POST.get("next") or request.GET.get("next", "")
    return {"kept": request.POST.get("kept", ""), "next": path}


def _let_in(request: HttpRequest, account: Account, *, code: str) -> None:
    request.session.cycle_key()
    key = request.session.session_key or ""
    address = sessions.address_of(request)
    entry.let_in(account, session_key=key, code=code, address=address)
    request.account = account  # type: ignore[attr-defined]


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
                address=sessions.address_of(request),
                act_id=asked["act_id"],
            )
        except OldPasswordWrong as why:
            form.add_error("old", str(why))
        except BangfuError as why:
            form.add_error("new", str(why))
        else:
            sessions.note_password(request)
            return redirect("home_of_account")
    must, rules = must_change_password(account), entry.rules_for(account)
    shown = {"form": form, "must": must, "rules": rules}
    return render(request, "accounts/change_password.html", shown)


@logged_in
@never_cache
@require_POST
def give_password_again(request: HttpRequest, account: Account) -> HttpResponse:
    """再输一次密码 before a form with files is filled in again; nothing is done yet."""
    kept, back = opened(request.POST.get("kept", "")), request.POST.get("back", "")
    if kept is None or kept.account != account.pk:
        return redirect("home_of_account")
    back = back if _is_page(back) else ""
    shown = {"kept": kept, "back": back}
    if gave_password(request, account):
        return render(request, "accounts/kept.html", shown)
    shown |= {"kept": request.POST["kept"], "wrong": True}
    return render(request, "accounts/password_again.html", shown)


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
    shown = {
        "posts": posts,
        "current": current.post if current else None,
        "waiting": waiting_posts(account),
    }
    return render(request, "accounts/switch_post.html", shown)


@logged_in
def my_account(request: HttpRequest, account: Account) -> HttpResponse:
    """我的账号."""
    officer, posts = officer_of(request), posts_in_force(account)
    shown = {
        "account": account,
        "posts": posts,
        "rules": profile(),
        "waiting": waiting_posts(account),
        "confirms": officer is not None and officer.standing.role in CONFIRMERS,
        "codes_left": codes_left(account),
        "must_set_up": must_set_up(account, posts),
    }
    return render(request, "accounts/my_account.html", shown)


@logged_in
def home_of_account(request: HttpRequest, _account: Account) -> HttpResponse:
    """首页: where the working day of the post begins."""
    officer = officer_of(request)
    return redirect(first_page(officer) if officer else "switch_post")
