"""``bangfu policy``: every dated value with the document it stands on."""

import click

from bangfu.cli import chinese
from bangfu.cli.listing import Thing, json_option, show
from bangfu.policy import Value, load


@click.command(cls=chinese.Command, epilog="例：bangfu policy --json")
@json_option()
def command(*, as_json: bool) -> None:
    """列出全部政策参数：从哪天起、在哪里、是多少、依据什么。"""
    things = [
        {
            "key": entry.key,
            "title": entry.title,
            "unit": entry.unit,
            "freedom": entry.freedom.value,
            "values": [_plain(value) for value in entry.values],
        }
        for entry in load().entries.values()
    ]
    show(things, _line, as_json=as_json)


def _plain(value: Value) -> Thing:
    return {
        "from": value.since.isoformat(),
        "division": value.division,
        "value": value.content,
        "basis": value.basis,
    }


def _line(entry: Thing) -> str:
    lines = [f"{entry['key']}  {entry['title']}"]
    for value in entry["values"]:
        said = value["value"]
        said = "、".join(said) if isinstance(said, tuple) else f"{said} {entry['unit']}"
        lines.append(f"  {value['from']} 起：{said}（{value['basis']}）")
    return "\n".join(lines)
