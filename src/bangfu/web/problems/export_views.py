"""导出的页面: what would be taken and for what; then the file, for who asked alone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.http import (
    HttpRequest,
    HttpResponse,
    StreamingHttpResponse,
)
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from bangfu.core.access import NotHere
from bangfu.core.errors import BangfuError
from bangfu.web.accounts.forms import ActForm
from bangfu.web.accounts.signing import signed
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.jobs import kept
from bangfu.web.jobs.models import Job
from bangfu.web.jobs.queries import job_of
from bangfu.web.jobs.running import path_of
from bangfu.web.problems.export import (
    EXPORTERS,
    ExportPurpose,
    conditions,
    export_list,
    listed,
    start_export,
    take_export,
)
from bangfu.web.problems.forms import FilterForm

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PURPOSES = [("", "请选一项"), *((one.value, one.label) for one in ExportPurpose)]


class FileGone(BangfuError):
    """A file that was kept for its day."""

    def __init__(self) -> None:
        super().__init__("这份文件存满24小时，已经销毁。没有下载，请重新导出。")


class ExportForm(ActForm):
    """导出."""

    act_id = forms.UUIDField(widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label="导出用途",
        choices=_PURPOSES,
        error_messages={"required": "没有选用途，请选一项再导出。"},
    )


@never_cache
@require_http_methods(["GET", "POST"])
@on_duty(*EXPORTERS)
@signed
def export_problems(request: HttpRequest, officer: Officer) -> HttpResponse:
    """导出: the number, the conditions and what follows, before anything is made."""
    asked = request.POST or request.GET
    filters = FilterForm(asked).filters()
    form = ExportForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        purpose = ExportPurpose(told["purpose"])
        job = start_export(officer, filters, purpose=purpose, act_id=told["act_id"])
        return redirect("job", pk=job.pk)
    shown: dict[str, Any] = {
        "form": form,
        "count": f"{listed(officer, filters).count():,}",
        "conditions": conditions(filters),
        "kept": [
            (name, value)
            for name, value in asked.items()
            if name in FilterForm.base_fields and name != "after"
        ],
    }
    return render(request, "problems/export.html", shown)


@never_cache
@require_GET
@on_duty(*EXPORTERS)
def exported(request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    """导出的文件."""
    job = _own(officer, pk)
    told = kept.told_of(job.pk)
    until = datetime.fromisoformat(told["until"]) if told else None
    shown = {"job": job, "told": told, "until": until}
    return render(request, "problems/exported.html", shown)


@never_cache
@require_POST
@on_duty(*EXPORTERS)
def fetch(_request: HttpRequest, officer: Officer, pk: UUID) -> HttpResponse:
    """下载: the trail has it before the file leaves."""
    job = _own(officer, pk)
    told = kept.told_of(job.pk)
    if told is None:
        raise FileGone
    take_export(officer.actor, job=job)
    # It goes out piece by piece; Django's types know no response that both kinds are.
    answer: Any = StreamingHttpResponse(kept.opened(job.pk), content_type=_XLSX)
    header = content_disposition_header(as_attachment=True, filename=told["name"])
    answer["Content-Disposition"] = header or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer  # type: ignore[no-any-return]


def _own(officer: Officer, pk: UUID) -> Job:
    """A finished export that was asked for from this very post."""
    job = job_of(officer.actor, pk)
    asked_here = job.post_id == officer.post.pk and job.work == path_of(export_list)
    if not asked_here or not job.result:
        raise NotHere
    return job
