"""The page of every list that may be read, with its columns and their headings."""

from bangfu.cli.pages import markdown
from bangfu.tables import all_tables
from bangfu.tables.rhythms import usual
from bangfu.tables.table import (
    Choose,
    Chosen,
    Column,
    FieldClass,
    Grain,
    Keeping,
    Kind,
    Layout,
    Role,
    Table,
)

_KINDS = {
    Kind.TEXT: "文字",
    Kind.NAME: "姓名",
    Kind.ID_NUMBER: "身份证号",
    Kind.PHONE: "电话",
    Kind.ACCOUNT: "号码",
    Kind.PLACE: "地名",
    Kind.LABEL: "选项",
    Kind.FLAG: "是否",
    Kind.DATE: "日期",
    Kind.FEN: "金额",
    Kind.NUMBER: "数值",
    Kind.WHOLE: "整数",
}
_CLASSES = {
    FieldClass.PUBLIC: "公开",
    FieldClass.INTERNAL: "内部",
    FieldClass.PERSONAL: "个人信息",
    FieldClass.SENSITIVE: "敏感个人信息",
}
_ROLES = {Role.REGISTRY: "户和人员的底册", Role.LIST: "用来比对的名单"}
_GRAINS = {Grain.PERSON: "人", Grain.HOUSEHOLD: "户", Grain.VILLAGE: "村或村里的一项"}
_KEEPINGS = {
    Keeping.SNAPSHOT: "新的一批替换旧的一批",
    Keeping.EVENTS: "各批累加，同一笔只计一次",
}
_LAYOUTS = {Layout.SEEN: "照真实导出表", Layout.ASSUMED: "按通行写法假定"}
_CHOICES = {
    Choose.FIRST_PRESENT: "取文件里有的第一列",
    Choose.FIRST_FILLED: "逐行取第一个非空的格",
}


def page() -> str:
    """Every declared table."""
    every = all_tables().values()
    index = markdown.table(
        ["名单", "标识", "发送单位", "周期", "列数"],
        [
            [
                table.title,
                f"`{table.name}`",
                table.sender,
                _rhythm(table),
                str(len(table.columns)),
            ]
            for table in every
        ],
    )
    return markdown.document("可以读的名单", index, *map(_section, every))


def _rhythm(table: Table) -> str:
    known = usual(table.name)
    return f"{known.rhythm.label}{'（假定）' if known.assumed else ''}"


def _section(table: Table) -> str:
    facts = [
        f"- 发送单位：{table.sender}",
        f"- 用途：{_ROLES[table.role]}；一行是一{_GRAINS[table.grain]}",
        f"- 再次收到时：{_KEEPINGS[table.keeping]}",
        f"- 版式：{_LAYOUTS[table.layout]}",
        *(f"- {_choice(chosen, table)}" for chosen in table.chosen),
    ]
    heads = ["标题", "标识", "内容", "其他写法", "可填或常用的值", "分级"]
    columns = markdown.table(heads, [_row(column) for column in table.columns])
    heading = f"## {table.title} `{table.name}`"
    return "\n\n".join([heading, "\n".join(facts), columns])


def _choice(chosen: Chosen, table: Table) -> str:
    columns = "、".join(table.column(name).title for name in chosen.of)
    return f"{chosen.title} `{chosen.name}`：从{columns}中{_CHOICES[chosen.by]}"


def _row(column: Column) -> list[str]:
    unit = f"（{column.unit}）" if column.unit else ""
    return [
        column.title + ("（必须有）" if column.required else ""),
        f"`{column.name}`",
        _KINDS[column.kind] + unit,
        "、".join(column.aliases),
        "、".join(column.labels),
        _CLASSES[column.field_class],
    ]
