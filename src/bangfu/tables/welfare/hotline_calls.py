"""群众诉求工单: what people asked for by letter or telephone, and how it was answered.

For M154, A35.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="hotline_calls",
    title="群众诉求工单",
    sender="信访、12345、12317",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.EVENTS,
    columns=(
        *identity.PERSON,
        Column("call_no", "工单编号", aliases=("工单号", "信访件编号")),
        Column(
            "channel",
            "诉求渠道",
            aliases=("来源渠道", "受理渠道"),
            labels=("12345", "12317", "信访", "网上留言"),
        ),
        Column(
            "request_kind",
            "诉求类别",
            aliases=("诉求类型", "反映类别"),
            labels=("医疗", "住房", "上学", "用水", "用电", "网络", "道路", "其他"),
        ),
        Column("received_on", "受理日期", Kind.DATE, ("受理时间", "来电时间")),
        Column("routed_to", "承办单位", aliases=("转办单位",)),
        Column("due_on", "办理时限", Kind.DATE, ("办结时限",)),
        Column("answered_on", "答复日期", Kind.DATE, ("办结日期", "答复时间")),
        Column(
            "request_state",
            "办理状态",
            aliases=("办结状态",),
            labels=("办理中", "已办结", "已答复"),
        ),
        Column("household_agrees", "群众是否满意", Kind.FLAG, ("是否满意",)),
        *identity.WHERE,
    ),
    marks=(
        ("request_kind",),
        ("received_on", "channel", "request_state"),
    ),
    words=("信访", "12345", "12317", "诉求", "热线", "工单"),
    business_key=("call_no",),
    likeness=("request_kind", "received_on"),
)
