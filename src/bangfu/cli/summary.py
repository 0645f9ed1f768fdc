"""小结: what became of the files and what the rules found, in lines a clerk can read."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bangfu.cli.faults import group_faults
from bangfu.core.calendar import say_date
from bangfu.core.fault import Effect
from bangfu.intake.report import FileReport, ListReport, Report
from bangfu.lake.image import Image
from bangfu.linkage.answers import Answer
from bangfu.screening.hit import merge
from bangfu.screening.run import Run
from bangfu.tables import find_table
from bangfu.tables.divisions import name_of
from bangfu.tables.table import Grain, Role

_SHOWN = 3


def of_files(report: Report) -> Iterator[str]:
    """Every file with its rows by answer, then the faults grouped by what to do."""
    yield f"读了 {len(report.files)} 个文件"
    for file in report.files:
        yield from _of_file(file)
    faults = [fault for file in report.files for fault in file.faults]
    kept = [fault for fault in faults if fault.effect is not Effect.FILE]
    if kept:
        yield "需要处理的差错和提示"
        yield from group_faults(kept, shown=_SHOWN)


def _of_file(file: FileReport) -> Iterator[str]:
    for fault in file.faults:
        if fault.effect is Effect.FILE:
            yield f"  没收  {fault.sentence}"
    for one in file.lists:
        yield f"  《{file.file}》{one.title}：{_counts(one)}"
        if one.dropped:
            yield f"      没有用到的列：{'、'.join(one.dropped)}"


def _counts(one: ListReport) -> str:
    """Rows read, and what became of them."""
    table = find_table(one.table)
    parts = [f"{one.read} 行"]
    if table.grain is not Grain.VILLAGE:
        new = "新入册" if table.role is Role.REGISTRY else "未在册"
        parts += [f"{_label(a, new)} {n}" for a, n in one.answers.items()]
    return "，".join([*parts, f"未收 {one.refused}"])


def _label(answer: Answer, new: str) -> str:
    return new if answer is Answer.NEW else answer.label


def of_image(image: Image) -> Iterator[str]:
    """Files dated after the day, which are not used."""
    for batch in image.unused:
        yield (
            f"《{batch.file}》是{say_date(batch.as_of)}的数据，"
            f"晚于{say_date(image.on)}，这次没有用"
        )


def of_run(run: Run) -> Iterator[str]:
    """What ran, what could not and why, and the hits by rule and as leads."""
    yield f"{name_of(run.division)}，{say_date(run.on)}，在册和台账共 {run.households} 户"
    if run.seen:
        yield f"另有 {run.seen} 人只在名单上、不在任何台账里，各按一户判断"
    if run.elsewhere:
        yield f"另有 {run.elsewhere} 户住在其他地方，没有判断"
    found = Counter(hit.rule.id for hit in run.hits)
    for rule in run.ran:
        yield f"  {rule.kind.label}  {rule.title}（{rule.id}）：{found[rule.id]} 条"
    for skipped in run.not_run:
        yield f"  没有运行  {skipped.rule.title}（{skipped.rule.id}）：{skipped.reason}"
    yield from (f"  说明  {remark}" for remark in run.remarks)
    leads = merge(run.hits)
    causes = Counter(lead.cause for lead in leads)
    by_cause = _listed(f"{cause.label} {count}" for cause, count in causes.items())
    yield f"命中 {len(run.hits)} 条，合并为 {len(leads)} 条线索{by_cause}"
    if leads:
        yield "命中只是疑点，请按线索入户或电话核实后再作结论。"


def _listed(words: Iterable[str]) -> str:
    joined = "、".join(words)
    return f"（{joined}）" if joined else ""
