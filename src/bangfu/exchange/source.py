"""来源: where the bytes of a list are, in a file of its own or in an archive of files."""

import io
from dataclasses import dataclass
from pathlib import Path
from typing import IO

_INSIDE = "》里的《"
_LONGEST = 90  # characters; a batch keeps 200 for both names


@dataclass(frozen=True, slots=True)
class Inner:
    """压缩包里的文件: found by its place in the archive, never by the path it claims.

    ``name`` is for people: in its brackets it reads 《民政.zip》里的《低保.xlsx》.
    """

    archive: Path
    place: int
    name: str
    sha256: str


Source = Path | Inner
Content = Path | bytes
"""What a parser gets: a file on disk, or the bytes of one in an archive."""


def opened(content: Content) -> IO[bytes]:
    """The bytes from their beginning."""
    if isinstance(content, bytes):
        return io.BytesIO(content)
    return content.open("rb")


def name_inside(archive: Path, name: str) -> str:
    """How a file in an archive is told; neither name longer than people read.

    >>> name_inside(Path("民政.zip"), "4月/低保.xlsx")
    '民政.zip》里的《4月/低保.xlsx'
    """
    return f"{archive.name[-_LONGEST:]}{_INSIDE}{name[-_LONGEST:]}"


def says(name: str, archive: Path) -> bool:
    """Whether a name tells of a file in this archive."""
    return name.startswith(name_inside(archive, ""))


def own_names(file: str) -> list[str]:
    """The name of a file, and behind it that of the archive it came in.

    >>> own_names("民政.zip》里的《低保.xlsx"), own_names("低保.xlsx")
    (['低保.xlsx', '民政.zip'], ['低保.xlsx'])
    """
    return file.split(_INSIDE)[::-1]
