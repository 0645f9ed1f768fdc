"""谁能开哪一页: one row for every route, and what each of the cast gets there."""

from collections.abc import Mapping
from dataclasses import dataclass

NOBODY = "nobody"
BUSINESS = frozenset({"zhou", "li", "wang", "zhao", "he", "qian", "chen", "sun"})
PEOPLE = BUSINESS | {"system", "security", "audit"}
EVERYBODY = (*sorted(PEOPLE), NOBODY)
CLERKS = frozenset({"wang", "chen"})
OFFICES = CLERKS | {"zhao"}
SECURITY = frozenset({"security"})
NO_ONE: frozenset[str] = frozenset()

_COUNTY = frozenset({"own", "next", "township", "unassigned"})
AREA: Mapping[str, frozenset[str]] = {
    "zhou": frozenset({"own"}),
    "li": frozenset({"own", "next"}),
    "wang": _COUNTY,
    "zhao": _COUNTY,
    "he": _COUNTY,
    "qian": _COUNTY,
    "chen": frozenset({"elsewhere"}),
    "sun": frozenset({"township"}),
}
"""Whose household, lead or problem lies in whose area; 孙 drew one household."""

_OTHERS = "another_departments"
SEES: Mapping[str, Mapping[str, frozenset[str]]] = {
    "household": AREA,
    "lead": AREA | {"he": frozenset({"handed"})},
    "problem": AREA,
    "proof": AREA,
    "upload": {"wang": frozenset({"wang"}), "chen": frozenset({"chen"})},
    "run": {
        "wang": frozenset({"wang"}),
        "zhao": frozenset({"wang"}),
        "qian": frozenset({"wang"}),
        "chen": frozenset({"chen"}),
    },
}
ALSO: Mapping[str, frozenset[str]] = {
    "handed": frozenset({"zhou", "li", "wang", "zhao", "he", "qian"}),
    _OTHERS: frozenset({"zhou", "li", "wang", "zhao", "qian"}),
    "mixed": NO_ONE,
}
"""In 周's village: a lead handed to 何, a problem of another department; and the proof
of one problem asked for under another.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One route: what it takes, who comes in, about what, and whose post succeeds."""

    methods: str
    roles: frozenset[str] = BUSINESS
    of: str = ""
    by: frozenset[str] = NO_ONE
    at: frozenset[str] = frozenset()
    guard_first: bool = False
    shows: frozenset[int] = frozenset({200})
    touches_files: bool = False
    only: frozenset[str] = frozenset()
    open_to_all: bool = False


def _page(of: str = "", roles: frozenset[str] = BUSINESS) -> Row:
    return Row("GET", roles, of)


def _staff(methods: str) -> Row:
    return Row(methods, SECURITY, by=SECURITY, guard_first=True)


def _own(methods: str, *shows: int) -> Row:
    told = frozenset(shows or (200,))
    return Row(methods, PEOPLE, by=PEOPLE, guard_first=True, shows=told)


def _act(of: str, by: set[str], *at: str) -> Row:
    return Row("POST", of=of, by=frozenset(by), at=frozenset(at))


def _upload_act(*, touches_files: bool) -> Row:
    return Row("POST", CLERKS, "upload", by=CLERKS, touches_files=touches_files)


TABLE: Mapping[str, Row] = {
    # accounts
    "log_in": Row(
        "GET POST", PEOPLE, by=PEOPLE, shows=frozenset({302}), open_to_all=True
    ),
    "log_out": Row("POST", PEOPLE, by=PEOPLE, guard_first=True),
    "change_password": _own("GET POST"),
    "switch_post": _own("GET POST"),
    "my_account": _own("GET POST"),
    "home_of_account": _own("GET POST", 302),
    "staff_list": _staff("GET"),
    "open_account": _staff("GET POST"),
    "load_staff": _staff("GET POST"),
    "staff_page": _staff("GET"),
    "give_post": _staff("POST"),
    "reset_password": _staff("POST"),
    "unlock": _staff("POST"),
    "disable_account": _staff("POST"),
    "end_post": _staff("POST"),
    "open_unit": _staff("GET POST"),
    "close_unit": _staff("POST"),
    # registry
    "household_list": _page(),
    "seek_household": Row("POST", by=BUSINESS),
    "household": _page("household"),
    "household_why": Row("GET", of="household", only=frozenset({"own", "elsewhere"})),
    "reveal_field": Row("POST", of="household", by=BUSINESS),
    "files": Row("GET POST", OFFICES, by=CLERKS, touches_files=True),
    "sent_files": _page("upload", CLERKS),
    "write_files": _upload_act(touches_files=True),
    "drop_files": _upload_act(touches_files=True),
    "take_returned": _upload_act(touches_files=False),
    "runs": Row("GET POST", OFFICES | {"qian"}, by=CLERKS),
    "run": _page("run", OFFICES | {"qian"}),
    # leads
    "my_work": _page(),
    "lead_list": _page(),
    "open_leads": Row("POST", CLERKS, by=CLERKS),
    "lead_page": _page("lead"),
    "verify_lead": _act("lead", {"zhou", "li"}, "own", "next"),
    "review_lead": _act("lead", {"li"}, "own", "next"),
    "raise_overdue_lead": _act("lead", {"wang", "chen"}, *_COUNTY, "elsewhere"),
    # problems
    "problem_list": _page(),
    "problem_page": _page("problem"),
    "closing_form": _page("problem"),
    "proof_shown": _page("proof"),
    "proof_original": Row("POST", OFFICES, "proof", by=OFFICES),
    "confirm_problem": _act("problem", {"he"}, *_COUNTY),
    "contest_problem": _act("problem", {"he"}, *_COUNTY),
    "uphold_problem": _act("problem", {*OFFICES}, *_COUNTY, "elsewhere"),
    "withdraw_problem": _act("problem", {"zhao"}, *_COUNTY),
    "claim_problem": _act("problem", {"zhou"}, "own"),
    "pass_on_problem": _act("problem", {"zhou"}, "own"),
    "submit_proof": _act("problem", {"zhou"}, "own"),
    "check_fix": _act("problem", {"li"}, "own", "next"),
    "send_back": _act("problem", {"li"}, "own", "next"),
    "accept_problem": _act(
        "problem", {"wang", "chen"}, "own", "next", "township", "elsewhere"
    ),
    "close_problem": _act("problem", {"zhao"}, "own", "next", "township"),
    "recur_problem": _act(
        "problem", {*OFFICES}, "own", "next", "township", "elsewhere"
    ),
}

DONE = frozenset({200, 302})
REFUSED = frozenset({403, 409})
NOT_TOLD = frozenset({404})
WRONG_METHOD = frozenset({405})


def sees(who: str, of: str, relation: str) -> bool:
    """Whether a thing is in somebody's sight at all."""
    if relation in ALSO:
        return who in ALSO[relation]
    return not of or relation in SEES[of].get(who, frozenset())


def expected(row: Row, who: str, method: str, relation: str) -> frozenset[int]:
    """The statuses that a person may get."""
    taken = method in row.methods.split()
    if not taken and not row.guard_first:
        return WRONG_METHOD
    if who == NOBODY:
        sent = frozenset({302 if method == "GET" else 401})
        return frozenset({200}) if row.open_to_all else sent
    if who not in row.roles or (taken and not sees(who, row.of, relation)):
        return NOT_TOLD
    if not taken:
        return WRONG_METHOD
    succeeds = who in row.by and (not row.at or relation in row.at)
    done = DONE if succeeds else REFUSED
    return row.shows if method == "GET" else done
