"""From codes of other years to the place of today."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bangfu.exchange.checked import CheckedFile
from bangfu.exchange.places import resolve
from bangfu.exchange.written import Resolved, Written
from bangfu.tables import divisions, old_codes

GANGU, HOME = "620523", "620523000000"


def place(
    county: str, township: str = "", village: str = "", on: date | None = None
) -> Resolved:
    written = Written(county=county, township=township, village=village)
    return resolve(written, division=GANGU, on=on)


@pytest.mark.parametrize(
    ("code", "today", "why"),
    [
        ("622529", "620523", "天水地区改市，甘谷县换码"),
        ("510122", "510116", "双流县改双流区"),
        ("522423", "520581", "黔西县换码，后改黔西市"),
        ("310119", "310115", "南汇区并入浦东新区"),
        ("500234", "500154", "开县改开州区"),
        ("512222", "500154", "开县还在四川时的代码，今属重庆"),
        ("622821", "621021", "庆阳县改庆城县，不是西峰区"),
        ("513027", "511902", "巴中县：恩阳区的乡镇不在巴州区"),
        ("442527", "441900", "东莞县改市，市下没有县"),
    ],
)
def test_a_code_of_other_years_is_the_county_of_today(
    code: str, today: str, why: str
) -> None:
    """M01：撤县设区、换码、合并、划省，都落到今天的县"""
    span = old_codes.resolve(code)
    assert span is not None, why
    assert today in span.today, why
    if len(span.today) == 1:
        assert place(code) == Resolved(today.ljust(12, "0")), why


def test_names_beside_an_old_code_are_looked_up_in_the_county_of_today() -> None:
    """M01：旧县码旁边写了乡镇、村，就认到村；旧的村码旁边写了也行"""
    assert place("622529", "西坪镇", "石坪村") == Resolved("620523112201")
    assert place("", "西坪镇", "622529112201") == Resolved("620523112000")
    unknown = place("622529", "没有的镇")
    assert (unknown.code, unknown.column) == (HOME, "township")


def test_old_digits_of_a_village_alone_reach_the_county_and_are_told() -> None:
    """旧的十二位码后六位今天可能是别处：只到县，并说请写名称"""
    told = place("", "", "622529112201")
    assert (told.code, told.column) == (HOME, "village")
    assert told.found == (
        "代码622529112201在1984年及以前是甘谷县的，今属甘谷县，"
        "后几位对不上今天的乡镇、村"
    )
    assert "写出乡镇、村的名称" in told.remedy


def test_a_county_that_became_two_is_not_guessed() -> None:
    """M01：丽江县分为古城区、玉龙县，只有旧码就两处都报出来"""
    told = place("533221")
    assert (told.code, told.column) == (HOME, "county")
    assert told.found == (
        "代码533221在2001年及以前是丽江纳西族自治县，今分为古城区、玉龙纳西族自治县"
    )
    assert "补上乡镇、村的名称" in told.remedy
    assert place("533221", "没有的镇").found == told.found


def test_the_names_decide_which_of_two_it_is() -> None:
    """M01：写了乡镇，或者县名、代码各一格，就知道是哪一处"""
    assert place("533221", "石鼓镇").code == "530721102000"
    assert place("533221", "束河街道").code == "530702004000"
    written = Written(county="玉龙县", township="石鼓镇", village="533221000000")
    assert resolve(written, division=GANGU) == Resolved("530721102000")


def test_a_code_that_never_was_is_said_to_be_none() -> None:
    """从来没有的代码和现在的错码一样报"""
    told = place("620598")
    assert (told.code, told.found) == (HOME, "没有代码为620598的地方")


def test_a_county_that_nobody_can_follow_is_said_to_be_unknown() -> None:
    """知道是旧码、不知道今属何处：不猜"""
    told = place("450107", on=date(1990, 1, 1))
    assert told.code == HOME
    assert told.found == "代码450107在2000年及以前是市郊区的，不知道今属何县"


def test_the_day_of_the_list_tells_what_a_living_code_meant() -> None:
    """M01：余杭区2021年分出临平区。之前的名单里临平的街道也是330110"""
    before, after = date(2019, 12, 31), date(2023, 6, 30)
    assert place("330110", "临平街道", on=before).code == "330113001000"
    assert place("330110", "良渚街道", on=before).code == "330110010000"
    assert "余杭区、临平区" in place("330110", on=before).found
    assert place("330110", on=after) == Resolved("330110000000")
    assert place("330110") == Resolved("330110000000")
    own = resolve(Written(county="330110"), division="330110", on=before)
    assert own == Resolved("330110000000")


def test_a_county_that_only_changed_its_name_keeps_its_townships() -> None:
    """秦城区2004年改叫秦州区，代码没变，乡镇码照样认得"""
    before = date(2003, 6, 30)
    assert place("620502", on=before) == Resolved("620502000000")
    assert place("", "", "620502001000", on=before) == Resolved("620502001000")
    gone = place("", "", "620502999000", on=before)
    assert (gone.code, gone.column) == ("620502000000", "village")


def test_a_code_that_was_given_to_another_county_means_what_it_meant_then() -> None:
    """440203在2003年以前是浈江区，现在是武江区：乡镇码不能照今天的认"""
    before = date(2000, 6, 30)
    assert place("440203", on=before) == Resolved("440204000000")
    assert place("440203") == Resolved("440203000000")
    assert place("", "440203001000", on=before).code == "440204000000"


def test_every_county_of_today_is_one_that_the_table_of_places_knows() -> None:
    """旧代码表里的今天，都在区划表里；年份前后相接、不重叠"""
    spans = [span for found in old_codes.spans_by_code().values() for span in found]
    assert len(spans) > 4000
    known = {place.code[:6] for place in divisions.down_to_county()}
    assert {code for span in spans for code in span.today} - known == set()
    for found in old_codes.spans_by_code().values():
        years = [year for s in found for year in range(s.first_year, s.last_year + 1)]
        assert years == sorted(set(years))


def test_a_file_of_an_earlier_year_is_read_by_the_codes_of_its_day(
    a_csv: Callable[..., Path],
    check: Callable[..., CheckedFile],
    a_number: Callable[[int], str],
) -> None:
    """M01：2019年的名单：旧码认到今天的县，分不清的一行按表、行、列报出来"""
    header = ["县", "乡镇", "村", "姓名", "身份证号", "低保类别"]
    rows = [
        ["低保花名册（2019年12月）"],
        header,
        ["622529", "西坪镇", "石坪村", "张三", a_number(1), "A类"],
        ["330110", "临平街道", "", "李四", a_number(2), "A类"],
        ["533221", "", "", "王五", a_number(3), "A类"],
    ]
    checked = check(a_csv(rows))
    [sheet] = checked.sheets
    codes = sheet.rows["division_code"].to_pylist()
    assert codes == ["620523112201", "330113001000", "620599000000"]
    [fault] = checked.faults
    assert (fault.row, fault.column) == (5, "县")
    assert "今分为古城区、玉龙纳西族自治县" in fault.found
