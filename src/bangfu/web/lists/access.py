"""清单权限: the county's office and leaders see every list, a department its own."""

from bangfu.core.access import COUNTY, NotHere, Role
from bangfu.tables import all_tables
from bangfu.tables.senders import sends
from bangfu.tables.table import Table
from bangfu.web.accounts.standing import Officer

SEES_LISTS = tuple(sorted(COUNTY | {Role.LEADER, Role.DEPARTMENT_OFFICER}))


def tables_of(officer: Officer) -> list[Table]:
    """The lists an officer may see: all, or those that his department sends."""
    every = list(all_tables().values())
    if officer.standing.role is Role.DEPARTMENT_OFFICER:
        unit = officer.post.unit.name
        return [table for table in every if sends(unit, table.sender)]
    return every


def table_for(officer: Officer, name: str) -> Table:
    """A list by its name; NotHere for one the officer may not see."""
    for table in tables_of(officer):
        if table.name == name:
            return table
    raise NotHere
