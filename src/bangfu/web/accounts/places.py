"""岗位所管的地方: is it known, and is it of the level that the role works at."""

from bangfu.core.access import Role
from bangfu.core.division import Level, full_code, level, prefix
from bangfu.tables.divisions import find
from bangfu.web.accounts.errors import UnknownPlace, WrongLevel

_DIGITS = frozenset({2, 4, 6, 9, 12})
_LEVELS = {
    Role.VILLAGE_CADRE: Level.VILLAGE,
    Role.TOWNSHIP_CHECKER: Level.TOWNSHIP,
    Role.COUNTY_CLERK: Level.COUNTY,
    Role.COUNTY_HEAD: Level.COUNTY,
}
_WORDS = {
    Level.VILLAGE: "一个村，区划是12位代码",
    Level.TOWNSHIP: "一个乡镇，区划是9位代码",
    Level.COUNTY: "一个县，区划是6位代码",
}


def known_place(code: str) -> str:
    """The full code of a place; raises when nobody knows it.

    A village younger than our table of places is let in when its township is known.
    """
    code = code.strip()
    if not (code.isascii() and code.isdigit()) or len(code) not in _DIGITS:
        raise UnknownPlace
    full = full_code(code)
    is_village = level(full) is Level.VILLAGE
    if find(full) or (is_village and find(full_code(prefix(full)[:9]))):
        return full
    raise UnknownPlace


def check_level(role: Role, division: str) -> None:
    """Raise when the role does not work at the level of the place."""
    wanted = _LEVELS.get(role)
    if wanted is not None and level(division) is not wanted:
        raise WrongLevel(role.label, _WORDS[wanted])
