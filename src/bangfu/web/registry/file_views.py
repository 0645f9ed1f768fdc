"""交表: send files, see what would happen, write them, take the returned workbook."""

import tempfile
from datetime import date
from pathlib import Path
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bangfu.core.access import COUNTY, NotHere
from bangfu.exchange.check import check_file
from bangfu.exchange.returned import write_returned
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry import vault
from bangfu.web.registry.access import CLERKS
from bangfu.web.registry.actions import (
    drop_files,
    send_files,
    take_returned,
    tell_check,
    write_files,
)
from bangfu.web.registry.forms import SendFiles, WriteFiles
from bangfu.web.registry.imports import check_files, load_files
from bangfu.web.registry.models import Upload
from bangfu.web.registry.queries import upload_for, uploads_of
from bangfu.web.registry.told import told_of

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "POST"])
@on_duty(*sorted(COUNTY))
def files(request: HttpRequest, officer: Officer) -> HttpResponse:
    """交表: what was sent before, and a form for more."""
    form = SendFiles(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        token = form.cleaned_data["act_id"]
        sent = [(one.name, one.read()) for one in form.cleaned_data["sent"]]
        as_of = form.cleaned_data["as_of"]
        send_files(officer.actor, token=token, files=sent, as_of=as_of, act_id=token)
        _check(officer, upload_for(officer, token))
        return redirect("sent_files", token=token)
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
    told = upload.told
    listed = [one for file in told.get("files", []) for one in file["lists"]]
    outcome = told.get("written", listed)
    shown = {"upload": upload, "told": told, "outcome": outcome, "form": WriteFiles()}
    return render(request, "registry/sent_files.html", shown)


@require_POST
@on_duty(*CLERKS)
def write_sent(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """写入: each list in one act; the second post of one form writes nothing more."""
    upload = upload_for(officer, token)
    form = WriteFiles(request.POST)
    if form.is_valid() and not upload.written_at:
        with vault.opened(token, _names(upload)) as paths:
            _, told = load_files(
                officer.actor,
                paths,
                on=upload.as_of,
                division=upload.division,
                full=form.cleaned_data["full"],
                act_id=token,
            )
        write_files(officer.actor, upload=upload, told=told)
    return redirect("sent_files", token=token)


@require_POST
@on_duty(*CLERKS)
def drop_sent(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """放弃: destroy files that shall not be written."""
    act_id = request.POST.get("act_id", "")
    upload = upload_for(officer, token)
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
    names = _names(upload)
    if place >= len(names):
        raise NotHere
    take_returned(officer.actor, upload=upload, file=names[place])
    with (
        vault.opened(token, names) as paths,
        tempfile.TemporaryDirectory(prefix="bangfu-returned-") as scratch,
    ):
        out = Path(scratch) / "returned.xlsx"
        _write_returned(paths[place], out, upload.division, upload.as_of)
        response = HttpResponse(out.read_bytes(), content_type=_XLSX)
    name = f"退回_{Path(names[place]).stem}.xlsx"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    return response


def _write_returned(path: Path, out: Path, division: str, on: date) -> None:
    checked = check_file(path, division=division, on=on)
    if checked.refused:
        raise NotHere
    write_returned(checked, path, out)


def _check(officer: Officer, upload: Upload) -> None:
    if upload.told:
        return
    with vault.opened(upload.pk, _names(upload)) as paths:
        report, consequences = check_files(
            paths, on=upload.as_of, division=upload.division
        )
    told = told_of(report, consequences)
    tell_check(officer.actor, upload=upload, told=told)


def _names(upload: Upload) -> list[str]:
    return [file["name"] for file in upload.files]
