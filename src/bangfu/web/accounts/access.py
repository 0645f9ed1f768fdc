"""人事权限: which post may do which act on units, accounts and posts."""

from collections.abc import Mapping
from datetime import date

from bangfu.core.access import NotYourDuty, Role
from bangfu.web.accounts.models import Post
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.act import SYSTEM, Actor
from bangfu.web.trail.clock import today

_SECURITY = frozenset({Role.SECURITY_ADMIN})
STAFF_ACTS: Mapping[str, str] = {
    "open_unit": "开设单位",
    "close_unit": "停用单位",
    "open_account": "开账号",
    "give_post": "任命岗位",
    "bind_round": "绑定督查轮次",
    "end_post": "卸任岗位",
    "disable_account": "停用账号",
    "reset_password": "重发首次密码",
    "reset_factor": "重设动态码",
    "unlock": "解除锁定",
    "load_staff": "导入人员名单",
    "hand_over": "移交工作",
}
"""人事动作: what only the security administrator does, as its button says it."""

MAY_SEE_STAFF = _SECURITY


class NotOnDuty(NotYourDuty):
    """An act from a post that is not in force."""

    def __init__(self) -> None:
        Exception.__init__(
            self, "您这个岗位今天不在任期内。没有保存，请换岗位或找安全管理员。"
        )


def officer_of_actor(actor: Actor) -> Officer:
    """Who acts, read again inside the act; raises when the post is no longer in force."""
    posts = Post.objects.select_related("account", "unit")
    post = posts.filter(pk=actor.post or 0).first()
    if post is None or not may_act_from(post) or post.account_id != actor.account:
        raise NotOnDuty
    return Officer(post.account, post)


def may_act_from(post: Post) -> bool:
    """Whether a post is in force today and its account open."""
    in_force = post.is_held_on(date.fromisoformat(today()))
    return in_force and post.account.disabled_at is None


def check_staff_act(actor: Actor, act: str) -> None:
    """Raise unless the actor is the system's console or a security administrator."""
    if actor == SYSTEM:
        return
    role = officer_of_actor(actor).standing.role
    if role not in _SECURITY:
        raise NotYourDuty(role, STAFF_ACTS[act])
