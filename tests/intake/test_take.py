"""收表: what the chain makes of files, person by person."""

import zipfile
from pathlib import Path

import pyarrow.parquet as pq
from taking import DIVISION, NOW, ON, TakeFiles, number

from bangfu.intake.keys import FolderKeys
from bangfu.intake.take import Occasion, take
from bangfu.lake.lake import Lake
from bangfu.linkage.answers import Answer

NATIONAL = (
    "县,乡,村,户编号,人口编号,姓名,证件号码,与户主关系,文化程度,"
    "享受低保政策情况,户类型\n"
)
ROSTER = "乡镇,村,户主姓名,户主身份证号,姓名,身份证号,与户主关系,户类型,联系电话\n"
STAYS = "身份证号,姓名,结算单号,医院名称,出院日期,合规自付\n"


def national(
    no: str, member: str, name: str, id_number: str, relation: str = "户主"
) -> str:
    place = "示例县,清泉镇,"
    return f"{place},{no},{member},{name},{id_number},{relation},小学,不享受,脱贫户\n"


def roster(head: str, name: str, id_number: str, relation: str = "户主") -> str:
    return f"清泉镇,,户主某,{head},{name},{id_number},{relation},一般农户,13900001111\n"


def test_one_person_in_two_registers_is_one_person(take_files: TakeFiles) -> None:
    """M01: the roster of all households joins the national export, household by household."""
    taken = take_files(
        {
            "监测对象信息.csv": NATIONAL + national("H1", "P1", "张甲", number(1)),
            "农户台账.csv": ROSTER
            + roster(number(1), "张甲", number(1).lower())
            + roster(number(1), "张小", number(3), "之子")
            + roster(number(5), "王丙", number(5)),
        }
    )
    assert taken.rows("households", "household_no", "registered", "in_national") == [
        ("H1", True, True),
        ("台账-4", False, False),
    ]
    assert taken.rows("members", "member_no", "relation") == [
        ("P1", "户主"),
        ("台账-2-02", "之子"),
        ("台账-4-01", "户主"),
    ]


def test_a_member_without_a_number_is_not_doubled(take_files: TakeFiles) -> None:
    taken = take_files(
        {
            "监测对象信息.csv": NATIONAL
            + national("H1", "P1", "张甲", number(1))
            + national("H1", "P2", "张婴", "", "之女"),
            "农户台账.csv": ROSTER
            + roster(number(1), "张甲", number(1))
            + roster(number(1), "张婴", "", "之女")
            + roster(number(1), "张新", "", "之子"),
        }
    )
    assert [no for (no,) in taken.rows("members", "member_no")] == [
        "P1",
        "P2",
        "台账-2-03",
    ]


def test_a_person_listed_twice_is_settled_once(take_files: TakeFiles) -> None:
    taken = take_files(
        {
            "农户台账.csv": ROSTER
            + roster(number(1), "张甲", number(1))
            + roster(number(1), "张甲", number(1))
            + roster(number(1), "李异名", number(1), "其他")
        }
    )
    assert taken.rows("members", "member_no") == [("台账-2-01",)]
    [answers] = [one.answers for file in taken.report.files for one in file.lists]
    assert (answers[Answer.NEW], answers[Answer.LINKED], answers[Answer.UNSURE]) == (
        1,
        1,
        1,
    )


def test_a_list_knows_newcomers_doubts_and_strangers(take_files: TakeFiles) -> None:
    """M98: whoever nobody here has is kept and judged; a contradiction waits."""
    slip = number(1)[:16] + ("2" if number(1)[16] != "2" else "3") + number(1)[17]
    taken = take_files(
        {
            "农户台账.csv": ROSTER
            + roster(number(1), "张甲", number(1))
            + roster(number(5), "王丙", number(5)),
            "住院明细.csv": STAYS
            + f"{slip},张甲,1,县医院,2026-01-01,1\n"
            + f"{number(5)},赵不同,2,县医院,2026-01-01,1\n"
            + f"{number(7)},外来人,3,县医院,2026-01-01,1\n"
            + f"{number(7)},外来人,4,县医院,2026-01-01,1\n"
            + ",无名氏,5,县医院,2026-01-01,1\n",
        }
    )
    assert taken.rows("hospital_stays", "row", "answer") == [
        (2, "linked"),
        (3, "unsure"),
        (4, "new"),
        (5, "linked"),
        (6, "unidentified"),
    ]
    assert ("未在册-hospital_stays-4", "seen") in taken.rows(
        "households", "household_no", "standing"
    )


