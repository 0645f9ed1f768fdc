"""教列名: from the mapping of a checked file, and the list of what was learnt."""

from typing import Any
from uuid import UUID, uuid4, uuid5

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import COUNTY, NotHere
from bangfu.core.errors import BangfuError
from bangfu.exchange.fitting import Fit, fit_of
from bangfu.exchange.read import find_file
from bangfu.tables import find_table
from bangfu.web.accounts.forms import ActForm
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.registry import teaching, vault
from bangfu.web.registry.access import CLERKS
from bangfu.web.registry.jobs import names_of, start_check
from bangfu.web.registry.models import Upload
from bangfu.web.registry.queries import upload_for


class TeachHeading(ActForm):
    """Only what the check of the files offered."""

    file = forms.CharField()
    table = forms.CharField()
    heading = forms.CharField()
    column = forms.CharField()

    def lesson(self, upload: Upload) -> teaching.Lesson | None:
        """What is to be remembered; None when the files do not offer it."""
        told = self.cleaned_data
        lesson = teaching.Lesson(told["table"], told["heading"], told["column"])
        offered = any(
            of["table"] == lesson.table
            and lesson.heading in of["headings"]
            and lesson.column in {name for name, _ in of["columns"]}
            for of in _offered(upload, told["file"])
        )
        return lesson if offered else None


def _offered(upload: Upload, name: str) -> list[dict[str, Any]]:
    files = upload.told.get("files", [])
    return [
        of for file in files if file["file"] == name for of in file.get("teach", ())
    ]


@never_cache
@require_POST
@on_duty(*CLERKS)
def teach_heading(request: HttpRequest, officer: Officer, token: UUID) -> HttpResponse:
    """The cells are looked at first; then the files are checked anew."""
    upload, form = upload_for(officer, token), TeachHeading(request.POST)
    lesson = form.lesson(upload) if form.is_valid() else None
    if lesson is None:
        return redirect("sent_files", token=token)
    act_id = form.cleaned_data["act_id"] or uuid4()
    fit = _fit(upload, form.cleaned_data["file"], lesson)
    try:
        receipt = teaching.teach_heading(
            officer.actor, upload=upload, lesson=lesson, fit=fit, act_id=act_id
        )
    except NotHere:
        raise
    except BangfuError as refusal:
        messages.error(request, str(refusal))
        return redirect("sent_files", token=token)
    words = f"“{lesson.heading}”记成“{fit.column.title}”，正在重新核对"
    messages.success(request, f"{words}。回执 {receipt.code}")
    fresh = upload_for(officer, token)
    job = start_check(officer, fresh, act_id=uuid5(act_id, "check"))
    return redirect("job", pk=job.pk)


def _fit(upload: Upload, file: str, lesson: teaching.Lesson) -> Fit:
    table = find_table(lesson.table)
    with vault.opened(upload.pk, names_of(upload)) as paths:
        source = find_file(paths, file)
        return fit_of(source, heading=lesson.heading, table=table, column=lesson.column)


@require_GET
@on_duty(*sorted(COUNTY))
def taught_headings(request: HttpRequest, officer: Officer) -> HttpResponse:
    """Who taught what and when."""
    shown = {
        "known": teaching.known_of(officer),
        "may_forget": officer.standing.role in CLERKS,
    }
    return render(request, "registry/taught_headings.html", shown)


@require_POST
@on_duty(*CLERKS)
def forget_heading(request: HttpRequest, officer: Officer, pk: int) -> HttpResponse:
    """忘掉列名."""
    form = ActForm(request.POST)
    act_id = form.cleaned_data["act_id"] if form.is_valid() else None
    receipt = teaching.forget_heading(officer.actor, pk=pk, act_id=act_id)
    messages.success(request, f"已忘掉，以后按原来的办法认。回执 {receipt.code}")
    return redirect("taught_headings")
