"""线索原因: what a household may need help with, must explain, or has wrong on record.

Hits of one household and one cause make one lead, so that nobody knocks twice.
"""

from enum import StrEnum


class Cause(StrEnum):
    """线索原因, by the national system's risk types and the usual subjects of comparison."""

    ILLNESS = "illness"
    SCHOOLING = "schooling"
    DISABILITY = "disability"
    DISASTER = "disaster"
    ACCIDENT = "accident"
    FAILED_BUSINESS = "failed_business"
    UNSTABLE_WORK = "unstable_work"
    LACK_OF_LABOUR = "lack_of_labour"
    HOUSING = "housing"
    WATER = "water"
    COMPULSORY_SCHOOLING = "compulsory_schooling"
    INSURANCE = "insurance"
    INCOME = "income"

    VEHICLE = "vehicle"
    PROPERTY = "property"
    BUSINESS = "business"
    PUBLIC_PAYROLL = "public_payroll"
    DEATH = "death"
    MOVED_AWAY = "moved_away"
    SAVINGS = "savings"

    ALLOWANCE = "allowance"
    CERTIFICATE = "certificate"
    ENROLMENT = "enrolment"
    INSURANCE_RECORD = "insurance_record"
    PENSION = "pension"
    IDENTITY = "identity"
    PUBLIC_POST = "public_post"
    LOAN = "loan"
    HOUSE_RECORD = "house_record"

    @property
    def label(self) -> str:
        """The cause as officers say it."""
        return _LABELS[self]


_LABELS = {
    Cause.ILLNESS: "因病",
    Cause.SCHOOLING: "因学",
    Cause.DISABILITY: "因残",
    Cause.DISASTER: "因自然灾害",
    Cause.ACCIDENT: "因意外事故",
    Cause.FAILED_BUSINESS: "因产业项目失败",
    Cause.UNSTABLE_WORK: "因务工就业不稳",
    Cause.LACK_OF_LABOUR: "缺劳动力",
    Cause.HOUSING: "因安全住房",
    Cause.WATER: "因安全饮水",
    Cause.COMPULSORY_SCHOOLING: "因义务教育",
    Cause.INSURANCE: "未参保",
    Cause.INCOME: "收入低于监测线",
    Cause.VEHICLE: "名下车辆",
    Cause.PROPERTY: "名下房产",
    Cause.BUSINESS: "经营主体",
    Cause.PUBLIC_PAYROLL: "财政供养",
    Cause.DEATH: "死亡仍在册",
    Cause.MOVED_AWAY: "户籍迁出",
    Cause.SAVINGS: "大额存款",
    Cause.ALLOWANCE: "低保不一致",
    Cause.CERTIFICATE: "残疾证不一致",
    Cause.ENROLMENT: "学籍不一致",
    Cause.INSURANCE_RECORD: "医保不一致",
    Cause.PENSION: "养老保险不一致",
    Cause.IDENTITY: "身份信息不一致",
    Cause.PUBLIC_POST: "公益岗不一致",
    Cause.LOAN: "小额信贷不一致",
    Cause.HOUSE_RECORD: "住房信息不一致",
}


class RuleKind(StrEnum):
    """规则类别: what a hit is for, and so which verdicts its lead has."""

    WARNING = "warning"
    ELIGIBILITY = "eligibility"
    CONSISTENCY = "consistency"

    @property
    def label(self) -> str:
        """The kind as officers say it."""
        return _KIND_LABELS[self]


_KIND_LABELS = {
    RuleKind.WARNING: "风险预警",
    RuleKind.ELIGIBILITY: "资格比对",
    RuleKind.CONSISTENCY: "数据一致性",
}