def test_the_same_bill_in_two_files_counts_once(take_files: TakeFiles) -> None:
    bill = f"{number(1)},张甲,J1,县医院,2026-01-01,100\n"
    refund = f"{number(1)},张甲,J1,县医院,2026-01-01,-30\n"
    nameless = f"{number(1)},张甲,,县医院,2026-02-01,7\n"
    taken = take_files(
        {
            "农户台账.csv": ROSTER + roster(number(1), "张甲", number(1)),
            "住院明细1.csv": STAYS + bill + refund + nameless + nameless,
            "住院明细2.csv": STAYS + bill + nameless,
        }
    )
    paid = [fen for (fen,) in taken.rows("hospital_stays", "counted_self_paid_fen")]
    assert sorted(paid) == [-3000, 700, 700, 10000]


def test_one_stay_in_two_layouts_counts_once(take_files: TakeFiles) -> None:
    taken = take_files(
        {
            "农户台账.csv": ROSTER + roster(number(1), "张甲", number(1)),
            "住院明细1.csv": "身份证号,姓名,医院名称,出院日期,合规自付,入院日期\n"
            f"{number(1)},张甲,县医院,2026-01-05,100,2026-01-01\n",
            "住院明细2.csv": "身份证号,姓名,医院名称,出院日期,合规自付,总费用\n"
            f"{number(1)},张甲,县医院,2026-01-05,100,900\n",
        }
    )
    assert taken.rows("hospital_stays", "counted_self_paid_fen") == [(10000,)]


def test_the_lake_holds_no_id_name_phone_card_or_plate(take_files: TakeFiles) -> None:
    """M205: what would tell who somebody is never reaches the lake."""
    taken = take_files(
        {
            "农户台账.csv": ROSTER + roster(number(1), "张甲", number(1)),
            "车辆.csv": "车主,车主身份证号,车牌号,车型,登记日期\n"
            f"张甲,{number(1)},甘E00000,轿车,2020-01-01\n",
            "低保.csv": "身份证号,姓名,银行账号,保障类别,电话\n"
            f"{number(1)},张甲,6217000011112222333,农村低保,13900001111\n",
        }
    )
    canaries = [
        number(1),
        "张甲",
        "户主某",
        "甘E00000",
        "6217000011112222333",
        "13900001111",
    ]
    written = [
        path.read_bytes() for path in taken.lake.root.rglob("*") if path.is_file()
    ]
    assert len(written) >= 6
    parts = taken.lake.root.rglob("*.parquet")
    written += [repr(pq.read_table(path).to_pylist()).encode() for path in parts]
    for canary in canaries:
        assert not any(canary.encode() in content for content in written), canary


def test_nothing_stays_staged_and_every_batch_tells_its_file(
    take_files: TakeFiles,
) -> None:
    taken = take_files(
        {
            "农户台账.csv": ROSTER + roster(number(1), "张甲", number(1)),
            "低保花名册2026年5月.csv": f"身份证号,姓名,保障类别\n{number(1)},张甲,农村低保\n",
            "低保花名册2026年7月.csv": f"身份证号,姓名,保障类别\n{number(1)},张甲,农村低保\n",
        }
    )
    assert list((taken.lake.root / "staged").iterdir()) == []
    told = {
        batch.file: (batch.as_of.isoformat(), batch.rows)
        for batch in taken.lake.batches()
    }
    assert told == {
        "农户台账.csv": ("2026-06-30", 1),
        "低保花名册2026年5月.csv": ("2026-05-31", 1),
        "低保花名册2026年7月.csv": ("2026-07-31", 1),
    }
    assert [batch.file for batch in taken.image.unused] == ["低保花名册2026年7月.csv"]
    assert len(taken.rows("allowance_recipients", "row")) == 1


