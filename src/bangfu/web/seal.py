"""密封: personal fields under a key that is not in the database, bound to their place."""

import hashlib
import hmac
import os
from functools import cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bangfu.web.home import root_key

_NONCE = 12


@cache
def derived(purpose: str) -> bytes:
    """A key for one purpose; losing one does not give away the others."""
    return HKDF(SHA256(), 32, None, purpose.encode()).derive(root_key())


@cache
def _cipher() -> AESGCM:
    return AESGCM(derived("seal"))


def seal(text: str, *, place: str) -> bytes:
    """Encrypt a value for one place; moved elsewhere it no longer opens."""
    nonce = os.urandom(_NONCE)
    return nonce + _cipher().encrypt(nonce, text.encode(), place.encode())


def unseal(sealed: bytes, *, place: str) -> str:
    """Open a value; InvalidTag when it was altered or belongs elsewhere."""
    nonce, cipher = sealed[:_NONCE], sealed[_NONCE:]
    return _cipher().decrypt(nonce, cipher, place.encode()).decode()


def blind(text: str) -> bytes:
    """盲索引: find an exact value again without storing it."""
    return hmac.digest(derived("blind index"), text.encode(), hashlib.sha256)
