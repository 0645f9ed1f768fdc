"""参保和务工列: insurances, disability and work of one person in the national export."""

from bangfu.tables.table import Column, FieldClass, Kind

COVERS = (
    Column("disability_kind", "残疾类别", field_class=FieldClass.SENSITIVE),
    Column("certificate_year", "残疾证办证年度", Kind.WHOLE),
    Column(
        "resident_medical_insurance",
        "是否参加城乡居民基本医疗保险",
        Kind.FLAG,
        ("是否参加新型农村合作医疗(城乡居民基本医疗保险)", "是否参加城乡居民医保"),
    ),
    Column("employee_medical_insurance", "是否参加城镇职工基本医疗保险", Kind.FLAG),
    Column(
        "critical_illness_insurance",
        "是否参加大病保险",
        Kind.FLAG,
        ("是否参加城乡居民大病保险",),
    ),
    Column("commercial_medical_insurance", "是否参加商业补充医疗保险", Kind.FLAG),
    Column("medical_relief", "是否接受医疗救助", Kind.FLAG, ("是否接受大病医疗救助",)),
    Column("other_health_help", "是否接受其他健康扶贫", Kind.FLAG),
    Column("resident_pension", "是否参加城乡居民基本养老保险", Kind.FLAG),
    Column("employee_pension", "是否参加城镇职工基本养老保险", Kind.FLAG),
)
JOBS = (
    Column(
        "work_months",
        "务工时间(月)",
        Kind.NUMBER,
        ("务工月数", "务工时间"),
        unit="月",
    ),
    Column("employer", "务工企业名称"),
    Column("work_place", "务工所在地"),
    Column("works_abroad", "是否国外务工", Kind.FLAG),
    Column("industry", "产业分类"),
    Column("job_channel", "就业渠道", aliases=("就业渠道(易地搬迁后扶使用)",)),
    Column("welfare_post", "公益性岗位类型", aliases=("公益性岗位", "聘用公益性岗位")),
    Column(
        "welfare_post_months",
        "公益性岗位(月数)",
        Kind.NUMBER,
        ("公益性岗位月数",),
        unit="月",
    ),
    Column("welfare_post_from", "聘用时间", Kind.DATE),
)
