"""控辍保学台账: pupils who stay away, and what is done to bring them back.

For M91, A09, A11.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="school_dropouts",
    title="控辍保学台账",
    sender="教育",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("school", "学校名称", aliases=("学校", "就读学校")),
        Column("grade", "年级", aliases=("就读年级",)),
        Column(
            "out_since", "离校日期", Kind.DATE, ("离校时间", "未到校日期", "辍学日期")
        ),
        Column("out_days", "缺课天数", Kind.WHOLE, ("未到校天数",), unit="天"),
        Column(
            "dropout_state",
            "失辍学状态",
            aliases=("辍学状态", "控辍状态"),
            labels=("疑似辍学", "辍学", "失学", "已复学"),
        ),
        Column(
            "dropout_reason",
            "失学辍学原因",
            aliases=("失学或辍学原因", "辍学原因"),
            labels=("因病", "因残", "厌学", "务工", "其他"),
        ),
        Column("home_taught", "是否送教上门", Kind.FLAG, ("送教上门",)),
        Column("return_action", "劝返措施", aliases=("劝返工作措施", "三帮一措施")),
        Column(
            "return_by",
            "劝返责任人",
            Kind.NAME,
            ("包保责任人",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("return_visits", "劝返次数", Kind.WHOLE, ("上门劝返次数",), unit="次"),
        Column("returned_on", "复学日期", Kind.DATE, ("返校日期", "复学时间")),
        *identity.WHERE,
    ),
    marks=(
        ("dropout_state", "dropout_reason"),
        ("out_since", "return_action", "returned_on"),
    ),
    words=("控辍", "辍学", "劝返"),
)
