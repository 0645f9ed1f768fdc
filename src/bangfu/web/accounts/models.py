"""Accounts, units and posts; a post is how an account gets anything to do."""

from datetime import date
from enum import StrEnum

from django.contrib.auth.hashers import check_password
from django.db import models

from bangfu.core.access import Post as Standing
from bangfu.core.access import Role
from bangfu.web.seal import unseal


class UnitKind(StrEnum):
    """单位类别."""

    OFFICE = "office"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    VILLAGE = "village"

    @property
    def label(self) -> str:
        """The kind as officers say it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    UnitKind.OFFICE: "帮扶办",
    UnitKind.DEPARTMENT: "部门",
    UnitKind.TOWNSHIP: "乡镇",
    UnitKind.VILLAGE: "村",
}


class Unit(models.Model):
    """单位: a village, township, department or office, from when to when."""

    name = models.CharField(max_length=60)
    kind = models.CharField(
        max_length=20, choices=[(kind.value, kind.label) for kind in UnitKind]
    )
    division = models.CharField(max_length=12)
    from_date = models.DateField()
    until = models.DateField(null=True)

    class Meta:
        """One unit of a name in a place at a time."""

        constraints = [
            models.UniqueConstraint(
                fields=["name", "division"],
                condition=models.Q(until__isnull=True),
                name="one_open_unit_of_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """账号: a person who may log in. The name is sealed; the log-in name is not a secret.

    ``factor_step`` is the last time step whose code was used: no code opens twice.
    """

    login = models.CharField(max_length=40, unique=True)
    name_cipher = models.BinaryField()
    password = models.CharField(max_length=160)
    password_at = models.DateTimeField(null=True)
    must_change = models.BooleanField(default=True)
    first_until = models.DateTimeField(null=True)
    first_used_at = models.DateTimeField(null=True)
    earlier_passwords = models.JSONField(default=list)
    lock_moments = models.JSONField(default=list)
    factor_cipher = models.BinaryField(null=True)
    factor_at = models.DateTimeField(null=True)
    factor_step = models.BigIntegerField(null=True)
    last_in_at = models.DateTimeField(null=True)
    disabled_at = models.DateTimeField(null=True)
    was_unused = models.BooleanField(default=False)
    session_key = models.CharField(max_length=40, blank=True)

    is_anonymous = False

    def __str__(self) -> str:
        return self.login

    @property
    def is_authenticated(self) -> bool:
        """Whether the account may still come in."""
        return self.disabled_at is None

    @property
    def name(self) -> str:
        """姓名: opened from its seal, which is bound to the log-in name."""
        return unseal(bytes(self.name_cipher), place=name_place(self.login))

    def fits(self, password: str) -> bool:
        """Whether this is the account's password."""
        return check_password(password, self.password)


def name_place(login: str) -> str:
    """Where the name of an account is sealed to."""
    return f"accounts.account.name:{login}"


class Attempts(models.Model):
    """登录失败: of an account from one address, so that others are not locked out too.

    The address is kept as a keyed hash.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="attempts")
    address = models.CharField(max_length=64)
    failures = models.PositiveIntegerField(default=0)
    failing_since = models.DateTimeField(null=True)
    locks = models.PositiveIntegerField(default=0)
    locked_until = models.DateTimeField(null=True)

    class Meta:
        """One row an account and address."""

        constraints = [
            models.UniqueConstraint(
                fields=["account", "address"], name="one_count_an_address"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id} {self.failures}"


class RecoveryCode(models.Model):
    """备用码: opens once where the phone is not at hand; only its keyed hash is kept."""

    account = models.ForeignKey(Account, models.PROTECT, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        """A code is somebody's once."""

        constraints = [
            models.UniqueConstraint(
                fields=["account", "digest"], name="one_recovery_code"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account_id}"


class PostState(StrEnum):
    """任命状态: whether the business owner has agreed to a grant."""

    PENDING = "pending"
    CONFIRMED = "confirmed"
    REFUSED = "refused"

    @property
    def label(self) -> str:
        """The state as officers say it."""
        return _STATE_LABELS[self]


_STATE_LABELS = {
    PostState.PENDING: "待确认",
    PostState.CONFIRMED: "已确认",
    PostState.REFUSED: "未同意",
}


class Post(models.Model):
    """任职: an account in a unit with a role over a division; a deputy names its AB 岗.

    A trigger keeps administrators apart in the database too (see ``apart``).
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="posts")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="posts")
    role = models.CharField(max_length=20, choices=[(r.value, r.label) for r in Role])
    division = models.CharField(max_length=12)
    from_date = models.DateField()
    until = models.DateField(null=True)
    deputy_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="deputies"
    )
    state = models.CharField(
        max_length=12,
        choices=[(state.value, state.label) for state in PostState],
        default=PostState.CONFIRMED.value,
    )
    decided_by = models.ForeignKey(
        Account, models.PROTECT, null=True, related_name="decided_posts"
    )
    decided_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        acting = "（代）" if self.deputy_of_id else ""
        return f"{self.unit}{Role(self.role).label}{acting}"

    def is_held_on(self, day: date) -> bool:
        """Whether the post was confirmed and is in force on a day."""
        begun = self.is_confirmed and self.from_date <= day
        return begun and (self.until is None or day <= self.until)

    @property
    def is_confirmed(self) -> bool:
        """Whether the business owner agreed."""
        return self.state == PostState.CONFIRMED

    @property
    def standing(self) -> Standing:
        """The post as the pure access rules know it."""
        return Standing(Role(self.role), self.unit_id, self.division)


class RoundBinding(models.Model):
    """督查轮次绑定: an inspector's round, its days, and the households drawn for it."""

    post = models.OneToOneField(Post, models.PROTECT, related_name="round")
    name = models.CharField(max_length=60)
    from_date = models.DateField()
    until = models.DateField()
    household_nos = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.name
