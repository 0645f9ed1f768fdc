"""时钟: the only clock of the site. A demo home may be set back while it is being made."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bangfu.core.errors import BangfuError
from bangfu.web.trail.demo import is_being_made

SHANGHAI = ZoneInfo("Asia/Shanghai")
_set_to: ContextVar[datetime | None] = ContextVar("set_to", default=None)


class ClockIsReal(BangfuError):
    """Somebody tried to set the clock of a home that is not a demo in the making."""

    def __init__(self) -> None:
        super().__init__(
            "只有正在生成的演示数据可以改时间，正式数据的时间不能改。"
            "没有改动，请换一个空的数据目录生成演示数据。"
        )


def now() -> datetime:
    """This moment, in UTC."""
    return _set_to.get() or datetime.now(UTC)


def today() -> str:
    """The day in the county, as it is written."""
    return now().astimezone(SHANGHAI).date().isoformat()


def stamp(moment: datetime) -> str:
    """A moment as the trail writes it: UTC, to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


@contextmanager
def set_clock(moment: datetime) -> Iterator[None]:
    """Live at another moment; only in a home whose first event says it is a demo."""
    if not is_being_made():
        raise ClockIsReal
    token = _set_to.set(moment)
    try:
        yield
    finally:
        _set_to.reset(token)
