"""What each department must reconcile, and each sender may push, has its column.

Rows M90–M108, M01–M15 and M144–M161 of the mission; A and B rows of the rule library.
"""

import importlib
import pkgutil

import pytest

import bangfu.tables
from bangfu.tables import all_tables
from bangfu.tables.table import Layout, Role

DEPARTMENTS = {
    "M90 组织": """village_teams: village team_no batch started_on ended_on leader member
        member_count sending_unit due_days present_days absent_days management""",
    "M91 教育": """pupils: id_number head_name school grade roll_status term family_kind
        school_dropouts: out_since out_days dropout_reason return_action returned_on
        school_aid: aid_item paid_fen paid_on term
        home_teaching: teaching_visits last_taught_on assessed""",
    "M92 住建": """houses: id_number household_class house_address danger_grade appraised_on
        appraisal_no checked_on check_result renovated_year renovation_fen accepted_on
        photo schooling_safe medical_safe housing_safe drinking_safe
        house_renovations: renovated_year renovation_way renovation_fen accepted""",
    "M93 民政": """allowance_recipients: id_number allowance_kind allowance_grade granted_on
        granted_until monthly_fen labour schooling_safe drinking_safe
        destitute_persons: support_mode support_since support_until support_fen
        medical_safe housing_safe
        temporary_relief: relief_kind relief_reason relief_fen relieved_on""",
    "M94 卫健": """doctor_contracts: id_number disease contract_no signed_on care_visits severe
        housing_safe drinking_safe
        village_clinics: village clinic_standard doctor_certificate doctor_qualified""",
    "M95 医保": """medical_insurance: id_number insured insurance_year premium_subsidy_fen
        subsidised newborn
        hospital_stays: settled_at_once treated_first""",
    "M96 水利": """water_supplies: id_number water_source supply_kind quality_ok source_stable
        supply_steady water_project finished_on water_safe""",
    "M97 残联": """disability_certificates: id_number disability_kind disability_grade
        assessed_on certificate_status housing_safe
        disability_allowances: disabled_allowance paid_fen paid_on disabled_pupil""",
    "M98 交通": """roads: village settlement settlement_households settlement_persons
        road_segment road_kind hardened finished_on""",
    "M99 发改": """relocations: id_number head_id_number site moved_in moved_in_on
        old_house_gone old_house_reclaimed follow_up facilities welfare_post""",
    "M100 工信": """trunk_cables: cable_segment cable_level cable_capacity cable_expanded
        network_coverage: village hamlet hamlet_households fibre mobile_4g""",
    "M101 农业农村": """village_industries: village main_industry industry_base operator
        cooperative
        leading_firms: firm firm_level helped_households link_way
        industry_help: id_number household_industry driver link_kind link_fen
        produce_sales: product buyer sold_fen
        asset_dividends: asset_project dividend_fen
        farm_insurance: insured_item farm_premium_fen payout_fen
        collective_income: village year collective_total_fen""",
    "M102 财政": """card_payments: id_number fund_source fund_level paid_fen subsidy_item
        account paid_on purpose planned
        budget_funds: fund_level required_fen allotted_fen paid_out_fen pooled use
        compliant""",
    "M103 人社": """work_subsidies: id_number work_place worked_months paid_fen
        workshops: workshop workshop_jobs registered_jobs
        welfare_posts: id_number welfare_post post_from labour""",
    "M104 林业": """forest_rangers: id_number ranger_post pay_month due_fen paid_fen paid_on""",
    "M105 金融": """small_loans: id_number loan_fen loan_issued_on loan_due_on recovered_fen
        overdue_days""",
    "M106 文旅": """broadcast_coverage: village loudspeaker loudspeaker_works digital_tv
        exempt""",
    "M107 电力": """grid_upgrades: village grid_upgraded_on voltage_ok
        household_power: id_number powered
        solar_stations: solar_station fee_due_fen fee_paid_fen solar_subsidy_due_fen
        solar_subsidy_paid_fen settled_on""",
    "M108 乡村振兴": """object_changes: id_number change_kind changed_on register_year
        lifted_year document_no papers_complete dispatch_no
        measures: measure_kind delivered_on confirmed
        public_assets: asset_name title_confirmed title_no
        paired_helpers: helper helper_unit helper_from""",
}
UNIVERSE = {
    "M02": "object_changes: register_year lifted_year",
    "M03": "off_registry: target_class income_per_head_fen new_risk housing_safe",
    "M05": "vulnerable_persons: watcher paired_helpers: watched",
    "M06": "vulnerable_persons: is_old is_weak is_ill is_disabled confirmed_by marked_on",
    "M07": "villages: area_kind delisted",
    "M08": "object_changes: change_kind changed_on",
    "M09": "procedure_steps: procedure step done_on document noticed_from noticed_until",
    "M10": "procedure_steps: signature",
    "M11": """procedure_steps: village_reviewed_on village_reviewer township_reviewed_on
        township_reviewer""",
    "M12": "object_changes: exit_path measures: year measure_kind measure_fen effect",
}
SECTORS = {
    "M144": """national_households: safe_water water_supplies: source_stable supply_steady
        quality_ok water_outages: outage_days""",
    "M145": "national_households: in_cooperative driven_by_firm industry_help: started_on",
    "M146": "industry_projects: catalogue village_industries: main_industry",
    "M147": "leading_firms: firm_kind helped_households industry_help: driver_kind",
    "M148": "industry_projects: still_there project_state checked_on gone_reason",
    "M149": """national_persons: work_months employer work_place national_work: works
        monthly_wage_fen migrant_workers: award_fen came_home_on needs_help
        workshops: workshop_jobs""",
    "M150": "welfare_posts: post_village post_pay_fen post_months created on_duty",
    "M151": "trainings: schooling job_wish course training_form employed_after",
    "M152": "relocations: moved_in old_house_gone old_house_reclaimed own_business",
    "M153": "roads: started_on finished_on damaged_again guarded road_kind",
    "M154": """hotline_calls: request_kind due_on household_agrees grid_upgrades: voltage_ok
        network_coverage: signal""",
    "M155": "national_persons: labour allowance allowance_recipients: allowance_grade",
    "M156": "eyesores: eyesore_kind eyesore_owner photo_before photo_after cleared",
    "M157": "village_cleaning: cleaned_daily missed_days cleaner_on_duty",
    "M158": "eyesores: clean_checks village_cleaning: clean_enough hygiene_activity",
    "M159": "produce_sales: product seller buyer buyer_kind sold_fen sold_on unsold",
    "M161": "party_branches: branch_rating secretary team_fit rated_on",
}
SENDERS = [
    "医保", "卫健", "教育", "住建", "自然资源", "水利", "应急", "消防", "交警", "刑侦",
    "司法", "户籍", "民政", "残联", "人社", "农业农村", "畜牧", "金融", "乡村振兴", "保险",
    "信访", "12345", "12317", "网信", "媒体", "妇联", "团委", "工会", "市场监管", "税务",
    "搬迁办", "法院", "车管", "不动产", "财政", "编办", "银行", "林业", "交通", "工信",
    "文旅", "电力", "发改", "组织",
]  # fmt: skip


