"""姓名比较: one person's name as different hands and machines write it."""

import re
import unicodedata
from collections.abc import Callable
from enum import IntEnum
from functools import cache

import opencc
import pyarrow as pa
from rapidfuzz.distance import LCSseq

_NOISE = re.compile(r"[\s·•・.．\-]+")
_IN_COMMON = 2


class Likeness(IntEnum):
    """相近程度 of two names."""

    FAR = 0
    NEAR = 1  # a character differs or is missing, and two at least agree
    SOUND = 2  # said alike: 晓明 and 小明
    SAME = 3


def normal(name: str) -> str:
    """A name without spaces, dots and full-width forms.

    >>> normal("阿依 古丽·买买提")
    '阿依古丽买买提'
    """
    return _NOISE.sub("", unicodedata.normalize("NFKC", name))


def likeness(first: str, second: str) -> Likeness:
    """How alike two plain names are. A surname in common is a family, not a person.

    >>> likeness("王小明", "王晓明").name, likeness("李大山", "李小山").name
    ('SOUND', 'NEAR')
    >>> likeness("王小明", "王桂花").name
    'FAR'
    """
    if first == second:
        return Likeness.SAME
    if sound(first) == sound(second):
        return Likeness.SOUND
    common = LCSseq.similarity(first, second)
    shorter = min(len(first), len(second))
    is_near = common >= max(_IN_COMMON, shorter - 1)
    return Likeness.NEAR if is_near else Likeness.FAR


def plain(names: pa.Array) -> pa.Array:
    """Names in simplified characters, for comparing only: what is kept stays as written.

    >>> plain(pa.array(["張偉國", None])).to_pylist()
    ['张伟国', None]
    """
    return _each(names, _simplified)


def sounds(names: pa.Array) -> pa.Array:
    """Plain names in pinyin without tones."""
    return _each(names, lambda distinct: [sound(name) for name in distinct])


def sound(name: str) -> str:
    """A name in pinyin without tones, character by character.

    One reading a character: two names are held against each other, not read aloud.

    >>> sound("王小明")
    'wang xiao ming'
    """
    return " ".join(map(_reading, name))


@cache
def _reading(character: str) -> str:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 its tables take a third of a second

    return str(lazy_pinyin(character)[0])


@cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplified(names: list[str]) -> list[str]:
    """All at once: a call costs more than a name."""
    text: str = _converter().convert("\n".join(names))
    return text.split("\n") if names else []


def _each(names: pa.Array, change: Callable[[list[str]], list[str]]) -> pa.Array:
    """Change each distinct name once."""
    if isinstance(names, pa.ChunkedArray):
        names = names.combine_chunks()
    coded = names.dictionary_encode()
    distinct = coded.dictionary.to_pylist()
    return pa.array(change(distinct), pa.string()).take(coded.indices)
