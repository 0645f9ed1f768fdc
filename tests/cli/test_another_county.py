"""A folder nobody here made: a real county, other headings, a roster of 一般农户."""

import csv
from collections.abc import Sequence
from pathlib import Path

import xlsxwriter
from click.testing import CliRunner

from bangfu.cli import group
from bangfu.core.id_number import check_character


def number(order: int) -> str:
    body = f"34282819750505{order:03d}"
    return body + check_character(body)


def workbook(path: Path, rows: Sequence[Sequence[object]]) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)


def fill(folder: Path) -> None:
    """Two registered households, two of a roster, three lists in their senders' words."""
    workbook(
        folder / "脱贫人口名单.xlsx",
        [
            ["岳西县脱贫人口名单"],
            ["序号", "县(市、区、旗)", "乡(镇)", "行政村", "户编号", "人编号", "姓名",
             "证件号码",
             "与户主关系", "文化程度", "劳动技能", "是否享受低保", "户类型"],
            [1, "岳西县", "天堂镇", "城东居委会", "9001", "90010001", "张甲", number(1),
             "户主", "小学", "普通劳动力", "是", "脱贫户"],
            [2, "岳西县", "天堂镇", "城南居委会", "9002", "90020001", "李乙", number(3),
             "户主", "小学", "普通劳动力", "否", "脱贫户"],
        ],
    )  # fmt: skip
    workbook(
        folder / "一般农户花名册.xlsx",
        [
            [
                "乡镇",
                "行政村",
                "户主",
                "成员姓名",
                "身份证号码",
                "和户主关系",
                "农户类型",
            ],
            ["天堂镇", "城西居委会", "王丙", "王丙", number(5), "户主", "一般农户"],
            ["天堂镇", "城西居委会", "王丙", "王丁", number(7), "之子", "一般农户"],
            ["天堂镇", "城西居委会", "赵戊", "赵戊", number(9), "户主", "一般农户"],
        ],
    )
    (folder / "住院报销.csv").write_text(
        "身份证件号码,人员姓名,出院时间,结算时间,自付金额\n"
        f"{number(1).lower()},张甲,2026/3/1,2026/3/2,5000.01\n"
        f"'{number(7)},王丁,,20260401,20000.01\n"
        f"{number(9)},赵戊,2026-05-01,,20000\n",
        encoding="gb18030",
    )
    workbook(
        folder / "车管所.xlsx",
        [
            [
                "机动车所有人",
                "车主身份证号",
                "车牌号",
                "车型",
                "登记日期",
                "购车价格",
                "状态",
            ],
            [
                "李乙",
                f" {number(3)} ",
                "皖H00000",
                "小型轿车",
                "2020-01-01",
                "",
                "正常",
            ],
            ["赵戊", number(9), "皖H00001", "小型轿车", "2020-01-01", 90000, "正常"],
        ],
    )
    workbook(
        folder / "民政低保.xlsx",
        [
            ["乡镇", "村", "姓名", "公民身份证号码", "救助类别", "保障金额"],
            ["天堂镇", "城南居委会", "李乙", number(3), "农村低保", 400],
        ],
    )


def test_other_headings_and_a_real_county_give_their_hits(tmp_path: Path) -> None:
    (tmp_path / "county").mkdir()
    fill(tmp_path / "county")
    out = tmp_path / "hits.csv"
    args = ["screen", str(tmp_path / "county"), "--on", "2026-06-30", "--quiet"]
    told = CliRunner().invoke(
        group,
        [*args, "--division", "340828", "--out", str(out)],
        catch_exceptions=False,
    )
    assert told.exit_code == 0, told.output
    with out.open(encoding="utf-8-sig", newline="") as handle:
        hits = {(r["rule_id"], r["household_no"]): r for r in csv.DictReader(handle)}
    assert set(hits) == {
        ("allowance.list_differs", "9001"),
        ("allowance.list_differs", "9002"),
        ("illness.large_medical_spending", "9001"),
        ("illness.large_medical_spending", "台账-2"),
        ("vehicle.household_owns_car", "9002"),
    }
    assert hits["illness.large_medical_spending", "台账-2"]["member_no"] == "台账-2-02"
    assert (
        hits["illness.large_medical_spending", "9001"]["division_code"]
        == "340828100001"
    )
    assert (
        "按结算日期计" in hits["illness.large_medical_spending", "台账-2"]["sentence"]
    )
    assert "个人自付" in hits["illness.large_medical_spending", "9001"]["sentence"]


def test_households_of_another_county_are_counted_and_not_judged(
    tmp_path: Path,
) -> None:
    (tmp_path / "county").mkdir()
    fill(tmp_path / "county")
    args = ["screen", str(tmp_path / "county"), "--on", "2026-06-30", "--quiet"]
    told = CliRunner().invoke(
        group, [*args, "--division", "620599"], catch_exceptions=False
    )
    assert "另有 2 户住在其他地方，没有判断" in told.output
    assert "低保名单与系统不一致（allowance.list_differs）：0 条" in told.output