def fields_of(told: str) -> list[tuple[str, str]]:
    table, found = "", []
    for word in told.split():
        if word.endswith(":"):
            table = word.removesuffix(":")
        else:
            found.append((table, word))
    return found


def lacking(told: str) -> list[tuple[str, str]]:
    tables = all_tables()
    return [
        (table, column)
        for table, column in fields_of(told)
        if table not in tables or column not in tables[table].column_names
    ]


@pytest.mark.parametrize("row", DEPARTMENTS)
def test_a_department_finds_each_field_it_must_reconcile(row: str) -> None:
    """M90–M108：每个部门要核对的每一项，都是它名单里的一列，名单是它送的"""
    assert lacking(DEPARTMENTS[row]) == []
    department = row.split()[1]
    tables = {table for table, _ in fields_of(DEPARTMENTS[row])}
    assert {t for t in tables if department in all_tables()[t].sender}


@pytest.mark.parametrize("row", UNIVERSE)
def test_the_universe_of_households_has_its_columns(row: str) -> None:
    """M01–M15：底数、档外对象、程序台账要的列都有"""
    assert lacking(UNIVERSE[row]) == []


@pytest.mark.parametrize("row", SECTORS)
def test_a_fact_of_a_sector_has_its_column(row: str) -> None:
    """M144–M161：住房、饮水、产业、就业、搬迁、环境的事实都有列可放"""
    assert lacking(SECTORS[row]) == []


def test_a_field_that_nobody_declared_is_found() -> None:
    """核对本身会查出缺的列和缺的表"""
    assert lacking("roads: colour yachts: owner") == [
        ("roads", "colour"), ("yachts", "owner"),
    ]  # fmt: skip


@pytest.mark.parametrize("sender", SENDERS)
def test_every_pushing_department_has_a_list(sender: str) -> None:
    """推送部门一栏里的每个单位，至少有一张它送的表"""
    senders = [table.sender for table in all_tables().values()]
    assert [one for one in senders if sender in one]


def test_each_file_names_the_rows_it_serves() -> None:
    """每个表文件的说明里写着它为任务的哪几行而设"""
    found = pkgutil.walk_packages(bangfu.tables.__path__, "bangfu.tables.")
    modules = [importlib.import_module(module.name) for module in found]
    told = {m.TABLE.name: m.__doc__ or "" for m in modules if hasattr(m, "TABLE")}
    for rows in (DEPARTMENTS, UNIVERSE, SECTORS):
        for row, fields in rows.items():
            tables = {table for table, _ in fields_of(fields)}
            served = {t for t in tables if row.split()[0] in told[t]}
            assert served, row


def test_a_layout_that_nobody_has_seen_says_so() -> None:
    """只有国家系统的导出和搬迁台账照过真实的表，其余都写明是假定的"""
    seen = {t.name for t in all_tables().values() if t.layout is Layout.SEEN}
    assert seen == {
        "national_persons", "national_households", "national_work",
        "national_work_plans", "relocations", "villages",
    }  # fmt: skip


def test_only_the_registers_say_who_exists() -> None:
    """底册只有四张，其余都是拿来比对的名单"""
    registers = {t.name for t in all_tables().values() if t.role is Role.REGISTRY}
    assert registers == {
        "national_persons", "national_households", "roster", "villages",
    }  # fmt: skip
