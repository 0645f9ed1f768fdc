"""交表: checked without writing, written once, returned, dropped, and only by the clerk."""

import tempfile
import zipfile
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from python_calamine import CalamineWorkbook

from bangfu.web.home import home
from bangfu.web.jobs.worker import run_waiting
from bangfu.web.registry.imports import settle_staged
from bangfu.web.registry.models import Batch, Person, Record, Upload
from bangfu.web.registry.runs import home_lake
from bangfu.web.registry.withdrawal import withdraw
from bangfu.web.trail.models import Event
from web.cast import chen, li, log_in, wang, zhao
from web.registry.township import (
    ALLOWANCE,
    CANARY_NAME,
    NATIONAL,
    PHONE,
    load,
    national,
    number,
)

pytestmark = pytest.mark.django_db

FAMILY = (
    NATIONAL
    + national("H1", "P1", CANARY_NAME, number(1))
    + national("H1", "P2", "欧阳小", "6.20599E+17", relation="之子")
)


def send(client: Client, text: str = FAMILY, **more: Any) -> Any:
    file = SimpleUploadedFile("监测对象信息.csv", text.encode())
    asked = {"sent": file, "as_of": "2026-06-30", "act_id": str(uuid4())} | more
    return client.post(reverse("files"), asked)


def sent(client: Client) -> Upload:
    assert send(client).status_code == 302
    run_waiting()
    return Upload.objects.get()


def write(client: Client, upload: Upload) -> str:
    """Ask for the writing, and what the page says when the job is done."""
    asked = {"act_id": str(uuid4())}
    page = client.post(reverse("write_files", args=[upload.pk]), asked)
    run_waiting()
    return str(client.get(page["Location"], follow=True).content.decode())


def take_archive(client: Client, parts: dict[str, bytes]) -> str:
    """Send an archive; the page that tells of it."""
    log_in(client, wang())
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as packing:
        for name, content in parts.items():
            packing.writestr(name, content)
    file = SimpleUploadedFile("民政.zip", out.getvalue())
    send(client, sent=file)
    run_waiting()
    url = reverse("sent_files", args=[Upload.objects.get().pk])
    return str(client.get(url).content.decode())


def returned_rows(workbook: bytes) -> list[list[Any]]:
    """The cells of a returned workbook."""
    sheet = CalamineWorkbook.from_filelike(BytesIO(workbook)).get_sheet_by_index(0)
    return sheet.to_python()


def test_checking_tells_everything_and_writes_nothing(client: Client) -> None:
    """§6.4: mapping, faults and consequences stand before the write."""
    log_in(client, wang())
    page = client.get(reverse("sent_files", args=[sent(client).pk]))
    body = page.content.decode()
    for told in ("公民身份号码", "后几位已丢失", "请向发送单位重取", "写入1行", "确定"):
        assert told in body, told
    for canary in (CANARY_NAME, number(1), PHONE):
        assert canary not in body
    assert not Person.objects.exists()
    assert not home_lake().batches()


def test_the_second_post_writes_and_a_third_writes_no_more(client: Client) -> None:
    log_in(client, wang())
    upload = sent(client)
    for _ in range(2):
        assert "写入了什么" in write(client, upload)
    assert Batch.objects.get().new == Record.objects.count() == 1
    assert [batch.number for batch in home_lake().batches()] == [Batch.objects.get().pk]
    assert Event.objects.filter(type="load_batch").count() == 1


def test_a_list_that_would_count_beside_one_of_its_day_is_told(
    client: Client, tmp_path: Path
) -> None:
    """更正后重送：说清两份都会计入，先撤回哪一份；别的日子的、撤回了的不提"""
    log_in(client, wang())
    of_may, rows = date(2026, 5, 31), ALLOWANCE + f"{number(1)},王一,农村低保,1,明川镇,"
    first = {"低保花名册.csv": f"{rows}柏家嘴村\n"}
    load(wang(), tmp_path, {"监测对象信息.csv": FAMILY} | first, on=of_may)
    batch = Batch.objects.get(table="allowance_recipients")
    link, says = reverse("batch", args=[batch.pk]), "两份都会计入"
    for day, told in (("2026-05-31", True), ("2026-06-30", False)):
        body = body_of(client, f"{rows}柏家嘴村\n{rows}", as_of=day)
        assert (says in body, link in body) == (told, told), day
    withdraw(wang().actor, number=batch.pk, reason="有更正")
    assert says not in body_of(client, f"{rows}柏家嘴村\n{rows}", as_of="2026-05-31")


def body_of(client: Client, text: str, **more: Any) -> str:
    """Send a list and read what checking it tells."""
    file = SimpleUploadedFile("低保花名册（更正）.csv", text.encode())
    assert send(client, sent=file, **more).status_code == 302
    run_waiting()
    upload = Upload.objects.latest("sent_at")
    return client.get(reverse("sent_files", args=[upload.pk])).content.decode()


def test_a_file_that_was_written_before_is_told_to_hold_nothing_new(
    client: Client,
) -> None:
    """同一个文件再交一次：说清没有新内容，不再说可以直接写入"""
    log_in(client, wang())
    good = NATIONAL + national("H1", "P1", CANARY_NAME, number(1))
    assert send(client, good).status_code == 302
    run_waiting()
    first = Upload.objects.get()
    url = reverse("sent_files", args=[first.pk])
    assert "没有新内容" not in client.get(url).content.decode()
    write(client, first)
    send(client, good)
    run_waiting()
    again = Upload.objects.exclude(pk=first.pk).get()
    body = client.get(reverse("sent_files", args=[again.pk])).content.decode()
    assert "没有新内容" in body
    assert "可以直接写入" not in body
    assert "没有可以写入的行" in body


