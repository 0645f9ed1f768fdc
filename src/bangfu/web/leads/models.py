"""Leads, the hits they gather, who verified them, and what a verdict leaves behind."""

from django.db import models

from bangfu.core.cause import RuleKind
from bangfu.core.lead import Finding, LeadState, Verdict, Way
from bangfu.web.accounts.models import Account, Unit
from bangfu.web.registry.models import Hit, Household


class Lead(models.Model):
    """线索: a household and a cause, looked into once, by two named people."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="leads")
    cause = models.CharField(max_length=30)
    kind = models.CharField(
        max_length=12, choices=[(k.value, k.label) for k in RuleKind]
    )
    state = models.CharField(
        max_length=12, choices=[(s.value, s.label) for s in LeadState]
    )
    division = models.CharField(max_length=12)
    unit = models.ForeignKey(Unit, models.PROTECT)
    opened_on = models.DateField()
    due = models.DateField()
    verdict = models.CharField(
        max_length=20, blank=True, choices=[(v.value, v.label) for v in Verdict]
    )
    reason = models.CharField(max_length=20, blank=True)
    solver = models.ForeignKey(
        Unit, models.PROTECT, null=True, related_name="leads_to_solve"
    )
    problem_no = models.CharField(max_length=20, blank=True)
    duty_no = models.CharField(max_length=20, blank=True)
    seq = models.BigIntegerField()

    class Meta:
        """One open lead a household and cause."""

        constraints = [
            models.UniqueConstraint(
                fields=["household", "cause"],
                condition=~models.Q(state="settled"),
                name="one_open_lead",
            )
        ]
        indexes = [
            models.Index(fields=["state", "due"], name="lead_state"),
            models.Index(fields=["division", "state"], name="lead_place"),
        ]

    def __str__(self) -> str:
        return f"{self.household_id} {self.cause}"


class LeadHit(models.Model):
    """A hit that lasts may belong to a later lead, once its exemption ends."""

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="lead_hits")
    hit = models.ForeignKey(Hit, models.PROTECT, related_name="lead_hits")

    class Meta:
        """A hit belongs to a lead once."""

        constraints = [
            models.UniqueConstraint(fields=["lead", "hit"], name="one_hit_a_lead")
        ]

    def __str__(self) -> str:
        return f"{self.lead} {self.hit_id}"


class Verification(models.Model):
    """核实: one person's look at a lead; what he wrote is in the trail, sealed."""

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="verifications")
    account = models.ForeignKey(Account, models.PROTECT)
    unit = models.ForeignKey(Unit, models.PROTECT)
    way = models.CharField(max_length=8, choices=[(w.value, w.label) for w in Way])
    finding = models.CharField(
        max_length=8, choices=[(f.value, f.label) for f in Finding]
    )
    on = models.DateField()
    seq = models.BigIntegerField()

    class Meta:
        """Two named people: nobody verifies a lead twice."""

        constraints = [
            models.UniqueConstraint(
                fields=["lead", "account"], name="one_look_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"{self.lead} {self.seq}"


class LeadProof(models.Model):
    """A file that stands behind a verdict."""

    lead = models.ForeignKey(Lead, models.PROTECT, related_name="proofs")
    sha256 = models.CharField(max_length=64)
    shown_sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=12)
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return self.sha256[:12]


class Exemption(models.Model):
    """豁免: an explanation on file, with proof, until a day."""

    lead = models.OneToOneField(Lead, models.PROTECT, related_name="exemption")
    household = models.ForeignKey(Household, models.PROTECT, related_name="exemptions")
    cause = models.CharField(max_length=30)
    from_date = models.DateField()
    until = models.DateField()
    seq = models.BigIntegerField()

    class Meta:
        """The exemptions of a household are asked for by cause."""

        indexes = [models.Index(fields=["household", "cause"], name="exemption_of")]

    def __str__(self) -> str:
        return f"{self.household_id} {self.cause}"


class Case(models.Model):
    """监测个案: its state only; the procedure comes later."""

    class State(models.TextChoices):
        """个案状态."""

        PROPOSED = "proposed", "拟纳入"
        REMOVAL = "removal", "待退出核查"

    lead = models.OneToOneField(Lead, models.PROTECT, related_name="case")
    household = models.ForeignKey(Household, models.PROTECT, related_name="cases")
    state = models.CharField(max_length=12, choices=State.choices)
    opened_on = models.DateField()
    seq = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.household_id} {self.state}"
