"""The register: spans and memberships with their days, records, batches, runs and hits."""

from django.db import models

from bangfu.web.accounts.models import Account
from bangfu.web.registry.change_models import (
    ChangeEffect,
    Disagreement,
    FormerNumber,
    HouseholdChange,
)
from bangfu.web.registry.heading_models import TaughtHeading

__all__ = [
    "Batch",
    "ChangeEffect",
    "Disagreement",
    "FormerNumber",
    "Hit",
    "Household",
    "HouseholdChange",
    "HouseholdSpan",
    "Membership",
    "Person",
    "Record",
    "Run",
    "SamePerson",
    "Statement",
    "TaughtHeading",
    "UnsureRow",
    "Upload",
]

OPEN = models.Q(until__isnull=True)


class Batch(models.Model):
    """批次: what the lake holds of one file and table; its number is the lake's.

    rows = new + changed + same + repeated + older + unsure; ``older`` rows say of a day
    before what the register knows, ``unsure`` ones of nobody we could name. ``unlisted``
    are rows of people who were in no register on the day of writing; null where nobody
    counted yet.
    """

    number = models.BigIntegerField(primary_key=True)
    division = models.CharField(max_length=12, default="")
    table = models.CharField(max_length=40)
    file = models.CharField(max_length=200)
    sheets = models.JSONField(default=list)
    sha256 = models.CharField(max_length=64, db_index=True)
    as_of = models.DateField()
    loaded_at = models.DateTimeField()
    rows = models.PositiveIntegerField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    same = models.PositiveIntegerField(default=0)
    repeated = models.PositiveIntegerField(default=0)
    older = models.PositiveIntegerField(default=0)
    unsure = models.PositiveIntegerField(default=0)
    refused = models.PositiveIntegerField(default=0)
    unlisted = models.PositiveIntegerField(null=True)
    full = models.BooleanField(default=False)
    withdrawn_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.table} {self.number}"


def _mark() -> models.ForeignKey[Batch | None, Batch | None]:
    """Which batch did something to a row; asked for only when a batch is withdrawn."""
    return models.ForeignKey(
        Batch, models.PROTECT, null=True, related_name="+", db_index=False
    )


def _change() -> models.ForeignKey[HouseholdChange | None, HouseholdChange | None]:
    """Which 户情变化 did something to a row."""
    return models.ForeignKey(
        HouseholdChange, models.PROTECT, null=True, related_name="+"
    )


class Household(models.Model):
    """户: one identity for ever; numbers and places come and go in its spans."""

    batch = models.ForeignKey(Batch, models.PROTECT)

    def __str__(self) -> str:
        return str(self.pk)


class HouseholdSpan(models.Model):
    """户的一段: its number, place and kind from a day on.

    ``batch`` is whose word it is; ``opened_by`` the one that wrote the row, where that is
    another; ``opened_event`` the change of the household that did.
    """

    household = models.ForeignKey(Household, models.PROTECT, related_name="spans")
    no = models.CharField(max_length=60)
    division = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=20, blank=True)
    registered = models.BooleanField()
    from_date = models.DateField()
    until = models.DateField(null=True)
    batch = models.ForeignKey(Batch, models.PROTECT)
    opened_by = _mark()
    ended_by = _mark()
    opened_event = _change()
    ended_event = _change()

    class Meta:
        """One open span a household; lists are cut by division and found by number."""

        constraints = [
            models.UniqueConstraint("household", condition=OPEN, name="one_open_span")
        ]
        indexes = [
            models.Index(fields=["division", "no"], name="span_place"),
            models.Index(fields=["no"], name="span_no"),
        ]

    def __str__(self) -> str:
        return self.no


class Person(models.Model):
    """人: found again by a blind index; the number and the name are sealed.

    ``entered_by`` is the register that named somebody whom only a list had named. Whom
    only a withdrawn batch named keeps the index and nothing else.
    """

    id_index = models.BinaryField(unique=True, null=True)
    id_cipher = models.BinaryField(null=True)
    name_cipher = models.BinaryField(null=True)
    surname = models.CharField(max_length=4, blank=True)
    birth_on = models.DateField(null=True)
    sex = models.CharField(max_length=2, blank=True)
    standing = models.CharField(max_length=10)
    batch = models.ForeignKey(Batch, models.PROTECT)
    entered_by = _mark()

    def __str__(self) -> str:
        return str(self.pk)


