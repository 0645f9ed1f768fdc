"""按新名单核验: freeze a list, look at a drawn part by hand, sign the whole of it once."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bangfu.core.access import NotHere, NotYourDuty
from bangfu.core.errors import BangfuError
from bangfu.core.problem import MOVES, ProblemAct, ProblemClass, looks_needed
from bangfu.web.accounts.access import officer_of_actor
from bangfu.web.accounts.standing import Officer
from bangfu.web.problems.agreement import Agreed, agreed, run_for, stage_of
from bangfu.web.problems.gate import Matter, matters_of, obstacle
from bangfu.web.problems.models import Episode, ListedProblem, SignedList
from bangfu.web.problems.spans import enter, take
from bangfu.web.registry.models import Batch
from bangfu.web.trail.act import Actor, Done, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import now
from bangfu.web.trail.models import Event

_CHUNK = 500
LABEL = "按新名单核验"


class NothingToSign(BangfuError):
    """No data problem that the new lists agree on."""

    def __init__(self) -> None:
        super().__init__(
            "现在没有新名单已经一致的问题。没有保存，请等新名单写入并筛查后再来。"
        )


class FrozenBefore(BangfuError):
    """A second list of the same screening by the same officer."""

    def __init__(self) -> None:
        super().__init__(
            "这次筛查您已经开过一份核验单。没有保存，请接着办那一份，或者等下一次筛查。"
        )


class SignedBefore(BangfuError):
    """A list is looked at and signed once."""

    def __init__(self) -> None:
        super().__init__("这份核验单已经签过。没有保存，请等下一次筛查另开一份。")


class RunReplaced(BangfuError):
    """A list that rests on a screening which is no longer the newest."""

    def __init__(self) -> None:
        super().__init__(
            "开单以后又筛查过，或者撤回过名单，这份核验单作废。"
            "没有保存，请按新的筛查另开一份。"
        )


class LookFirst(BangfuError):
    """A signature before enough was looked at."""

    def __init__(self, missing: int) -> None:
        super().__init__(
            f"抽出来手工核对的还差{missing}件。没有保存，请逐件打开核对后再签。"
        )


class Disagrees(BangfuError):
    """A list of which a look found that it is not so."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"手工核对有{count}件不一致，这份核验单不能整批签。"
            "没有保存，请到问题页面逐件办理。"
        )


class DiffersForGood(BangfuError):
    """A second look at what was found to differ."""

    def __init__(self) -> None:
        super().__init__(
            "这一件已经核对为“不一致”，不能再改。没有保存，请到问题页面逐件办理。"
        )


@dataclass(frozen=True, slots=True)
class Progress:
    """核对进度 of a list."""

    total: int
    needed: int
    looked: int
    differing: int

    @property
    def missing(self) -> int:
        """How many of the drawn ones nobody looked at yet."""
        return self.needed - self.looked

    @property
    def may_sign(self) -> bool:
        """Whether all drawn ones were looked at and agree."""
        return not self.missing and not self.differing


def progress_of(listed: SignedList) -> Progress:
    """How far the looking has come."""
    drawn = list(listed.rows.filter(is_drawn=True).values_list("agrees", flat=True))
    looked = [agrees for agrees in drawn if agrees is not None]
    return Progress(listed.rows.count(), len(drawn), len(looked), looked.count(False))


@act("freeze_list")
def freeze_list(actor: Actor) -> Done:
    """开核验单: freeze what the new lists agree on, and draw what is looked at by hand."""
    officer, stage = _signer(actor)
    run = run_for(officer)
    found = agreed(officer, stage, run) if run else []
    if run is None or not found:
        raise NothingToSign
    if SignedList.objects.filter(
        account=officer.account, stage=stage, run=run
    ).exists():
        raise FrozenBefore
    listed = SignedList.objects.create(
        stage=stage,
        account=officer.account,
        unit=officer.post.unit,
        run=run,
        frozen_at=now(),
    )
    drawn = _drawn(found)
    ListedProblem.objects.bulk_create(
        (_row(listed, one, drawn) for one in found), batch_size=_CHUNK
    )
    told = {
        "stage": stage.value,
        "run": run.pk,
        "listed": [one.matter.problem.no for one in found],
        "drawn": sorted(drawn),
    }
    return Done(subject_of(listed.pk), told)


@act("look_at_problem")
def look_at_problem(actor: Actor, *, row: int, agrees: bool) -> Done:
    """手工核对: the officer opened one drawn problem and says whether the rows agree."""
    officer, _ = _signer(actor)
    found = row_for(officer, row)
    if found.listed.signed_seq is not None:
        raise SignedBefore
    if found.agrees is False:
        raise DiffersForGood
    found.agrees, found.looked_seq = agrees, coming_seq()
    found.save()
    told = {"problem": found.episode.problem.no, "agrees": agrees}
    return Done(subject_of(found.listed_id), told)


