"""The tables of the trail: insert only."""

from django.db import models


class Event(models.Model):
    """事件: one act, batch or run; its hash covers everything before it."""

    seq = models.BigIntegerField(primary_key=True)
    epoch = models.PositiveIntegerField(default=1)
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)
    recv_at = models.CharField(max_length=32)
    claim_at = models.CharField(max_length=32, blank=True)
    actor = models.BigIntegerField(null=True)
    post = models.BigIntegerField(null=True)
    type = models.CharField(max_length=40)
    subject = models.CharField(max_length=80)
    payload_commit = models.CharField(max_length=64)
    act_id = models.UUIDField(unique=True)

    class Meta:
        """The chain is read by its numbers; stories, people and kinds of acts by indexes."""

        indexes = [
            models.Index(fields=["subject", "seq"], name="event_subject"),
            models.Index(fields=["actor", "seq"], name="event_actor"),
            models.Index(fields=["type", "seq"], name="event_type"),
        ]

    def __str__(self) -> str:
        return f"{self.seq} {self.type}"


class Payload(models.Model):
    """事件内容: sealed, in a table of its own, so that it can be destroyed alone."""

    seq = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField()
    cipher = models.BinaryField()

    def __str__(self) -> str:
        return f"payload {self.seq}"


class Checkpoint(models.Model):
    """检查点: the signed length and hash of the trail, also kept outside the database."""

    seq = models.BigIntegerField(primary_key=True)
    epoch = models.PositiveIntegerField(default=1)
    hash = models.CharField(max_length=64)
    made_at = models.CharField(max_length=32)
    signature = models.CharField(max_length=128)

    def __str__(self) -> str:
        return f"checkpoint {self.seq}"
