"""识别退出程序台账: each step with its day, paper, review and signature.

For M09, M10, M11.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="procedure_steps",
    title="识别退出程序台账",
    sender="乡镇、村",
    role=Role.LIST,
    grain=Grain.HOUSEHOLD,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.HEAD,
        identity.HOUSEHOLD_NO,
        Column(
            "procedure",
            "程序类别",
            aliases=("程序名称",),
            labels=("识别", "退出", "风险消除"),
        ),
        Column(
            "step",
            "程序环节",
            aliases=("环节", "步骤"),
            labels=(
                "申请",
                "入户核实",
                "民主评议",
                "村内公示",
                "乡镇审核",
                "县级审定",
                "公告",
            ),
        ),
        Column("done_on", "办理日期", Kind.DATE, ("办结日期", "完成日期")),
        Column("document", "资料名称", aliases=("程序资料",)),
        Column("noticed_from", "公示开始日期", Kind.DATE, ("公示起始日期",)),
        Column("noticed_until", "公示结束日期", Kind.DATE, ("公示截止日期",)),
        Column(
            "signature",
            "群众签字情况",
            Kind.LABEL,
            ("签字情况", "农户签字情况"),
            labels=("已签字", "未签字", "签字但不认可"),
        ),
        Column("village_reviewed_on", "村级复核日期", Kind.DATE, ("村复核日期",)),
        Column(
            "village_reviewer",
            "村级复核人",
            Kind.NAME,
            ("村复核人",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("township_reviewed_on", "乡镇复核日期", Kind.DATE, ("乡复核日期",)),
        Column(
            "township_reviewer",
            "乡镇复核人",
            Kind.NAME,
            ("乡复核人",),
            field_class=FieldClass.PERSONAL,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("step",),
        ("signature", "noticed_from", "village_reviewed_on"),
    ),
    words=("程序", "公示", "评议"),
)
