"""保险柜: files as they were sent, sealed on disk; opened only for as long as they are read."""

import secrets
import shutil
import tempfile
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bangfu.core.errors import BangfuError
from bangfu.lake.disk import make_folder, to_disk
from bangfu.web.home import home
from bangfu.web.seal import derived
from bangfu.web.trail.clock import now

_NONCE = 12
_NAME_BYTES, _ENDING = 180, 8
_A_DAY = 24 * 60 * 60


class OriginalsGone(BangfuError):
    """Files that were destroyed when their time was over."""

    def __init__(self) -> None:
        super().__init__(
            "原件保存满90天，已经销毁。没有办理，请向发送单位重取这张表再交。"
        )


def put(token: UUID, files: Sequence[tuple[str, bytes]]) -> list[dict[str, str | int]]:
    """Keep files under a token; what is told of each: name, size and digest."""
    folder = _folder(token)
    make_folder(folder)
    told: list[dict[str, str | int]] = []
    for place, (name, content) in enumerate(files):
        nonce = secrets.token_bytes(_NONCE)
        cipher = AESGCM(derived("vault")).encrypt(nonce, content, _place(token, place))
        (folder / str(place)).write_bytes(nonce + cipher)
        digest = sha256(content).hexdigest()
        told.append({"name": name, "size": len(content), "sha256": digest})
    to_disk(*folder.iterdir(), folder)
    return told


@contextmanager
def opened(token: UUID, names: Sequence[str]) -> Iterator[list[Path]]:
    """The files in a folder only we can read, gone when the block ends."""
    scratch = Path(tempfile.mkdtemp(prefix="bangfu-opened-"))
    try:
        yield [
            _open(token, place, _room(scratch, place) / _short(name))
            for place, name in enumerate(names)
        ]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _room(scratch: Path, place: int) -> Path:
    """A folder for each: two long names may be cut to the same."""
    room = scratch / f"{place}"
    room.mkdir()
    return room


def _short(name: str) -> str:
    """A name no longer than a disk allows; its ending stays."""
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if len(ending) <= _ENDING else (name, "")
    return stem.encode()[:_NAME_BYTES].decode(errors="ignore") + ending


def destroy(token: UUID) -> None:
    """Remove the files of a token; OSError when they would not go."""
    if _folder(token).exists():
        shutil.rmtree(_folder(token))


def sweep(known: Collection[UUID]) -> None:
    """Remove what was put here a day ago and never got on record."""
    a_day_ago = now().timestamp() - _A_DAY
    for folder in _root().glob("*"):
        is_old = folder.stat().st_mtime < a_day_ago
        if is_old and folder.name not in {str(token) for token in known}:
            shutil.rmtree(folder, ignore_errors=True)


def _open(token: UUID, place: int, out: Path) -> Path:
    try:
        sealed = (_folder(token) / str(place)).read_bytes()
    except FileNotFoundError:
        raise OriginalsGone from None
    nonce, cipher = sealed[:_NONCE], sealed[_NONCE:]
    plain = AESGCM(derived("vault")).decrypt(nonce, cipher, _place(token, place))
    out.write_bytes(plain)
    return out


def _folder(token: UUID) -> Path:
    return _root() / str(token)


def _root() -> Path:
    return home() / "vault" / "files"


def _place(token: UUID, place: int) -> bytes:
    return f"file:{token}:{place}".encode()
