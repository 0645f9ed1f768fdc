"""The page of every rule: its words, its basis, and the lists and values it reads."""

from collections.abc import Iterable

from bangfu.cli.pages import markdown
from bangfu.policy import load as load_policy
from bangfu.screening.book import Book, load
from bangfu.screening.rule import Rule, Subject
from bangfu.tables import all_tables

_SUBJECTS = {Subject.MEMBER: "人", Subject.HOUSEHOLD: "户"}


def page() -> str:
    """Every rule in the book."""
    book = load()
    index = markdown.table(
        ["规则", "编号", "类别", "原因"],
        [
            [rule.title, f"`{rule.id}`", rule.kind.label, rule.cause.label]
            for rule in book.rules.values()
        ],
    )
    sections = [_section(rule, book) for rule in book.rules.values()]
    return markdown.document("筛查规则", index, *sections)


def _section(rule: Rule, book: Book) -> str:
    tables, values = book.needs(rule)
    facts = [
        f"- 类别：{rule.kind.label}；原因：{rule.cause.label}",
        f"- 按{_SUBJECTS[rule.subject]}判断",
        f"- 依据：{rule.basis}",
        f"- 用到的名单：{_lists(tables)}",
        f"- 用到的政策参数：{_entries(values)}",
        f"- 没有可判断的内容时：{rule.absent}",
    ]
    heading = f"## {rule.title} `{rule.id}`"
    return "\n\n".join([heading, markdown.prose(rule.words), "\n".join(facts)])


def _lists(names: Iterable[str]) -> str:
    """Lists by their titles; the register of persons and households is always there."""
    declared = [all_tables()[name] for name in sorted(names) if name in all_tables()]
    return "、".join(["户和人员底册", *(f"{t.title} `{t.name}`" for t in declared)])


def _entries(keys: Iterable[str]) -> str:
    entries = load_policy().entries
    used = [entries[key] for key in sorted(keys) if key in entries]
    return "、".join(f"{entry.title} `{entry.key}`" for entry in used) or "无"
