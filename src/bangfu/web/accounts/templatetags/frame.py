"""页面部件: icons and states drawn in one place, and the hidden number of an act."""

from functools import cache, lru_cache
from uuid import uuid4

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from bangfu.tables.divisions import name_of
from bangfu.web.accounts.sessions import needs_fresh_password

register = template.Library()
_MOST_STATES = 1024  # of words without names; marked safe or not are two

_ALERT = (
    '<path d="M8 .8 15.2 8 8 15.2.8 8z" fill="currentColor" stroke="none"/>'
    '<path d="M8 4.6v4M8 11v.1" stroke="#fff"/>'
)
ICONS = {
    "me": '<circle cx="8" cy="8" r="6" fill="currentColor" stroke="none"/>',
    "open": '<circle cx="8" cy="8" r="5.5"/><path d="M8 8V4.5"/>',
    "soon": '<path d="M8 2 15 14H1z"/><path d="M8 6.5v3.4M8 12v.1"/>',
    "over": _ALERT,
    "back": '<path d="M6 3 2.5 6.5 6 10"/><path d="M3 6.5h6.5a4 4 0 0 1 0 8H7"/>',
    "hold": '<path d="M5.5 3v10M10.5 3v10"/>',
    "done": '<path d="M3 8.5 6.5 12 13 4.5"/>',
    "up": '<path d="M8 11V3M4.5 6 8 2.5 11.5 6M2.5 13.5h11"/>',
    "note": '<circle cx="8" cy="8" r="6"/><path d="M8 7.3v3.6M8 5v.1"/>',
    "no": '<circle cx="8" cy="8" r="6"/><path d="m4 4 8 8"/>',
    "find": '<circle cx="7" cy="7" r="4.5"/><path d="M10.5 10.5 14 14"/>',
    "work": '<path d="M2.5 2.5h11v11h-11z"/><path d="m5 8 2.2 2.2L11 6"/>',
    "lead": '<path d="M8 1.8 14 13.5H2z"/><path d="M8 6v3.5M8 11.6v.1"/>',
    "list": '<path d="M5.5 4h8M5.5 8h8M5.5 12h8M2.5 4v.1M2.5 8v.1M2.5 12v.1"/>',
    "home": '<path d="M2.5 7.5 8 2.5l5.5 5M4 6.800V13.500h8V6.8"/>',
    "chart": '<path d="M2.5 13.5h11M4.5 11V7.500M8 11V3M11.5 11V5.5"/>',
    "people": '<circle cx="8" cy="5" r="2.5"/><path d="M3 13.500c0-6 10-6 10 0"/>',
}


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """One of the site's icons; a word always stands beside it."""
    drawn = mark_safe(ICONS[name])  # noqa: S308 our own constant
    return format_html(
        '<svg class="i" viewBox="0 0 16 16" aria-hidden="true">{}</svg>', drawn
    )


@register.simple_tag
@lru_cache(maxsize=_MOST_STATES, typed=True)
def state(kind: str, words: str) -> SafeString:
    """状态: shape and word; ``kind`` is me, open, soon, over, back, hold, done or up."""
    return format_html('<span class="st {}">{}{}</span>', kind, icon(kind), words)


@register.simple_tag
def act_id() -> SafeString:
    """The hidden number of an act: the same form posted twice is one act."""
    return format_html('<input type="hidden" name="act_id" value="{}">', uuid4())


@register.simple_tag(takes_context=True)
def password_again(context: Context, form: str = "") -> SafeString:
    """A field for the password in a form that signs, where it was given long ago.

    Forms that carry files need it: a file cannot be kept while the password is asked.
    Where a page has several forms, ``form`` tells them apart.
    """
    request = context["request"]
    if not needs_fresh_password(request):
        return SafeString()
    wrong = request.method == "POST" and "password_again" in request.POST
    return render_to_string(
        "accounts/password_field.html", {"wrong": wrong, "form": form}
    )


@register.filter
def place(code: str) -> str:
    """The name of a division; the code itself when nobody knows it."""
    return name_of(code)
