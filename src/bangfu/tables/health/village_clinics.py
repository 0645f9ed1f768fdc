"""村卫生室和村医台账: clinics up to standard, and their qualified doctors.

For M94.
"""

from bangfu.tables import identity
from bangfu.tables.table import Column, FieldClass, Grain, Keeping, Kind, Role, Table

TABLE = Table(
    name="village_clinics",
    title="村卫生室和村医台账",
    sender="卫健",
    role=Role.LIST,
    grain=Grain.VILLAGE,
    keeping=Keeping.SNAPSHOT,
    columns=(
        Column("clinic", "卫生室名称", aliases=("村卫生室", "村卫生室名称")),
        Column("jointly_run", "是否联合设置", Kind.FLAG, ("是否与邻村联合设置",)),
        Column(
            "clinic_standard", "卫生室是否达标", Kind.FLAG, ("是否达标", "是否标准化")
        ),
        Column("checked_on", "核查日期", Kind.DATE, ("核查时间",)),
        Column(
            "village_doctor",
            "村医姓名",
            Kind.NAME,
            ("乡村医生姓名",),
            field_class=FieldClass.PERSONAL,
        ),
        Column(
            "doctor_certificate",
            "村医资格",
            aliases=("执业资格", "资格类别"),
            labels=("乡村医生", "执业助理医师", "执业医师"),
        ),
        Column(
            "certificate_no",
            "执业证书编号",
            Kind.ACCOUNT,
            ("资格证书编号",),
            field_class=FieldClass.PERSONAL,
        ),
        Column("doctor_qualified", "村医是否合格", Kind.FLAG, ("村医是否达标",)),
        Column("on_duty", "村医是否在岗", Kind.FLAG, ("是否在岗",)),
        *identity.PLACES,
        identity.AS_OF,
    ),
    marks=(
        ("clinic",),
        ("clinic_standard", "doctor_qualified", "village_doctor"),
    ),
    words=("卫生室", "村医"),
)
