"""工资薪金个税记录: wages on which somebody was taxed in a year.

For B07.
"""

from bangfu.tables import identity, recurring
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="tax_wages",
    title="工资薪金个税记录",
    sender="税务",
    role=Role.LIST,
    grain=Grain.PERSON,
    keeping=Keeping.SNAPSHOT,
    columns=(
        *identity.PERSON,
        Column("withholder", "扣缴单位", aliases=("扣缴义务人", "任职受雇单位")),
        recurring.YEAR,
        Column(
            "taxed_wage_fen",
            "年度工资薪金",
            Kind.FEN,
            ("工资薪金收入", "年度收入额"),
            unit="元",
            field_class=FieldClass.SENSITIVE,
        ),
        Column(
            "tax_fen",
            "已缴个税",
            Kind.FEN,
            ("已扣缴税额", "已缴税额"),
            unit="元",
            field_class=FieldClass.SENSITIVE,
        ),
        *identity.WHERE,
    ),
    marks=(
        ("taxed_wage_fen",),
        ("withholder", "tax_fen"),
    ),
    words=("个税", "个人所得税", "税务", "工资薪金"),
)
