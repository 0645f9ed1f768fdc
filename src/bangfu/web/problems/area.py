"""地点筛选: a place with all in it, the place itself alone, or whatever lies elsewhere."""

from django.db.models import Q

from bangfu.core.division import Level, full_code, level, prefix
from bangfu.tables.divisions import children, name_of
from bangfu.web.accounts.standing import Officer
from bangfu.web.registry.queries import inside

AREA = r"^(at|not)?\d{12}$"
"""How an address says it: the code; ``at`` or ``not`` before it."""

_CUTS = (2, 4, 6, 9, 12)
_DIGITS = 12
_PARTS = {Level.COUNTY: "乡镇", Level.TOWNSHIP: "村"}


def itself(code: str) -> str:
    """The place itself alone: what is known of a county but of none of its townships.

    >>> itself("620599")
    'at620599000000'
    """
    return f"at{full_code(code)}"


def elsewhere(code: str) -> str:
    """Everything but a place.

    >>> elsewhere("620599")
    'not620599000000'
    """
    return f"not{full_code(code)}"


def part_digits(division: str) -> int:
    """How many digits tell the parts of a place from each other.

    >>> part_digits("620599000000"), part_digits("620599101203")
    (9, 12)
    """
    own = len(prefix(full_code(division)))
    return next((cut for cut in _CUTS if cut > own), _DIGITS)


def area(place: str) -> Q:
    """A filter of the list as a condition on ``division``."""
    code = place[-_DIGITS:]
    if place.startswith("not"):
        return ~inside(code)
    if place.startswith("at"):
        own = code[: part_digits(code)]
        first, last = own.ljust(_DIGITS, "0"), own.ljust(_DIGITS, "9")
        return Q(division__gte=first, division__lte=last)
    return inside(code)


def name_of_area(place: str) -> str:
    """The filter as a page says it.

    >>> name_of_area("at620599000000"), name_of_area("not620599101000")
    ('未落实到乡镇', '清泉镇以外')
    """
    code = place[-_DIGITS:]
    if place.startswith("at"):
        return f"未落实到{_PARTS.get(level(code), '下级')}"
    name = name_of(code)
    return f"{name}以外" if place.startswith("not") else name


def offered(officer: Officer, chosen: str) -> list[tuple[str, str]]:
    """What a filter offers: the parts of the officer's place, and what was chosen."""
    own = full_code(officer.post.division)
    parts = [] if level(own) is Level.VILLAGE else children(own)
    found = [(place.code, place.name) for place in parts]
    is_known = chosen and officer.standing.covers(chosen[-_DIGITS:])
    if is_known and chosen not in dict(found):
        found.append((chosen, name_of_area(chosen)))
    return found
