"""保险柜: files as they were sent, sealed on disk; opened only for as long as they are read."""

import secrets
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bangfu.web.home import home
from bangfu.web.seal import derived

_NONCE = 12


def put(token: UUID, files: Sequence[tuple[str, bytes]]) -> list[dict[str, str | int]]:
    """Keep files under a token; what is told of each: name, size and digest."""
    folder = _folder(token)
    folder.mkdir(parents=True, mode=0o700)
    told: list[dict[str, str | int]] = []
    for place, (name, content) in enumerate(files):
        nonce = secrets.token_bytes(_NONCE)
        cipher = AESGCM(derived("vault")).encrypt(nonce, content, _place(token, place))
        (folder / str(place)).write_bytes(nonce + cipher)
        digest = sha256(content).hexdigest()
        told.append({"name": name, "size": len(content), "sha256": digest})
    return told


@contextmanager
def opened(token: UUID, names: Sequence[str]) -> Iterator[list[Path]]:
    """The files in a folder only we can read, gone when the block ends."""
    scratch = Path(tempfile.mkdtemp(prefix="bangfu-opened-"))
    try:
        yield [_open(token, place, scratch / name) for place, name in enumerate(names)]
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def destroy(token: UUID) -> None:
    """Remove the files of a token."""
    shutil.rmtree(_folder(token), ignore_errors=True)


def _open(token: UUID, place: int, out: Path) -> Path:
    sealed = (_folder(token) / str(place)).read_bytes()
    nonce, cipher = sealed[:_NONCE], sealed[_NONCE:]
    plain = AESGCM(derived("vault")).decrypt(nonce, cipher, _place(token, place))
    out.write_bytes(plain)
    return out


def _folder(token: UUID) -> Path:
    return home() / "vault" / "files" / str(token)


def _place(token: UUID, place: int) -> bytes:
    return f"file:{token}:{place}".encode()
