"""要等的事: checking files, writing them and screening, each as a job."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID, uuid5

from django.urls import reverse

from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.running import Running, work
from bangfu.web.jobs.start import start
from bangfu.web.registry import vault
from bangfu.web.registry.access import check_may
from bangfu.web.registry.actions import tell_check, write_files
from bangfu.web.registry.imports import Said, check_files, load_files
from bangfu.web.registry.models import Upload
from bangfu.web.registry.queries import upload_for
from bangfu.web.registry.runs import screen
from bangfu.web.registry.teaching import taught_in
from bangfu.web.registry.told import told_of
from bangfu.web.trail.clock import now


def start_check(officer: Officer, upload: Upload, *, act_id: UUID | None) -> Job:
    """交办核对."""
    return start(
        check_sent,
        actor=officer.actor,
        title=f"核对{len(upload.files)}个文件",
        target=reverse("sent_files", args=[upload.pk]),
        arguments={"token": str(upload.pk)},
        act_id=act_id,
    )


def start_write(
    officer: Officer, upload: Upload, *, full: bool, act_id: UUID | None
) -> Job:
    """交办写入."""
    return start(
        write_sent,
        actor=officer.actor,
        title=f"写入{len(upload.files)}个文件",
        target=reverse("sent_files", args=[upload.pk]),
        arguments={"token": str(upload.pk), "full": full},
        act_id=act_id,
    )


def start_screening(officer: Officer, *, on: date, act_id: UUID | None) -> Job:
    """交办筛查: whose post does not screen is told so now, not by the job."""
    check_may(officer.actor, "record_run")
    return start(
        screen_county,
        actor=officer.actor,
        title=f"筛查，按{on.year}年{on.month}月{on.day}日的情况",
        target=reverse("runs"),
        arguments={"on": on.isoformat()},
        act_id=act_id,
    )


@work
def check_sent(running: Running, *, token: str) -> None:
    """核对: mapping, faults and consequences; nothing is written of any row."""
    upload = _upload(running, token)
    if upload.told:
        return
    taught = taught_in(upload.division)
    with vault.opened(upload.pk, names_of(upload)) as paths:
        report, consequences = check_files(
            paths,
            on=upload.as_of,
            division=upload.division,
            said=Said(table=upload.table, taught=taught),
            progress=counted(running, files=len(paths)),
        )
    tell_check(
        running.actor,
        upload=upload,
        told=told_of(report, consequences) | {"taught": taught},
        act_id=uuid5(running.id, "tell_check"),
    )


@work
def write_sent(running: Running, *, token: str, full: bool) -> None:
    """写入: each list in one act; done again after a kill it writes what is missing."""
    upload = _upload(running, token)
    if upload.written_at:
        return
    # What was checked is what is written, whatever was taught or forgotten meanwhile.
    taught = upload.told.get("taught", {})
    with vault.opened(upload.pk, names_of(upload)) as paths:
        _, told = load_files(
            running.actor,
            paths,
            on=upload.as_of,
            division=upload.division,
            said=Said(full=full, table=upload.table, taught=taught),
            act_id=running.id,
            progress=counted(running, files=len(paths)),
        )
    number = uuid5(running.id, "write_files")
    write_files(running.actor, upload=upload, told=told, act_id=number)


@work
def screen_county(running: Running, *, on: str) -> Mapping[str, object]:
    """筛查: judge the county on a day by what is known when the job runs."""
    running.step("合并各表，逐条规则判断")
    receipt = screen(
        running.actor,
        on=date.fromisoformat(on),
        known=now(),
        division=officer_of_actor(running.actor).post.division,
        act_id=running.id,
    )
    return {"target": reverse("run", args=[receipt.subject.partition(":")[2]])}


def names_of(upload: Upload) -> list[str]:
    """The names of the files as they were sent."""
    return [file["name"] for file in upload.files]


def counted(running: Running, *, files: int) -> Callable[[str], None]:
    """Progress in counts: each file is read once, then its lists one after another."""
    told = _Count(running, files)
    return told.next


@dataclass(slots=True)
class _Count:
    running: Running
    files: int
    begun: int = 0

    def next(self, words: str) -> None:
        self.begun += 1
        reading = self.begun <= self.files
        place = f"，第{self.begun}个，共{self.files}个文件" if reading else ""
        # How many lists the files hold shows only when all are read: about one a file.
        total = max(2 * self.files, self.begun)
        self.running.step(f"{words}{place}", self.begun - 1, total)


def _upload(running: Running, token: str) -> Upload:
    return upload_for(officer_of_actor(running.actor), UUID(token))
