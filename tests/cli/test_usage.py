"""Every mistake on the command line is one Chinese line, and an exit code."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from bangfu.cli import COMMANDS, group, main


def mistake(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    """What the program says on stderr as it gives up with the usage code."""
    with pytest.raises(SystemExit) as left:
        main(args)
    assert left.value.code == 2
    return capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["screen"], "缺少 文件夹"),
        (["screen", "没有"], "没有“没有”这个文件夹"),
        (["screen", "."], "缺少 --on"),
        (["screen", ".", "--on", "6月30日"], "不是日期，请写成 2026-06-30 的样子"),
        (
            ["screen", ".", "--on", "2026-06-30", "--division", "示例县"],
            "县级写 6 位数字",
        ),
        (["screen", ".", "--far"], "没有 --far 这个选项"),
        (["rules", "x"], "写多了或写错了参数"),
        (["screem"], "没有这个命令"),
    ],
)
def test_a_mistake_is_one_line_with_the_way_out(
    capsys: pytest.CaptureFixture[str], args: list[str], said: str
) -> None:
    told = mistake(capsys, *args)
    assert said in told
    assert "--help" in told
    assert told.count("\n") == 1


def test_an_option_without_its_value_is_told(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert mistake(capsys, "screen", ".", "--on") == "选项 --on 后面要跟一个值。\n"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["--out", "a.pdf"], "不会写“.pdf”格式"),
        (["--on", "2010-01-01"], "2010年1月1日没有生效的值"),
    ],
)
def test_what_bangfu_refuses_is_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, args: list[str], said: str
) -> None:
    given = ["--on", "2026-06-30", "--division", "620599"]
    told = mistake(capsys, "screen", str(tmp_path), *given, *args)
    assert said in told
    assert told.count("\n") == 1


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_is_chinese_and_has_an_example(command: str) -> None:
    told = CliRunner().invoke(group, [command, "--help"])
    assert told.exit_code == 0
    assert f"例：bangfu {command}" in told.output.replace("\n", "")
    assert "显示这段说明" in told.output
    assert not any(word in told.output for word in ("Usage", "Options", "Show this"))


def test_help_loads_no_engine() -> None:
    script = (
        "import sys; from bangfu.cli import group\n"
        "from click.testing import CliRunner\n"
        "assert CliRunner().invoke(group, ['--help']).exit_code == 0\n"
        "heavy = {'ibis', 'duckdb', 'pyarrow', 'openpyxl', 'xlsxwriter'} & sys.modules.keys()\n"
        "sys.exit(f'loaded {heavy}' if heavy else 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", ["rules", "tables", "policy"])
def test_lists_come_as_lines_and_as_json(command: str) -> None:
    lines = CliRunner().invoke(group, [command])
    as_json = CliRunner().invoke(group, [command, "--json"])
    assert lines.exit_code == as_json.exit_code == 0
    assert as_json.output.startswith("[")
    assert len(lines.output.splitlines()) > 3