@act("sign_list")
def sign_list(actor: Actor, *, listed: int) -> Done:
    """整批签: every problem of the list makes one step, by one signature."""
    officer, stage = _signer(actor)
    found = list_for(officer, listed)
    _check_signable(officer, found)
    seq = coming_seq()
    seen = dict(found.rows.values_list("episode", "seen"))
    done, moved_on = [], []
    for matter in _as_listed(found):
        is_as_frozen = matter.episode.seq == seen[matter.episode.pk]
        if is_as_frozen and _may(stage, officer, matter):
            _step(stage, officer, matter, seq=seq)
            done.append([matter.problem.no, matter.episode.n])
        else:
            moved_on.append(matter.problem.no)
    found.signed_seq = seq
    found.save()
    told = {
        "stage": stage.value,
        "state": MOVES[stage].end.value,
        "hand": str(MOVES[stage].hand),
        "account": officer.account.pk,
        "unit": officer.post.unit_id,
        "run": found.run_id,
        "done": done,
        "moved_on": moved_on,
        "reason": f"按第{found.run_id}次筛查的新名单，核验单第{found.pk}号",
    }
    return Done(subject_of(found.pk), told)


def subject_of(listed: int) -> str:
    """What the trail calls a list."""
    return f"list:{listed}"


def list_for(officer: Officer, pk: int) -> SignedList:
    """A list of the officer's own; NotHere for any other."""
    found = SignedList.objects.filter(pk=pk, account=officer.account.pk).first()
    if found is None or found.unit_id != officer.post.unit_id:
        raise NotHere
    return found


def row_for(officer: Officer, pk: int) -> ListedProblem:
    """A row of the officer's own list that was drawn to be looked at."""
    rows = ListedProblem.objects.select_related("listed", "episode__problem")
    found = rows.filter(pk=pk, is_drawn=True).first()
    if found is None:
        raise NotHere
    list_for(officer, found.listed_id)
    return found


def _signer(actor: Actor) -> tuple[Officer, ProblemAct]:
    officer = officer_of_actor(actor)
    stage = stage_of(officer)
    if stage is None:
        raise NotYourDuty(officer.standing.role, LABEL)
    return officer, stage


def _drawn(found: Sequence[Agreed]) -> set[str]:
    """Which ones are looked at: by the hash of the trail's head, so nobody can choose."""
    head = Event.objects.order_by("-seq").values_list("hash", flat=True).first() or ""
    numbers = [one.matter.problem.no for one in found]

    def lot(no: str) -> bytes:
        return hashlib.sha256(f"{head}:{no}".encode()).digest()

    return set(sorted(numbers, key=lot)[: looks_needed(len(numbers))])


def _row(listed: SignedList, one: Agreed, drawn: Iterable[str]) -> ListedProblem:
    return ListedProblem(
        listed=listed,
        episode=one.matter.episode,
        seen=one.matter.episode.seq,
        cited=[dict(row) for row in one.cited],
        is_drawn=one.matter.problem.no in drawn,
    )


def _check_signable(officer: Officer, listed: SignedList) -> None:
    if listed.signed_seq is not None:
        raise SignedBefore
    run = run_for(officer)
    if run is None or run.pk != listed.run_id or _was_withdrawn(listed):
        raise RunReplaced
    progress = progress_of(listed)
    if progress.differing:
        raise Disagrees(progress.differing)
    if progress.missing:
        raise LookFirst(progress.missing)


def _was_withdrawn(listed: SignedList) -> bool:
    cited = {
        row["batch"]
        for rows in listed.rows.values_list("cited", flat=True)
        for row in rows
    }
    return Batch.objects.filter(pk__in=cited).exclude(withdrawn_at=None).exists()


def _as_listed(listed: SignedList) -> list[Matter]:
    episodes = Episode.objects.filter(listings__listed=listed).order_by("pk")
    return matters_of(episodes)


def _may(stage: ProblemAct, officer: Officer, matter: Matter) -> bool:
    """It is a current data problem, and these hands may."""
    is_data = matter.problem.problem_class == ProblemClass.DATA
    is_current = is_data and matter.episode.is_current
    return is_current and not obstacle(stage, officer, matter)


def _step(stage: ProblemAct, officer: Officer, matter: Matter, *, seq: int) -> None:
    move = MOVES[stage]
    if move.hand:
        take(matter.episode, move.hand, officer, seq=seq)
    enter(matter.episode, move.end, matter.turn_in(move.end), seq=seq)
