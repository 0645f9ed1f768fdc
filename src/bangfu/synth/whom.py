"""谁在名单上: which people of the county a declared list speaks of, and how many."""

from dataclasses import dataclass

from bangfu.synth.people import Household, Member
from bangfu.tables.table import Grain, Table


@dataclass(frozen=True, slots=True)
class Whom:
    """名单对象: a share of those of an age, in registered households or in all."""

    share: float
    least: int = 0
    most: int = 120
    registered: bool = False
    women: bool = False

    def takes(self, member: Member, age: int) -> bool:
        """Whether somebody may be on the list at all."""
        if self.registered and not member.household.registered:
            return False
        if self.women and member.male:
            return False
        return self.least <= age <= self.most


_EVERYBODY = Whom(0.97)
_REGISTERED = Whom(1.0, registered=True)
_ADULT = Whom(0.01, 18, 70)
_PUPIL = (6, 15)
_SOME_HOUSEHOLDS = Whom(0.02, 16)
_LISTED = {
    "admissions": Whom(0.2, 18, 20),
    "asset_dividends": Whom(0.6, registered=True),
    "card_payments": Whom(0.15, 16),
    "children_in_need": Whom(0.02, 0, 17),
    "chronic_patients": Whom(0.05, 40),
    "civil_register": Whom(0.995),
    "destitute_persons": Whom(0.01, 60),
    "disability_allowances": Whom(0.01),
    "doctor_contracts": Whom(0.3, 35),
    "farm_insurance": Whom(0.3, 16),
    "forest_rangers": Whom(0.05, 18, 59, registered=True),
    "frail_elderly": Whom(0.02, 65),
    "paired_helpers": _REGISTERED,
    "home_teaching": Whom(0.004, *_PUPIL),
    "house_renovations": Whom(0.08, 16),
    "household_power": Whom(0.99),
    "industry_help": Whom(0.7, registered=True),
    "measures": _REGISTERED,
    "medical_insurance": _EVERYBODY,
    "migrant_workers": Whom(0.3, 18, 59),
    "national_work": Whom(0.4, 18, 59, registered=True),
    "national_work_plans": Whom(0.1, 18, 59, registered=True),
    "object_changes": _REGISTERED,
    "off_registry": Whom(0.03, 16),
    "orphans": Whom(0.004, 0, 17),
    "outpatient_costs": Whom(0.05, 30),
    "payroll": Whom(0.01, 22, 60),
    "pension_insurance": Whom(0.9, 18),
    "procedure_steps": Whom(0.5, registered=True),
    "relocations": Whom(0.1, registered=True),
    "school_aid": Whom(0.15, 4, 21),
    "school_costs": Whom(0.15, 16, 21),
    "school_dropouts": Whom(0.004, *_PUPIL),
    "small_loans": Whom(0.06, 22, 60, registered=True),
    "trainings": Whom(0.05, 18, 55),
    "vulnerable_persons": Whom(0.1, 60),
    "water_supplies": Whom(0.97),
    "welfare_posts": Whom(0.06, 18, 62, registered=True),
    "women_cancers": Whom(0.004, 35, 64, women=True),
    "work_subsidies": Whom(0.3, 18, 59, registered=True),
}


def whom(table: Table) -> Whom:
    """Whom a declared list speaks of; few adults where nothing more is said."""
    usual = _SOME_HOUSEHOLDS if table.grain is Grain.HOUSEHOLD else _ADULT
    return _LISTED.get(table.name, usual)


def candidates(table: Table, household: Household) -> list[Member]:
    """Those of a household whom a list may name: a list of households names its head."""
    if table.grain is Grain.HOUSEHOLD:
        return [household.head]
    return household.members
