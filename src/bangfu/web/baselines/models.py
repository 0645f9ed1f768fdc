"""底数快照: what was known of every household of the work on one day; nothing edits it."""

from django.db import models

from bangfu.core.off_registry import TargetClass
from bangfu.web.accounts.models import Account
from bangfu.web.registry.models import Batch, Household


class Baseline(models.Model):
    """底数: a county's households on a day, as known when it was frozen.

    ``digest`` is over its households and also in the trail; ``missing`` names, per class
    of off-registry households, the lists that had never come.
    """

    division = models.CharField(max_length=12)
    name = models.CharField(max_length=40)
    on_date = models.DateField()
    known_at = models.DateTimeField()
    by = models.ForeignKey(Account, models.PROTECT)
    manifest = models.JSONField()
    missing = models.JSONField()
    digest = models.CharField(max_length=64)
    seq = models.BigIntegerField()

    class Meta:
        """A county's baselines go by their names."""

        constraints = [
            models.UniqueConstraint(
                fields=["division", "name"], name="one_baseline_of_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.name


class BaselineHousehold(models.Model):
    """底数里的一户: ever registered, or of an off-registry class, as it was on the day.

    ``has_left`` is a household once registered and in no register any more on the day;
    ``identified_on`` and ``cleared_on`` are what the national export says.
    """

    baseline = models.ForeignKey(
        Baseline, models.PROTECT, related_name="households", db_index=False
    )
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")
    no = models.CharField(max_length=60)
    division = models.CharField(max_length=12)
    kind = models.CharField(max_length=20, blank=True)
    category = models.CharField(max_length=20, blank=True)
    registered = models.BooleanField()
    ever_registered = models.BooleanField()
    has_left = models.BooleanField()
    known_since = models.DateField()
    identified_on = models.DateField(null=True)
    cleared_on = models.DateField(null=True)
    members = models.PositiveSmallIntegerField()

    class Meta:
        """A household once in a baseline; lists are cut by division."""

        constraints = [
            models.UniqueConstraint(
                fields=["baseline", "household"], name="once_in_a_baseline"
            )
        ]
        indexes = [
            models.Index(fields=["baseline", "division", "no"], name="baseline_place")
        ]

    def __str__(self) -> str:
        return self.no


class OffRegistry(models.Model):
    """档外对象类别: a class that a household was in, and which row says so."""

    home = models.ForeignKey(
        BaselineHousehold, models.PROTECT, related_name="classes", db_index=False
    )
    target_class = models.CharField(
        max_length=20, choices=[(one.value, one.label) for one in TargetClass]
    )
    batch = models.ForeignKey(Batch, models.PROTECT, related_name="+", db_index=False)
    sheet = models.PositiveSmallIntegerField()
    row = models.PositiveIntegerField()

    class Meta:
        """Once in each class."""

        constraints = [
            models.UniqueConstraint(
                fields=["home", "target_class"], name="once_in_a_class"
            )
        ]

    def __str__(self) -> str:
        return self.target_class
