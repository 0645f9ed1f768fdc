"""动态码的页面: a person's own second factor, set up on the phone and proved by a code."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bangfu.core.errors import BangfuError
from bangfu.web.accounts import factor, sessions, totp
from bangfu.web.accounts.entry import is_right_password
from bangfu.web.accounts.forms import SetUpFactor
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.queries import posts_in_force
from bangfu.web.accounts.standing import logged_in
from bangfu.web.seal import seal, unseal
from bangfu.web.trail.act import Actor

_CANDIDATE = "factor_candidate"


@logged_in
@never_cache
@require_http_methods(["GET", "POST"])
def set_up_factor(request: HttpRequest, account: Account) -> HttpResponse:
    """设置动态码: scan, type the code; the recovery codes are shown once."""
    form = SetUpFactor(
        request.POST or None,
        has_factor=factor.is_asked(account),
        asks_password=sessions.needs_fresh_password(request),
    )
    if form.is_valid() and _is_given(request, account, form):
        recovery = totp.recovery_codes()
        try:
            receipt = factor.set_up_factor(
                Actor(account.pk),
                secret=_candidate(request, account),
                code=form.cleaned_data["code"],
                old=form.cleaned_data.get("old", ""),
                recovery=recovery,
                act_id=form.cleaned_data["act_id"],
            )
        except BangfuError as why:
            form.add_error("code", str(why))
        else:
            request.session.pop(_CANDIDATE, None)
            shown = {"receipt": receipt, "codes": recovery}
            return render(request, "accounts/recovery_codes.html", shown)
    return _page(request, account, form)


def _page(request: HttpRequest, account: Account, form: SetUpFactor) -> HttpResponse:
    secret = _candidate(request, account)
    shown = {
        "form": form,
        "account": account,
        "picture": _svg(secret, account.login),
        "secret": totp.spelled(secret),
        "must": factor.must_set_up(account, posts_in_force(account)),
    }
    return render(request, "accounts/set_up_factor.html", shown)


def _svg(secret: bytes, login: str) -> SafeString:
    return mark_safe(totp.picture(secret, login))  # noqa: S308 drawn here


def _is_given(request: HttpRequest, account: Account, form: SetUpFactor) -> bool:
    """Whether the password was given lately, or now and right."""
    given = form.cleaned_data.get("password_again")
    if given is None:
        return True
    if is_right_password(account, given, address=sessions.address_of(request)):
        sessions.note_password(request)
        return True
    form.add_error("password_again", "密码不对，还没有保存。请再输一次。")
    return False


def _candidate(request: HttpRequest, account: Account) -> bytes:
    """The secret that this session is setting up; sealed, for sessions lie in the database."""
    place = f"accounts.factor_candidate:{account.pk}"
    sealed = request.session.get(_CANDIDATE)
    if sealed is None:
        sealed = seal(totp.new_secret().hex(), place=place).hex()
        request.session[_CANDIDATE] = sealed
    return bytes.fromhex(unseal(bytes.fromhex(sealed), place=place))
