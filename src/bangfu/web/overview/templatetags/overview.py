"""表格里的数: linked to its list; zero is grey and leads nowhere."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from bangfu.web.overview.figures import ON_PHONES, Cell

register = template.Library()


@register.simple_tag
def figure(cell: Cell) -> SafeString:
    """One cell of the table of places."""
    hidden = "" if cell.column in ON_PHONES else " lo"
    if not cell.n:
        return format_html('<td class="num zero{}">0</td>', hidden)
    late = ' class="zhu"' if cell.is_late else ""
    return format_html(
        '<td class="num{}"><a href="{}"{}>{}</a></td>',
        hidden,
        cell.href,
        SafeString(late),
        f"{cell.n:,}",
    )
