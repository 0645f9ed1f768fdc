"""``bangfu synth``: what a person at the keyboard sees."""

from pathlib import Path

import pytest

from bangfu.cli import main


def _run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as left:
        main(["synth", *arguments])
    code = left.value.code
    assert code is None or isinstance(code, int)
    return code or 0


def test_the_command_tells_each_file_and_what_to_run_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """每写好一个文件报一行，最后给出下一条命令"""
    folder = tmp_path / "样例"
    assert _run(str(folder), "--households", "300") == 0
    shown = capsys.readouterr()
    for file in folder.iterdir():
        assert f"《{file.name}》" in shown.err
    assert shown.err.count("\n") == 11
    assert f"bangfu screen {folder} --on 2026-06-30 --division 620599" in shown.out


def test_a_folder_with_files_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """目标文件夹不是空的：一句话、退出码 2、原有文件不动"""
    (tmp_path / "台账.xlsx").write_text("原有", "utf-8")
    assert _run(str(tmp_path)) == 2
    shown = capsys.readouterr()
    assert shown.err.strip().startswith("目标文件夹不是空的")
    assert shown.err.count("\n") == 1
    assert [file.name for file in tmp_path.iterdir()] == ["台账.xlsx"]


@pytest.mark.parametrize("households", ["199", "280001"])
def test_too_few_or_too_many_households_are_refused(
    households: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """户数太少埋不下样本、太多一张表写不下：说明范围，退出码 2"""
    assert _run(str(tmp_path / "县"), "--households", households) == 2
    assert "户数应在 200 到 280000 之间" in capsys.readouterr().err
    assert not (tmp_path / "县").exists()


def test_help_shows_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    """--help 带一个例子"""
    assert _run("--help") == 0
    assert "例：bangfu synth" in capsys.readouterr().out
