"""事件的叫法: what each kind of event and each kind of subject is called, in one place."""

from collections.abc import Mapping

from bangfu.tables import find_table
from bangfu.tables.divisions import name_of
from bangfu.web.accounts.access import STAFF_ACTS
from bangfu.web.leads.actions import LABELS as LEAD_ACTS
from bangfu.web.problems.story import ACTS as PROBLEM_ACTS
from bangfu.web.problems.story import PRINT_CLOSING_FORM, TAKE_OVER
from bangfu.web.trail.act import REFUSED
from bangfu.web.trail.actions import DESTROY_PAYLOADS, READ_FIELD
from bangfu.web.trail.chain import OPEN_EPOCH
from bangfu.web.trail.demo import BEGIN_DEMO, FINISH_DEMO

VERIFY_TRAIL = "verify_trail"
LABELS: Mapping[str, str] = {
    REFUSED: "被拒绝",
    "log_in": "登录",
    "log_out": "退出",
    "refuse_log_in": "登录未成",
    "change_password": "修改密码",
    "set_up_factor": "设置动态码",
    "shut_unused": "停用久未登录的账号",
    "raise_alarm": "锁定告警",
    "open_units": "按区划开设单位",
    "confirm_posts": "同意任命",
    "refuse_post": "不同意任命",
    **STAFF_ACTS,
    "send_files": "交表",
    "tell_check": "核对交来的表",
    "load_batch": "写入一批",
    "write_files": "写入完成",
    "drop_files": "放弃交来的表",
    "teach_heading": "记住列名",
    "forget_heading": "忘掉列名",
    "take_returned": "下载退回表",
    "withdraw_batch": "撤回一批",
    "destroy_originals": "销毁原件",
    "settle_same": "认定同一人",
    "settle_other": "认定不同人",
    "state_fact": "人工说明",
    "dispute_fact": "提出异议",
    "confirm_statement": "确认说明",
    "end_statement": "结束说明",
    "record_change": "登记户情变化",
    "confirm_change": "确认户情变化",
    "refuse_change": "不予确认户情变化",
    "take_back_change": "撤销户情变化",
    "reveal_field": "查看遮盖的信息",
    READ_FIELD: "查看敏感信息",
    "record_run": "筛查入册",
    "open_leads": "分派线索",
    **LEAD_ACTS,
    **PROBLEM_ACTS,
    "set_list_terms": "定报送要求",
    "freeze_baseline": "冻结底数",
    "freeze_list": "定核验单",
    "look_at_problem": "逐件看过",
    "sign_list": "签核验单",
    "export_problems": "导出问题台账",
    "take_export": "下载导出的台账",
    TAKE_OVER: "移交接手",
    PRINT_CLOSING_FORM: "打印销号审批表",
    VERIFY_TRAIL: "核对留痕",
    DESTROY_PAYLOADS: "销毁事件内容",
    OPEN_EPOCH: "另开一期",
    BEGIN_DEMO: "开始生成演示数据",
    FINISH_DEMO: "演示数据生成完毕",
    "make_many_problems": "批量编造演示问题",
}
"""事件类型. An act without a word here fails a test."""

_SUBJECTS: Mapping[str, str] = {
    "account": "账号",
    "post": "岗位",
    "unit": "单位",
    "upload": "交来的表",
    "batch": "批次",
    "run": "筛查",
    "baseline": "底数",
    "household": "农户",
    "person": "人员",
    "lead": "线索",
    "problem": "问题",
    "list": "核验单",
}
_WHOLE: Mapping[str, str] = {
    "demo": "演示数据",
    "trail": "留痕",
    "staff": "人员名单",
    "posts": "任命",
}


def label_of(type_: str) -> str:
    """An act as officers say it; one that nobody knows any more keeps its word."""
    return LABELS.get(type_, type_)


def subject_label(subject: str) -> str:
    """What an event is about, as a page says it.

    >>> subject_label("problem:2026-000003"), subject_label("division:620599")
    ('问题 2026-000003', '示例县')
    """
    kind, _, number = subject.partition(":")
    if kind == "division":
        return name_of(number)
    if subject in LABELS:
        return ""  # a refused act came to no subject
    if kind == "table":
        return find_table(number).title
    if kind == "upload":
        return _SUBJECTS[kind]
    if kind in _SUBJECTS and number:
        shown = f"第{number}号" if number.isdigit() else number
        return f"{_SUBJECTS[kind]} {shown}"
    return _WHOLE.get(subject, subject)
