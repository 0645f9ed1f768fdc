"""A township of drawn files: written as a county has them, loaded through the real acts."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from bangfu.core.id_number import check_character
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.imports import Said, load_files

ON = date(2026, 6, 30)
NATIONAL = (
    "县,乡,村,户编号,人口编号,姓名,证件号码,与户主关系,文化程度,健康状况,"
    "享受低保政策情况,户类型,联系电话,数据日期\n"
)
ROSTER = (
    "乡镇,村,户主姓名,户主身份证号,姓名,身份证号,与户主关系,户类型,联系电话,数据日期\n"
)
ALLOWANCE = "身份证号,姓名,保障类别,银行账号,乡镇,村\n"
PHONE = "13987654321"
CANARY_NAME = "欧阳金丝"


def number(order: int, born: str = "19800101") -> str:
    """A valid id number of the made-up county."""
    body = f"620599{born}{order:03d}"
    return body + check_character(body)


def national(  # noqa: PLR0913 one argument a column of the export
    no: str,
    member: str,
    name: str,
    id_number: str,
    *,
    relation: str = "户主",
    schooling: str = "小学",
    village: str = "清泉镇,",
    kind: str = "脱贫户",
    as_of: str = "2026-05-31",
) -> str:
    """One line of the national export."""
    return (
        f"示例县,{village},{no},{member},{name},{id_number},{relation},{schooling},"
        f"长期慢性病,不享受,{kind},{PHONE},{as_of}\n"
    )


def roster(
    head: str,
    name: str,
    id_number: str,
    *,
    relation: str = "户主",
    village: str = "清泉镇,",
    as_of: str = "2026-05-31",
) -> str:
    """One line of the county's own roster."""
    return f"{village},户主某,{head},{name},{id_number},{relation},一般农户,{PHONE},{as_of}\n"


def load(
    officer: Officer,
    home: Path,
    texts: Mapping[str, str],
    *,
    full: bool = False,
    on: date = ON,
) -> list[dict[str, Any]]:
    """Write csv texts by file name into the register; what became of each list."""
    home.mkdir(parents=True, exist_ok=True)
    paths = []
    for name, text in texts.items():
        path = home / name
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    _, told = load_files(
        officer.actor,
        paths,
        on=on,
        division=officer.post.division,
        said=Said(full=full),
    )
    return told


def counts(told: Mapping[str, Any]) -> dict[str, int]:
    """The counts of a list that are not zero."""
    kinds: Sequence[str] = (
        *("new", "changed", "same", "repeated", "older", "unsure", "refused"),
    )
    return {kind: told[kind] for kind in kinds if told[kind]}
