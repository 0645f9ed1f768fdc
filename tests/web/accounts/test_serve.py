"""开站: the place is checked before anybody can write to it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bangfu.cli import serve, staff
from bangfu.core.access import Role
from bangfu.web.accounts.errors import AdministratorExists
from bangfu.web.accounts.models import Account
from bangfu.web.accounts.queries import officers_of
from bangfu.web.trail.models import Event
from web import cast
from web.first_day import empty

MOUNTS = """/dev/vda1 / ext4 rw 0 0
server:/data /srv/far nfs4 rw 0 0
tmpfs /srv tmpfs rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    path = tmp_path / "mounts"
    path.write_text(MOUNTS, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("place", "kind"),
    [("/home/x", "ext4"), ("/srv/x", "tmpfs"), ("/srv/far/x", "nfs4")],
)
def test_the_innermost_mount_tells_the_file_system(
    mounts: Path, place: str, kind: str
) -> None:
    """A share inside a local disk is a share."""
    assert serve.file_system(Path(place), mounts) == kind


def test_a_network_disk_is_refused_for_sqlite_only(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its locks do not hold; PostgreSQL does not mind."""
    monkeypatch.setattr(serve, "file_system", lambda _place: "nfs4")
    serve.check_place(tmp_path, locks_matter=False)
    with pytest.raises(serve.BadPlace, match=r"网络磁盘.*没有启动，请"):
        serve.check_place(tmp_path, locks_matter=True)


def test_a_full_disk_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Before the first write fails half-way."""
    monkeypatch.setattr(serve, "_LEAST_FREE", 2**62)
    with pytest.raises(serve.BadPlace, match="快满了"):
        serve.check_place(tmp_path, locks_matter=False)


def test_a_home_without_a_site_says_how_to_make_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """serve makes no key and no accounts."""
    monkeypatch.setenv("BANGFU_HOME", str(tmp_path / "nothing"))
    with pytest.raises(serve.NoSite, match="add-admin"):
        serve.prepare()


@pytest.mark.sqlite
@pytest.mark.django_db(transaction=True)
def test_the_pragmas_are_read_back() -> None:
    """Every one of them as the settings say; one that is lost stops the start."""
    serve.check_pragmas()
    with pytest.raises(serve.PragmaLost, match="synchronous"):
        serve.check_pragmas({"journal_mode": "wal", "synchronous": 1})


def run(*told: str) -> str:
    answer = CliRunner().invoke(staff.command, told, catch_exceptions=False)
    return str(answer.output)


@pytest.mark.django_db
def test_the_console_makes_the_first_security_administrator() -> None:
    """With a first password that opens the account, and only the first."""
    empty()
    asked = ("--name", "郑洁", "--division", cast.COUNTY)
    told = run("add-admin", "--login", "anquan", *asked)
    account = Account.objects.get(login="anquan")
    assert account.fits(password_in(told))
    assert "登录策略：等级保护三级（dengbao3）" in told
    assert [post.role for post in account.posts.all()] == [Role.SECURITY_ADMIN]
    with pytest.raises(AdministratorExists):
        run("add-admin", "--login", "anquan2", *asked)
    again = run("reset", "anquan")
    account.refresh_from_db()
    assert account.fits(password_in(again))


def password_in(told: str) -> str:
    """What stands behind the log-in name."""
    return re.findall(r"\t(\S+)$", told, re.MULTILINE)[0]


@pytest.mark.django_db
def test_the_console_makes_each_of_the_three_once_and_frees_a_lost_phone() -> None:
    """All in force at once; the system administrator can confirm the first head."""
    empty()
    asked = ("--name", "吴刚", "--division", cast.COUNTY)
    for role, login in (("系统", "xitong"), ("审计", "shenji"), ("安全", "anquan")):
        run("add-admin", "--role", role, "--login", login, *asked)
        with pytest.raises(AdministratorExists, match=f"{role}管理员"):
            run("add-admin", "--role", role, "--login", f"{login}2", *asked)
    [officer] = officers_of("xitong")
    assert officer.standing.role is Role.SYSTEM_ADMIN
    cast.a_factor(officer.account)
    run("reset", "xitong")
    assert Account.objects.get(login="xitong").factor_at is not None
    run("reset", "xitong", "--factor")
    assert Account.objects.get(login="xitong").factor_at is None


@pytest.mark.django_db
def test_the_console_opens_units_and_loads_people(tmp_path: Path) -> None:
    """A county's villages in one go, then its staff list."""
    empty()
    assert "新开设 31 个单位" in run("units", "--division", cast.TOWNSHIP)
    path = tmp_path / "人员.csv"
    head = "单位,姓名,岗位,区划,登录名,起,止\n"
    path.write_text(f"{head}明川镇,李成,局长,620599100,licheng,2026-01-01,\n", "utf-8")
    assert "没有导入" in run("load", str(path))
    assert not Account.objects.exists()
    assert Event.objects.latest("seq").subject == "load_staff"
    good = f"{head}明川镇,李成,乡镇核验员,620599100,licheng,2026-01-01,\n"
    path.write_text(good, "utf-8")
    told = run("load", str(path))
    assert Account.objects.get(login="licheng").fits(told.split()[-1])


_VISIT = """
import django
from bangfu.web.home import make_key
make_key()
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
visitor = Client()
plain = visitor.get("/login/")
page = visitor.get("/login/", secure=True)
cookies = all(cookie["secure"] for cookie in page.cookies.values())
told = page.get("Strict-Transport-Security", "")
print(plain.status_code, plain.get("Location", ""), cookies, told)
"""


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("1", "301 https://testserver/login/ True max-age=31536000"),
        ("", "200  False"),
    ],
)
def test_behind_tls_nothing_travels_in_the_clear(
    tmp_path: Path, said: str, answer: str
) -> None:
    """BANGFU_HTTPS：口令和会话只走加密通道"""
    told = {"BANGFU_HTTPS": said, "BANGFU_HOSTS": "localhost,testserver"}
    home = {"BANGFU_HOME": str(tmp_path), "BANGFU_KEY_FILE": str(tmp_path / "key")}
    settings = {"DJANGO_SETTINGS_MODULE": "bangfu.web.settings"}
    visited = subprocess.run(
        [sys.executable, "-c", _VISIT],
        env=os.environ | told | home | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert visited.stdout.strip() == answer, visited.stderr
