"""A small office at work: a home with people, leads and problems, made by real acts once.

Import this only in a process whose environment names the home (see ``program``).
"""

import random
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid4, uuid5

from django.core.management import call_command

from bangfu.core.cause import Cause
from bangfu.core.lead import Finding, LeadState, Way
from bangfu.core.problem import MOVES, ProblemAct, ProblemClass, ProblemState
from bangfu.tables import all_tables
from bangfu.web.accounts.queries import officers_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.home import home
from bangfu.web.leads.actions import Look, verify_lead
from bangfu.web.leads.models import Lead
from bangfu.web.leads.opening import open_leads
from bangfu.web.problems.actions import ACTIONS
from bangfu.web.problems.founding import found_problem
from bangfu.web.problems.models import Episode
from bangfu.web.registry.actions import send_files
from bangfu.web.registry.imports import load_files
from bangfu.web.registry.models import Household
from bangfu.web.trail.act import Receipt
from bangfu.web.trail.checkpoint import make_checkpoint
from bangfu.web.trail.models import Event
from web import cast
from web.leads.making import a_run
from web.problems.making import PARTS, a_found, a_problem, a_step
from web.registry.township import NATIONAL, ON, national, number

CLASSES = tuple(ProblemClass)
_LEADS = 24
_VERIFIERS = (cast.li, cast.other_checker)
_VILLAGE = "明川镇,"
_KINDS = ("verify", "problem", "found", "send", "load")
_USUALLY, _WHEN_LISTS_COME = (30, 45, 10, 10, 5), (15, 30, 5, 15, 35)
_STATES = tuple(ProblemState)
Deed = dict[str, str]
"""What somebody is about to do, in words that survive a kill."""


def make() -> None:
    """The home: people, leads to verify, a problem in every state, a checkpoint."""
    call_command("migrate", verbosity=0)
    for person in (*cast.CAST, *cast.ADMINISTRATORS, *_VERIFIERS):
        person()
    papers = home().with_name("papers")
    _load(_export(papers, 1, _LEADS), uuid4())
    households = Household.objects.order_by("pk").values_list("pk", flat=True)
    open_leads(cast.wang().actor, run=a_run(list(households), Cause.ALLOWANCE))
    for state in _STATES:
        a_problem(state)
    for person in PARTS.values():
        person()
    make_checkpoint()


def next_deed(chance: random.Random, papers: Path, *, lists: bool = False) -> Deed:
    """Something that may be done now, by who may do it; often an import, if lists come."""
    kind = chance.choices(_KINDS, _WHEN_LISTS_COME if lists else _USUALLY)[0]
    number_ = str(UUID(int=chance.getrandbits(128), version=4))
    if kind == "verify" and (found := _open_lead(chance)):
        return {"kind": kind, "id": number_} | found
    if kind == "problem" and (found := _open_problem(chance)):
        return {"kind": kind, "id": number_} | found
    if kind in {"load", "send"}:
        path = _export(papers, chance.randrange(1, 900), chance.randint(1, 9))
        return {"kind": kind, "id": number_, "file": str(path)}
    return {"kind": "found", "id": number_, "item": number_}


def do(deed: Deed) -> list[Receipt]:
    """Do it; the same deed may be done again after a crash."""
    act_id = UUID(deed["id"])
    match deed["kind"]:
        case "verify":
            look = Look(Way.DOOR, Finding.TRUE, "入户看过，户主在家。")
            actor = _by(deed).actor
            lead = int(deed["lead"])
            return [verify_lead(actor, lead=lead, look=look, act_id=act_id)]
        case "problem":
            act = ProblemAct(deed["act"])
            step = a_step(act, deed["no"])
            return [ACTIONS[act](_by(deed).actor, step, act_id=act_id)]
        case "send":
            return [_send(Path(deed["file"]), act_id)]
        case "load":
            return _load(Path(deed["file"]), act_id)
        case _:
            found = a_found(source_item=deed["item"])
            return [found_problem(cast.wang().actor, found, act_id=act_id)]


def events_of(deed: Deed) -> list[Receipt]:
    """The receipts that the trail has for a deed."""
    act_id = UUID(deed["id"])
    if deed["kind"] == "load":
        return _receipts(_loads(Path(deed["file"]), act_id))
    return _receipts([act_id])


def _open_lead(chance: random.Random) -> Deed | None:
    person = chance.choice(_VERIFIERS)()
    waiting = Lead.objects.filter(state=LeadState.OPEN).exclude(
        verifications__account=person.account
    )
    numbers = list(waiting.values_list("pk", flat=True))
    if not numbers:
        return None
    return {"lead": str(chance.choice(numbers)), "by": person.account.login}


def _open_problem(chance: random.Random) -> Deed | None:
    """A problem of the office and an act that leads on from its state."""
    episode = chance.choice(
        list(Episode.objects.filter(is_current=True).select_related("problem"))
    )
    state = ProblemState(episode.state)
    acts = [act for act in PARTS if state in MOVES[act].start]
    if not acts:
        return None
    act = chance.choice(acts)
    by = _whose(act, state)
    return {"no": episode.problem.no, "act": act.value, "by": by.account.login}


def _whose(act: ProblemAct, state: ProblemState) -> Officer:
    if act is ProblemAct.SEND_BACK and state is ProblemState.CHECKED:
        return cast.wang()
    return PARTS[act]()


def _by(deed: Deed) -> Officer:
    return officers_of(deed["by"])[0]


def _export(papers: Path, first: int, families: int) -> Path:
    """The national export of a few made-up families, from a number on."""
    lines = [
        national(f"H{n}", f"P{n}", "王丙", number(n), village=_VILLAGE)
        for n in range(first, first + families)
    ]
    path = papers / f"{first}-{families}" / "监测对象信息.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(NATIONAL + "".join(lines), encoding="utf-8")
    return path


def _send(path: Path, act_id: UUID) -> Receipt:
    files = [(path.name, path.read_bytes())]
    clerk = cast.wang().actor
    return send_files(clerk, token=act_id, files=files, as_of=ON, act_id=act_id)


def _load(path: Path, act_id: UUID) -> list[Receipt]:
    clerk = cast.wang()
    division = clerk.post.division
    load_files(clerk.actor, [path], on=ON, division=division, act_id=act_id)
    return _receipts(_loads(path, act_id))


def _loads(path: Path, act_id: UUID) -> list[UUID]:
    """The numbers of the acts that a file may lead to: one for each kind of table."""
    digest = sha256(path.read_bytes()).hexdigest()
    return [uuid5(act_id, f"{digest}:{table}") for table in all_tables()]


def _receipts(act_ids: Sequence[UUID]) -> list[Receipt]:
    events = Event.objects.filter(act_id__in=act_ids).order_by("seq")
    return [Receipt(event.seq, event.hash, event.subject) for event in events]
