"""问题来源: a list, so that self-found and found-by-others can be told apart."""

from enum import StrEnum


class ProblemOrigin(StrEnum):
    """问题来源: how a problem came to light; it never changes afterwards."""

    SCREENING = "screening"
    OVERDUE = "overdue"
    SELF_CHECK = "self_check"
    FEEDBACK = "feedback"
    VISIT = "visit"
    INSPECTION = "inspection"
    HOTLINE = "hotline"
    LOOK_BACK = "look_back"

    @property
    def label(self) -> str:
        """The origin as officers say it."""
        return _ORIGIN_LABELS[self]


_ORIGIN_LABELS = {
    ProblemOrigin.SCREENING: "名单比对",
    ProblemOrigin.OVERDUE: "线索超期",
    ProblemOrigin.SELF_CHECK: "自查",
    ProblemOrigin.FEEDBACK: "上级反馈",
    ProblemOrigin.VISIT: "走访",
    ProblemOrigin.INSPECTION: "督查检查",
    ProblemOrigin.HOTLINE: "来电来访",
    ProblemOrigin.LOOK_BACK: "回头看",
}
BY_HAND = (
    ProblemOrigin.SELF_CHECK,
    ProblemOrigin.FEEDBACK,
    ProblemOrigin.VISIT,
    ProblemOrigin.INSPECTION,
    ProblemOrigin.HOTLINE,
)
"""Origins that somebody chooses when he registers a problem himself."""
