"""The page of a problem's states: the diagram, the acts and the hands, from the table."""

from bangfu.cli.pages import markdown
from bangfu.core.access import MAY
from bangfu.core.problem import (
    APART,
    MOVES,
    UNITS_APART,
    ProblemAct,
    ProblemClass,
    ProblemState,
    next_state,
)


def page() -> str:
    """The states, the acts between them and whose hands must differ."""
    return markdown.document(
        "问题的状态、动作和经手人",
        _diagram(),
        "## 动作",
        markdown.table(
            ["动作", "标识", "从", "到", "经手", "要带什么", "谁办"],
            [_row(act) for act in ProblemAct],
        ),
        "退回另派第一次仍是待认领，换一个单位；第二次转待裁定。反弹另起一回合，编号不变。",
        "撤销和合并要有两个单位、理由和证明材料：一个单位提出，另一个单位裁定。",
        "## 职责分离",
        markdown.table(
            ["类别", "不能是同一个人", "不能是同一个单位"],
            [_apart(kind) for kind in ProblemClass],
        ),
    )


def _diagram() -> str:
    lines = ["```mermaid", "stateDiagram-v2"]
    lines += [f"  {state} : {state.label}" for state in ProblemState]
    lines.append(f"  [*] --> {ProblemState.FOUND}")
    for act, move in MOVES.items():
        starts = [state for state in ProblemState if state in move.start]
        ends = dict.fromkeys([move.end, next_state(act, earlier_refusals=1)])
        lines += [f"  {s} --> {e} : {act.label}" for s in starts for e in ends]
    return "\n".join([*lines, "```"])


def _row(act: ProblemAct) -> list[str]:
    move = MOVES[act]
    starts = "、".join(state.label for state in ProblemState if state in move.start)
    brings = [("理由", move.needs_reason), ("证明材料", move.needs_proof)]
    return [
        act.label,
        f"`{act}`",
        starts,
        move.end.label,
        move.hand.label if move.hand else "—",
        "、".join(word for word, is_needed in brings if is_needed) or "—",
        "、".join(sorted(role.label for role in MAY[act])),
    ]


def _apart(kind: ProblemClass) -> list[str]:
    told = [
        "；".join(
            sorted("和".join(sorted(hand.label for hand in pair)) for pair in pairs)
        )
        for pairs in (APART[kind], UNITS_APART[kind])
    ]
    return [kind.label, *(text or "—" for text in told)]
