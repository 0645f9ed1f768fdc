"""From names to the twelve digits of a place, in a made-up and in a real county."""

import pytest

from bangfu.exchange.places import resolve
from bangfu.exchange.written import Resolved, Written
from bangfu.tables import divisions

GANGU, EXAMPLE = "620523", "620599"


def place(
    division: str, township: str = "", village: str = "", county: str = ""
) -> Resolved:
    return resolve(Written("", "", county, township, village), division=division)


@pytest.mark.parametrize(
    ("township", "village", "code"),
    [
        ("大像山镇", "西关村民委员会", "620523100253"),
        ("大像山", "西关村", "620523100253"),
        ("大像山镇", "西关村委会", "620523100253"),
        ("大像山镇", "西关社区", "620523100003"),
        ("大像山镇", "西关社区居委会", "620523100003"),
        ("谢家湾", "张家沟", "620523200216"),
        ("", "石坪", "620523112201"),
        ("西坪镇", "", "620523112000"),
        ("", "甘谷县西坪镇石坪村", "620523112201"),
        ("", "甘肃省天水市甘谷县西坪镇石坪村二组", "620523112201"),
        ("西坪镇石坪村", "", "620523112201"),
        ("", "620523112201", "620523112201"),
        ("620523112", "", "620523112000"),
        ("620523112", "石坪村", "620523112201"),
    ],
)
def test_the_usual_ways_of_writing_are_known(
    township: str, village: str, code: str
) -> None:
    """后缀多一点少一点、只写村、一格写全、直接写代码"""
    assert place(GANGU, township, village) == Resolved(code)


def test_a_name_without_suffix_that_fits_two_is_not_guessed() -> None:
    """大像山镇有西关社区和西关村，只写“西关”就留在镇上并报出两处"""
    found = place(GANGU, "大像山镇", "西关")
    assert found.code == "620523100000"
    assert "西关社区居民委员会、西关村民委员会" in found.found
    assert found.column == "village"


def test_a_village_in_two_townships_is_not_guessed() -> None:
    """阳屲村两个乡镇都有：没写乡镇就留在县上，写了就认得"""
    found = place(GANGU, "", "阳屲村")
    assert found.code == "620523000000"
    assert "新兴镇、谢家湾乡" in found.found
    assert place(GANGU, "谢家湾乡", "阳屲村").code == "620523200204"


def test_unknown_names_keep_the_place_that_is_sure() -> None:
    """村名不对留在乡镇，乡镇也不对留在县"""
    village = place(GANGU, "大像山镇", "没有的村")
    assert (village.code, village.column) == ("620523100000", "village")
    both = place(GANGU, "没有的镇", "没有的村")
    assert (both.code, both.column) == ("620523000000", "township")
    assert "西坪镇有" in place(GANGU, "大像山镇", "石坪村").found
    code = place(GANGU, "", "620523112999")
    assert (code.code, code.column) == ("620523000000", "village")


def test_a_row_may_be_about_another_county() -> None:
    """县列写别的县，就认到那个县去；本县两种写法都行"""
    assert place(GANGU, "城关镇", "石岭村", county="武山县").code == "620524100000"
    assert place(GANGU, "没有的镇", county="武山县") == Resolved("620524000000")
    assert place(GANGU, "西坪镇", county="甘谷").code == "620523112000"
    assert place(GANGU, county="张家川县").code == "620525000000"
    assert place(GANGU, county="天水市秦州区").code == "620502000000"


def test_a_county_name_that_fits_many_needs_its_province() -> None:
    """鼓楼区全国有几处：要有市名才认"""
    found = place(GANGU, county="鼓楼区")
    assert found.code == "620523000000"
    assert found.column == "county"
    told = Written("江苏省", "南京市", "鼓楼区", "", "")
    assert resolve(told, division=GANGU).code == "320106000000"


def test_the_made_up_county_is_a_place_like_others() -> None:
    """示例县 620599"""
    assert place(EXAMPLE, "清泉镇", "大洼村", county="示例县").code == "620599101004"
    assert place(EXAMPLE, "清泉镇", county="甘谷县").code == "620523000000"


def test_the_file_of_a_township_looks_at_home_first() -> None:
    """乡镇交的表只写村：先在本乡镇里找"""
    assert place("620523200", "", "阳屲村").code == "620523200204"
    assert place("620523200", "", "石坪村").code == "620523112201"
    assert place("620523200", "西坪镇", "石坪村").code == "620523112201"


def test_without_a_home_only_a_named_county_is_sure() -> None:
    """没给所在县：写了县的认得，没写的不猜"""
    assert (
        place("000000000000", "西坪镇", "石坪村", county="甘谷县").code
        == "620523112201"
    )
    assert place("000000000000", "西坪镇", "石坪村") == Resolved(None)
    assert place(GANGU) == Resolved(None)


def test_the_table_of_places_knows_names_and_children() -> None:
    """区划表：名称、下级、没有县的市"""
    assert divisions.name_of("620523112201") == "石坪村民委员会"
    assert divisions.name_of("620000") == "甘肃省"
    assert divisions.name_of("990000000000") == "990000000000"
    assert len(divisions.children("620523")) == 15
    assert len(divisions.children("000000000000")) == 31
    assert divisions.children("441900")[0].level == "township"
    assert divisions.children("620523112201") == ()
    assert len(divisions.inside("620599")) == 1 + 15 + 415
