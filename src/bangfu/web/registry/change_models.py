"""户情变化 on record: what somebody wrote, what it did, and which register disagrees."""

from django.db import models

from bangfu.web.accounts.models import Account
from bangfu.web.registry.change_kinds import ChangeKind

_KINDS = [(kind.value, kind.label) for kind in ChangeKind]


class HouseholdChange(models.Model):
    """户情变化: a birth, death, marriage, move, split, merge or new number, with its day.

    It counts from ``confirmed_at`` on, and no longer once it was ended; ended without
    having been confirmed it was refused. What was written lies sealed.
    """

    household = models.ForeignKey(
        "registry.Household", models.PROTECT, related_name="changes"
    )
    kind = models.CharField(max_length=12, choices=_KINDS)
    on_date = models.DateField()
    division = models.CharField(max_length=12)
    body_cipher = models.BinaryField()
    basis_cipher = models.BinaryField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="changes_written")
    unit = models.CharField(max_length=60)
    at = models.DateTimeField()
    seq = models.BigIntegerField()
    needs_county = models.BooleanField()
    confirmed_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="changes_confirmed"
    )
    confirmed_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="changes_ended"
    )
    ended_at = models.DateTimeField(null=True)

    class Meta:
        """Those of a place that wait, or that a run must know."""

        indexes = [
            models.Index(fields=["division", "confirmed_at"], name="change_place"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.seq}"


class ChangeEffect(models.Model):
    """变化的去向: of one person or household, where to; nowhere means gone for good.

    ``person`` is null where it is about the household itself. No ``household`` means the
    person was new. ``batch`` is the register's word that it goes beyond; ``settled_by``
    the register that has said the same since.
    """

    change = models.ForeignKey(HouseholdChange, models.PROTECT, related_name="effects")
    person = models.ForeignKey(
        "registry.Person", models.PROTECT, null=True, related_name="effects"
    )
    household = models.ForeignKey(
        "registry.Household", models.PROTECT, null=True, related_name="effects"
    )
    target = models.ForeignKey(
        "registry.Household", models.PROTECT, null=True, related_name="effects_here"
    )
    relation = models.CharField(max_length=20, blank=True)
    division = models.CharField(max_length=12, blank=True)
    was_seen = models.BooleanField(default=False)
    batch = models.ForeignKey("registry.Batch", models.PROTECT, related_name="+")
    settled_by = models.ForeignKey(
        "registry.Batch", models.PROTECT, null=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.change_id} {self.pk}"


class Disagreement(models.Model):
    """登记不一致: a later register says otherwise than a change that stands."""

    change = models.ForeignKey(
        HouseholdChange, models.PROTECT, related_name="disagreements"
    )
    batch = models.ForeignKey(
        "registry.Batch", models.PROTECT, related_name="disagreements"
    )
    person = models.ForeignKey(
        "registry.Person", models.PROTECT, null=True, related_name="+"
    )
    household = models.ForeignKey(
        "registry.Household", models.PROTECT, related_name="disagreements"
    )
    says = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.change_id} {self.batch_id}"


class FormerNumber(models.Model):
    """用过的证件号: finds a person whose number was corrected; sealed like the number."""

    person = models.ForeignKey(
        "registry.Person", models.PROTECT, related_name="former_numbers"
    )
    change = models.ForeignKey(HouseholdChange, models.PROTECT, related_name="+")
    id_index = models.BinaryField(unique=True)
    id_cipher = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)
