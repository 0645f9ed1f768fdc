"""写入台账: the only writer of the registry; each function is one act."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from bangfu.core.access import NotHere
from bangfu.core.division import full_code
from bangfu.core.errors import BangfuError
from bangfu.intake.take import Staged
from bangfu.web.registry import vault
from bangfu.web.registry.access import check_may, check_own
from bangfu.web.registry.arrivals import arrivals, check_our_own
from bangfu.web.registry.change_guard import guard_for
from bangfu.web.registry.households import Ranks, write_households
from bangfu.web.registry.memberships import write_memberships
from bangfu.web.registry.models import Batch, Upload
from bangfu.web.registry.people import count_unlisted, write_people
from bangfu.web.registry.records import Differences, write
from bangfu.web.registry.reveal import Reveal, Shown, read_field
from bangfu.web.registry.spans_of_runs import Screened, write_run
from bangfu.web.registry.unsure import write_unsure
from bangfu.web.registry.unsure_hits import rank_waiting
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.clock import now


class NoFiles(BangfuError):
    """A form without a file."""

    def __init__(self) -> None:
        super().__init__("没有选文件。没有保存，请选好表格再交。")


class SameNameTwice(BangfuError):
    """Two files of one name in one form."""

    def __init__(self) -> None:
        super().__init__("有两个文件同名。没有保存，请改名后再交，免得退回时分不清。")


class AlreadyWritten(BangfuError):
    """Files that were written before."""

    def __init__(self) -> None:
        super().__init__("这批表已经写入过。没有再写，请到“交表”页看写入结果。")


@act("send_files")
def send_files(
    actor: Actor,
    *,
    token: UUID,
    files: Sequence[tuple[str, bytes]],
    as_of: date,
    table: str = "",
) -> Done:
    """交表: keep the files sealed; nothing of them is written yet."""
    officer = check_may(actor, "send_files")
    names = [name for name, _ in files]
    if not files:
        raise NoFiles
    if len(set(names)) < len(names):
        raise SameNameTwice
    told = vault.put(token, files)
    Upload.objects.create(
        token=token,
        account=officer.account,
        division=officer.post.division,
        as_of=as_of,
        table=table,
        sent_at=now(),
        files=told,
    )
    return Done(f"upload:{token}", {"files": told})


@act("tell_check")
def tell_check(actor: Actor, *, upload: Upload, told: Mapping[str, object]) -> Done:
    """核对结果: what checking the files said, kept so that it is read once."""
    check_own(check_may(actor, "send_files"), upload)
    Upload.objects.filter(pk=upload.pk).update(told=dict(told))
    return Done(f"upload:{upload.pk}")


@act("load_batch")
def load_batch(
    actor: Actor,
    *,
    staged: Staged,
    told: Differences,
    ranks: Ranks,
    division: str,
    full: bool,
) -> Done:
    """写入一批: people, households, members, changed records and the batch itself."""
    check_may(actor, "load_batch").check_covers(division)
    report = staged.report
    card = report.batch
    batch = Batch.objects.create(
        number=card.number,
        division=full_code(division),
        full=full,
        table=card.table,
        file=card.file,
        sheets=list(card.sheets),
        sha256=card.sha256,
        as_of=card.as_of,
        loaded_at=card.loaded_at,
        rows=card.rows,
        refused=report.refused,
        **asdict(told.counts),
    )
    came = list(arrivals(staged, division))
    check_our_own(came, division)
    write_people(staged, batch)
    count_unlisted(staged, batch)
    guard = guard_for(batch, ranks)
    write_households(guard.of_households(came), batch, ranks)
    write_memberships(came, guard, full=full)
    guard.write()
    write(staged, told, batch)
    write_unsure(staged, batch, division)
    counts = asdict(told.counts) | {"refused": report.refused}
    return Done(f"batch:{batch.number}", {"file": batch.file, **counts})


@act("write_files")
def write_files(
    actor: Actor, *, upload: Upload, told: Sequence[Mapping[str, object]]
) -> Done:
    """写入完成: what became of each list of an upload."""
    check_own(check_may(actor, "load_batch"), upload)
    fresh = Upload.objects.select_for_update().get(pk=upload.pk)
    kept = fresh.told | {"written": list(told)}
    Upload.objects.filter(pk=upload.pk).update(written_at=now(), told=kept)
    return Done(f"upload:{upload.pk}", {"lists": list(told)})


@act("drop_files")
def drop_files(actor: Actor, *, upload: Upload) -> Done:
    """放弃: files that shall not be written are destroyed."""
    check_own(check_may(actor, "drop_files"), upload)
    if upload.written_at:
        raise AlreadyWritten
    Upload.objects.filter(pk=upload.pk).update(dropped_at=now())
    vault.destroy(upload.pk)
    return Done(f"upload:{upload.pk}")


@act("take_returned")
def take_returned(actor: Actor, *, upload: Upload, file: str) -> Done:
    """下载退回表: a copy of the sender's own rows leaves the site."""
    check_own(check_may(actor, "take_returned"), upload)
    return Done(f"upload:{upload.pk}", {"file": file})


@act("reveal_field")
def reveal_field(actor: Actor, *, asked: Reveal, shown: Shown) -> Done:
    """查看遮盖的信息: one value, for a purpose, in ``shown`` once the event is written."""
    officer = check_may(actor, "reveal_field")
    value = read_field(officer, asked)
    if value is None:
        raise NotHere
    shown.append(value)
    subject = f"household:{asked.household}"
    return Done(subject, asdict(asked) | {"purpose": asked.purpose.value})


@act("record_run")
def record_run(actor: Actor, *, screened: Screened) -> Done:
    """筛查入册: the run with its manifest, and its hits as spans of runs."""
    check_may(actor, "record_run").check_covers(screened.run.division)
    run = write_run(screened)
    rank_waiting(run)
    return Done(f"run:{run.pk}", {"hits": len(screened.run.hits), **screened.manifest})
