"""名单认人: find the people of a sender's list; whoever nobody knows becomes 未在册."""

from dataclasses import dataclass

import pyarrow as pa

from bangfu.intake.keys import Keys
from bangfu.intake.numbers import Numbers, distinct
from bangfu.intake.people import (
    Found,
    Recall,
    ask,
    nobody_settled,
    recall_settled,
    resolve,
    settle,
)
from bangfu.linkage.answers import Answer
from bangfu.tables.table import Table


@dataclass(frozen=True, slots=True)
class Linked:
    """名单认人结果: answers row by row, and the newcomers with their numbers."""

    found: Found
    newcomers: dict[int, Numbers]


def link_list(
    table: Table,
    rows: pa.Table,
    keys: Keys,
    *,
    division: str,
    taken: set[str],
    recall: Recall = nobody_settled,
) -> Linked:
    """Who each row is. A valid number that nobody here has is a household of one."""
    asked = ask(rows, division)
    found = resolve(asked, keys)
    recall_settled(found, asked, table.name, recall)
    new = found.where(Answer.NEW)
    lines = rows["row"].to_pylist()
    wanted = [f"未在册-{table.name}-{lines[place]}" for place in new]
    groups = {place: distinct(no, taken) for place, no in zip(new, wanted, strict=True)}
    settled = settle(found, asked, keys, new=new, groups=list(groups.values()))
    newcomers = {
        place: Numbers(groups[place], f"{groups[place]}-01") for place in settled
    }
    return Linked(found, newcomers)
