"""会话: one on the web for each account, ended when idle, too long, or begun elsewhere."""

from datetime import datetime, timedelta
from enum import StrEnum

from django.http import HttpRequest
from django.middleware.csrf import rotate_token

from bangfu.web.accounts.models import Account
from bangfu.web.trail.clock import now

AT_MOST = timedelta(hours=12)
FRESH = timedelta(minutes=5)
_TOUCH_EVERY = timedelta(minutes=1)
_ACCOUNT, _POST, _ENDED, _WAS = "account", "post", "ended", "was"
_BEGAN, _SEEN, _PASSWORD = "began_at", "seen_at", "password_at"


class Ended(StrEnum):
    """会话结束原因."""

    IDLE = "idle"
    TOO_LONG = "too_long"
    ELSEWHERE = "elsewhere"

    @property
    def sentence(self) -> str:
        """What the log-in page says about it."""
        return _SENTENCES[self]


_SENTENCES = {
    Ended.IDLE: "您有一段时间没有操作，已自动退出。请重新登录。",
    Ended.TOO_LONG: "登录已满12小时，已自动退出。请重新登录。",
    Ended.ELSEWHERE: "您的账号在别处登录，或已被管理员停用，这里已退出。",
}


def address_of(request: HttpRequest) -> str:
    """From where somebody asks, as the server itself sees it.

    What a proxy writes into a header anybody can write; behind one all share an address.
    """
    return str(request.META.get("REMOTE_ADDR", ""))


def begin(request: HttpRequest, account: Account) -> None:
    """Start the session of an account that was just let in; its key is new already."""
    same_person = request.session.pop(_WAS, None) == account.pk
    request.session.pop(_ENDED, None)
    request.session[_ACCOUNT] = account.pk
    for moment in (_BEGAN, _SEEN, _PASSWORD):
        _note(request, moment)
    if not same_person:
        # The same person's other pages keep their token: what is typed there can be sent.
        rotate_token(request)


def end(request: HttpRequest, why: Ended | None = None) -> None:
    """Forget the session; the next page may say why, and to whom it belonged."""
    was = request.session.get(_ACCOUNT)
    request.session.flush()
    if why is None:
        rotate_token(request)
        return
    request.session[_ENDED] = why.value
    request.session[_WAS] = was


def why_ended(request: HttpRequest) -> str:
    """The sentence about the session that ended before, if one did."""
    why = request.session.get(_ENDED)
    return Ended(why).sentence if why else ""


def whose_it_was(request: HttpRequest) -> int | None:
    """The account whose session ended before this log-in."""
    was: int | None = request.session.get(_WAS)
    return was


def account_of_session(request: HttpRequest) -> Account | None:
    """Whose session this is."""
    number = request.session.get(_ACCOUNT)
    if number is None:
        return None
    account = Account.objects.filter(pk=number).first()
    key = request.session.session_key
    if account is None or account.disabled_at or account.session_key != key:
        end(request, Ended.ELSEWHERE)
        return None
    return account


def is_too_old(request: HttpRequest, *, idle: timedelta) -> bool:
    """End a session that was idle or too long; otherwise note that it was used."""
    if _age(request, _BEGAN) > AT_MOST:
        end(request, Ended.TOO_LONG)
        return True
    if _age(request, _SEEN) > idle:
        end(request, Ended.IDLE)
        return True
    if _age(request, _SEEN) > _TOUCH_EVERY:
        _note(request, _SEEN)
    return False


def chosen_post(request: HttpRequest) -> int | None:
    """The post that the person chose to act from."""
    post: int | None = request.session.get(_POST)
    return post


def choose_post(request: HttpRequest, post: int) -> None:
    """Act from this post from now on."""
    request.session[_POST] = post


def needs_fresh_password(request: HttpRequest) -> bool:
    """Whether the password must be asked again before an act is signed."""
    return _age(request, _PASSWORD) > FRESH


def note_password(request: HttpRequest) -> None:
    """The password was given just now."""
    _note(request, _PASSWORD)


def _note(request: HttpRequest, moment: str) -> None:
    request.session[moment] = now().isoformat()


def _age(request: HttpRequest, moment: str) -> timedelta:
    told = request.session.get(moment)
    return now() - datetime.fromisoformat(told) if told else timedelta.max
