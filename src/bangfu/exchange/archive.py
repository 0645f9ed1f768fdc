"""压缩包: what a zip of lists holds, each file read into memory and never onto the disk."""

import hashlib
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath

from bangfu.core.fault import FaultCode
from bangfu.exchange.sniff import INFLATED_LIMIT, inflated, zip_faults
from bangfu.exchange.source import name_inside
from bangfu.exchange.unreadable import Unreadable

MOST_FILES = 200
LARGEST = 300 * 2**20
"""Bytes of one file inside: they lie in the reader's memory beside what is read."""
_LONGEST = 80  # characters of a name, its end
_UTF8 = 0x800
_ENCRYPTED = 0x1
_LEFT_BY_PROGRAMS = frozenset({"__MACOSX", "Thumbs.db", "desktop.ini"})
_SPLIT = "请分成几个压缩包再交"


def list_files(path: Path) -> list[dict[str, str | int]]:
    """Every file of an archive, with place, name and digest; Unreadable when any is bad.

    What they inflate to is counted, not taken from the directory, which may lie.
    """
    with zip_faults(), zipfile.ZipFile(path) as archive:
        wanted = list(_wanted(archive))
        _refuse_early(wanted)
        digests = _digests(archive, [part for _, part in wanted])
    names = _told_apart([_name(part) for _, part in wanted])
    return [
        {"place": place, "name": name_inside(path, name), "sha256": digest}
        for (place, _), name, digest in zip(wanted, names, digests, strict=True)
    ]


def _digests(archive: zipfile.ZipFile, parts: Iterable[zipfile.ZipInfo]) -> list[str]:
    found, total = [], 0
    for part in parts:
        digest = hashlib.sha256()
        for chunk in inflated(archive, part):
            digest.update(chunk)
            total += len(chunk)
            if total > INFLATED_LIMIT:
                raise _too_big()
        found.append(digest.hexdigest())
    return found


def _told_apart(names: Iterable[str]) -> list[str]:
    """Two files may have one name in an archive.

    >>> _told_apart(["甲.csv", "乙.csv", "甲.csv"])
    ['甲.csv', '乙.csv', '甲.csv（第2个）']
    """
    seen: Counter[str] = Counter()
    told = []
    for name in names:
        seen[name] += 1
        told.append(f"{name}（第{seen[name]}个）" if seen[name] > 1 else name)
    return told


def file_inside(path: Path, place: int) -> bytes:
    """The bytes of one file of an archive."""
    with zip_faults(), zipfile.ZipFile(path) as archive:
        whole = bytearray()
        for chunk in inflated(archive, archive.infolist()[place]):
            whole += chunk
            if len(whole) > LARGEST:
                raise _too_big()
    return bytes(whole)


def _wanted(archive: zipfile.ZipFile) -> Iterator[tuple[int, zipfile.ZipInfo]]:
    """Files with their places, but for folders and what programs leave behind."""
    for place, part in enumerate(archive.infolist()):
        steps = PurePosixPath(_path(part)).parts
        if part.is_dir() or not steps or _LEFT_BY_PROGRAMS & set(steps):
            continue
        if not steps[-1].startswith((".", "~$")):
            yield place, part


def _refuse_early(wanted: list[tuple[int, zipfile.ZipInfo]]) -> None:
    if not wanted:
        raise Unreadable(
            FaultCode.NO_CONTENT, "是空的压缩包", "请把表格放进压缩包再提交"
        )
    if len(wanted) > MOST_FILES:
        found = f"压缩包里有{len(wanted)}个文件，超过{MOST_FILES}个"
        raise Unreadable(FaultCode.TOO_MANY_FILES, found, _SPLIT)
    if any(part.flag_bits & _ENCRYPTED for _, part in wanted):
        raise Unreadable(
            FaultCode.LOCKED, "压缩包设了密码", "请不设密码重新压缩，或解压后逐个提交"
        )
    if sum(part.file_size for _, part in wanted) > INFLATED_LIMIT:
        raise _too_big()


def _too_big() -> Unreadable:
    found = (
        f"压缩包展开后太大，单个超过{LARGEST >> 20}兆或合计超过{INFLATED_LIMIT >> 20}兆"
    )
    return Unreadable(FaultCode.TOO_BIG, found, _SPLIT)


def _path(part: zipfile.ZipInfo) -> str:
    """The path as its sender saw it: old Chinese Windows packs it as GBK, unmarked.

    >>> _path(zipfile.ZipInfo("低保.xlsx".encode("gbk").decode("cp437")))
    '低保.xlsx'
    """
    name = part.filename
    if not part.flag_bits & _UTF8:
        raw = name.encode("cp437", errors="replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
                break
            except UnicodeDecodeError:
                continue
    return name.replace("\\", "/")


def _name(part: zipfile.ZipInfo) -> str:
    """The path for people's eyes only: its end, without signs that mislead them."""
    plain = "".join(c for c in _path(part) if c.isprintable() and c not in "《》")
    return plain[-_LONGEST:] or "没有名字的文件"
