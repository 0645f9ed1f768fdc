"""密码规则: two named profiles, because the two standards contradict each other."""

import os
import secrets
import string
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.contrib.auth.hashers import Argon2PasswordHasher, check_password
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

from bangfu.core.access import ADMINISTRATORS, APPROVERS, READS_SENSITIVE, Role
from bangfu.core.errors import BangfuError

FIRST_PASSWORD_LASTS = timedelta(hours=72)
# No 0 and O, 1 and l: a first password is read aloud or from paper.
_LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
_DIGITS = "23456789"
_MARKS = "-+=@#"
_OFTEN_USED_HERE = ("bangfu", "gansu", "gongwen", "fupin", "xiangcun", "zhenxing")
_SHORTEST_LOCAL_WORD = 4
_DOUBLED_AT_MOST = 12


@dataclass(frozen=True, slots=True)
class Profile:
    """登录策略: what an office chose when it set the site up."""

    name: str
    title: str
    shortest: int
    shortest_with_factor: int
    kinds: int
    remembered: int
    lasts: timedelta | None
    failures: int
    within: timedelta
    first_lock: timedelta
    idle: timedelta
    idle_of_administrators: timedelta
    second_factor: frozenset[Role]

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """What was chosen, item by item, as it is printed and shown."""
        shorter = self.shortest_with_factor < self.shortest
        with_factor = f"，有动态码的{self.shortest_with_factor}位" if shorter else ""
        kinds = f"，四种字符里至少{self.kinds}种" if self.kinds > 1 else ""
        remembered = f"，不与最近{self.remembered}次相同" if self.remembered else ""
        lasts = f"{self.lasts.days}天换一次" if self.lasts else "不定期更换"
        locks = f"{_minutes(self.within)}内错{self.failures}次"
        first = f"首次锁{_minutes(self.first_lock)}，再错翻倍"
        idle = f"管理员{_minutes(self.idle_of_administrators)}"
        return (
            ("密码", f"{self.shortest}位以上{with_factor}{kinds}{remembered}，{lasts}"),
            ("动态码", f"{_posts(self.second_factor)}登录都要"),
            ("连续错误", f"{locks}，{first}；一天锁3次，审计管理员看到告警"),
            ("不操作退出", f"{idle}，其他人{_minutes(self.idle)}；最长12小时"),
            ("首次密码", "随机，只用一次，72小时有效"),
            ("久不使用", "90天没有登录就停用"),
        )


# Every business post can look behind a mask, so the whole list is every post today.
_SECOND_FACTOR = ADMINISTRATORS | READS_SENSITIVE | APPROVERS | {Role.INSPECTOR}
DENGBAO3 = Profile(
    name="dengbao3",
    title="等级保护三级",
    shortest=12,
    shortest_with_factor=12,
    kinds=3,
    remembered=5,
    lasts=timedelta(days=90),
    failures=5,
    within=timedelta(minutes=15),
    first_lock=timedelta(minutes=15),
    idle=timedelta(minutes=30),
    idle_of_administrators=timedelta(minutes=15),
    second_factor=_SECOND_FACTOR,
)
ASVS5 = Profile(
    name="asvs5",
    title="ASVS 5.0",
    shortest=15,
    shortest_with_factor=8,
    kinds=1,
    remembered=0,
    lasts=None,
    failures=10,
    within=timedelta(minutes=15),
    first_lock=timedelta(minutes=1),
    idle=timedelta(minutes=30),
    idle_of_administrators=timedelta(minutes=30),
    second_factor=_SECOND_FACTOR,
)


def _minutes(span: timedelta) -> str:
    return f"{span // timedelta(minutes=1)}分钟"


def _posts(roles: frozenset[Role]) -> str:
    named = [role.label for role in Role if role in roles]
    return "所有岗位" if len(named) == len(Role) else "、".join(named)


PROFILES = {profile.name: profile for profile in (DENGBAO3, ASVS5)}


class UnknownProfile(BangfuError):
    """BANGFU_PROFILE names no profile."""

    def __init__(self) -> None:
        super().__init__(
            f"BANGFU_PROFILE 只能是 {'、'.join(PROFILES)}。请改正后再启动。"
        )


def profile() -> Profile:
    """The profile that this office chose."""
    try:
        return PROFILES[os.environ.get("BANGFU_PROFILE", DENGBAO3.name)]
    except KeyError:
        raise UnknownProfile from None


def first_password() -> str:
    """首次密码: random, used once; fits both profiles."""
    groups = ["".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(3)]
    digits = "".join(secrets.choice(_DIGITS) for _ in range(3))
    return secrets.choice(_MARKS).join([*groups, digits])


class FirstPasswordHasher(Argon2PasswordHasher):
    """Cheap: nobody guesses ninety random bits, and a staff list has hundreds."""

    time_cost = 1
    memory_cost = 1024
    parallelism = 1


def hash_first(password: str) -> str:
    """The hash of a first password; the site's own hasher can check it."""
    hasher = FirstPasswordHasher()
    hashed: str = hasher.encode(password, hasher.salt())
    return hashed


def reasons_not_to_take(
    password: str, *, login: str, earlier: list[str], rules: Profile
) -> list[str]:
    """Why a password cannot be taken; empty when it can."""
    reasons = []
    if len(password) < rules.shortest:
        reasons.append(f"密码要{rules.shortest}位以上")
    if _kinds(password) < rules.kinds:
        reasons.append(f"大写字母、小写字母、数字、符号至少要有{rules.kinds}种")
    if _is_guessable(password, login):
        reasons.append("这个密码太常见，或者含有登录名、单位常用词")
    if any(check_password(password, old) for old in earlier):
        reasons.append(f"不能和最近{rules.remembered}次用过的密码相同")
    return reasons


def _kinds(password: str) -> int:
    sets = (string.ascii_uppercase, string.ascii_lowercase, string.digits)
    found = sum(any(letter in one for letter in password) for one in sets)
    return found + any(letter not in "".join(sets) for letter in password)


def _is_guessable(password: str, login: str) -> bool:
    lower = password.lower()
    local = [word for word in (login, *_OFTEN_USED_HERE) if word in lower]
    if any(len(word) >= _SHORTEST_LOCAL_WORD for word in local):
        return True
    try:
        _common_passwords().validate(password)
    except ValidationError:
        return True
    return len(set(lower)) < _SHORTEST_LOCAL_WORD


@cache
def _common_passwords() -> CommonPasswordValidator:
    """Twenty thousand of them, read once."""
    return CommonPasswordValidator()


def is_too_old(password_at: datetime | None, now: datetime, rules: Profile) -> bool:
    """Whether the profile asks for a new password by now."""
    return (
        rules.lasts is not None
        and password_at is not None
        and now - password_at > rules.lasts
    )


def lock_of(locks: int, rules: Profile) -> timedelta:
    """How long the next lock lasts: doubled each time, a day at most."""
    doubled = 1 << min(locks, _DOUBLED_AT_MOST)
    return min(rules.first_lock * doubled, timedelta(days=1))
