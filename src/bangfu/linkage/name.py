"""姓名比较: whether two spellings can be one person's name."""

import re
import unicodedata

_NOISE = re.compile(r"[\s·•・.．\-]+")


def normal(name: str) -> str:
    """A name without spaces, dots and full-width forms.

    >>> normal("阿依 古丽·买买提")
    '阿依古丽买买提'
    """
    return _NOISE.sub("", unicodedata.normalize("NFKC", name))


def agree(first: str, second: str) -> bool:
    """Whether one may be a slip of the other: same surname or same last character.

    Only asked where an id number already points at the person; both in normal form.

    >>> agree("王小明", "王晓明"), agree("王小明", "李桂花")
    (True, False)
    """
    return first[:1] == second[:1] or first[-1:] == second[-1:]
