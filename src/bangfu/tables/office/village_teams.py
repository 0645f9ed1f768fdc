"""驻村工作队名册: teams sent to villages, one row a member, with attendance.

For M90.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="village_teams",
    title="驻村工作队名册",
    sender="组织",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("team_no", "工作队编号", aliases=("队编号", "工作队名称")),
        Column("batch", "派驻批次", aliases=("批次", "轮次")),
        Column(
            "member",
            "队员姓名",
            Kind.NAME,
            ("工作队员", "队员", "驻村干部"),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "team_post",
            "队内职务",
            aliases=("工作队职务", "驻村职务"),
            labels=("第一书记兼队长", "第一书记", "队长", "队员"),
        ),
        Column(
            "leader",
            "队长姓名",
            Kind.NAME,
            ("工作队长", "队长"),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "member_count",
            "队员人数",
            Kind.WHOLE,
            ("工作队人数", "驻村人数"),
            unit="人",
        ),
        Column("sending_unit", "派出单位", aliases=("选派单位", "派驻单位")),
        Column(
            "started_on",
            "到岗日期",
            Kind.DATE,
            ("驻村开始时间", "派驻时间", "到村时间", "驻村起始时间"),
        ),
        Column("ended_on", "离岗日期", Kind.DATE, ("驻村结束时间", "期满时间")),
        Column("attendance_month", "考勤月份", Kind.DATE, ("考勤时间",)),
        Column("due_days", "应到天数", Kind.NUMBER, ("应驻村天数",), unit="天"),
        Column(
            "present_days", "实到天数", Kind.NUMBER, ("在岗天数", "驻村天数"), unit="天"
        ),
        Column("leave_days", "请假天数", Kind.NUMBER, unit="天"),
        Column("absent_days", "旷岗天数", Kind.NUMBER, ("脱岗天数",), unit="天"),
        Column(
            "management",
            "日常管理情况",
            aliases=("管理记录", "日常管理记录"),
            labels=("正常", "已约谈", "已召回"),
        ),
        *identity.WHERE,
    ),
    marks=(
        ("batch", "team_no"),
        ("sending_unit", "due_days", "present_days", "member_count"),
    ),
    words=("驻村", "工作队"),
)
