"""Kill an import at a named point, import again, and hold all against a quiet import."""

import os
import shutil
import signal
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any
from uuid import UUID

from bangfu.web.home import home
from bangfu.web.registry.imports import load_files
from bangfu.web.registry.runs import home_lake
from bangfu.web.trail.models import Event
from faults import aftermath, office
from faults.aftermath import Promised
from faults.trials import Places, in_child
from web import cast
from web.registry.township import (
    ALLOWANCE,
    NATIONAL,
    ON,
    ROSTER,
    national,
    number,
    roster,
)
from web.registry.whole import everything

_STEPS = {
    "核对文件": "bangfu.intake.take:check_all",
    "登记册认人": "bangfu.intake.take:enter_register",
    "名单认人": "bangfu.intake.take:link_list",
    "整理入湖的行": "bangfu.intake.take:lake_rows",
    "暂存批次": "bangfu.lake.lake:Lake.stage",
    "写一份入湖文件": "bangfu.lake.lake:pq.write_table",
    "文件落盘": "bangfu.lake.lake:to_disk",
    "比较差异": "bangfu.web.registry.imports:compare",
    "写入一批": "bangfu.web.registry.imports:load_batch",
    "登记批次": "bangfu.web.registry.actions:Batch.objects.create",
    "写人员": "bangfu.web.registry.actions:write_people",
    "写户": "bangfu.web.registry.actions:write_households",
    "写成员": "bangfu.web.registry.actions:write_memberships",
    "写记录": "bangfu.web.registry.actions:write",
    "写存疑": "bangfu.web.registry.actions:write_unsure",
    "提交数据库": "django.db:connection.commit",
    "公开批次": "bangfu.lake.lake:Lake.commit",
    "清理暂存": "bangfu.lake.lake:Lake.drop_staged",
}
"""环节: what an import does, in its order, and where the site looks each up."""

_BATCHES = 4
_ID = UUID("6f1c1c3e-6a1c-4d0e-9a3c-2f1f0c3b7a11")


@dataclass(frozen=True, slots=True)
class Point:
    """断点: before or after a step, when it comes for the so-manieth time."""

    step: str
    is_after: bool
    time: int

    @property
    def title(self) -> str:
        """The point as the proof names it."""
        return f"{self.step}{'之后' if self.is_after else '之前'}，第{self.time}次"


def every_point() -> list[Point]:
    """Both sides of each step; the lists of the import take turns."""
    once = ("登记册认人", "名单认人")
    points = []
    for place, step in enumerate(_STEPS):
        for is_after in (False, True):
            turns = _BATCHES // 2 if step in once else _BATCHES
            turns = 1 if step == "清理暂存" else turns
            points.append(Point(step, is_after, (place + is_after) % turns + 1))
    return points


def run(folder: Path, points: Iterable[Point]) -> Iterator[dict[str, Any]]:
    """What is wrong after each: a kill that did not come, something lost, doubled, changed."""
    places = Places(folder)
    if not places.made.exists():
        told = in_child(office.make)
        if "wrong" in told:
            raise RuntimeError(told["wrong"])
        places.home.rename(places.made)
    places.clear()
    quiet = in_child(lambda: {"digest": _after_another(places.papers)})["digest"]
    for point in points:
        places.clear()
        wrong = [] if _dies_at(point, places.papers) else ["没有走到这一步"]
        wrong += in_child(lambda: aftermath.look(Promised(frozenset(), None)))["wrong"]
        again = in_child(lambda: {"digest": _after_another(places.papers)})
        if again.get("digest") != quiet:
            wrong += [*again.get("wrong", ()), "再导入一次以后和没有断过的不一样"]
        yield {"trial": point.title, "wrong": wrong}


def _papers(folder: Path) -> list[Path]:
    """A first roster, an export that changes it, and two lists with strangers."""
    folder.mkdir(exist_ok=True)
    changed = national("H1", "P1", "张甲", number(1), relation="户主", schooling="高中")
    texts = {
        "农户台账.csv": ROSTER
        + "".join(
            roster(number(n), name, number(n))
            for n, name in ((1, "张甲"), (2, "李乙"), (7, "周新"))
        ),
        "监测对象信息.csv": NATIONAL
        + changed
        + national("H1", "P4", "张丁", number(4), relation="之子")
        + national("H2", "P2", "李乙", number(2)),
        "低保花名册.csv": ALLOWANCE
        + f"{number(8)},孙外,农村低保,6217000011112222333,清泉镇,\n"
        + f"{number(1)},不是他,农村低保,6217000011112222334,清泉镇,\n",
        "住院明细.csv": "身份证号,姓名,结算单号,医院名称,出院日期,合规自付\n"
        f"{number(2)},李乙,J1,县医院,2026-04-01,60000\n",
    }
    paths = [folder / name for name in texts]
    for path in paths:
        path.write_text(texts[path.name], encoding="utf-8")
    return paths


def _import(papers: Path) -> None:
    files = _papers(papers)
    actor = cast.wang().actor
    load_files(actor, files, on=ON, division=cast.COUNTY, act_id=_ID)


def _after_another(papers: Path) -> str:
    """All that the registry, its image and its batches say when the import is done."""
    _import(papers)
    told = everything()
    # Not their numbers: what was staged and dropped leaves a gap.
    told["acts"] = [Event.objects.filter(type="load_batch").count()]
    told["lake"] = [(one.file, one.rows) for one in home_lake().batches()]
    told["staged"] = [path.name for path in (home() / "lake" / "staged").iterdir()]
    return sha256(repr(told).encode()).hexdigest()


def _dies_at(point: Point, papers: Path) -> bool:
    """Import in a child that kills itself at the point; whether it came so far."""
    child = os.fork()
    if not child:
        try:
            _lay(point)
            _import(papers)
        finally:
            os._exit(1)
    _, ending = os.waitpid(child, 0)
    shutil.rmtree(papers, ignore_errors=True)
    return os.WIFSIGNALED(ending) and os.WTERMSIG(ending) == signal.SIGKILL


def _lay(point: Point) -> None:
    """Put the kill beside the step, wherever the site looks it up."""
    module, _, path = _STEPS[point.step].partition(":")
    *owners, name = path.split(".")
    owner: Any = reduce(getattr, owners, import_module(module))
    step: Callable[..., Any] = getattr(owner, name)
    left = [point.time]

    def deadly(*args: Any, **values: Any) -> Any:
        left[0] -= 1
        if not left[0] and not point.is_after:
            os.kill(os.getpid(), signal.SIGKILL)
        done = step(*args, **values)
        if not left[0]:
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    setattr(owner, name, deadly)
