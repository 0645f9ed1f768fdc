"""动态码: the arithmetic of RFC 6238, and how a secret gets into a phone."""

import hmac
import secrets
from base64 import b32encode
from datetime import datetime

import segno
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

STEP_SECONDS = 30
DIGITS = 6
ISSUER = "帮扶"
_SECRET_BYTES = 20
_GROUP = 4
# A phone's clock may be half a minute off.
_NEAR = (-1, 0, 1)
# No 0 and O, 1 and I and L: a recovery code is read from paper.
_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
_HALF = 5
RECOVERY_CODES = 10


def new_secret() -> bytes:
    """动态码密钥: as long as its hash, as the standard asks."""
    return secrets.token_bytes(_SECRET_BYTES)


def code_at(secret: bytes, step: int) -> str:
    """The code of a time step."""
    # Phones know SHA-1 only, and here it is a keyed hash, where it is still sound.
    made = TOTP(secret, DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303
    return made.generate(step * STEP_SECONDS).decode()


def step_of(moment: datetime) -> int:
    """时间步: which half minute a moment lies in."""
    return int(moment.timestamp()) // STEP_SECONDS


def matching_step(
    secret: bytes, code: str, *, moment: datetime, after: int | None
) -> int | None:
    """The step that a code belongs to; None when it is wrong or was used before."""
    steps = [step_of(moment) + near for near in _NEAR]
    fresh = [step for step in steps if after is None or step > after]
    same = (s for s in fresh if hmac.compare_digest(code_at(secret, s), code))
    return next(same, None)


def spelled(secret: bytes) -> str:
    """The secret as it is typed by hand, in groups of four."""
    text = b32encode(secret).decode().rstrip("=")
    return " ".join(text[at : at + _GROUP] for at in range(0, len(text), _GROUP))


def picture(secret: bytes, login: str) -> str:
    """二维码 of the secret as inline SVG; it tells the log-in name and nobody's name."""
    totp = TOTP(secret, DIGITS, SHA1(), STEP_SECONDS)  # noqa: S303 see code_at
    uri = totp.get_provisioning_uri(login, ISSUER)
    return str(segno.make(uri, error="m").svg_inline(scale=4, title="动态码二维码"))


def recovery_codes() -> list[str]:
    """备用码: ten of them, fifty random bits each."""
    return [f"{_half()}-{_half()}" for _ in range(RECOVERY_CODES)]


def _half() -> str:
    return "".join(secrets.choice(_LETTERS) for _ in range(_HALF))
