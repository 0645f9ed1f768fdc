"""Every route with every thing it can be about, what a form sends, what a body says."""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from bangfu.core.cause import Cause
from bangfu.core.problem import ProblemAct, ProblemState
from bangfu.web.accounts.standing import Officer
from bangfu.web.trail.models import Event
from web.matrix.matrix_home import Home
from web.matrix.matrix_places import (
    COUNTY,
    OTHER_COUNTY,
    PLACE,
    PLACES,
    file_word,
    texts_of,
)
from web.matrix.matrix_table import AREA, TABLE
from web.problems.making import START, photo

REVEALS = frozenset({"reveal_field", "take_returned"})
"""Routes that exist to show what is masked everywhere else."""
EXPORTED = frozenset({"exported", "take_export"})
PROVED = frozenset({"submit_proof", "withdraw_problem", "propose_merge"})
_SENTENCE = re.compile(r"role=\"alert\">.*<span>(.*?)</span>")
_TOKENS = re.compile(
    r'(name="(?:csrfmiddlewaretoken|act_id)" value=")[^"]*'
    r"|(，截至)\d+月\d+日 \d+:\d+（留痕第\d+(号）)"
)
_ZIP = b"PK\x03\x04"


@dataclass(frozen=True, slots=True)
class Thing:
    """What a request is about: its relation, and its place in the address."""

    relation: str
    args: tuple[Any, ...]


def routes(resolver: URLResolver | None = None) -> Iterator[URLPattern]:
    """Every route of the site."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern)
        else:
            yield pattern


def things(made: Home, name: str) -> list[Thing]:
    """One thing in each relation that the route can be asked about."""
    match TABLE[name].of:
        case "lead":
            return _leads(made, name)
        case "problem":
            return _problems(made, name)
        case "proof":
            return _proofs(made)
        case "upload":
            more = (0,) if name == "take_returned" else ()
            return [Thing(r, (token, *more)) for r, token in made.uploads.items()]
        case "fact" | "statement" | "change" | "kind" as of:
            return _of_households(made, of)
        case "":
            return [Thing("", _staff_args(made, name))]
        case _:
            return [Thing(r, (one,)) for r, one in _numbered(made, name).items()]


def _of_households(made: Home, of: str) -> list[Thing]:
    """What lies under the address of a household."""
    if of == "kind":
        return [Thing(r, (pk, "death")) for r, pk in made.households.items()]
    more = ("schooling",) if of == "fact" else ()
    found = {
        "fact": made.facts,
        "statement": made.statements,
        "change": made.changes,
    }[of]
    return [Thing(r, (made.households[r], pk, *more)) for r, pk in found.items()]


def _numbered(  # noqa: PLR0911 one return a kind of thing
    made: Home, name: str
) -> Mapping[str, Any]:
    """Things that an address names by one number."""
    match TABLE[name].of:
        case "household":
            return made.households
        case "run":
            return made.runs
        case "baseline":
            return made.baselines
        case "batch":
            return made.batches
        case "unsure":
            return made.unsure
        case "job":
            return made.exports if name in EXPORTED else made.jobs
        case "list" | "taught":
            return {"nobodys": 999_999}
        case "receipt":
            return {who: _last_event(o) for who, o in made.officers.items()}
    raise KeyError(name)


def _leads(made: Home, name: str) -> list[Thing]:
    wanted = Cause.ILLNESS if name == "review_lead" else Cause.ALLOWANCE
    found = [Thing(p.relation, (made.leads[p.relation, wanted],)) for p in PLACES]
    return [*found, Thing("handed", (made.leads["own", Cause.INSURANCE],))]


def _proofs(made: Home) -> list[Thing]:
    """Each proof under its own problem; one under somebody else's."""
    mixed = (made.proofs["own"][0], made.proofs["elsewhere"][1])
    found = [Thing(r, pair) for r, pair in made.proofs.items()]
    return [*found, Thing("mixed", mixed)]


def _last_event(officer: Officer) -> int:
    return Event.objects.filter(actor=officer.account.pk).latest("seq").seq


def _problems(made: Home, name: str) -> list[Thing]:
    acts = {act.value: act for act in ProblemAct}
    state = START[acts[name]] if name in acts else ProblemState.SUBMITTED
    at = {relation: no for (relation, s), no in made.problems.items() if s is state}
    other = ("another_departments", ProblemState.FOUND)
    at.setdefault(other[0], made.problems[other])
    return [Thing(relation, (no,)) for relation, no in at.items()]


