"""低保不一致: from a hit to 销号, page by page, each step by whom it belongs to."""

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from bangfu.web.accounts.standing import Officer
from bangfu.web.leads.models import Lead
from bangfu.web.problems.models import Episode
from bangfu.web.trail.models import Event
from web import cast
from web.leads.making import a_lead
from web.problems.making import photo

pytestmark = [pytest.mark.django_db, pytest.mark.both]
REASON = "两人入户，与民政名册逐项核对。"


@pytest.fixture
def desks() -> Callable[[Officer], Client]:
    """A browser for each officer, logged in once."""
    open_ones: dict[str, Client] = {}

    def desk(officer: Officer) -> Client:
        login = officer.account.login
        if login not in open_ones:
            open_ones[login] = cast.log_in(Client(), officer)
        return open_ones[login]

    return desk


def _fill(client: Client, page: str, action: str, **told: object) -> str:
    """Fill in the form of a page that leads to an address; the answer's text."""
    shown = client.get(page).content.decode()
    form = re.search(rf'<form[^>]*action="{action}".*?</form>', shown, re.DOTALL)
    assert form, f"the page has no form for {action}"
    hidden = dict(re.findall(r'name="(act_id|seen)" value="([^"]*)"', form[0]))
    answer = client.post(action, hidden | told, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_mismatch_goes_from_lead_to_closing(
    desks: Callable[[Officer], Client],
) -> None:
    lead = a_lead()
    page = f"/leads/{lead.pk}/"
    look = {"way": "door", "finding": "true", "note": REASON}
    for officer in (cast.zhou(), cast.other_cadre()):
        assert page in desks(officer).get("/").content.decode()
        assert "回执" in _fill(desks(officer), page, f"{page}verify/", **look)
    verdict = {"verdict": "system_right", "note": REASON}
    _fill(desks(cast.li()), page, f"{page}review/", **verdict)

    no = Lead.objects.get(pk=lead.pk).problem_no
    page = f"/problems/{no}/"
    assert page in desks(cast.he()).get("/").content.decode()
    _fill(desks(cast.he()), page, f"{page}confirm/")
    _fill(desks(cast.he()), page, f"{page}claim/")
    proof = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
    told = {"reason": "名册已更正。", "proofs": proof}
    _fill(desks(cast.he()), page, f"{page}submit_proof/", **told)
    _fill(desks(cast.li()), page, f"{page}check_fix/", reason="已核对新名册。")
    _refused_to_accept(desks(cast.he()), no)
    _fill(desks(cast.wang()), page, f"{page}accept/")
    shown = _fill(desks(cast.zhao()), page, f"{page}close/")
    assert "已销号" in shown
    assert Episode.objects.get(problem__no=no).closed_no in shown
    assert page not in desks(cast.zhao()).get("/").content.decode()


def _refused_to_accept(client: Client, no: str) -> None:
    """整改人想验收：一句话说明，写的字还在，留痕里有"""
    told = {"act_id": "00000000-0000-4000-8000-000000000001", "reason": "我看可以"}
    answer = client.post(f"/problems/{no}/accept/", told)
    sentence = "您是这件问题的整改人，不能再做验收人。没有保存，请换人办理。"
    assert answer.status_code == 403
    assert answer.content.decode().count(sentence) == 1
    assert "我看可以" in answer.content.decode()
    assert Event.objects.order_by("-seq")[0].type == "refused"
    assert Episode.objects.get(problem__no=no).state == "checked"
