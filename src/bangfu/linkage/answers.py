"""答案: what is asked of a row, what can be said of it, and how it was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import pyarrow as pa
import pyarrow.compute as pc

from bangfu.core.id_number import Quality


class Answer(StrEnum):
    """识别结果 of one row."""

    LINKED = "linked"
    NEW = "new"
    UNSURE = "unsure"
    UNIDENTIFIED = "unidentified"

    @property
    def label(self) -> str:
        """The answer as a clerk would say it."""
        return _LABELS[self]


_LABELS = {
    Answer.LINKED: "已对上",
    Answer.NEW: "未在册",
    Answer.UNSURE: "存疑",
    Answer.UNIDENTIFIED: "无法识别",
}


class Method(StrEnum):
    """识别依据: what a link or a doubt rests on."""

    NUMBER = "number"
    REPAIRED = "repaired"
    SLIP = "slip"
    IDENTITY = "identity"
    HOUSEHOLD = "household"
    NAMESAKE = "namesake"
    MODEL = "model"
    SETTLED = "settled"

    @property
    def label(self) -> str:
        """The ground as a clerk would say it."""
        return _GROUNDS[self]

    @property
    def doubt(self) -> str:
        """Why a row that rests on it is left to a person."""
        return _DOUBTS[self]


_GROUNDS = {
    Method.NUMBER: "证件号相同",
    Method.REPAIRED: "证件号换算后相同",
    Method.SLIP: "证件号差一处",
    Method.IDENTITY: "姓名、出生日期、村和性别相同",
    Method.HOUSEHOLD: "同户同名",
    Method.NAMESAKE: "同村同名",
    Method.MODEL: "姓名、出生日期等相近",
    Method.SETTLED: "人工认定",
}

_DOUBTS = {
    Method.NUMBER: "证件号与册上的人相同，姓名却不同",
    Method.REPAIRED: "证件号换算成18位后与册上的人相同，姓名却不同",
    Method.SLIP: "证件号与册上的人差一处，姓名不同，或者像的不止一人",
    Method.IDENTITY: "姓名、出生日期和村相同，但册上不止一人，或者证件号差得多",
    Method.HOUSEHOLD: "这一户叫这个名字的不止一人",
    Method.NAMESAKE: "没有证件号，同村有同名的人",
    Method.MODEL: "姓名、出生日期、地方与册上的人相近",
    Method.SETTLED: "曾经人工认定",
}

IDENTITY = pa.schema(
    {
        "id_number": pa.string(),
        "id_quality": pa.string(),
        "name": pa.string(),
        "birth_on": pa.date32(),
        "sex": pa.string(),
        "division_code": pa.string(),
        "household": pa.int64(),
    }
)
"""身份: what a row says of who it is about; ``household`` where that is known already.

``birth_on`` and ``sex`` are the row's own words, else those of a number to be trusted.
"""

ANSWERS = pa.schema(
    {
        "at": pa.int64(),
        "answer": pa.string(),
        "near": pa.list_(pa.int64()),
        "method": pa.string(),
        "probability": pa.float64(),
    }
)
"""答案: whom a row is; ``near`` are those it might be, where that is not sure.

``probability`` only where the model judged: nothing else here is measured in shares.
"""

_ODD = pa.array(list("13579"))

TRUSTED = (Quality.VALID.value, Quality.REPAIRED.value)
"""Numbers that are somebody's, whoever that is."""


def told_by(numbers: pa.Array, qualities: pa.Array) -> tuple[pa.Array, pa.Array]:
    """The birth and the sex inside numbers to be trusted; blank for the others."""
    trusted = pc.is_in(qualities, value_set=pa.array(TRUSTED))
    good = pc.if_else(trusted, numbers, pa.scalar(None, pa.string()))
    digits = pc.utf8_slice_codeunits(good, 6, 14)
    birth = pc.strptime(digits, format="%Y%m%d", unit="s").cast(pa.date32())
    odd = pc.is_in(pc.utf8_slice_codeunits(good, 16, 17), value_set=_ODD)
    sex = pc.if_else(odd, "男", "女")
    return birth, pc.if_else(trusted, sex, pa.scalar(None, pa.string()))


@dataclass(frozen=True, slots=True)
class Verdict:
    """一行的答案: the columns of ANSWERS for one row."""

    answer: Answer
    at: int | None = None
    near: Sequence[int] = ()
    method: Method | None = None
    probability: float | None = None


def linked(at: int, method: Method, probability: float | None = None) -> Verdict:
    """This person and nobody else."""
    return Verdict(Answer.LINKED, at=at, method=method, probability=probability)


def unsure(
    near: Sequence[int], method: Method, probability: float | None = None
) -> Verdict:
    """Perhaps one of these; a person must say."""
    return Verdict(Answer.UNSURE, near=near, method=method, probability=probability)


def doubted(told: Verdict) -> Verdict:
    """The same, but for a person to say."""
    near = told.near if told.at is None else (told.at,)
    return replace(told, answer=Answer.UNSURE, at=None, near=near)
