"""线索: kinds, deadlines and what a verdict must bring."""

from datetime import date

import pytest

from bangfu.core.cause import Cause, RuleKind
from bangfu.core.lead import (
    VERDICTS,
    Dismissal,
    Review,
    ReviewRefused,
    Verdict,
    check_review,
    kind_of,
    working_days,
)
from bangfu.screening.book import load

TODAY = date(2026, 7, 1)


def test_every_rule_is_of_the_kind_of_its_cause() -> None:
    for rule in load().rules.values():
        assert kind_of(rule.cause) is rule.kind, rule.id


def test_every_verdict_belongs_to_one_kind() -> None:
    listed = [verdict for verdicts in VERDICTS.values() for verdict in verdicts]
    assert sorted(listed) == sorted(Verdict)


def test_who_may_be_in_need_is_visited_sooner() -> None:
    assert working_days(Cause.ILLNESS) == 3
    assert working_days(Cause.ALLOWANCE) == 5


def test_an_explanation_may_last_to_the_same_day_next_year_and_no_longer() -> None:
    def explained(until: date) -> None:
        review = Review(Verdict.EXPLAINED, "看过", until=until, proofs=1)
        check_review(review, kind=RuleKind.ELIGIBILITY, today=TODAY)

    explained(date(2027, 7, 1))
    with pytest.raises(ReviewRefused, match="最长12个月"):
        explained(date(2027, 7, 2))
    with pytest.raises(ReviewRefused, match="今天以后"):
        explained(TODAY)


@pytest.mark.parametrize("kind", list(RuleKind))
@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_of_another_kind_is_refused(kind: RuleKind, verdict: Verdict) -> None:
    review = Review(
        verdict,
        "看过",
        dismissal=Dismissal.COVERED,
        until=date(2026, 12, 1),
        proofs=1,
    )
    if verdict in VERDICTS[kind]:
        check_review(review, kind=kind, today=TODAY)
    else:
        with pytest.raises(ReviewRefused, match="请从列出的结论里选"):
            check_review(review, kind=kind, today=TODAY)
