"""监测列: a household's risks, help and removal as the national exports have them."""

from bangfu.tables import code_lists
from bangfu.tables.registry import RISK_CLEARED, income
from bangfu.tables.table import Column, FieldClass, Kind

RISKS = tuple(
    Column(f"risk{place}", f"致贫/返贫风险{place}", aliases=aliases,
           labels=code_lists.RISKS)
    for place, aliases in enumerate(
        (("致贫/返贫风险", "致贫返贫风险1", "风险类型"), (), (), (), ()), 1
    )
)  # fmt: skip
CAUSES = (
    Column("cause1", "致贫原因1", aliases=("主要致贫原因", "致贫原因")),
    Column("cause2", "致贫原因2", aliases=("其他致贫原因",)),
)
DATES = (
    Column("first_identified_on", "首次识别时间", Kind.DATE, ("首次识别日期",)),
    Column(
        "identified_on", "识别监测时间", Kind.DATE, ("风险识别时间", "监测识别时间")
    ),
    Column("cleared_on", "消除监测时间", Kind.DATE, ("风险消除时间",)),
)

# What each kind of help is called as a column, in the order of the national system.
MEASURES = (
    Column("industry_help", "产业帮扶"),
    Column("job_help", "就业帮扶"),
    Column("finance_help", "金融帮扶"),
    Column("post_help", "公益岗位帮扶", aliases=("公益性岗位帮扶",)),
    Column(
        "post_help_remark",
        "公益岗位帮扶其他备注",
        aliases=("公益性岗位帮扶其他备注",),
    ),
    Column("health_help", "健康帮扶"),
    Column("compulsory_school_help", "义务教育保障"),
    Column("school_help", "教育帮扶", aliases=("其他教育帮扶",)),
    Column("welfare_help", "综合保障"),
    Column("housing_help", "住房安全保障"),
    Column("water_help", "饮水安全保障"),
    Column("social_help", "社会帮扶"),
    Column("relocation_help", "搬迁"),
    Column("living_help", "生产生活条件改善"),
    Column("works_help", "基础设施建设"),
)
_OUT_OF_SCHOOL = "是否义务教育阶段适龄儿童少年失学辍学"
_UNINSURED = "是否有家庭成员未参加城乡居民（职工）基本医疗保险"
FINDINGS = (
    Column(
        "child_out_of_school", _OUT_OF_SCHOOL, Kind.FLAG,
        ("否义务教育阶段适龄儿童少年失学辍学",),
    ),
    Column("house_damaged", "是否住房出现安全问题", Kind.FLAG, ("是否住房损毁",)),
    Column("water_damaged", "是否饮水出现安全问题", Kind.FLAG, ("是否饮水设施损毁",)),
    Column("somebody_uninsured", _UNINSURED, Kind.FLAG),
)  # fmt: skip
REMOVAL = (
    Column("removal_kind", "风险消除方式", labels=("帮扶消除", "自然消除")),
    Column("removed_child_out_of_school", f"风险消除后{_OUT_OF_SCHOOL}", Kind.FLAG),
    Column("removed_house_damaged", "风险消除后是否住房损毁", Kind.FLAG),
    Column("removed_water_damaged", "风险消除后是否饮水设施损毁", Kind.FLAG),
    Column("removed_somebody_uninsured", f"风险消除后{_UNINSURED}", Kind.FLAG),
    income("removed_wage_income_fen", "风险消除后工资性收入"),
    income("removed_business_income_fen", "风险消除后生产经营性收入"),
    income("removed_property_income_fen", "风险消除后财产性收入"),
    income("removed_transfer_income_fen", "风险消除后转移性收入"),
    income("removed_business_cost_fen", "风险消除后生产经营性支出"),
    income("removed_net_income_fen", "风险消除后家庭纯收入"),
    income(
        "removed_net_per_head_fen", "风险消除后家庭人均纯收入", "风险消除后人均纯收入"
    ),
    income("removed_claims_fen", "风险消除后理赔收入"),
    income("removed_self_paid_fen", "风险消除后合规自付支出"),
)


def _name(name: str, title: str) -> Column:
    return Column(name, title, Kind.NAME, field_class=FieldClass.PERSONAL)


def _phone(name: str, title: str) -> Column:
    return Column(name, title, Kind.PHONE, field_class=FieldClass.PERSONAL)


CONTACTS = (
    _name("contact", "监测联系人"),
    _phone("contact_phone", "监测联系人联系电话"),
    _name("collector", "信息采集人"),
    _phone("collector_phone", "信息采集人联系电话"),
)

MONITORING = (
    *CAUSES,
    *RISKS,
    Column("disaster_kind", "因自然灾害子项"),
    Column("risk_remark", "其他备注"),
    *DATES,
    Column("no_labour_household", "整户无劳动能力兜底保障户", Kind.FLAG),
    Column("development_help", "实施开发式帮扶措施情况", labels=("已实施", "尚未实施")),
    *MEASURES,
    *FINDINGS,
    RISK_CLEARED,
    *REMOVAL,
    *CONTACTS,
)
