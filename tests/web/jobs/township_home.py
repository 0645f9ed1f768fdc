"""A home of its own with files that wait to be written, made by a process of its own."""

import os
from datetime import date
from uuid import UUID, uuid4

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bangfu.web.settings")

import bangfu.web  # noqa: F401 the one SQLite library comes first

LISTS, PEOPLE = 3, 200
JOB = UUID("6f1c0f5e-8f0a-4b53-9c39-1c8f4ad0a001")


def make() -> None:
    """A county clerk, files as sent, and the waiting job that writes them."""
    import django  # noqa: PLC0415
    from django.conf import settings  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from bangfu.web.home import home, make_key  # noqa: PLC0415

    home().mkdir(parents=True)
    make_key()
    django.setup()
    settings.STATIC_ROOT.mkdir(exist_ok=True)
    call_command("migrate", verbosity=0)
    from bangfu.web.registry.actions import send_files  # noqa: PLC0415
    from bangfu.web.registry.jobs import start_write  # noqa: PLC0415
    from bangfu.web.registry.models import Upload  # noqa: PLC0415
    from web import cast  # noqa: PLC0415
    from web.registry.township import NATIONAL, national, number  # noqa: PLC0415

    wang, token = cast.wang(), uuid4()
    files = []
    for one in range(LISTS):
        rows = [
            national(f"H{n}", f"P{n}", "张甲", number(n % 999 + 1, f"19{60 + one}0101"))
            for n in range(one * PEOPLE, (one + 1) * PEOPLE)
        ]
        files.append((f"监测对象{one}.csv", (NATIONAL + "".join(rows)).encode()))
    send_files(wang.actor, token=token, files=files, as_of=date(2026, 6, 30))
    start_write(wang, Upload.objects.get(), full=False, act_id=JOB)


if __name__ == "__main__":
    make()
