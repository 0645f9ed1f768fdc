"""``bangfu work``: the process that does the long work beside the pages."""

import os
import signal
import sys
import threading

import click

from bangfu.cli import chinese

_NICER = 5
_LONGEST_STEP_SECONDS = 8


@click.command(cls=chinese.Command, epilog="例：bangfu work --once")
@click.option("--once", is_flag=True, help="办完排着的任务就退出。")
@click.option("--with-parent", is_flag=True, hidden=True)
def command(*, once: bool, with_parent: bool) -> None:
    """办任务：核对、写入、筛查、导出这些要等的事。serve 会自己开一个，一般不用管。"""
    from bangfu.cli.serve import open_home  # noqa: PLC0415 Django's way in

    open_home()
    from bangfu.web.jobs import worker  # noqa: PLC0415
    from bangfu.web.jobs.scratch import use_scratch  # noqa: PLC0415

    use_scratch()
    if once:
        worker.work_off()
        return
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, lambda *_: _stop())
    if with_parent:
        threading.Thread(target=_stop_with_parent, daemon=True).start()
    os.nice(_NICER)
    worker.loop()


def _stop() -> None:
    """Stop at the job's next step; what is longer is cut off, and done again later."""
    from bangfu.web.jobs.running import stop_soon  # noqa: PLC0415

    stop_soon()
    cut_off = threading.Timer(_LONGEST_STEP_SECONDS, os._exit, [1])
    cut_off.daemon = True
    cut_off.start()


def _stop_with_parent() -> None:
    """The parent holds the other end of our input: it ends when the parent does."""
    while os.read(sys.stdin.fileno(), 1):
        pass
    _stop()
