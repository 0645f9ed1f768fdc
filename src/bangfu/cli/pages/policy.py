"""The page of every policy entry, its values, and the documents they stand on."""

from bangfu.cli.pages import markdown
from bangfu.core.calendar import say_date
from bangfu.core.division import COUNTRY
from bangfu.policy import Entry, Freedom, Value, load

_FREEDOMS = {
    Freedom.LOCKED: "下级不得另定",
    Freedom.RAISE: "下级只可提高",
    Freedom.LOCAL: "下级可以另定",
}


def page() -> str:
    """Every entry with all its values."""
    return markdown.document("政策参数", *map(_section, load().entries.values()))


def _section(entry: Entry) -> str:
    heading = f"## {entry.title} `{entry.key}`"
    facts = f"- 单位：{entry.unit}\n- 自主权：{_FREEDOMS[entry.freedom]}"
    heads = ["自何日起", "区划", "取值", "依据"]
    rows = [_row(value) for value in entry.values]
    return "\n\n".join([heading, facts, markdown.table(heads, rows)])


def _row(value: Value) -> list[str]:
    place = "全国" if value.division == COUNTRY else value.division
    return [say_date(value.since), place, say_content(value), value.basis]


def say_content(value: Value) -> str:
    """A value as it is written on paper."""
    match value.content:
        case int(number):
            return f"{number:,}"
        case str(text):
            return text
        case several:
            return "、".join(several)
