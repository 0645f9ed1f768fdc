"""人员名单: all of it or nothing, every fault with its row and its remedy."""

from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bangfu.core.access import Role
from bangfu.web.accounts.actions import open_unit
from bangfu.web.accounts.county_units import open_units
from bangfu.web.accounts.models import Account, Post, UnitKind
from bangfu.web.accounts.sessions import FRESH
from bangfu.web.accounts.staff_file import read_staff
from bangfu.web.trail.act import SYSTEM
from bangfu.web.trail.chain import opened
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event, Payload
from web import cast
from web.first_day import empty

pytestmark = pytest.mark.django_db
HEADINGS = ("单位", "姓名", "岗位", "区划", "登录名", "起", "止")
VILLAGE = "620599100250"
GOOD = [
    ("明川镇", "李成", "乡镇核验员", "620599100", "licheng", "2026-01-01", ""),
    (
        "柏家嘴村民委员会",
        "周芳",
        "村级干部",
        VILLAGE,
        "zhoufang",
        "2026/1/1",
        "2026-12-31",
    ),
    ("县民政局", "何静", "部门经办人", "620599", "hejing", "2026年1月1日", ""),
]


@pytest.fixture(autouse=True)
def _units_are_open() -> None:
    empty()
    open_units(SYSTEM, division=cast.TOWNSHIP, from_date=cast.SINCE)
    open_unit(
        SYSTEM,
        name="县民政局",
        kind=UnitKind.DEPARTMENT,
        division=cast.COUNTY,
        from_date=cast.SINCE,
    )


