"""``bangfu tables``: every table that can be read, with its columns."""

import click

from bangfu.cli import chinese
from bangfu.cli.listing import Thing, json_option, show
from bangfu.tables import all_tables


@click.command(cls=chinese.Command, epilog="例：bangfu tables --json")
@json_option()
def command(*, as_json: bool) -> None:
    """列出能读的全部表：发送单位、每一列的标题和认得的别名。"""
    things = [
        {
            "name": table.name,
            "title": table.title,
            "sender": table.sender,
            "role": table.role.value,
            "grain": table.grain.value,
            "keeping": table.keeping.value,
            "layout": table.layout.value,
            "columns": [
                {
                    "name": column.name,
                    "title": column.title,
                    "kind": column.kind.value,
                    "unit": column.unit,
                    "required": column.required,
                    "field_class": column.field_class.value,
                    "aliases": list(column.aliases),
                    "labels": list(column.labels),
                }
                for column in table.columns
            ],
        }
        for table in all_tables().values()
    ]
    show(things, _line, as_json=as_json)


def _line(table: Thing) -> str:
    titles = "、".join(column["title"] for column in table["columns"])
    return f"{table['name']}  {table['title']}（{table['sender']}）\n  {titles}"
