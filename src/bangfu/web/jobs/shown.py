"""任务怎么说: state, progress and time of a job, for its pages."""

from dataclasses import dataclass
from datetime import timedelta

from bangfu.web.jobs.models import Job, JobState
from bangfu.web.trail.clock import now

_MARKS = {
    JobState.WAITING: "hold",
    JobState.RUNNING: "open",
    JobState.DONE: "done",
    JobState.FAILED: "over",
}
_MINUTE, _HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page says of a job."""

    job: Job
    state: JobState
    mark: str
    took: str

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self.state.is_over

    @property
    def has_failed(self) -> bool:
        """没有办成."""
        return self.state is JobState.FAILED


def shown(job: Job) -> Shown:
    """A job as its page tells it."""
    state = JobState(job.state)
    began = job.started_at or job.made_at
    took = (job.ended_at or now()) - began
    return Shown(job, state, _MARKS[state], in_words(took))


def in_words(took: timedelta) -> str:
    """用时: 不到1秒, 45秒, 3分20秒, 1小时5分."""
    seconds = int(took.total_seconds())
    if seconds < 1:
        return "不到1秒"
    if seconds < _MINUTE:
        return f"{seconds}秒"
    if seconds < _HOUR:
        return f"{seconds // _MINUTE}分{seconds % _MINUTE}秒"
    return f"{seconds // _HOUR}小时{seconds % _HOUR // _MINUTE}分"