def _staff_args(made: Home, name: str) -> tuple[int | str, ...]:
    officer = made.officers["qian"]
    if name in {"list_page", "list_template", "set_list_terms"}:
        return ("allowance_recipients",)
    if name in {"staff_page", "give_post", "reset_password", "unlock"}:
        return (officer.account.pk,)
    if name in {"reset_factor", "hand_over"}:
        return (officer.account.pk,)
    if name == "refuse_post":
        return (made.waiting_post,)
    if name == "disable_account":
        return (officer.account.pk,)
    if name == "end_post":
        return (officer.post.pk,)
    return (officer.post.unit_id,) if name == "close_unit" else ()


def address(name: str, thing: Thing) -> str:
    """Where to ask."""
    return reverse(name, args=thing.args)


def form(made: Home, name: str, who: str, relation: str) -> dict[str, Any]:
    """Everything that any form of the site asks for; each takes what it knows."""
    person = made.persons.get(relation, 0)
    told: dict[str, Any] = {
        "act_id": str(uuid4()),
        "reason": "已现场查看，水管接通。",
        "note": "两人入户，与民政名册逐项核对。",
        "way": "door",
        "finding": "true",
        "verdict": "dismiss" if name == "review_lead" else "",
        "dismissal": "covered",
        "what": f"person:{person}:id_number",
        "purpose": "visit",
        "q": "仝",
        "on": "2026-06-30",
        "as_of": "2026-06-30",
        "until": "2026-12-31",
        "from_date": "2026-01-01",
        "words": "初中",
        "kind": "verify",
        "proof": "看了毕业证。",
        "name": "七月底",
        "rhythm": "month",
        "days": "5",
        "person": person,
    }
    if name in PROVED:
        told["proofs"] = SimpleUploadedFile("a.jpg", photo(), "image/jpeg")
    if name == "pass_on_problem":
        told["unit"] = made.officers["li"].post.unit_id
    if name == "propose_merge":
        told["into"] = made.problems.get((relation, ProblemState.FOUND), "")
    if name == "confirm_posts":
        told["post"] = made.waiting_post
    if name == "switch_post" and who in made.officers:
        told["post"] = made.officers[who].post.pk
    if name == "files":
        county = OTHER_COUNTY if who == "chen" else COUNTY
        file, text = next(iter(texts_of(county, PLACES, "又一次").items()))
        told["sent"] = SimpleUploadedFile(file, text.encode())
    return told


def told_in(answer: HttpResponse) -> str:
    """Everything that an answer says: its headers, its body, a workbook unpacked."""
    body = b"" if answer["Content-Type"].startswith("image/") else answer.getvalue()
    if body.startswith(_ZIP):
        with zipfile.ZipFile(BytesIO(body)) as packed:
            body = b"\n".join(packed.read(name) for name in packed.namelist())
    headers = "\n".join(f"{name}: {value}" for name, value in answer.headers.items())
    return headers + "\n" + body.decode(errors="replace")


def sentence_of(answer: HttpResponse) -> str:
    """What a refusal says, for whoever has to find out why there was one."""
    found = _SENTENCE.search(answer.getvalue().decode(errors="replace"))
    return f"：{found[1]}" if found else ""


def without_tokens(answer: HttpResponse) -> str:
    """The page, but for what every rendering makes anew."""
    return _TOKENS.sub(r"\1\2\3", answer.content.decode())


def not_for(made: Home, who: str, name: str) -> Mapping[str, str]:
    """Every word that must not be in the answer, and what it would give away."""
    words = {}
    own = AREA.get(who, frozenset())
    for relation, place in PLACE.items():
        seen = relation in own
        if not (seen and name in REVEALS):
            words |= dict.fromkeys(place.personal, f"{relation}：未遮盖")
        if not seen:
            words |= dict.fromkeys(place.traces, f"{relation}：范围外")
            words |= _numbers_of(made, relation)
    for county, clerk in ((COUNTY, "wang"), (OTHER_COUNTY, "chen")):
        officer = made.officers.get(who)
        if officer is None or officer.post.division[:6] != county:
            words |= {file_word(county): f"{clerk}的文件"}
    if who == "security":
        for place in PLACES:
            words.pop(place.village, None)
    return words


def _numbers_of(made: Home, relation: str) -> dict[str, str]:
    """The addresses of what lies outside."""
    found = {f"/households/{made.households[relation]}/": f"{relation}的户"}
    for (at, _), lead in made.leads.items():
        if at == relation:
            found[f"/leads/{lead}/"] = f"{relation}的线索"
    for (at, _), no in made.problems.items():
        if at == relation:
            # A closing number may read like the number of another problem.
            found[f"/problems/{no}/"] = f"{relation}的问题"
    return found
