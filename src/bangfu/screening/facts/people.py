"""人员与户: every person with the household that is judged with them."""

from typing import Any

from bangfu.screening.rule import fact


@fact
def people(members: Any, households: Any) -> Any:
    """人员: ``person``, ``household``, ``registered``, ``in_national``, ``division_code``."""
    return members.select("person", "household").inner_join(
        households.select("household", "registered", "in_national", "division_code"),
        "household",
    )
