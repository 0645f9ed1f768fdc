"""导入人员名单的页面: all of the file or nothing; first passwords are shown once."""

from pathlib import Path
from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from bangfu.core.access import Role
from bangfu.web.accounts import staff_file, staff_list
from bangfu.web.accounts.errors import StaffListRefused
from bangfu.web.accounts.forms import LoadStaff
from bangfu.web.accounts.signing import gave_password
from bangfu.web.accounts.standing import Officer, on_duty

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Shown = dict[str, object]


@on_duty(Role.SECURITY_ADMIN)
@never_cache
@require_http_methods(["GET", "POST"])
def load_staff(request: HttpRequest, officer: Officer) -> HttpResponse:
    """导入人员名单: read, and written only when nothing is wrong and it is signed."""
    form = LoadStaff(request.POST or None, request.FILES or None)
    shown: Shown = {"form": form, "columns": staff_file.TITLES}
    if form.is_valid():
        file = form.cleaned_data["file"]
        if "returned" in request.POST:
            return _returned(request, file, shown)
        if gave_password(request, officer.account):
            shown |= _loaded(officer, form)
        else:
            shown["refused_password"] = True
    return render(request, "accounts/load_staff.html", shown)


def _loaded(officer: Officer, form: LoadStaff) -> Shown:
    """The people of the list, or its faults; the trail has either."""
    with staff_file.uploaded(form.cleaned_data["file"]) as path:
        rows, faults = staff_file.read_staff(path)
    people = staff_list.with_passwords(rows)
    act_id = form.cleaned_data["act_id"]
    try:
        receipt = staff_list.load_staff(
            officer.actor, rows=people, faults=len(faults), act_id=act_id
        )
    except StaffListRefused:
        return {"faults": faults}
    return {"loaded": people, "receipt": receipt}


def _returned(
    request: HttpRequest, file: "UploadedFile[bytes]", shown: Shown
) -> HttpResponse:
    """The list with its faults in red, to be mended and sent again; nothing is written."""
    with staff_file.uploaded(file) as path:
        _, faults = staff_file.read_staff(path)
        content = staff_file.returned(path, faults) if faults else None
    if content is None:
        more = {"faults": faults, "is_right": not faults}
        return render(request, "accounts/load_staff.html", shown | more)
    response = HttpResponse(content, content_type=_XLSX)
    name = f"退回_{Path(file.name or '人员名单').stem}.xlsx"
    header = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = header or "attachment"
    return response
