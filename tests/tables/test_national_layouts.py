"""The national exports as they really look, year by year."""

import random
from collections.abc import Sequence

import pyarrow as pa
import pytest
from layouts import NAMES_2022, PERSONS_2020, READ_IN_2023, RELOCATED

from bangfu.exchange.headings import read_headings
from bangfu.exchange.matching import match_headings
from bangfu.exchange.recognise import Recognised, recognise
from bangfu.exchange.sheet import Sheet
from bangfu.tables import find_table

NATIONAL = (
    "national_persons",
    "national_households",
    "national_work",
    "national_work_plans",
    "villages",
)
# Of the relocation list: words that may hold a name, and where somebody lives now.
LEFT_OUT = ("备注(新增或者死亡人员)", "目前具体地址")


def recognised(headings: Sequence[str]) -> Recognised:
    text = tuple(pa.chunked_array([[heading]]) for heading in headings)
    return recognise(
        Sheet("甲", hidden=False, text=text, stored=()), file="表.xlsx", table=None
    )


@pytest.mark.parametrize("headings", [PERSONS_2020, NAMES_2022], ids=["2020", "2022"])
def test_each_column_of_an_exact_layout_is_taken_for_sure(
    headings: tuple[str, ...],
) -> None:
    """2020/21 年 47 列、2022 年 32 列：除序号外每列都用上，把握十足，没有两列争一个"""
    found = recognised(headings)
    assert found.table.name == "national_persons"
    assert found.dropped == (("序号",) if headings is NAMES_2022 else ())
    assert {match.confidence for _, match in found.matches} == {1.0}


@pytest.mark.parametrize("seed", range(5))
def test_the_columns_of_2023_are_taken_in_any_order(seed: int) -> None:
    """2023 年只知列名、不知次序：打乱后仍认作监测对象信息，人和户的列都用上"""
    of_persons = {
        heading.text
        for heading, _ in match_headings(
            read_headings(READ_IN_2023), find_table("national_persons")
        )
    }
    headings = [*of_persons, "姓名"]
    random.Random(seed).shuffle(headings)  # noqa: S311 an order, not a secret
    found = recognised(headings)
    assert found.table.name == "national_persons"
    assert found.dropped == ()
    assert len(found.matches) == len(headings) > 90


@pytest.mark.parametrize("name", READ_IN_2023)
def test_a_name_of_2023_is_a_column_of_some_national_table(name: str) -> None:
    """2023 年规则读到的每个列名，国家系统的某张表里都有，一字不差"""
    found = [
        match.confidence
        for table in NATIONAL
        for _, match in match_headings(read_headings([name]), find_table(table))
    ]
    assert 1 in found


def test_the_relocation_list_is_read_as_it_is() -> None:
    """易地搬迁台账：列名完整的都用上，备注和现住址按规定不收"""
    found = recognised(RELOCATED)
    assert found.table.name == "relocations"
    assert found.dropped == LEFT_OUT


@pytest.mark.parametrize(
    ("headings", "table"),
    [
        ("是否已务工 开始时间 务工所在县 务工月收入", "national_work"),
        ("是否计划务工 计划务工所在县", "national_work_plans"),
    ],
)
def test_the_two_work_exports_are_told_apart(headings: str, table: str) -> None:
    """务工月监测的两种导出，各认各的"""
    who = "县 乡 行政村 户编号 姓名 证件号码"
    found = recognised(f"{who} {headings}".split())
    assert found.table.name == table
    assert found.dropped == ()
