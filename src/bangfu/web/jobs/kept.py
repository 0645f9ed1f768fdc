"""留存的文件: what a job made for who asked, sealed in the vault for a day.

It is sealed piece by piece, so that a large file needs no large memory; each piece is
bound to its place, and the last one says that it is the last.
"""

import json
import os
import secrets
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bangfu.web.home import home
from bangfu.web.seal import derived
from bangfu.web.trail.clock import now

LASTS = timedelta(hours=24)
_PIECE = 2**20
_NONCE, _TAG = 12, 16
_FILE, _TOLD = "file", "told.json"


def keep(token: UUID, source: Path, told: Mapping[str, Any]) -> None:
    """Seal a file under a token with what is told of it; whole on disk, or not at all."""
    folder = _folder(token)
    part = folder.with_name(f"{token}.part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True, mode=0o700)
    with source.open("rb") as plain, (part / _FILE).open("wb") as sealed:
        for piece in _sealed(token, plain):
            sealed.write(piece)
        sealed.flush()
        os.fsync(sealed.fileno())
    until = (now() + LASTS).isoformat()
    (part / _TOLD).write_text(json.dumps({**told, "until": until}), encoding="utf-8")
    part.rename(folder)


def told_of(token: UUID) -> dict[str, Any] | None:
    """What is told of a file that is still there; None when there is none."""
    try:
        told: dict[str, Any] = json.loads((_folder(token) / _TOLD).read_bytes())
    except FileNotFoundError:
        return None
    return told if datetime.fromisoformat(told["until"]) > now() else None


def opened(token: UUID) -> Iterator[bytes]:
    """The file, piece by piece; InvalidTag when it was altered, cut or moved."""
    with (_folder(token) / _FILE).open("rb") as sealed:
        place, piece = 0, sealed.read(_NONCE + _PIECE + _TAG)
        while piece:
            following = sealed.read(_NONCE + _PIECE + _TAG)
            bound = _bound(token, place, is_last=not following)
            yield _box().decrypt(piece[:_NONCE], piece[_NONCE:], bound)
            place, piece = place + 1, following


def destroy_old() -> None:
    """Remove what is older than a day, and what was never finished."""
    folder = _folder(UUID(int=0)).parent
    for found in folder.iterdir() if folder.is_dir() else ():
        written = datetime.fromtimestamp(found.stat().st_mtime, tz=now().tzinfo)
        if now() - written > LASTS:
            shutil.rmtree(found, ignore_errors=True)


def _sealed(token: UUID, plain: BinaryIO) -> Iterator[bytes]:
    place, piece = 0, plain.read(_PIECE)
    while piece:
        following = plain.read(_PIECE)
        nonce = secrets.token_bytes(_NONCE)
        bound = _bound(token, place, is_last=not following)
        yield nonce + _box().encrypt(nonce, piece, bound)
        place, piece = place + 1, following


def _box() -> AESGCM:
    return AESGCM(derived("vault"))


def _bound(token: UUID, place: int, *, is_last: bool) -> bytes:
    return f"kept:{token}:{place}:{is_last}".encode()


def _folder(token: UUID) -> Path:
    return home() / "vault" / "kept" / str(token)
