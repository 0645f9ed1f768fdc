"""权限: posts, what they may do, and where."""

import pytest

from bangfu.core.access import (
    ADMINISTRATORS,
    COUNTY,
    MAY,
    NotHere,
    NotYourDuty,
    Post,
    Role,
)
from bangfu.core.problem import ProblemAct


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS | {Role.LEADER}))
def test_who_only_looks_or_administers_does_no_act(role: Role) -> None:
    assert not any(Post(role, 1, "620599").may(act) for act in MAY)


def test_an_inspector_only_registers_what_he_finds() -> None:
    inspector = Post(Role.INSPECTOR, 1, "620599")
    assert [act for act in MAY if inspector.may(act)] == ["register_problem"]


def test_nobody_may_do_an_act_that_is_not_listed() -> None:
    assert not any(Post(role, 1, "620599").may("delete_problem") for role in Role)


def test_fixing_and_accepting_are_never_the_same_kind_of_post() -> None:
    fixers = MAY[ProblemAct.CLAIM] | MAY[ProblemAct.SUBMIT_PROOF]
    assert not fixers & (MAY[ProblemAct.ACCEPT] | MAY[ProblemAct.CLOSE])
    assert not MAY[ProblemAct.ACCEPT] & MAY[ProblemAct.CLOSE]
    assert MAY[ProblemAct.CLOSE] <= COUNTY


def test_leads_are_verified_in_the_field_and_reviewed_by_the_township() -> None:
    assert MAY["verify_lead"] == {Role.VILLAGE_CADRE, Role.TOWNSHIP_CHECKER}
    assert MAY["review_lead"] == {Role.TOWNSHIP_CHECKER}
    assert MAY["raise_overdue_lead"] == {Role.COUNTY_CLERK}


@pytest.mark.parametrize(
    ("post", "place", "covers"),
    [
        ("620599", "620599100201", True),
        ("620599100", "620599100201", True),
        ("620599100201", "620599100201", True),
        ("620599100201", "620599100202", False),
        ("620599100", "620599101201", False),
        ("620523", "620599100201", False),
        ("620599100", "620599000000", False),
    ],
)
def test_a_post_covers_its_own_place_and_what_lies_in_it(
    post: str, place: str, *, covers: bool
) -> None:
    assert Post(Role.COUNTY_CLERK, 1, post).covers(place) is covers


def test_administrators_cover_no_place() -> None:
    for role in ADMINISTRATORS:
        assert not Post(role, 1, "620599").covers("620599100201")


def test_refusals_are_sentences_that_say_what_to_do() -> None:
    assert str(NotHere()).endswith("请从列表里重新打开。")
    assert "没有保存" in str(NotYourDuty(Role.LEADER, "销号"))
