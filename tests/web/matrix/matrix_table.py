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
AUDIT = frozenset({"audit"})
SOME = frozenset({"zhou", "chen", "audit"})
CONFIRMERS = frozenset({"zhao", "system"})
EXPORTERS = OFFICES | {"he", "li", "qian"}
REGISTERS = CLERKS | {"zhou", "li", "he", "sun"}
LISTS = OFFICES | {"qian", "he"}
SIGNERS = CLERKS | {"li", "he"}
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
    "receipt": {who: frozenset({who}) for who in PEOPLE},
    "upload": {"wang": frozenset({"wang"}), "chen": frozenset({"chen"})},
    "list": {},
    "taught": {},
    "fact": AREA,
    "statement": AREA,
    "change": AREA,
    "kind": AREA,
    "unsure": AREA,
    "batch": {
        "wang": frozenset({"wang"}),
        "zhao": frozenset({"wang"}),
        "chen": frozenset({"chen"}),
    },
    "job": {"wang": frozenset({"wang"}), "chen": frozenset({"chen"})},
    "baseline": {
        "chen": frozenset({"chen"}),
        **{who: frozenset({"wang"}) for who in BUSINESS - {"chen"}},
    },
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


_SETTLERS = CLERKS | {"li"}
_SPEAKERS = _SETTLERS | {"zhou"}
TABLE: Mapping[str, Row] = {
    # accounts
    "log_in": Row(
        "GET POST", PEOPLE, by=PEOPLE, shows=frozenset({302}), open_to_all=True
    ),
    "log_out": Row("POST", PEOPLE, by=PEOPLE, guard_first=True),
    "change_password": _own("GET POST"),
    "switch_post": _own("GET POST"),
    "my_account": _own("GET POST"),
    "set_up_factor": _own("GET POST"),
    "give_password_again": Row("POST", PEOPLE, by=PEOPLE, guard_first=True),
    "home_of_account": _own("GET POST", 302),
    "staff_list": _staff("GET"),
    "open_account": _staff("GET POST"),
    "load_staff": _staff("GET POST"),
    "staff_page": _staff("GET"),
    "give_post": _staff("POST"),
    "reset_password": _staff("POST"),
    "unlock": _staff("POST"),
    "reset_factor": _staff("POST"),
    "hand_over": _staff("POST"),
    "grant_list": Row("GET", CONFIRMERS, guard_first=True),
    "confirm_posts": Row("POST", CONFIRMERS, by=frozenset({"zhao"}), guard_first=True),
    "refuse_post": Row("POST", CONFIRMERS, by=frozenset({"zhao"}), guard_first=True),
    "alarm_list": Row("GET", frozenset({"audit"}), guard_first=True),
    "disable_account": _staff("POST"),
    "end_post": _staff("POST"),
    "open_unit": _staff("GET POST"),
    "close_unit": _staff("POST"),
    # jobs
    "my_jobs": Row("GET", PEOPLE),
    "job": _page("job", PEOPLE),
    "retry_job": Row("POST", PEOPLE, "job", by=PEOPLE),
    # registry
    "household_list": _page(),
    "seek_household": Row("POST", by=BUSINESS),
    "household": _page("household"),
    "household_history": _page("household"),
    "change_list": _page(roles=_SPEAKERS),
    "record_change": Row("GET POST", _SPEAKERS, "kind", by=_SPEAKERS),
    "confirm_change": Row("POST", _SETTLERS, "change", by=_SETTLERS),
    "refuse_change": Row("POST", _SETTLERS, "change", by=_SETTLERS),
    # Nothing of theirs is confirmed: the tests of changes show who takes one back.
    "take_back_change": Row("POST", _SETTLERS, "change"),
    "household_why": Row("GET", of="household", only=frozenset({"own", "elsewhere"})),
    "reveal_field": Row("POST", of="household", by=BUSINESS),
    "fact": Row("GET", _SPEAKERS | {"he"}, "fact"),
    "state_fact": Row("POST", _SPEAKERS, "fact", by=_SPEAKERS),
    "dispute_fact": Row("POST", _SPEAKERS | {"he"}, "fact", by=_SPEAKERS | {"he"}),
    "confirm_statement": Row("POST", _SETTLERS, "statement", by=_SETTLERS),
    "end_statement": Row("POST", _SETTLERS, "statement", by=_SETTLERS),
    "unsure_list": _page(roles=_SETTLERS),
    "unsure_row": _page("unsure", _SETTLERS),
    "settle_same": Row("POST", _SETTLERS, "unsure", by=_SETTLERS),
    "settle_other": Row("POST", _SETTLERS, "unsure", by=_SETTLERS),
    "batches": _page(roles=OFFICES),
    "batch": _page("batch", OFFICES),
    "withdraw_batch": Row("POST", CLERKS, "batch", by=CLERKS, touches_files=True),
    "files": Row("GET POST", OFFICES, by=CLERKS, touches_files=True),
    "sent_files": _page("upload", CLERKS),
    "check_files": _upload_act(touches_files=False),
    "write_files": _upload_act(touches_files=True),
    "teach_heading": _upload_act(touches_files=False),
    "taught_headings": _page(roles=OFFICES),
    # No heading of theirs: the tests of teaching show who finds his own.
    "forget_heading": Row("POST", CLERKS, "taught"),
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
    # lists: one of 民政, whose officer finds it
    "list_board": _page(roles=LISTS),
    "list_page": _page(roles=LISTS),
    "list_template": _page(roles=LISTS),
    "set_list_terms": Row("POST", OFFICES, by=OFFICES),
    # overview
    "overview": _page(),
    # baselines
    "baselines": Row("GET POST", by=OFFICES),
    "baseline": _page("baseline"),
    "baseline_households": _page("baseline"),
    # trail
    "trail": _page(roles=AUDIT),
    "verify_trail": Row("GET POST", AUDIT, by=AUDIT),
    "my_trail": _page(roles=PEOPLE),
    "receipt": Row("GET", PEOPLE, "receipt", only=SOME),
    "cover_receipt": Row("POST", PEOPLE, "receipt", by=PEOPLE, only=SOME),
    # problems
    "problem_list": _page(),
    "export_problems": Row("GET POST", EXPORTERS, by=EXPORTERS),
    "exported": _page("job", EXPORTERS),
    "take_export": Row("POST", EXPORTERS, "job", by=EXPORTERS),
    "register_problem": Row("GET POST", REGISTERS, by=REGISTERS),
    "signed_lists": _page(roles=SIGNERS),
    "freeze_list": Row("POST", SIGNERS),
    # No list of theirs: the tests of lists show who finds his own.
    "signed_list": _page("list", SIGNERS),
    "sign_list": Row("POST", SIGNERS, "list"),
    "listed_problem": _page("list", SIGNERS),
    "look_at_problem": Row("POST", SIGNERS, "list"),
    "problem_page": _page("problem"),
    "closing_form": _page("problem"),
    "print_closing_form": Row("POST", of="problem", by=BUSINESS),
    "proof_shown": _page("proof"),
    "proof_original": Row("POST", OFFICES, "proof", by=OFFICES),
    "confirm_problem": _act("problem", {"he"}, *_COUNTY),
    "contest_problem": _act("problem", {"he"}, *_COUNTY),
    "uphold_problem": _act("problem", {*OFFICES}, *_COUNTY, "elsewhere"),
    "withdraw_problem": _act("problem", {"zhao"}, *_COUNTY),
    "propose_merge": _act("problem", {"zhou", *CLERKS}, *_COUNTY, "elsewhere"),
    "merge_problem": _act("problem", set()),
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
