"""The engine and a slow, obvious reading of the same rules agree on random counties."""

import os

from counties import Printer, counties
from hypothesis import Phase, given, settings
from oracle import County, judge

from bangfu.policy import load as load_policy
from bangfu.screening.book import load as load_book
from bangfu.screening.run import run

# EXAMPLES=5000 looks further, each time elsewhere, and makes what it finds small.
EXAMPLES = os.environ.get("EXAMPLES")
SHRINKING = (Phase.shrink,) if EXAMPLES else ()


@settings(
    max_examples=int(EXAMPLES or 12),
    derandomize=not EXAMPLES,
    deadline=None,
    phases=(Phase.explicit, Phase.generate, *SHRINKING),
    database=None,
)
@given(county=counties())
def test_the_engine_finds_what_the_oracle_finds(
    printer: Printer, county: County
) -> None:
    """Same rule, household and member; and the sentence tells the oracle's figure."""
    image = printer.image(county, seed=len(county.households))
    found = run(image, load_book(), load_policy(), division=county.division).hits
    expected = judge(county)
    assert len(found) == len({(h.rule.id, h.household_no, h.member_no) for h in found})
    assert {(h.rule.id, h.household_no, h.member_no) for h in found} == {
        (e.rule_id, e.household_no, e.member_no) for e in expected
    }
    said = {(h.rule.id, h.household_no, h.member_no): h.sentence for h in found}
    for hit in expected:
        assert hit.figure in said[hit.rule_id, hit.household_no, hit.member_no]