class Membership(models.Model):
    """成员: a person in a household from a day on; ``no`` is the number people quote."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="memberships")
    household = models.ForeignKey(Household, models.PROTECT, related_name="members")
    no = models.CharField(max_length=60)
    relation = models.CharField(max_length=20, blank=True)
    from_date = models.DateField()
    until = models.DateField(null=True)
    batch = models.ForeignKey(Batch, models.PROTECT)
    ended_by = _mark()
    opened_event = _change()
    ended_event = _change()

    class Meta:
        """A person lives in one household at a time."""

        constraints = [
            models.UniqueConstraint(
                "person", condition=OPEN, name="one_open_membership"
            )
        ]

    def __str__(self) -> str:
        return self.no


class Record(models.Model):
    """记录: what a register said of a subject from a day on; personal values are sealed.

    ``subject`` is ``p:`` person, ``h:`` household or ``v:`` village; ``sheet`` and ``row``
    say where in the batch's file it stands.
    """

    table = models.CharField(max_length=40)
    subject = models.CharField(max_length=30)
    from_date = models.DateField()
    until = models.DateField(null=True)
    batch = models.ForeignKey(Batch, models.PROTECT)
    ended_by = _mark()
    digest = models.BinaryField()
    sheet = models.PositiveSmallIntegerField()
    row = models.PositiveIntegerField()
    body = models.JSONField()

    class Meta:
        """One open record a subject and table; the story of a subject."""

        constraints = [
            models.UniqueConstraint(
                "table", "subject", condition=OPEN, name="one_open_record"
            )
        ]
        indexes = [
            models.Index(fields=["subject", "from_date"], name="record_story"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.subject}"


class Run(models.Model):
    """筛查: one run with its manifest: same manifest, same hits."""

    on_date = models.DateField()
    known_at = models.DateTimeField()
    division = models.CharField(max_length=12)
    manifest = models.JSONField()
    told = models.JSONField()
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.on_date} {self.pk}"


class Hit(models.Model):
    """命中: what a rule says of a household, as a span of runs and not a row a run.

    ``batches`` are those its evidence stands in.
    """

    rule = models.CharField(max_length=80)
    cause = models.CharField(max_length=30)
    household = models.ForeignKey(Household, models.PROTECT, related_name="hits")
    member_no = models.CharField(max_length=60, blank=True)
    division = models.CharField(max_length=12)
    sentence = models.TextField()
    evidence = models.JSONField()
    batches = models.JSONField(default=list)
    first_run = models.ForeignKey(Run, models.PROTECT, related_name="first_hits")
    last_run = models.ForeignKey(Run, models.PROTECT, related_name="last_hits")

    class Meta:
        """A rule's hits, and those of a run."""

        indexes = [
            models.Index(fields=["rule", "household"], name="hit_of"),
            models.Index(fields=["division", "last_run"], name="hit_place"),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.household_id}"


class Upload(models.Model):
    """送来的表: files somebody sent, what checking them told, and what was written.

    The files themselves lie sealed in the vault under ``token``; ``table`` is which list
    they are, where the sender said so.
    """

    token = models.UUIDField(primary_key=True)
    account = models.ForeignKey(Account, models.PROTECT)
    division = models.CharField(max_length=12)
    as_of = models.DateField()
    table = models.CharField(max_length=40, blank=True, default="")
    sent_at = models.DateTimeField()
    files = models.JSONField()
    told = models.JSONField(default=dict)
    written_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    destroyed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.token)


class Statement(models.Model):
    """人工说明: what a person says of one field of a register; the import stays beside it.

    ``subject`` is a person or household as in Record; ``field`` is ``table.column``. The
    value lies sealed where an imported one would. It counts from ``confirmed_at`` on, and
    no longer once it was ended; what was known before keeps its answer.
    """

    subject = models.CharField(max_length=30)
    field = models.CharField(max_length=80)
    kind = models.CharField(max_length=8)
    value = models.JSONField(null=True)
    value_cipher = models.BinaryField(null=True)
    proof_cipher = models.BinaryField()
    from_date = models.DateField()
    until = models.DateField(null=True)
    division = models.CharField(max_length=12)
    by = models.ForeignKey(Account, models.PROTECT, related_name="statements")
    unit = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField()
    confirmed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="statements_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)

    class Meta:
        """The story of a subject; everything confirmed, for a run."""

        indexes = [
            models.Index(fields=["subject", "field"], name="statement_of"),
            models.Index(fields=["division", "confirmed_at"], name="statement_place"),
        ]

    def __str__(self) -> str:
        return f"{self.field} {self.subject}"


class UnsureRow(models.Model):
    """存疑的行: a row that may be somebody we know; a person says who.

    ``identity`` finds the same writing of the same sender again; ``method`` and
    ``probability`` are what the doubt rests on; ``hits`` is how many hits of the newest run
    stand on such a list in the households it may be about, ``weight`` how many rules read
    the table.
    """

    class State(models.TextChoices):
        """认定结果."""

        WAITING = "waiting", "待认定"
        SAME = "same", "是同一人"
        OTHER = "other", "不是同一人"

    batch = models.ForeignKey(Batch, models.PROTECT, related_name="unsure_rows")
    table = models.CharField(max_length=40)
    sheet = models.PositiveSmallIntegerField()
    row = models.PositiveIntegerField()
    division = models.CharField(max_length=12)
    surname = models.CharField(max_length=4, blank=True)
    name_cipher = models.BinaryField(null=True)
    id_cipher = models.BinaryField(null=True)
    identity = models.BinaryField()
    is_valid = models.BooleanField()
    candidates = models.JSONField()
    method = models.CharField(max_length=12, blank=True, default="")
    probability = models.FloatField(null=True)
    hits = models.PositiveIntegerField(default=0)
    weight = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)

    class Meta:
        """The queue: what most hits hang on comes first, then what most rules read."""

        indexes = [
            models.Index(
                fields=["state", "-hits", "-weight", "id"], name="unsure_queue"
            ),
            models.Index(fields=["table", "identity"], name="unsure_writing"),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row}"


class SamePerson(models.Model):
    """认定过的人: who a sender's writing of a name and number is; nobody of ours if null."""

    table = models.CharField(max_length=40)
    identity = models.BinaryField()
    person = models.ForeignKey(
        Person, models.PROTECT, null=True, related_name="settled"
    )
    is_newcomer = models.BooleanField(default=False)
    unsure = models.ForeignKey(UnsureRow, models.PROTECT, related_name="settled")
    by = models.ForeignKey(Account, models.PROTECT)
    at = models.DateTimeField()
    seq = models.BigIntegerField()

    class Meta:
        """A sender's writing means one thing."""

        constraints = [
            models.UniqueConstraint(
                fields=["table", "identity"], name="one_meaning_of_a_writing"
            )
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.pk}"
