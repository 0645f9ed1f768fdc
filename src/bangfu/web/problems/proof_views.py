"""Proofs: the copy for everybody who sees the problem, the original for the accepter."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from bangfu.core.access import COUNTY, NotHere
from bangfu.web.accounts.standing import Officer, on_duty
from bangfu.web.problems import vault
from bangfu.web.problems.models import Proof
from bangfu.web.problems.story import subject_of
from bangfu.web.problems.views import SEES, find
from bangfu.web.trail.actions import record_reading

_TYPES = {
    "pdf": ("application/pdf", "pdf"),
    "photo": ("application/octet-stream", "bin"),
}


@never_cache
@require_GET
@on_duty(*SEES)
def proof_shown(
    _request: HttpRequest, officer: Officer, no: str, pk: int
) -> HttpResponse:
    """The copy, re-encoded by us, so that nothing hides in it."""
    proof = _find(officer, no, pk)
    if not proof.shown_sha256:
        raise NotHere
    return _sent(vault.fetch(proof.shown_sha256), "image/jpeg")


@never_cache
@require_POST
@on_duty(*sorted(COUNTY))
def proof_original(
    _request: HttpRequest, officer: Officer, no: str, pk: int
) -> HttpResponse:
    """The original, for who accepts; the trail has it before the file leaves."""
    proof = _find(officer, no, pk)
    record_reading(
        officer.actor,
        subject=subject_of(no),
        field=f"proof:{proof.pk}",
        purpose="验收时核对佐证原件",
    )
    kind, ending = _TYPES[proof.kind]
    answer = _sent(vault.fetch(proof.sha256), kind)
    name = f"{no}-{proof.pk}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _find(officer: Officer, no: str, pk: int) -> Proof:
    problem = find(officer, no)
    proof = Proof.objects.filter(pk=pk, episode__problem=problem).first()
    if proof is None:
        raise NotHere
    return proof


def _sent(content: bytes, kind: str) -> HttpResponse:
    """A file that no browser runs anything of."""
    answer = HttpResponse(content, content_type=kind)
    answer["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
