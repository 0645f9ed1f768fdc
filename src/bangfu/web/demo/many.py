"""成批造问题: a hundred thousand problems in a demo, so that lists can be tried and measured.

One act writes them all, each as the acts would have left it; none has a story of its own.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Model

from bangfu.core.errors import BangfuError
from bangfu.core.problem import Hand, ProblemClass, ProblemState
from bangfu.synth.county import stream
from bangfu.web.accounts.models import Unit
from bangfu.web.demo.posts import Posts
from bangfu.web.problems.models import (
    Episode,
    HandTaken,
    Problem,
    Proof,
    Share,
    StateSpan,
)
from bangfu.web.problems.numbers import next_closing_no, next_problem_no
from bangfu.web.problems.proofs import examine
from bangfu.web.problems.story import MANY
from bangfu.web.problems.turns import turn_of
from bangfu.web.problems.vault import keep
from bangfu.web.registry.models import HouseholdSpan
from bangfu.web.trail.act import SYSTEM, Actor, Done, Receipt, act
from bangfu.web.trail.chain import coming_seq
from bangfu.web.trail.clock import now, today
from bangfu.web.trail.demo import is_demo

_CHUNK = 5_000
_PAPER = b"%PDF-1.4\n%%EOF\n"
_STATES = {
    ProblemState.FOUND: 10,
    ProblemState.DISPUTED: 2,
    ProblemState.UNCLAIMED: 8,
    ProblemState.FIXING: 15,
    ProblemState.SUBMITTED: 6,
    ProblemState.CHECKED: 4,
    ProblemState.ACCEPTED: 3,
    ProblemState.CLOSED: 45,
    ProblemState.WITHDRAWN: 5,
    ProblemState.MERGED: 2,
}
_HANDS = {
    ProblemState.UNCLAIMED: 1,
    ProblemState.FIXING: 2,
    ProblemState.SUBMITTED: 2,
    ProblemState.CHECKED: 3,
    ProblemState.ACCEPTED: 4,
    ProblemState.CLOSED: 5,
}
_PROVED = frozenset(
    {
        ProblemState.SUBMITTED,
        ProblemState.CHECKED,
        ProblemState.ACCEPTED,
        ProblemState.CLOSED,
        ProblemState.WITHDRAWN,
        ProblemState.MERGED,
    }
)
_KINDS = (
    ("water", ProblemClass.HOUSEHOLD, "饮水不稳定", "停水{}天，超过3天。", "住建"),
    ("house", ProblemClass.FEEDBACK, "住房有隐患", "墙体裂缝{}处。", "住建"),
    ("school", ProblemClass.HOUSEHOLD, "孩子没有到校", "连续{}天没有到校。", "教育"),
    ("data_mismatch", ProblemClass.DATA, "低保名单不一致", "{}条不一致。", "民政"),
    ("insurance", ProblemClass.DATA, "参保记录不一致", "{}条不一致。", "医保"),
    ("late", ProblemClass.DUTY, "走访不到位", "{}个月没有走访。", "人社"),
)


class NotADemo(BangfuError):
    """Made-up problems among real ones."""

    def __init__(self) -> None:
        super().__init__(
            "这里不是演示数据，不能成批造问题。没有改动，请先用 bangfu demo 造一个示例县。"
        )


class NoHouseholds(BangfuError):
    """A demo whose county is still being made."""

    def __init__(self) -> None:
        super().__init__("演示数据里还没有农户。没有改动，请等示例县生成完再运行。")


@dataclass(frozen=True, slots=True)
class _Made:
    """One problem with everything that belongs to it."""

    problem: Problem
    episode: Episode
    responsible: Unit
    hands: tuple[tuple[Hand, int, int], ...]


def make_many(*, problems: int) -> Receipt:
    """成批造问题 in a demo's home, after somebody was appointed wherever nobody is."""
    if not is_demo():
        raise NotADemo
    posts = Posts(day=date.fromisoformat(today()))
    return make_many_problems(SYSTEM, problems=problems, posts=posts)


@act(MANY)
def make_many_problems(_actor: Actor, *, problems: int, posts: Posts) -> Done:
    """The act behind it."""
    if not is_demo():
        raise NotADemo
    factory = _Factory(posts, coming_seq())
    told: list[list[object]] = []
    hands: dict[tuple[tuple[Hand, int, int], ...], int] = {}
    for chunk in _chunks(factory.made(problems)):
        factory.write(chunk)
        told += [
            [
                one.problem.no,
                one.episode.state,
                hands.setdefault(one.hands, len(hands)),
                one.episode.closed_no,
                one.episode.merge_into.no if one.episode.merge_into else "",
            ]
            for one in chunk
        ]
    return Done("demo", {"made": told, "hands": list(hands)})


