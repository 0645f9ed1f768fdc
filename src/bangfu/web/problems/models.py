"""Problems with episodes, shares, hands, state spans, proofs and lists signed whole."""

from django.db import models

from bangfu.core.origin import ProblemOrigin
from bangfu.core.problem import Hand, ProblemAct, ProblemClass, ProblemState
from bangfu.web.accounts.models import Account, Unit
from bangfu.web.registry.models import Run


class Problem(models.Model):
    """问题: one identity for life; found again it is a new episode of the same problem."""

    no = models.CharField(max_length=20, unique=True)
    category = models.CharField(max_length=40)
    problem_class = models.CharField(
        max_length=12, choices=[(c.value, c.label) for c in ProblemClass]
    )
    title = models.CharField(max_length=120)
    subject_kind = models.CharField(max_length=20)
    subject = models.CharField(max_length=60)
    source_item = models.CharField(max_length=120)
    division = models.CharField(max_length=12)
    owner = models.ForeignKey(Unit, models.PROTECT, related_name="owned_problems")

    class Meta:
        """The same thing about the same subject is the same problem."""

        indexes = [models.Index(fields=["division"], name="problem_place")]

        constraints = [
            models.UniqueConstraint(
                fields=["category", "subject", "source_item"],
                name="one_problem_of_a_thing",
            )
        ]

    def __str__(self) -> str:
        return self.no


