"""``bangfu tables``: the tables that can be read, and an empty workbook for each."""

from pathlib import Path

import click

from bangfu.cli import chinese
from bangfu.cli.listing import Thing, json_option, show
from bangfu.tables import all_tables, find_table
from bangfu.tables.rhythms import usual
from bangfu.tables.table import Table


@click.command(
    cls=chinese.Command,
    epilog="例：bangfu tables --json；"
    "bangfu tables hospital_stays --template 住院明细模板.xlsx",
)
@click.argument("name", metavar="[表名]", required=False)
@click.option(
    "--template",
    "out",
    metavar="文件",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存这张表的空白模板（.xlsx）：带批注和下拉框，填好可直接提交。",
)
@json_option()
def command(name: str | None, out: Path | None, *, as_json: bool) -> None:
    """列出能读的全部表：发送单位、每一列的标题和认得的别名。

    写上表名只看这一张，并可另存它的模板。
    """
    if out is None:
        tables = all_tables().values() if name is None else [find_table(name)]
        show([_thing(table) for table in tables], _line, as_json=as_json)
        return
    if name is None:
        raise click.BadParameter(
            "另存模板要写明是哪张表，表名可用 bangfu tables 查看", param_hint="表名"
        )
    _write(find_table(name), out)


def _write(table: Table, out: Path) -> None:
    from bangfu.exchange.template import write_template  # noqa: PLC0415 loaded when used

    if out.suffix.lower() != ".xlsx":
        raise click.BadParameter(
            "模板是 Excel 表，请把文件名后缀改成 .xlsx", param_hint="--template"
        )
    if out.exists():
        raise click.BadParameter(
            f"已有“{out}”，请换一个文件名", param_hint="--template"
        )
    if not out.resolve().parent.is_dir():
        raise click.BadParameter(
            f"没有“{out.parent}”这个文件夹，请核对路径", param_hint="--template"
        )
    write_template(table, out)
    click.echo(f"{table.title}的模板已写到 {out}，填好后可直接提交。")


def _thing(table: Table) -> Thing:
    return {
        "name": table.name,
        "title": table.title,
        "sender": table.sender,
        "rhythm": usual(table.name).rhythm.value,
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


def _line(table: Thing) -> str:
    titles = "、".join(column["title"] for column in table["columns"])
    return f"{table['name']}  {table['title']}（{table['sender']}）\n  {titles}"