PLACED = "身份证号,姓名,保障类别,乡镇,村,数据日期\n"
PLACELESS = "身份证号,姓名,保障类别,数据日期\n"


def test_a_list_with_townships_and_one_without_replace_each_other(
    take_files: TakeFiles,
) -> None:
    """One sender, two layouts: the newer list speaks, whichever names the townships.

    A row without a place stands where its household lives; who is nobody's stays beside.
    """
    family = NATIONAL + national("H1", "P1", "张甲", number(1))
    family += national("H2", "P2", "王丙", number(2))
    with_places = PLACED + f"{number(1)},张甲,农村低保,清泉镇,,2026-05-31\n"
    without = PLACELESS + f"{number(2)},王丙,农村低保,2026-06-30\n"
    taken = take_files(
        {"监测对象信息.csv": family, "低保一.csv": with_places, "低保二.csv": without}
    )
    assert taken.rows("allowance_recipients", "division_code") == [("620599101000",)]
    [newer] = taken.image.tables["allowance_recipients"].to_pyarrow().to_pylist()
    assert taken.image.batches[newer["batch"]].file == "低保二.csv"


def test_and_the_other_way_round(take_files: TakeFiles) -> None:
    family = NATIONAL + national("H1", "P1", "张甲", number(1))
    family += national("H2", "P2", "王丙", number(2))
    without = PLACELESS + f"{number(2)},王丙,农村低保,2026-05-31\n"
    without += f"{number(9)},赵外,农村低保,2026-05-31\n"
    with_places = PLACED + f"{number(1)},张甲,农村低保,清泉镇,,2026-06-30\n"
    taken = take_files(
        {"监测对象信息.csv": family, "低保一.csv": without, "低保二.csv": with_places}
    )
    listed = taken.image.tables["allowance_recipients"].to_pyarrow().to_pylist()
    files = {taken.image.batches[row["batch"]].file for row in listed}
    assert files == {"低保二.csv"}
    # 赵外 left with the old list, and is still known as somebody a list had named.
    assert len(taken.rows("members", "standing")) == 3


def test_an_archive_in_a_folder_stands_for_its_files(tmp_path: Path) -> None:
    """文件夹里放着压缩包：里面的台账先入册，名单再认人，各成一批"""
    family = NATIONAL + national("H1", "P1", "张甲", number(1))
    stay = STAYS + f"{number(1)},张甲,D1,县医院,2026-05-01,300\n"
    lake, packed = Lake(tmp_path / "lake"), tmp_path / "各部门.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("住院明细.csv", stay)
        archive.writestr("监测对象信息.csv", family)
    occasion = Occasion(ON, DIVISION, NOW)
    order = ("national_persons",)
    report = take([packed], lake, FolderKeys(), occasion, sources=order)
    files = [(file.file, len(file.lists)) for file in report.files]
    assert files == [
        ("各部门.zip》里的《住院明细.csv", 1),
        ("各部门.zip》里的《监测对象信息.csv", 1),
    ]
    assert report.files[0].lists[0].answers[Answer.LINKED] == 1
    assert [batch.number for batch in lake.batches()] == [1, 2]


def test_every_link_is_kept_with_its_ground(take_files: TakeFiles) -> None:
    """M86: on what a row was taken for somebody can be looked up, without his name."""
    taken = take_files(
        {
            "监测对象信息.csv": NATIONAL + national("H1", "P1", "张甲", number(1)),
            "住院结算.csv": STAYS
            + f"{number(1)},张甲,J1,县医院,2026-04-01,10\n"
            + f"{number(1)[:16]}9{number(1)[17]},张甲,J2,县医院,2026-04-01,10\n"
            + f"{number(7)},李新,J3,县医院,2026-04-01,10\n",
        }
    )
    [stays] = [file for file in taken.report.files if file.file == "住院结算.csv"]
    folder = taken.lake.root / "loaded" / str(stays.lists[0].batch.number)
    links = pq.read_table(folder / "links.parquet").to_pylist()
    told = [(link["answer"], link["method"], link["probability"]) for link in links]
    assert told == [
        ("linked", "number", None),
        ("linked", "slip", None),
        ("new", None, None),
    ]
    assert "张甲" not in repr(links)
