"""``bangfu rules``: every rule, what it is for and what it reads."""

import click

from bangfu.cli import chinese
from bangfu.cli.listing import Thing, json_option, show


@click.command(cls=chinese.Command, epilog="例：bangfu rules --json")
@json_option()
def command(*, as_json: bool) -> None:
    """列出全部规则：编号、类别、依据、需要的名单和政策参数。"""
    from bangfu.screening.book import load  # noqa: PLC0415 the engine loads when used

    book = load()
    things = []
    for rule in book.rules.values():
        tables, values = book.needs(rule)
        things.append(
            {
                "id": rule.id,
                "title": rule.title,
                "kind": rule.kind.value,
                "kind_label": rule.kind.label,
                "cause": rule.cause.value,
                "subject": rule.subject.value,
                "basis": rule.basis,
                "words": rule.words,
                "tables": sorted(tables),
                "policy": sorted(values - {"on"}),
            }
        )
    show(things, _line, as_json=as_json)


def _line(rule: Thing) -> str:
    words = rule["words"].replace("\n", "")
    needs = "、".join(rule["tables"])
    return f"{rule['id']}  {rule['title']}（{rule['kind_label']}）\n  {words}\n  需要 {needs}"
