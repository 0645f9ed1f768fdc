"""A backup is checked before it counts; a restore verifies, and shows its gap."""

import os
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from bangfu.web.trail.backup import check_backup, make_backup
from web.trail.sites import bangfu, edit, python
from web.trail.tampering import write_history

MORE = """
import django
django.setup()
from web.trail.tampering import ZHOU, note
from bangfu.web.trail.checkpoint import make_checkpoint
for n in range(5):
    note(ZHOU, subject="h:1", text="later")
make_checkpoint()
"""


def backed_up(site: Path) -> Path:
    """A backup with a proof in it."""
    (site / "home" / "vault").mkdir()
    (site / "home" / "vault" / "abc").write_bytes(b"proof")
    code, said = bangfu(site, "backup", "make", str(site / "away"))
    assert code == 0, said
    (backup,) = (site / "away").iterdir()
    assert f"备份已写到 {backup}。密钥文件不在里面" in said
    return backup


def restored(site: Path, backup: Path) -> tuple[int, str]:
    """Restore into a new home that uses the same key and checkpoints."""
    new = {"BANGFU_HOME": str(site / "new")}
    return bangfu(site, "backup", "restore", str(backup), **new)


def test_a_restore_opens_a_new_epoch_and_shows_what_was_lost(site: Path) -> None:
    """After the backup five more events were written, and known outside."""
    backup = backed_up(site)
    assert python(site, "-c", MORE).returncode == 0
    code, said = restored(site, backup)
    assert code == 0, said
    assert f"已恢复到 {site / 'new'}，留痕另开一期。" in said
    assert "第 2 期从第 31 号事件开始" in said
    assert "上一期到过第 35 号，中间 5 条随恢复丢失" in said
    assert (site / "new" / "vault" / "abc").read_bytes() == b"proof"
    code, said = bangfu(site, "trail", "verify", BANGFU_HOME=str(site / "new"))
    assert code == 0
    assert said.startswith("核验了 31 条事件。")


def test_a_backup_whose_trail_was_edited_is_not_restored(site: Path) -> None:
    """The manifest fits, for it was made after the edit; the trail does not."""
    edit(site / "home" / "site.db", "update trail_event set actor = 9 where seq = 7")
    code, said = bangfu(site, "backup", "make", str(site / "away"))
    assert code == 1
    assert "第一处：第 7 号事件被改过" in said
    (backup,) = (site / "away").iterdir()
    code, said = restored(site, backup)
    assert code == 1
    assert said.startswith("没有恢复，请换另一份备份。\n")
    assert not (site / "new").exists()
    assert not (site / "new.restoring").exists()


def test_a_backup_that_was_touched_is_not_restored(site: Path) -> None:
    """One byte is enough, in whichever file."""
    backup = backed_up(site)
    for name in ("site.db", "vault/abc", "manifest.json"):
        before = (backup / name).read_bytes()
        (backup / name).write_bytes(bytes([before[0] ^ 1]) + before[1:])
        code, said = restored(site, backup)
        assert code == 2
        assert said == f"备份里的 {name} 缺失或被改过。没有恢复，请换另一份备份。\n"
        assert not (site / "new").exists()
        (backup / name).write_bytes(before)


def test_a_restore_never_writes_over_a_home(site: Path) -> None:
    """Not even over the one that is running."""
    before = (site / "home" / "site.db").read_bytes()
    code, said = bangfu(site, "backup", "restore", str(site / "away"))
    assert code == 2
    assert "里已经有东西。没有恢复" in said
    assert (site / "home" / "site.db").read_bytes() == before


def test_a_backup_that_cannot_be_written_is_one_sentence(site: Path) -> None:
    """A file where the folder should be."""
    (site / "away").touch()
    code, said = bangfu(site, "backup", "make", str(site / "away"))
    assert (code, len(said.splitlines())) == (2, 1)
    assert "备份没有做成：写不进" in said


def test_where_there_is_no_site_nothing_is_backed_up(site: Path) -> None:
    """And no empty database is made."""
    empty = site / "nothing"
    code, said = bangfu(site, "backup", "make", str(site), BANGFU_HOME=str(empty))
    assert code == 2
    assert "里没有网站数据库" in said
    assert not empty.exists()


def an_empty_place(folder: Path) -> dict[str, str]:
    """A new home with this process's key; on PostgreSQL a new database as well."""
    place = {name: os.environ[name] for name in ("BANGFU_KEY_FILE",)}
    place |= {"BANGFU_HOME": str(folder / "new")}
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("drop database if exists restored")
            cursor.execute("create database restored")
        address = urlsplit(os.environ["BANGFU_DATABASE_URL"])
        place["BANGFU_DATABASE_URL"] = urlunsplit(address._replace(path="/restored"))
    return place


@pytest.mark.both
@pytest.mark.django_db(transaction=True)
def test_a_backup_made_while_people_work_can_be_restored(tmp_path: Path) -> None:
    """``VACUUM INTO`` on SQLite, ``pg_dump`` on PostgreSQL."""
    write_history(8, checkpoints=(5,))
    backup = make_backup(tmp_path)
    check_backup(backup)
    place = an_empty_place(tmp_path)
    code, said = bangfu(tmp_path, "backup", "restore", str(backup), **place)
    assert code == 0, said
    assert "核验了 9 条事件。\n没有发现被改动或删除的记录。" in said
