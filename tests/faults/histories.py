"""Random histories: anybody of the cast does anything, allowed or not, again or anew."""

import random
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from django.db import connection

from bangfu.core.cause import RuleKind
from bangfu.core.errors import BangfuError
from bangfu.core.lead import VERDICTS, Dismissal, Finding, Review, Verdict, Way
from bangfu.core.problem import MOVES, ProblemAct, ProblemState, next_state
from bangfu.web.accounts.models import Post, Unit
from bangfu.web.accounts.standing import Officer
from bangfu.web.home import checkpoint_file
from bangfu.web.leads.actions import (
    Look,
    Opinion,
    raise_overdue_lead,
    review_lead,
    verify_lead,
)
from bangfu.web.leads.models import Lead
from bangfu.web.problems.actions import ACTIONS, Step
from bangfu.web.problems.founding import found_problem
from bangfu.web.problems.gate import Matter, matter_of, obstacle
from bangfu.web.problems.models import Episode
from bangfu.web.problems.proofs import Examined, examine
from bangfu.web.trail.act import Receipt
from bangfu.web.trail.checkpoint import make_checkpoint
from bangfu.web.trail.models import Event
from faults import edits, office
from faults.invariants import wrong_with
from faults.trials import Places, in_child
from web import cast
from web.problems.making import a_found, photo, second_post

_STEPS = 16
_WELL_MEANT = 0.92
_ASKED = 8
_ITEMS = 4  # few things to be found, so that they are found again
_Deed = Callable[[UUID], Receipt]


def run(folder: Path, numbers: Iterable[int], seed: int) -> Iterator[dict[str, Any]]:
    """Every history's outcome: what was done and refused, and what is wrong."""
    places = Places(folder)
    if not places.made.exists():
        told = in_child(_make)
        if "wrong" in told:
            raise RuntimeError(told["wrong"])
        places.home.rename(places.made)
        shutil.copy(checkpoint_file(), places.made / "checkpoints")
    options = connection.settings_dict["OPTIONS"]
    # Nothing is killed here, so nothing has to be on disk.
    options["init_command"] += ";PRAGMA synchronous=OFF"
    for number in numbers:
        yield _one(places, number, seed)


def _make() -> None:
    """The office, and two people who wear a second hat."""
    office.make()
    second_post(cast.zhou(), like=cast.wang())
    second_post(cast.li(), like=cast.he())
    make_checkpoint()


def _one(places: Places, number: int, seed: int) -> dict[str, Any]:
    places.clear()
    shutil.copy(places.made / "checkpoints", checkpoint_file())
    history = History(random.Random(f"{seed}:{number}"))  # noqa: S311 to be repeated
    try:
        history.write()
        wrong = history.wrong + list(wrong_with(history.chance))
        edit, named = edits.tamper(history.chance)
    finally:
        connection.close()
    return {
        "history": number,
        "acts": history.done,
        "refused": history.refused,
        "repeated": history.repeated,
        "wrong": wrong,
        "edit": edit,
        "named": named,
    }