def test_the_same_form_posted_twice_is_one_upload(client: Client) -> None:
    log_in(client, wang())
    act_id = str(uuid4())
    first, second = send(client, act_id=act_id), send(client, act_id=act_id)
    assert first["Location"] == second["Location"]
    assert Upload.objects.count() == 1
    assert run_waiting() == 1


def test_the_returned_workbook_marks_the_fault_and_is_an_event(client: Client) -> None:
    log_in(client, wang())
    upload = sent(client)
    page = client.post(reverse("take_returned", args=[upload.pk, 0]))
    cells = returned_rows(page.content)
    assert "退回原因" in cells[0]
    assert "重取" in cells[2][-1]
    assert Event.objects.filter(type="take_returned").count() == 1
    missing = client.post(reverse("take_returned", args=[upload.pk, 7]))
    assert missing.status_code == 404


def test_an_archive_of_lists_is_a_batch_for_each(client: Client) -> None:
    """交一个压缩包：里面每个文件各成一批，各有退回表，读不了的那个说明原因"""
    parts = {"监测对象信息.csv": FAMILY.encode(), "通知.pdf": b"%PDF-1.7\n"}
    page = take_archive(client, parts)
    assert "《民政.zip》里的《监测对象信息.csv》" in page
    assert "《民政.zip》里的《通知.pdf》：这是 PDF 文件，不是表格" in page
    upload = Upload.objects.get()
    write(client, upload)
    assert Batch.objects.get().file == "民政.zip》里的《监测对象信息.csv"
    assert Batch.objects.get().new == 1
    answer = client.post(reverse("take_returned", args=[upload.pk, 0]))
    assert "重取" in returned_rows(answer.content)[2][-1]
    assert quote("退回_监测对象信息.xlsx") in answer["Content-Disposition"]
    assert not list(Path(tempfile.gettempdir()).glob("bangfu-opened-*"))


def test_each_file_gets_its_own_returned_workbook(client: Client) -> None:
    """先选的文件不一定排在前面：下载的总是点的那一份的退回表"""
    log_in(client, wang())
    other = FAMILY.replace("P2", "P7")
    files = [("乙.csv", FAMILY), ("丙.csv", other)]
    sent = [SimpleUploadedFile(name, text.encode()) for name, text in files]
    asked = {"sent": sent, "as_of": "2026-06-30", "act_id": str(uuid4())}
    client.post(reverse("files"), asked)
    run_waiting()
    upload = Upload.objects.get()
    assert [file["file"] for file in upload.told["files"]] == ["丙.csv", "乙.csv"]
    for place, member in ((0, "P7"), (1, "P2")):
        page = client.post(reverse("take_returned", args=[upload.pk, place]))
        assert member in returned_rows(page.content)[2]


def test_what_was_sent_lies_sealed_and_is_destroyed_when_dropped(
    client: Client,
) -> None:
    log_in(client, wang())
    upload = sent(client)
    kept = [path for path in (home() / "vault").rglob("*") if path.is_file()]
    assert kept
    assert not any(number(1).encode() in path.read_bytes() for path in kept)
    client.post(reverse("drop_files", args=[upload.pk]), {"act_id": str(uuid4())})
    assert not any(path.is_file() for path in (home() / "vault").rglob("*"))
    gone = client.get(reverse("sent_files", args=[upload.pk]))
    assert gone.status_code == 404


def test_nobody_but_the_countys_clerk_sends_or_writes(client: Client) -> None:
    """A checker and the office's head cannot write; another county sees nothing."""
    log_in(client, wang())
    upload = sent(client)
    for officer, status in ((li, 404), (zhao, 404), (chen, 404)):
        log_in(client, officer())
        url = reverse("write_files", args=[upload.pk])
        assert client.post(url, {"act_id": str(uuid4())}).status_code == status
    log_in(client, zhao())
    assert send(client).status_code == 403
    assert Event.objects.filter(type="refused").exists()
    assert not Batch.objects.exists()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "这个文件是空的"), ("没有,人,认得\n1,2,3\n", "整个文件未收")],
)
def test_a_file_that_is_none_is_told_in_words(
    client: Client, text: str, sentence: str
) -> None:
    log_in(client, wang())
    file = SimpleUploadedFile("表.csv", text.encode())
    asked = {"sent": file, "as_of": "2026-06-30", "act_id": str(uuid4())}
    page = client.post(reverse("files"), asked)
    if page.status_code == 302:
        run_waiting()
        page = client.get(page["Location"], follow=True)
    assert sentence in page.content.decode()


def test_a_crash_between_database_and_lake_is_mended_on_the_next_start(
    client: Client,
) -> None:
    """§4: loaded but staged → renamed; staged without a row → deleted."""
    log_in(client, wang())
    write(client, sent(client))
    lake = home_lake()
    (lake.root / "loaded" / "1").rename(lake.root / "staged" / "1")
    (lake.root / "staged" / "2").mkdir()
    settle_staged()
    assert [batch.number for batch in lake.batches()] == [1]
    assert list((lake.root / "staged").iterdir()) == []
