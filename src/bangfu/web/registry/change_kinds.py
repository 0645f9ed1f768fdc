"""户情变化的种类: what can become of a household and its people."""

from enum import StrEnum

HEAD = "户主"


class ChangeKind(StrEnum):
    """变化种类."""

    BIRTH = "birth"
    MARRY_IN = "marry_in"
    MOVE_IN = "move_in"
    DEATH = "death"
    MARRY_OUT = "marry_out"
    MOVE_OUT = "move_out"
    SPLIT = "split"
    MERGE = "merge"
    MOVE = "move"
    LEAVE = "leave"
    NUMBER = "number"

    @property
    def label(self) -> str:
        """The kind as officers say it."""
        return _LABELS[self]


_LABELS = {
    ChangeKind.BIRTH: "出生",
    ChangeKind.MARRY_IN: "婚入",
    ChangeKind.MOVE_IN: "迁入",
    ChangeKind.DEATH: "死亡",
    ChangeKind.MARRY_OUT: "婚出",
    ChangeKind.MOVE_OUT: "迁出",
    ChangeKind.SPLIT: "分户",
    ChangeKind.MERGE: "并户",
    ChangeKind.MOVE: "整户迁村",
    ChangeKind.LEAVE: "整户迁出",
    ChangeKind.NUMBER: "证件更正",
}

ARRIVALS = frozenset({ChangeKind.BIRTH, ChangeKind.MARRY_IN, ChangeKind.MOVE_IN})
"""自然增加: somebody comes."""

DEPARTURES = frozenset({ChangeKind.DEATH, ChangeKind.MARRY_OUT, ChangeKind.MOVE_OUT})
"""自然减少: somebody goes."""
