"""Bad files beside good ones: one sentence each, the rest is judged, the exit code says it."""

from pathlib import Path

from click.testing import CliRunner, Result

from bangfu.cli import group

NATIONAL = (
    "县,乡,村,户编号,人口编号,姓名,证件号码,与户主关系,文化程度,享受低保政策情况,户类型\n"
    "示例县,清泉镇,,H1,P1,张甲,620599198001010015,户主,小学,农村低保,脱贫户\n"
)


def screen(folder: Path) -> Result:
    args = [
        "screen",
        str(folder),
        "--on",
        "2026-06-30",
        "--division",
        "620599",
        "--quiet",
    ]
    return CliRunner().invoke(group, args, catch_exceptions=False)


def test_an_empty_folder_runs_nothing(tmp_path: Path) -> None:
    told = screen(tmp_path)
    assert told.exit_code == 4
    assert "没有运行" in told.output


def test_a_refused_file_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "监测对象信息.csv").write_text(NATIONAL, encoding="utf-8")
    (tmp_path / "低保花名册.csv").write_text(
        "身份证号,姓名,保障类别,月保障金额\n620599197001010014,李乙,农村低保,300\n",
        encoding="utf-8",
    )
    (tmp_path / "坏文件.xlsx").write_bytes(b"PK\x03\x04 not really")
    (tmp_path / "空文件.csv").write_bytes(b"")
    told = screen(tmp_path)
    assert told.exit_code == 3
    assert "没收  《坏文件.xlsx》" in told.output
    assert "没收  《空文件.csv》" in told.output
    assert "缺住院明细名单" in told.output
    assert "缺机动车登记名单" in told.output
    assert "低保名单与系统不一致（allowance.list_differs）：" in told.output


def test_no_personal_data_is_printed(tmp_path: Path) -> None:
    """M205: what the program prints carries no id number, name or phone."""
    (tmp_path / "监测对象信息.csv").write_text(
        NATIONAL.replace("620599198001010015", "62059919800101001"), encoding="utf-8"
    )
    (tmp_path / "低保花名册.csv").write_text(
        "身份证号,姓名,保障类别,电话\n无此号,李乙丙,农村低保,13900001111\n",
        encoding="utf-8",
    )
    told = screen(tmp_path)
    assert told.exit_code == 0
    for canary in ("62059919800101001", "张甲", "李乙丙", "13900001111", "无此号"):
        assert canary not in told.output
