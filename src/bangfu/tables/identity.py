"""Columns by which every list says who and where; declared once, used by all tables."""

from bangfu.tables.code_lists import RELATIONS
from bangfu.tables.table import Column, FieldClass, Kind

ID_NUMBER = Column(
    "id_number",
    "公民身份号码",
    Kind.ID_NUMBER,
    ("身份证号", "身份证号码", "证件号码", "证件号", "身份证件号码", "公民身份证号码",
     "居民身份证号", "居民身份证号码", "身份证", "本人身份证号", "人员证件号码"),
    field_class=FieldClass.SENSITIVE,
)  # fmt: skip
NAME = Column(
    "name",
    "姓名",
    Kind.NAME,
    ("成员姓名", "人员姓名", "家庭成员姓名", "本人姓名", "名字"),
    field_class=FieldClass.PERSONAL,
)
SEX = Column("sex", "性别", Kind.LABEL, labels=("男", "女"))
BIRTH_ON = Column("birth_on", "出生日期", Kind.DATE, ("出生年月", "出生年月日", "生日"))
PHONE = Column(
    "phone",
    "联系电话",
    Kind.PHONE,
    (
        "电话",
        "手机号",
        "手机号码",
        "联系方式",
        "户联系电话",
        "家庭联系电话",
        "电话号码",
    ),
    field_class=FieldClass.SENSITIVE,
)
MEMBER_PHONE = Column(
    "member_phone",
    "成员联系电话",
    Kind.PHONE,
    ("人联系电话", "家庭成员联系电话", "本人联系电话"),
    field_class=FieldClass.SENSITIVE,
)

HOUSEHOLD_NO = Column("household_no", "户编号", aliases=("户编码", "家庭编号", "户号"))
MEMBER_NO = Column("member_no", "人口编号", aliases=("人编号", "人员编号", "成员编号"))
RELATION = Column(
    "relation",
    "与户主关系",
    aliases=("与户主的关系", "家庭关系", "和户主关系", "户主关系", "关系"),
    labels=RELATIONS,
)
HEAD_NAME = Column(
    "head_name",
    "户主姓名",
    Kind.NAME,
    ("户主", "户主名字"),
    field_class=FieldClass.PERSONAL,
)
HEAD_ID_NUMBER = Column(
    "head_id_number",
    "户主证件号码",
    Kind.ID_NUMBER,
    ("户主身份证号", "户主身份证号码", "户主公民身份号码", "户主证件号", "户主身份证"),
    field_class=FieldClass.SENSITIVE,
)

PROVINCE = Column("province", "省", Kind.PLACE, ("省份", "省(区、市)", "省级"))
PREFECTURE = Column(
    "prefecture", "市", Kind.PLACE, ("市(州)", "地市", "市州", "地级市")
)
COUNTY = Column(
    "county",
    "县",
    Kind.PLACE,
    ("县(市、区、旗)", "县区", "区县", "县(区)", "县级", "县市区"),
)
TOWNSHIP = Column(
    "township",
    "乡",
    Kind.PLACE,
    ("乡(镇)", "乡镇", "镇", "乡镇名称", "所属乡镇", "街道", "乡镇(街道)", "镇乡", "所在乡镇"),
)  # fmt: skip
VILLAGE = Column(
    "village",
    "村",
    Kind.PLACE,
    ("行政村", "村(社区)", "村名", "所属村", "村社区", "村(居)", "村委会", "行政村名称",
     "所在村"),
)  # fmt: skip
HAMLET = Column(
    "hamlet", "自然村", aliases=("村民小组", "组", "社", "组别", "自然村(组)")
)

AS_OF = Column(
    "as_of", "数据日期", Kind.DATE, ("统计日期", "数据时间", "截止日期", "导出日期")
)

PLACES = (PROVINCE, PREFECTURE, COUNTY, TOWNSHIP, VILLAGE, HAMLET)
PERSON = (ID_NUMBER, NAME, SEX, BIRTH_ON)
# A list of households names its head, who stands for the household.
HEAD = (
    ID_NUMBER.also_called("户主身份证号", "户主证件号码", "户主身份证号码"),
    NAME.also_called("户主姓名", "户主"),
)
WHERE = (*PLACES, PHONE, AS_OF)
