"""``bangfu trail verify`` over a home as an office has it, edited with a SQLite shell."""

import json
from pathlib import Path

import pytest

from bangfu.cli import main
from web.trail.sites import bangfu, edit, make_key


def verify(folder: Path, *options: str) -> tuple[int, str]:
    """The exit code, and everything that was said."""
    return bangfu(folder, "trail", "verify", *options)


def test_an_honest_home_leaves_with_zero_and_says_its_limits(site: Path) -> None:
    """The checkpoint file is found beside the key."""
    code, said = verify(site)
    assert code == 0, said
    assert said.startswith("核验了 30 条事件。\n没有发现被改动或删除的记录。\n")
    assert "查不出来的：库外最后一个检查点到第 20 号" in said


def test_a_row_edited_with_a_sqlite_shell_is_named(site: Path) -> None:
    """The first bad event first, and what to do."""
    edit(
        site / "home" / "site.db",
        "update trail_event set subject = 'h:9' where seq = 17",
    )
    code, said = verify(site)
    assert code == 1
    assert "第一处：第 17 号事件被改过：内容和它自己的哈希不符。" in said
    assert "防改触发器 trail_event_no_update 不见了" in said
    assert "请停止办理" in said


def test_the_checkpoints_of_another_machine_can_be_given(site: Path) -> None:
    """Here everything after the tenth event is gone, with the file beside the key."""
    elsewhere = site / "抄送.jsonl"
    (site / "site.checkpoints").rename(elsewhere)
    edit(site / "home" / "site.db", "delete from trail_event where seq > 10")
    code, said = verify(site, "--checkpoints", str(elsewhere), "--json")
    told = json.loads(said)
    assert code == 1
    assert told["events"] == 10
    assert told["findings"][0]["seq"] == 11


def test_a_database_without_tables_is_one_sentence(tmp_path: Path) -> None:
    """Nothing is created by looking."""
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "site.db").touch()
    make_key(tmp_path)
    code, said = verify(tmp_path)
    assert (code, len(said.splitlines())) == (2, 1)
    assert "请先启动一次网站" in said


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ((), "里没有网站数据库。请用 BANGFU_HOME 指明数据目录"),
        (("--printed", "12"), "要写成“编号:校验码”"),
        (("--printed", "12:abcd"), "校验码 32 位"),
        (("--printed", f"12:{'x' * 32}"), "里没有网站数据库"),
    ],
)
def test_what_cannot_be_verified_is_one_sentence(
    options: tuple[str, ...],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """With the exit code of a usage error."""
    monkeypatch.setenv("BANGFU_HOME", str(tmp_path))
    monkeypatch.delenv("BANGFU_DATABASE_URL", raising=False)
    with pytest.raises(SystemExit) as left:
        main(["trail", "verify", *options])
    said = capsys.readouterr().err
    assert (left.value.code, len(said.splitlines())) == (2, 1)
    assert words in said


def test_a_checkpoint_file_that_is_not_there_is_named(site: Path) -> None:
    """Not taken for an empty one."""
    code, said = verify(site, "--checkpoints", "没有.jsonl")
    assert code == 2
    assert "--checkpoints 不对：没有这个文件，请核对路径" in said
