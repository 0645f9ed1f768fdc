"""教列名: taught once, read the next time, told who taught it, and forgotten again."""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from bangfu.web.jobs.worker import run_waiting
from bangfu.web.registry.models import Batch, TaughtHeading, Upload
from bangfu.web.trail.clock import now
from bangfu.web.trail.guard import acting
from bangfu.web.trail.models import Event
from web import cast
from web.registry.township import number

pytestmark = pytest.mark.django_db
TABLE = "allowance_recipients"
LIST = "老人姓名,老人证号,低保金额\n" + "".join(
    f"{name},{number(n)},300\n" for n, name in enumerate(("张甲", "李乙"), start=1)
)


def send(client: Client, text: str = LIST, table: str = TABLE) -> Upload:
    """Sent for a list, and checked."""
    file = SimpleUploadedFile("低保.csv", text.encode())
    asked = {"sent": file, "as_of": "2026-06-30", "act_id": str(uuid4())}
    assert client.post("/files/", asked | {"table": table}).status_code == 302
    run_waiting()
    return Upload.objects.latest("sent_at")


def teach(client: Client, upload: Upload, heading: str, column: str) -> HttpResponse:
    asked = {"file": "低保.csv", "table": TABLE, "heading": heading, "column": column}
    path = f"/files/{upload.pk}/teach/"
    answer = client.post(path, asked | {"act_id": str(uuid4())})
    run_waiting()
    return answer


def page_of(client: Client, upload: Upload) -> str:
    return client.get(f"/files/{upload.pk}/").content.decode()


def test_a_private_heading_is_taught_once_and_known_the_next_time(
    client: Client,
) -> None:
    """M86: 不改代码，县里教一次列名，下一批直接认得，写明是学会的、谁教的"""
    cast.log_in(client, cast.wang())
    upload = send(client)
    page = page_of(client, upload)
    assert "但缺少必需的列：公民身份号码" in page
    assert "教一次，低保花名册以后都认得" in page
    teach(client, upload, "老人证号", "id_number")
    teach(client, upload, "老人姓名", "name")
    again = page_of(client, upload)
    assert again.count("已学会") == 2
    assert "写入2行" in again
    following = send(client, LIST + f"王丙,{number(3)},300\n", table="")
    assert page_of(client, following).count("已学会") == 2
    client.post(f"/files/{following.pk}/write/", {"act_id": str(uuid4())})
    run_waiting()
    assert Batch.objects.get().table == TABLE
    assert Batch.objects.get().rows == 3
    known = client.get("/headings/").content.decode()
    for word in ("低保花名册", "老人证号", "公民身份号码", "王敏"):
        assert word in known
    assert Event.objects.filter(type="teach_heading").count() == 2


def test_a_key_is_never_taught_onto_cells_that_do_not_fit(client: Client) -> None:
    """姓名列不能记成身份证号：说清有几格不合，什么也没记"""
    cast.log_in(client, cast.wang())
    upload = send(client)
    teach(client, upload, "老人姓名", "id_number")
    page = page_of(client, upload)
    assert "“老人姓名”这一列有2格，其中2格不是公民身份号码，不能记成" in page
    assert not TaughtHeading.objects.exists()
    assert Event.objects.filter(type="refused").count() == 1


def test_what_the_files_do_not_offer_cannot_be_taught(client: Client) -> None:
    """别的列名、别的列、认得的列都不行；写入之后也不行"""
    cast.log_in(client, cast.wang())
    upload = send(client, LIST.replace("老人证号", "公民身份号码"))
    for heading, column in (
        ("没有的列", "name"),
        ("老人姓名", "no_such_column"),
        ("公民身份号码", "name"),
        ("老人姓名", "id_number"),
    ):
        assert teach(client, upload, heading, column).status_code == 302
    with acting():
        Upload.objects.update(written_at=now())
    teach(client, upload, "老人姓名", "name")
    assert "已经写入，不能再改列的对应" in page_of(client, upload)
    assert not TaughtHeading.objects.exists()


def test_what_was_checked_is_written_whatever_is_forgotten_meanwhile(
    client: Client,
) -> None:
    """核对时认得的，写入时也认得；忘掉以后再交的认不出"""
    cast.log_in(client, cast.wang())
    upload = send(client)
    teach(client, upload, "老人证号", "id_number")
    own = TaughtHeading.objects.get()
    forget = f"/headings/{own.pk}/forget/"
    other = cast.log_in(Client(), cast.chen())
    assert other.post(forget, {"act_id": str(uuid4())}).status_code == 404
    assert "老人证号" not in other.get("/headings/").content.decode()
    assert client.post(forget, {"act_id": str(uuid4())}).status_code == 302
    assert client.post(forget, {"act_id": str(uuid4())}).status_code == 404
    client.post(f"/files/{upload.pk}/write/", {"act_id": str(uuid4())})
    run_waiting()
    assert Batch.objects.get().rows == 2
    following = send(client, LIST + f"王丙,{number(3)},300\n")
    assert "已学会" not in page_of(client, following)
    assert "还没有教过列名" in client.get("/headings/").content.decode()


def test_the_office_reads_and_nobody_else_teaches(client: Client) -> None:
    """主管看得到、不能教；部门、乡镇没有这一页"""
    cast.log_in(client, cast.wang())
    head = cast.log_in(Client(), cast.zhao())
    assert head.get("/headings/").status_code == 200
    asked = {"act_id": str(uuid4())}
    assert head.post(f"/files/{uuid4()}/teach/", asked).status_code == 404
    for officer in (cast.he, cast.li):
        assert cast.log_in(Client(), officer()).get("/headings/").status_code == 404
