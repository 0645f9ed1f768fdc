"""交表: send files, see what would happen, write them, take the returned workbook."""

import tempfile
from pathlib import Path
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bangfu.core.access import COUNTY, NotHere
from bangfu.core.errors import BangfuError
from bangfu.exchange.check import check_file
from bangfu.exchange.read import find_file
from bangfu.exchange.returned import write_returned
from bangfu.exchange.source import Source, own_names
from bangfu.web.accounts.forms import ActForm
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.jobs.queries import is_going_on, unfinished
from bangfu.web.registry import vault
from bangfu.web.registry.access import CLERKS
from bangfu.web.registry.actions import drop_files, send_files, take_returned
from bangfu.web.registry.forms import SendFiles, WriteFiles
from bangfu.web.registry.jobs import names_of, start_check, start_write
from bangfu.web.registry.models import Upload
from bangfu.web.registry.queries import upload_for, uploads_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class StillAtWork(BangfuError):
    """Files that a job reads right now."""

    def __init__(self) -> None:
        super().__init__("这批表正在核对或写入。没有放弃，请等办完后再打开这一页。")


@require_http_methods(["GET", "POST"])
@on_duty(*sorted(COUNTY))
def files(request: HttpRequest, officer: Officer) -> HttpResponse:
    """交表: what was sent before, and a form for more."""
    asked = {"table": request.GET.get("table", "")}
    form = SendFiles(request.POST or None, request.FILES or None, initial=asked)
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["act_id"] or uuid4()
        sent = [(one.name, one.read()) for one in form.cleaned_data["sent"]]
        send_files(
            officer.actor,
            token=token,
            files=sent,
            as_of=form.cleaned_data["as_of"],
            table=form.cleaned_data["table"],
            act_id=token,
        )
        job = start_check(officer, upload_for(officer, token), act_id=token)
        return redirect("job", pk=job.pk)
    shown = {
        "form": form,
        "uploads": uploads_of(officer),
        "may_send": officer.standing.role in CLERKS,
    }
    return render(request, "registry/files.html", shown)


@never_cache
@require_GET
@on_duty(*CLERKS)
def sent_files(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """核对结果: mapping, faults by remedy, and what writing would do."""
    upload = upload_for(officer, token)
    job = unfinished(officer.actor, target=request.path)
    if job is not None:
        return redirect("job", pk=job.pk)
    told = upload.told
    listed = [one for file in told.get("files", []) for one in file["lists"]]
    outcome = told.get("written", listed)
    shown = {"upload": upload, "told": told, "outcome": outcome, "form": WriteFiles()}
    return render(request, "registry/sent_files.html", shown)


@require_POST
@on_duty(*CLERKS)
def check_sent(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """再核对: for files whose check did not come to its end."""
    upload = upload_for(officer, token)
    form = ActForm(request.POST)
    if form.is_valid() and not upload.told:
        job = start_check(officer, upload, act_id=form.cleaned_data["act_id"])
        return redirect("job", pk=job.pk)
    return redirect("sent_files", token=token)


@require_POST
@on_duty(*CLERKS)
def write_sent(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """写入: one job; the second post of one form, or of another, writes nothing more."""
    upload = upload_for(officer, token)
    form = WriteFiles(request.POST)
    if form.is_valid() and not upload.written_at:
        full, act_id = form.cleaned_data["full"], form.cleaned_data["act_id"]
        job = start_write(officer, upload, full=full, act_id=act_id)
        return redirect("job", pk=job.pk)
    return redirect("sent_files", token=token)


@require_POST
@on_duty(*CLERKS)
def drop_sent(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """放弃: destroy files that shall not be written."""
    act_id = request.POST.get("act_id", "")
    upload = upload_for(officer, token)
    if is_going_on(target=reverse("sent_files", args=[token])):
        raise StillAtWork
    drop_files(officer.actor, upload=upload, act_id=UUID(act_id) if act_id else None)
    return redirect("files")


@never_cache
@require_POST
@on_duty(*CLERKS)
def returned(
    _request: HttpRequest, officer: Officer, token: UUID, place: int
) -> HttpResponse:
    """退回表: the sender's own rows with every fault marked; taking it is an act."""
    upload = upload_for(officer, token)
    files = [file["file"] for file in upload.told.get("files", [])]
    if place >= len(files):
        raise NotHere
    file = files[place]
    take_returned(officer.actor, upload=upload, file=file)
    with (
        vault.opened(token, names_of(upload)) as paths,
        tempfile.TemporaryDirectory(prefix="bangfu-returned-") as scratch,
    ):
        out = Path(scratch) / "returned.xlsx"
        _write_returned(find_file(paths, file), out, upload)
        response = HttpResponse(out.read_bytes(), content_type=_XLSX)
    name = f"退回_{Path(own_names(file)[0]).stem}.xlsx"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    return response


def _write_returned(source: Source, out: Path, upload: Upload) -> None:
    on = upload.as_of
    checked = check_file(
        source,
        division=upload.division,
        on=on,
        table=upload.table or None,
        taught=upload.told.get("taught", {}),
    )
    if checked.refused:
        raise NotHere
    write_returned(checked, source, out, on=on)
