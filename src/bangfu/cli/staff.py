"""``bangfu staff``: the first administrator, the county's units and its people."""

import os
import sys
from contextlib import suppress
from pathlib import Path

import click

from bangfu.cli import chinese
from bangfu.cli.options import division_option
from bangfu.core.access import Role

_ADMINISTRATORS = {
    "系统": Role.SYSTEM_ADMIN,
    "安全": Role.SECURITY_ADMIN,
    "审计": Role.AUDIT_ADMIN,
}


@click.group(cls=chinese.Group, epilog="例：bangfu staff add-admin --help")
def command() -> None:
    """人员：开第一批管理员，开设乡镇和村，导入人员名单。"""


@command.command(
    "add-admin",
    cls=chinese.Command,
    epilog="例：bangfu staff add-admin --login anquan --name 郑洁 --division 620599",
)
@click.option("--login", required=True, metavar="登录名", help="小写字母开头。")
@click.option("--name", required=True, metavar="姓名", help="使用人的姓名。")
@click.option(
    "--unit",
    default="县帮扶办",
    show_default=True,
    metavar="单位",
    help="在哪个单位；没有就开设。",
)
@click.option(
    "--role",
    type=click.Choice(tuple(_ADMINISTRATORS)),
    default="安全",
    show_default=True,
    metavar="三员之一",
    help="开哪一员：系统、安全、审计。系统管理员确认第一位县级主管的任命。",
)
@division_option(required=True)
def add_admin(login: str, name: str, unit: str, role: str, division: str) -> None:
    """开第一个安全（系统、审计）管理员的账号，首次密码只显示一次。"""
    _set_up()
    from bangfu.web.accounts.first import add_first_admin  # noqa: PLC0415

    password = add_first_admin(
        login=login,
        name=name,
        unit=unit,
        division=division,
        role=_ADMINISTRATORS[role],
    )
    _print_once([(login, password)])
    _print_profile()


@command.command(cls=chinese.Command, epilog="例：bangfu staff reset anquan")
@click.argument("login", metavar="登录名")
@click.option("--factor", is_flag=True, help="动态码也作废，下次登录重新设置。")
def reset(login: str, *, factor: bool) -> None:
    """重发首次密码，例如唯一的安全管理员忘了密码、丢了手机。"""
    _set_up()
    from bangfu.web.accounts.first import reset_by_login  # noqa: PLC0415

    _print_once([(login, reset_by_login(login, factor=factor))])


@command.command(cls=chinese.Command, epilog="例：bangfu staff units --division 620599")
@division_option(required=True)
def units(division: str) -> None:
    """按行政区划开设全县的乡镇和村，已有的不重复开。"""
    _set_up()
    from bangfu.web.accounts.actions import day_of_clock  # noqa: PLC0415
    from bangfu.web.accounts.county_units import open_units  # noqa: PLC0415
    from bangfu.web.accounts.queries import open_units as units_in_force  # noqa: PLC0415
    from bangfu.web.trail.act import SYSTEM  # noqa: PLC0415

    before = units_in_force().count()
    open_units(SYSTEM, division=division, from_date=day_of_clock())
    click.echo(f"新开设 {units_in_force().count() - before} 个单位。")


@command.command(
    cls=chinese.Command,
    epilog="例：bangfu staff load 人员名单.xlsx。"
    "列名：单位、姓名、岗位、区划、登录名、起、止。有一行不对，整份都不导入。",
)
@click.argument(
    "file", metavar="文件", type=click.Path(path_type=Path, exists=True, dir_okay=False)
)
def load(file: Path) -> None:
    """导入人员名单：一行开一个账号、任命一个岗位，首次密码只显示一次。"""
    _set_up()
    from bangfu.web.accounts.errors import StaffListRefused  # noqa: PLC0415
    from bangfu.web.accounts.staff_file import read_staff  # noqa: PLC0415
    from bangfu.web.accounts.staff_list import (  # noqa: PLC0415
        load_staff,
        with_passwords,
    )
    from bangfu.web.trail.act import SYSTEM  # noqa: PLC0415

    rows, faults = read_staff(file)
    if faults:
        for fault in faults:
            click.echo(fault.sentence)
        click.echo("没有导入。请改好后整份重新导入。")
        with suppress(StaffListRefused):  # so that the trail has the attempt
            load_staff(SYSTEM, rows=[], faults=len(faults))
        sys.exit(1)
    people = with_passwords(rows)
    load_staff(SYSTEM, rows=people)
    _print_once([(person.login, person.first_password) for person in people])


def _print_profile() -> None:
    """What this office chose; it is also on everybody's account page."""
    from bangfu.web.accounts.passwords import profile  # noqa: PLC0415

    rules = profile()
    click.echo(f"登录策略：{rules.title}（{rules.name}），由 BANGFU_PROFILE 决定：")
    for item, told in rules.told:
        click.echo(f"  {item}：{told}")


def _print_once(given: list[tuple[str, str]]) -> None:
    click.echo(
        f"开了 {len(given)} 个账号。首次密码只显示这一次，72 小时内登录一次，随即改掉："
    )
    for login, password in given:
        click.echo(f"{login}\t{password}")


def _set_up() -> None:
    """A home with its key and tables, made when there is none yet."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")
    from bangfu.web.home import home, make_key  # noqa: PLC0415

    home().mkdir(parents=True, exist_ok=True, mode=0o700)
    make_key()
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415

    call_command("migrate", verbosity=0, interactive=False)
