"""大表: rows by the hundred are drawn with Jinja2, at a fraction of a template's cost."""

from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from jinja2 import Environment

from bangfu.core.calendar import say_date
from bangfu.web.accounts.templatetags.frame import state

NAME = "big_tables"
_ELLIPSIS = "…"


def draw(template: str, **told: Any) -> SafeString:
    """The table of a page, to be put into it as it is: what it says is escaped already."""
    return mark_safe(render_to_string(template, told, using=NAME))  # noqa: S308


def environment(**options: Any) -> Environment:
    """What every table may use."""
    drawn = Environment(**options)  # noqa: S701 Django's backend turns autoescape on
    drawn.globals |= {"state": state, "url": reverse}
    drawn.filters |= {"day": say_date, "cut": cut}
    return drawn


def cut(text: str, most: int) -> str:
    """A text with so many characters at most, the last of them saying that it goes on.

    >>> cut("停水四天", 4), cut("停水四天", 3)
    ('停水四天', '停水…')
    """
    return text if len(text) <= most else text[: most - 1] + _ELLIPSIS