class Episode(models.Model):
    """回合: one finding of a problem, from 待确认 to its end.

    ``turn_role`` and ``turn_unit`` say who acts next; ``seq`` is the last event, by which
    a form knows that somebody else acted meanwhile. ``merge_into`` is the problem that
    somebody proposes to merge it into, or that it was merged into.
    """

    problem = models.ForeignKey(Problem, models.PROTECT, related_name="episodes")
    n = models.PositiveIntegerField()
    state = models.CharField(
        max_length=12, choices=[(s.value, s.label) for s in ProblemState]
    )
    origin = models.CharField(
        max_length=12,
        choices=[(o.value, o.label) for o in ProblemOrigin],
        default=ProblemOrigin.SELF_CHECK.value,
    )
    why = models.TextField()
    evidence = models.JSONField(default=list)
    found_on = models.DateField()
    found_seq = models.BigIntegerField()
    deadline_class = models.CharField(max_length=20)
    due = models.DateField()
    refusals = models.PositiveIntegerField(default=0)
    closed_no = models.CharField(max_length=24, blank=True)
    # The problem's own, which never change: lists ask the episode alone.
    division = models.CharField(max_length=12)
    problem_class = models.CharField(max_length=12)
    is_current = models.BooleanField(default=True)
    turn_role = models.CharField(max_length=20, blank=True)
    turn_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="turns")
    merge_into = models.ForeignKey(
        Problem, models.PROTECT, null=True, related_name="merging"
    )
    seq = models.BigIntegerField()

    class Meta:
        """Episodes are numbered; lists are cut by state and date."""

        constraints = [
            models.UniqueConstraint(
                fields=["problem", "n"], name="one_episode_of_a_number"
            ),
            models.UniqueConstraint(
                "problem",
                condition=models.Q(is_current=True),
                name="one_current_episode",
            ),
            models.UniqueConstraint(
                fields=["closed_no"],
                condition=~models.Q(closed_no=""),
                name="one_closing_of_a_number",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "due"], name="episode_state"),
            models.Index(fields=["turn_role", "turn_unit"], name="episode_turn"),
            # Whatever a list is cut and counted by: the index alone answers for a place.
            models.Index(
                fields=[
                    "division",
                    "is_current",
                    "state",
                    "problem_class",
                    "due",
                    "turn_role",
                    "turn_unit",
                ],
                name="episode_place",
            ),
            models.Index(
                fields=["state", "division", "is_current", "due"], name="episode_count"
            ),
            # A page in the order of its dates, walked until it is full.
            models.Index(
                fields=[
                    "due",
                    "id",
                    "division",
                    "state",
                    "problem_class",
                    "turn_role",
                    "turn_unit",
                    "is_current",
                ],
                condition=models.Q(is_current=True),
                name="episode_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.problem} {self.n}"


class Share(models.Model):
    """责任: which unit answers for an episode; one leads."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="shares")
    unit = models.ForeignKey(Unit, models.PROTECT)
    is_lead = models.BooleanField()

    class Meta:
        """One share a unit, one lead an episode."""

        constraints = [
            models.UniqueConstraint(
                fields=["episode", "unit"], name="one_share_of_a_unit"
            ),
            models.UniqueConstraint(
                "episode", condition=models.Q(is_lead=True), name="one_lead"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.episode} {self.unit}"


class HandTaken(models.Model):
    """经手: who was which hand of an episode."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="hands")
    hand = models.CharField(max_length=12, choices=[(h.value, h.label) for h in Hand])
    account = models.ForeignKey(Account, models.PROTECT)
    unit = models.ForeignKey(Unit, models.PROTECT)
    seq = models.BigIntegerField()

    class Meta:
        """One person a hand; sent back, the hands after the fixer are taken anew."""

        constraints = [
            models.UniqueConstraint(fields=["episode", "hand"], name="one_of_each_hand")
        ]

    def __str__(self) -> str:
        return f"{self.episode} {self.hand}"


class StateSpan(models.Model):
    """状态段: an episode's state from one event to the next; figures are counted here."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="spans")
    state = models.CharField(max_length=12)
    from_seq = models.BigIntegerField()
    to_seq = models.BigIntegerField(null=True)

    class Meta:
        """A figure at an event number is a count over these spans."""

        constraints = [
            models.UniqueConstraint(
                "episode",
                condition=models.Q(to_seq__isnull=True),
                name="one_open_state",
            )
        ]
        indexes = [models.Index(fields=["state", "from_seq"], name="state_at")]

    def __str__(self) -> str:
        return f"{self.episode} {self.state}"


class Proof(models.Model):
    """佐证: a file kept once under its digest; what is shown is a re-encoded copy."""

    episode = models.ForeignKey(Episode, models.PROTECT, related_name="proofs")
    sha256 = models.CharField(max_length=64)
    shown_sha256 = models.CharField(max_length=64, blank=True)
    kind = models.CharField(max_length=12)
    claimed_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField()
    seq = models.BigIntegerField()

    class Meta:
        """A file proves an episode once, however often it is sent."""

        constraints = [
            models.UniqueConstraint(
                fields=["episode", "sha256"], name="one_proof_of_a_file"
            )
        ]

    def __str__(self) -> str:
        return self.sha256[:12]


class SignedList(models.Model):
    """核验单: data problems that new lists agree on, frozen, looked into, signed once."""

    stage = models.CharField(
        max_length=20,
        choices=[(a.value, a.label) for a in (ProblemAct.CHECK, ProblemAct.ACCEPT)],
    )
    account = models.ForeignKey(Account, models.PROTECT)
    unit = models.ForeignKey(Unit, models.PROTECT)
    run = models.ForeignKey(Run, models.PROTECT)
    frozen_at = models.DateTimeField()
    signed_seq = models.BigIntegerField(null=True)

    class Meta:
        """One list an officer, step and run: nobody freezes until a sample suits him."""

        constraints = [
            models.UniqueConstraint(
                fields=["account", "stage", "run"], name="one_list_of_a_run"
            )
        ]
        indexes = [models.Index(fields=["signed_seq"], name="list_signed")]

    def __str__(self) -> str:
        return f"{self.stage} {self.pk}"


class ListedProblem(models.Model):
    """核验单的一行: a problem as it stood, the rows cited, and what a look found."""

    listed = models.ForeignKey(SignedList, models.PROTECT, related_name="rows")
    episode = models.ForeignKey(Episode, models.PROTECT, related_name="listings")
    seen = models.BigIntegerField()
    cited = models.JSONField()
    is_drawn = models.BooleanField(default=False)
    agrees = models.BooleanField(null=True)
    looked_seq = models.BigIntegerField(null=True)

    class Meta:
        """A problem stands on a list once."""

        constraints = [
            models.UniqueConstraint(
                fields=["listed", "episode"], name="one_row_of_a_problem"
            )
        ]

    def __str__(self) -> str:
        return f"{self.listed_id} {self.episode_id}"