def _chunks(made: Iterator[_Made]) -> Iterator[list[_Made]]:
    chunk: list[_Made] = []
    for one in made:
        chunk.append(one)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


class _Factory:
    """What is the same for all: numbers, places, people, the paper that proves."""

    def __init__(self, posts: Posts, seq: int) -> None:
        self.posts, self.seq = posts, seq
        self.chance = stream("demo many", seq)
        self.day = date.fromisoformat(today())
        self.homes = _homes()
        self.numbers = _numbers(next_problem_no())
        self.closings = _numbers(next_closing_no())
        [self.paper] = examine([_PAPER])
        self.paper_sha256 = keep(self.paper.content)

    def made(self, problems: int) -> Iterator[_Made]:
        """So many; two at a time about one household, so that one can be merged."""
        before: _Made | None = None
        for order in range(problems):
            before = self._one(order, before if order % 2 else None)
            yield before

    def _one(self, order: int, sister: _Made | None) -> _Made:
        household, division = self.homes[order // 2 % len(self.homes)]
        category, kind, title, why, word = self.chance.choice(_KINDS)
        owner = self.posts.department(word)
        responsible = self.posts.station(division)
        problem = Problem(
            no=next(self.numbers),
            category=category,
            problem_class=kind,
            title=title,
            subject_kind="household",
            subject=str(household),
            source_item=f"演示 {self.seq}-{order}",
            division=division,
            owner=owner,
        )
        state = self._state(sister)
        episode = self._episode(problem, state, why, sister)
        turn = turn_of(state, owner=owner, responsible=responsible)
        episode.turn_role, episode.turn_unit = turn.role or "", turn.unit
        hands = self.posts.hands(owner, responsible)[: _HANDS.get(state, 0)]
        return _Made(problem, episode, responsible, hands)

    def _state(self, sister: _Made | None) -> ProblemState:
        [state] = self.chance.choices([*_STATES], [*_STATES.values()])
        is_alone = sister is None or sister.episode.state == ProblemState.MERGED
        return ProblemState.FIXING if is_alone and state == "merged" else state

    def _episode(
        self, problem: Problem, state: ProblemState, why: str, sister: _Made | None
    ) -> Episode:
        is_closed = state is ProblemState.CLOSED
        age = self.chance.randint(0, 200 if not state.is_open else 60)
        found_on = self.day - timedelta(days=age)
        return Episode(
            problem=problem,
            n=1,
            state=state,
            why=why.format(self.chance.randint(4, 30)),
            found_on=found_on,
            found_seq=self.seq,
            deadline_class="by_date",
            due=found_on + timedelta(days=self.chance.randint(10, 60)),
            closed_no=next(self.closings) if is_closed else "",
            division=problem.division,
            problem_class=problem.problem_class,
            merge_into=sister.problem if sister and state == "merged" else None,
            seq=self.seq,
        )

    def write(self, chunk: Sequence[_Made]) -> None:
        """Problems first, then what points at them."""
        _store([one.problem for one in chunk])
        _store([one.episode for one in chunk])
        _store([_share(one) for one in chunk])
        _store([self._span(one.episode) for one in chunk])
        _store([hand for one in chunk for hand in self._hands(one)])
        proved = [one.episode for one in chunk if one.episode.state in _PROVED]
        _store([self._proof(episode) for episode in proved])

    def _span(self, episode: Episode) -> StateSpan:
        return StateSpan(episode_id=episode.pk, state=episode.state, from_seq=self.seq)

    def _hands(self, one: _Made) -> Iterator[HandTaken]:
        for hand, account, unit in one.hands:
            yield HandTaken(
                episode_id=one.episode.pk,
                hand=hand,
                account_id=account,
                unit_id=unit,
                seq=self.seq,
            )

    def _proof(self, episode: Episode) -> Proof:
        return Proof(
            episode_id=episode.pk,
            sha256=self.paper_sha256,
            kind=self.paper.kind,
            received_at=now(),
            seq=self.seq,
        )


def _share(one: _Made) -> Share:
    return Share(episode_id=one.episode.pk, unit_id=one.responsible.pk, is_lead=True)


def _store(rows: Sequence[Model]) -> None:
    if rows:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=_CHUNK)  # noqa: SLF001 Django's documented name


def _homes() -> list[tuple[int, str]]:
    """Households in force with their places, those of one township far from each other."""
    spans = HouseholdSpan.objects.filter(until=None).order_by("pk")
    homes = list(spans.values_list("household_id", "division"))
    if not homes:
        raise NoHouseholds
    stream("demo homes").shuffle(homes)
    return homes


def _numbers(first: str) -> Iterator[str]:
    """Numbers from the next one on, in its form."""
    begin, _, digits = first.rpartition("-")
    order = int(digits)
    while True:
        yield f"{begin}-{order:0{len(digits)}d}"
        order += 1