@dataclass(slots=True)
class History:
    """One history being written."""

    chance: random.Random
    done: int = 0
    refused: int = 0
    repeated: int = 0
    wrong: list[str] = field(default_factory=list)
    earlier: list[tuple[UUID, _Deed, Receipt]] = field(default_factory=list)
    people: list[Officer] = field(default_factory=list)
    proof: list[Examined] = field(default_factory=list)

    def write(self) -> None:
        """So many deeds, one after another."""
        self.people = list(everybody())
        self.proof = examine([photo()])
        for _ in range(_STEPS):
            if self.earlier and self.chance.random() > _WELL_MEANT:
                self._again()
            else:
                self._try(self._deed())

    def _try(self, deed: _Deed) -> None:
        act_id = UUID(int=self.chance.getrandbits(128), version=4)
        try:
            receipt = deed(act_id)
        except BangfuError:
            self.refused += 1
        else:
            self.done += 1
            self.earlier.append((act_id, deed, receipt))

    def _again(self) -> None:
        """The same form once more: the same receipt, and nothing new."""
        act_id, deed, receipt = self.chance.choice(self.earlier)
        before = Event.objects.exclude(type="refused").count()
        again = deed(act_id)
        self.repeated += 1
        same = (again.seq, again.hash, again.repeated) == (
            receipt.seq,
            receipt.hash,
            True,
        )
        with suppress(BangfuError):  # another act with the number of this one
            same = same and self._deed()(act_id).seq == receipt.seq
        told = Event.objects.exclude(type="refused").count()
        if not same or told != before:
            self.wrong.append(f"重复提交得了另一张回执：{receipt.subject}")

    def _deed(self) -> _Deed:
        kind = self.chance.choices(
            (self._problem_deed, self._lead_deed, self._found_deed), (8, 3, 1)
        )[0]
        return kind()

    def _found_deed(self) -> _Deed:
        item = f"第{self.chance.randrange(_ITEMS)}项"
        by = self.chance.choice([cast.wang(), *self.people])
        found = a_found(
            source_item=item, problem_class=self.chance.choice(list(office.CLASSES))
        )
        return lambda act_id: found_problem(by.actor, found, act_id=act_id)

    def _problem_deed(self) -> _Deed:
        """Mostly what leads on, by somebody who may; else whatever, by whomever."""
        episode = self.chance.choice(list(_current()))
        act, by = self.chance.choice(list(ACTIONS)), self.chance.choice(self.people)
        able = self._able(matter_of(episode.problem))
        if able and self.chance.random() < _WELL_MEANT:
            act, by = self.chance.choice(able)
        step = self._step(act, episode)
        return lambda act_id: self._move(act, by, step, act_id)

    def _able(self, matter: Matter) -> list[tuple[ProblemAct, Officer]]:
        """Who may do what next, of some whose duty it is."""
        fitting = [act for act in ACTIONS if matter.state in MOVES[act].start]
        duties = [
            (act, who)
            for act in fitting
            for who in self.people
            if who.standing.may(act)
        ]
        asked = self.chance.sample(duties, min(len(duties), _ASKED))
        return [(act, who) for act, who in asked if not obstacle(act, who, matter)]

    def _step(self, act: ProblemAct, episode: Episode) -> Step:
        is_careful = self.chance.random() < _WELL_MEANT
        units = list(Unit.objects.values_list("pk", flat=True))
        needs_proof = MOVES[act].needs_proof or self.chance.random() > _WELL_MEANT
        return Step(
            no=episode.problem.no,
            reason="已现场查看。" if is_careful else " ",
            proofs=self.proof if needs_proof and is_careful else (),
            unit=self.chance.choice([None, *units]),
            into=self.chance.choice(list(_current())).problem.no,
            seen=episode.seq - (self.chance.random() > _WELL_MEANT),
        )

    def _move(self, act: ProblemAct, by: Officer, step: Step, act_id: UUID) -> Receipt:
        """One act; the state before and after must be as the table of moves says."""
        before = _state(step.no)
        receipt = ACTIONS[act](by.actor, step, act_id=act_id)
        if not receipt.repeated and not _is_allowed(act, before, _state(step.no)):
            self.wrong.append(f"{act.label}：{before}之后是{_state(step.no)}")
        return receipt

    def _lead_deed(self) -> _Deed:
        lead = self.chance.choice(list(Lead.objects.order_by("pk")))
        by = self.chance.choice([cast.li(), cast.other_checker(), *self.people]).actor
        look = Look(
            self.chance.choice(list(Way)), self.chance.choice(list(Finding)), "看过。"
        )
        opinion = Opinion(self._review(lead), proofs=self.proof)
        deeds: list[_Deed] = [
            lambda act_id: verify_lead(by, lead=lead.pk, look=look, act_id=act_id),
            lambda act_id: review_lead(
                by, lead=lead.pk, opinion=opinion, act_id=act_id
            ),
            lambda act_id: raise_overdue_lead(by, lead=lead.pk, act_id=act_id),
        ]
        return self.chance.choices(deeds, (5, 4, 1))[0]

    def _review(self, lead: Lead) -> Review:
        verdicts = VERDICTS[RuleKind(lead.kind)]
        if self.chance.random() > _WELL_MEANT:
            verdicts = tuple(Verdict)
        verdict = self.chance.choice(verdicts)
        return Review(verdict, note="材料齐全。", dismissal=Dismissal.COVERED)


def everybody() -> Iterator[Officer]:
    """Every account of the home, from every post it has."""
    posts = Post.objects.select_related("account", "unit").order_by("pk")
    for post in posts:
        yield Officer(post.account, post)


def _current() -> Iterable[Episode]:
    current = Episode.objects.filter(is_current=True).select_related("problem")
    return current.order_by("pk")


def _state(no: str) -> ProblemState:
    current = Episode.objects.filter(problem__no=no, is_current=True)
    return ProblemState(current.values_list("state", flat=True).get())


def _is_allowed(act: ProblemAct, before: ProblemState, after: ProblemState) -> bool:
    ends = {next_state(act), next_state(act, earlier_refusals=1)}
    return before in MOVES[act].start and after in ends
