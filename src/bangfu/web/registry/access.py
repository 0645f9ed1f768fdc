"""台账权限: which posts send files, run a screening, and look behind a mask."""

from collections.abc import Mapping

from bangfu.core.access import SEES_HOUSEHOLDS, NotHere, NotYourDuty, Role
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.models import Upload
from bangfu.web.trail.act import Actor

CLERKS = (Role.COUNTY_CLERK,)
SETTLERS = (Role.COUNTY_CLERK, Role.TOWNSHIP_CHECKER)
STATERS = (Role.VILLAGE_CADRE, Role.TOWNSHIP_CHECKER, Role.COUNTY_CLERK)
DOUBTERS = (*STATERS, Role.DEPARTMENT_OFFICER)
SEES_RUNS = (Role.COUNTY_CLERK, Role.COUNTY_HEAD, Role.LEADER)
SEES = tuple(sorted(SEES_HOUSEHOLDS))

_MAY: Mapping[str, tuple[str, tuple[Role, ...]]] = {
    "send_files": ("交表", CLERKS),
    "load_batch": ("写入表格", CLERKS),
    "withdraw_batch": ("撤回一批", CLERKS),
    "state_fact": ("说明情况", STATERS),
    "dispute_fact": ("提出异议", DOUBTERS),
    "confirm_statement": ("确认说明", SETTLERS),
    "end_statement": ("终止说明", SETTLERS),
    "record_change": ("登记户情变化", STATERS),
    "confirm_change": ("确认户情变化", SETTLERS),
    "refuse_change": ("不予确认", SETTLERS),
    "take_back_change": ("撤销户情变化", SETTLERS),
    "settle_same": ("存疑认定", SETTLERS),
    "settle_other": ("存疑认定", SETTLERS),
    "drop_files": ("放弃交来的表", CLERKS),
    "teach_heading": ("记住列名", CLERKS),
    "forget_heading": ("忘掉列名", CLERKS),
    "take_returned": ("下载退回表", CLERKS),
    "record_run": ("筛查", CLERKS),
    "reveal_field": ("查看遮盖的信息", SEES),
}


def check_may(actor: Actor, act: str) -> Officer:
    """Who acts, read again inside the act; raises when the post is not for it."""
    officer = officer_of_actor(actor)
    label, roles = _MAY[act]
    if officer.standing.role not in roles:
        raise NotYourDuty(officer.standing.role, label)
    return officer


def check_own(officer: Officer, upload: Upload) -> None:
    """Files are their county's: raise, as if they were not there, for anybody else."""
    if upload.division != officer.post.division or upload.dropped_at:
        raise NotHere
