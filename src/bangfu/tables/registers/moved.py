"""搬迁列: the new home, the work and the yearly money of people who were relocated."""

from bangfu.tables.table import Column, FieldClass, Kind

ANEW = (
    Column("moved_from", "迁出地", field_class=FieldClass.PERSONAL),
    Column("moved_to", "迁入地", field_class=FieldClass.PERSONAL),
    Column("resettled_by", "安置方式", labels=("集中安置", "分散安置")),
    Column("site", "安置点名称", aliases=("安置点", "安置区名称", "集中安置点")),
    Column("new_area", "房屋面积", Kind.NUMBER, ("安置房面积",), unit="平方米"),
    Column("moved_in", "是否实际入住", Kind.FLAG, ("是否入住",)),
    Column("moved_in_on", "入住日期", Kind.DATE, ("入住时间", "搬迁入住时间")),
    Column("stands_empty", "是否空置", Kind.FLAG),
    Column("old_house_gone", "旧房是否拆除", Kind.FLAG, ("是否拆除旧房",)),
    Column("old_house_reclaimed", "是否拆旧复垦", Kind.FLAG, ("是否复垦",)),
    Column("facilities", "配套设施是否齐全", Kind.FLAG, ("公共设施是否配套",)),
    Column("follow_up", "后续帮扶措施", labels=("产业", "就业", "公益性岗位", "兜底")),
)
WORK_AFTER = (
    Column("works_outside_province", "务工省外转移"),
    Column("works_outside_county", "务工县外省内转移"),
    Column("works_in_county", "务工县内转移"),
    Column("works_at_workshop", "社区工厂吸纳及就业扶贫基地带动"),
    Column("welfare_post", "公益岗位", aliases=("公益性岗位",)),
    Column("own_business", "自主创业"),
    Column("works_on_farm", "农业就业"),
    Column("jobless_because", "未就业原因"),
)


def _yearly(name: str, title: str) -> Column:
    return Column(name, title, Kind.FEN, (f"{title}(元)",), unit="元")


YEARLY = (
    _yearly("expected_income_fen", "预计年收入"),
    _yearly("industry_award_fen", "产业奖补"),
    _yearly("policy_subsidy_fen", "政策性补助"),
    _yearly("relocation_subsidy_fen", "易地搬迁补助"),
    _yearly("forest_compensation_fen", "公益林补偿"),
    _yearly("ranger_pay_fen", "生态护林员"),
    _yearly("small_loan_fen", "小额信贷借款金额"),
    _yearly("pension_fen", "养老保险年收入"),
    _yearly("old_age_fen", "高龄补贴年收入"),
    _yearly("disability_fen", "残疾补助年收入"),
    Column("safety_net", "兜底保障类型", labels=("低保", "特困")),
    _yearly("safety_net_fen", "兜底保障年收入"),
)
