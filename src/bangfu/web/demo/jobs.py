"""后台生成演示: the demo's county comes to life while visitors already look around."""

from uuid import uuid4

from bangfu.core.errors import BangfuError
from bangfu.web.demo.make import has_begun
from bangfu.web.demo.make import live as make_live
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.running import Running, work
from bangfu.web.jobs.start import start
from bangfu.web.trail.act import SYSTEM


class HalfMade(BangfuError):
    """The work on a demo ended before its end; it cannot be taken up again."""

    def __init__(self) -> None:
        super().__init__(
            "演示数据只生成了一半就中断了。没有接着做，"
            "请关掉网站，再运行一次 bangfu demo，会从头生成。"
        )


def begin(households: int) -> Job:
    """Have the worker bring the demo to life."""
    return start(
        live,
        actor=SYSTEM,
        title="生成演示数据",
        target="/",
        arguments={"households": households},
        act_id=uuid4(),
    )


@work
def live(running: Running, *, households: int) -> None:
    """生成演示数据: once; a demo that was interrupted begins anew with the next start."""
    if has_begun():
        raise HalfMade
    make_live(households=households, progress=running.step)
