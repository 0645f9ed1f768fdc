"""The vault of proofs: files kept once under their digest, sealed."""

import hashlib
import os
import secrets
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bangfu.lake.disk import make_folder, to_disk
from bangfu.web.home import home
from bangfu.web.seal import derived

_NONCE = 12


def digest(content: bytes) -> str:
    """The name of a file: its SHA-256."""
    return hashlib.sha256(content).hexdigest()


def keep(content: bytes) -> str:
    """Store a file unless it is there, safely on disk, and return its name."""
    name = digest(content)
    path = path_of(name)
    if not path.exists():
        nonce = secrets.token_bytes(_NONCE)
        sealed = nonce + AESGCM(derived("vault")).encrypt(nonce, content, name.encode())
        _write(path, sealed)
    return name


def fetch(name: str) -> bytes:
    """Open a file; InvalidTag when somebody altered it or put it under another name."""
    sealed = path_of(name).read_bytes()
    nonce, cipher = sealed[:_NONCE], sealed[_NONCE:]
    return AESGCM(derived("vault")).decrypt(nonce, cipher, name.encode())


def path_of(name: str) -> Path:
    """Where a file lies."""
    return home() / "vault" / name[:2] / name


def _write(path: Path, content: bytes) -> None:
    make_folder(path.parent)
    part = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(
        os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb"
    ) as f:
        f.write(content)
        f.flush()
        os.fsync(f.fileno())
    part.rename(path)
    to_disk(path.parent)