def write(folder: Path, *rows: tuple[str, ...]) -> Path:
    path = folder / "人员名单.csv"
    lines = [",".join(row) for row in (HEADINGS, *rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def workbook(folder: Path, *rows: tuple[str, ...]) -> bytes:
    path = folder / "人员名单.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADINGS, *rows)):
            sheet.write_row(number, 0, row)
    return path.read_bytes()


def test_a_good_list_is_read_row_by_row(tmp_path: Path) -> None:
    """Three spellings of a date, three kinds of unit."""
    rows, faults = read_staff(write(tmp_path, *GOOD))
    assert faults == []
    assert [(row.login, row.grant.role) for row in rows] == [
        ("licheng", Role.TOWNSHIP_CHECKER),
        ("zhoufang", Role.VILLAGE_CADRE),
        ("hejing", Role.DEPARTMENT_OFFICER),
    ]
    assert {row.grant.from_date for row in rows} == {date(2026, 1, 1)}
    assert rows[1].grant.until == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("column", "value", "said"),
    [
        (0, "县地震局", "单位 没有单位“县地震局”，或者它不管这个地方"),
        (1, "", "姓名 没有填"),
        (2, "队长", "岗位 没有这种岗位“队长”"),
        (3, "629999100", "区划 没有这个行政区划代码“629999100”"),
        (3, "620599", "区划 乡镇核验员要管一个乡镇，区划是9位代码，写的是“620599”"),
        (4, "Li Cheng", "登录名 “Li Cheng”写法不对"),
        (4, "zhoufang", "登录名 “zhoufang”和第2行重复"),
        (5, "年初", "起 “年初”不是日期"),
        (6, "2025-12-31", "止 “2025-12-31”早于起期2026-01-01"),
    ],
)
def test_each_fault_names_the_row_and_what_to_do(
    tmp_path: Path, column: int, value: str, said: str
) -> None:
    """And keeps the whole file out."""
    row = list(GOOD[0])
    row[column] = value
    rows, faults = read_staff(write(tmp_path, GOOD[1], tuple(row)))
    assert len(rows) == 1
    assert [fault.row for fault in faults] == [3]
    assert said in faults[0].sentence
    assert faults[0].sentence.startswith("《人员名单.csv》")
    assert "，" in faults[0].sentence.partition(said)[2]


def test_all_faults_of_a_row_are_told_at_once(tmp_path: Path) -> None:
    """Nobody sends a file seven times."""
    _, faults = read_staff(write(tmp_path, ("", "", "", "", "", "", "x")))
    assert [fault.column for fault in faults] == [
        "岗位", "区划", "姓名", "登录名", "起", "止",
    ]  # fmt: skip


def test_a_log_in_name_that_exists_is_a_fault(tmp_path: Path) -> None:
    """Of an account on the site, not only of the file."""
    cast.wang()
    row = (*GOOD[0][:4], "wang", *GOOD[0][5:])
    _, faults = read_staff(write(tmp_path, row))
    assert "已经有人用了" in faults[0].sentence


def test_a_file_without_our_headings_is_refused(tmp_path: Path) -> None:
    """With the headings it must have."""
    path = tmp_path / "名单.csv"
    path.write_text("甲,乙\n1,2\n", encoding="utf-8")
    rows, faults = read_staff(path)
    assert rows == []
    assert "单位、姓名、岗位、区划、登录名、起、止" in faults[0].sentence


def send(client: Client, content: bytes) -> str:
    file = SimpleUploadedFile("人员名单.xlsx", content)
    return str(client.post("/staff/load/", {"file": file}).content.decode())


def test_a_workbook_through_the_page_opens_accounts(
    client: Client, tmp_path: Path
) -> None:
    """One event for the file; the first passwords are on the page and open the door."""
    cast.log_in(client, cast.security_admin())
    page = send(client, workbook(tmp_path, *GOOD))
    assert "开了3个账号" in page
    assert Event.objects.filter(type="load_staff").count() == 1
    for login in ("licheng", "zhoufang", "hejing"):
        account = Account.objects.get(login=login)
        assert account.must_change
        assert any(account.fits(word) for word in page.replace("<", ">").split(">"))
    assert Post.objects.get(account__login="zhoufang").division == VILLAGE


def test_one_bad_row_keeps_everybody_out(client: Client, tmp_path: Path) -> None:
    """And the page says that nothing was saved."""
    cast.log_in(client, cast.security_admin())
    bad = (*GOOD[2][:2], "局长", *GOOD[2][3:])
    page = send(client, workbook(tmp_path, *GOOD[:2], bad))
    assert "没有保存。名单有1处要改" in page
    assert "第4行" in page
    assert not Account.objects.filter(login="licheng").exists()


def test_a_file_that_is_none_is_refused(client: Client) -> None:
    """Empty, or a picture by its name."""
    cast.log_in(client, cast.security_admin())
    assert "这个文件是空的" in send(client, b"")
    assert "没有保存" in send(client, b"\x89PNG\r\n\x1a\n" + bytes(100))


def test_opening_the_units_of_a_county_twice_adds_nothing() -> None:
    """Townships and villages that are there stay as they are."""
    before = Event.objects.count()
    open_units(SYSTEM, division=cast.TOWNSHIP, from_date=cast.SINCE)
    last = Event.objects.latest("seq")
    assert (Event.objects.count(), last.type) == (before + 1, "open_units")


def test_the_refused_attempt_is_in_the_trail(client: Client, tmp_path: Path) -> None:
    """With how much was wrong, and no name of anybody."""
    cast.log_in(client, cast.security_admin())
    bad = (*GOOD[2][:2], "局长", *GOOD[2][3:])
    send(client, workbook(tmp_path, *GOOD[:2], bad))
    event = Event.objects.latest("seq")
    assert (event.type, event.subject) == ("refused", "load_staff")
    told = opened(event, Payload.objects.get(seq=event.seq))
    assert "名单有1处要改" in told
    assert "何静" not in told


def test_the_people_of_a_list_wait_for_their_confirmation(
    client: Client, tmp_path: Path
) -> None:
    """All of them, and the page says so; the head confirms them in one go."""
    cast.log_in(client, cast.security_admin())
    assert "等业务主管在“任命”里确认" in send(client, workbook(tmp_path, *GOOD))
    posts = Post.objects.filter(account__login__in=["licheng", "zhoufang", "hejing"])
    assert set(posts.values_list("state", flat=True)) == {"pending"}
    other = Client()
    cast.log_in(other, cast.zhao())
    numbers = list(posts.values_list("pk", flat=True))
    other.post("/grants/confirm/", {"post": numbers})
    assert set(posts.values_list("state", flat=True)) == {"confirmed"}


def test_loading_people_is_signed(client: Client, tmp_path: Path) -> None:
    """The page asks for the password beside the file, where it was given long ago."""
    cast.log_in(client, cast.security_admin())
    content = workbook(tmp_path, *GOOD)
    session = client.session
    session["password_at"] = (now() - FRESH * 2).isoformat()
    session.save()
    assert 'name="password_again"' in client.get("/staff/load/").content.decode()
    assert "没有输密码或者密码不对" in send(client, content)
    assert not Account.objects.filter(login="licheng").exists()
    told = {"file": SimpleUploadedFile("人员名单.xlsx", content)}
    told |= {"password_again": cast.PASSWORD}
    assert "开了3个账号" in client.post("/staff/load/", told).content.decode()


def test_the_list_comes_back_with_its_faults_in_red(
    client: Client, tmp_path: Path
) -> None:
    """Mended it can be sent again; asking for it writes nothing."""
    cast.log_in(client, cast.security_admin())
    bad = (*GOOD[2][:2], "局长", *GOOD[2][3:])
    before = Event.objects.count()
    file = SimpleUploadedFile("人员名单.xlsx", workbook(tmp_path, *GOOD[:2], bad))
    told = {"file": file, "returned": "yes"}
    answer = client.post("/staff/load/", told)
    assert Event.objects.count() == before
    [sheet] = openpyxl.load_workbook(BytesIO(answer.content)).worksheets
    assert sheet["C4"].fill.start_color.rgb == "FFFFC7CE"
    assert sheet["C3"].fill.start_color.rgb != "FFFFC7CE"
    assert "没有这种岗位“局长”" in sheet["H4"].value
    file = SimpleUploadedFile("人员名单.xlsx", workbook(tmp_path, *GOOD))
    page = client.post("/staff/load/", {"file": file, "returned": "yes"})
    assert "没有要改的" in page.content.decode()


def test_a_long_number_is_not_repeated(tmp_path: Path) -> None:
    """Somebody pasted an id number into the wrong column."""
    row = (*GOOD[0][:2], "620599199001011234", *GOOD[0][3:])
    _, faults = read_staff(write(tmp_path, row))
    assert "18个字的内容" in faults[0].sentence
    assert "1990" not in faults[0].sentence
