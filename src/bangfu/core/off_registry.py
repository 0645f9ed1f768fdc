"""档外对象: the five classes of households outside the register that are looked at too."""

from enum import StrEnum


class TargetClass(StrEnum):
    """档外对象类别 (M03); a household may be in several."""

    ALLOWANCE = "allowance"
    SCATTERED_SUPPORT = "scattered_support"
    SEVERE_DISABILITY = "severe_disability"
    SEVERE_ILLNESS = "severe_illness"
    MARGINAL = "marginal"

    @property
    def label(self) -> str:
        """The class as the county's roster writes it."""
        return _LABELS[self]


_LABELS = {
    TargetClass.ALLOWANCE: "农村低保人口",
    TargetClass.SCATTERED_SUPPORT: "分散供养五保户",
    TargetClass.SEVERE_DISABILITY: "重残户",
    TargetClass.SEVERE_ILLNESS: "重病户",
    TargetClass.MARGINAL: "边缘户",
}
