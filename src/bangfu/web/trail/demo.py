"""演示数据: whether this home is a demo, and whether it is still being made."""

from bangfu.web.trail.models import Event

BEGIN_DEMO = "begin_demo"
FINISH_DEMO = "finish_demo"


def is_demo() -> bool:
    """Whether the first event of this home says it is a demo."""
    return Event.objects.filter(seq=1, type=BEGIN_DEMO).exists()


def is_being_made() -> bool:
    """Whether the demo's weeks of work are still being written."""
    return is_demo() and not Event.objects.filter(type=FINISH_DEMO).exists()
