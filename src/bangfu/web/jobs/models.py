"""任务: one row a job: who asked for what, how far it is, how it ended."""

from enum import StrEnum

from django.db import models

from bangfu.web.accounts.models import Account, Post


class JobState(StrEnum):
    """任务状态."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"

    @property
    def label(self) -> str:
        """The state as officers say it."""
        return _LABELS[self]

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens by itself."""
        return self in {JobState.DONE, JobState.FAILED}


_LABELS = {
    JobState.WAITING: "排队中",
    JobState.RUNNING: "正在办",
    JobState.DONE: "已办完",
    JobState.FAILED: "没有办成",
}


class Job(models.Model):
    """任务: long work beside the pages; its key is the number of the form that asked.

    ``arguments`` and ``result`` hold keys, days and counts, never anything personal.
    ``attempts`` also fences: a worker that was given up for dead can no longer write.
    """

    id = models.UUIDField(primary_key=True)
    work = models.CharField(max_length=120)
    title = models.CharField(max_length=120)
    arguments = models.JSONField(default=dict)
    account = models.ForeignKey(Account, models.PROTECT, null=True)
    post = models.ForeignKey(Post, models.PROTECT, null=True)
    division = models.CharField(max_length=12, blank=True)
    state = models.CharField(
        max_length=10,
        choices=[(s.value, s.label) for s in JobState],
        default=JobState.WAITING.value,
    )
    step = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(null=True)
    total = models.PositiveIntegerField(null=True)
    attempts = models.PositiveIntegerField(default=0)
    task = models.UUIDField(null=True)
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    beat_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    result = models.JSONField(default=dict)
    told = models.TextField(blank=True)
    target = models.CharField(max_length=200, blank=True)

    class Meta:
        """Somebody's own, newest first; what runs is looked through every minute."""

        indexes = [
            models.Index(fields=["account", "-made_at"], name="job_of_account"),
            models.Index(fields=["state", "beat_at"], name="job_state"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.state}"
