"""佐证: look into what was sent, refuse what proves nothing, and make the copy to show."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageOps, UnidentifiedImageError

from bangfu.core.errors import BangfuError
from bangfu.web.problems import vault
from bangfu.web.problems.models import Episode, Proof
from bangfu.web.trail.clock import now

MOST_PIXELS = 40_000_000
MOST_BYTES = 20 * 1024 * 1024
MOST_FILES = 9
_SHOWN_SIDE = 1600
_PDF_START, _PDF_END, _PDF_TAIL = b"%PDF-", b"%%EOF", 1024


class ProofRefused(BangfuError):
    """A file that proves nothing."""

    def __init__(self, place: int, wrong: str, remedy: str) -> None:
        super().__init__(f"第{place}个文件{wrong}。没有保存，请{remedy}。")


@dataclass(frozen=True, slots=True)
class Examined:
    """A file that was looked into: its kind and the copy to show, or why it is refused."""

    content: bytes = b""
    kind: str = ""
    shown: bytes = b""
    refusal: ProofRefused | None = None


def examine(files: Sequence[bytes]) -> list[Examined]:
    """Look into files before the act, so that nobody waits for a picture to be read."""
    return [_examined(place, content) for place, content in enumerate(files, start=1)]


def check(proofs: Sequence[Examined]) -> None:
    """Raise the first refusal; inside the act, so that the trail has it."""
    for proof in proofs:
        if proof.refusal:
            raise proof.refusal
    if len(proofs) > MOST_FILES:
        raise ProofRefused(
            MOST_FILES + 1, f"起超过了一次{MOST_FILES}个的上限", "分几次提交"
        )


def attach(episode: Episode, proofs: Sequence[Examined], *, seq: int) -> list[str]:
    """Store files once and note them as proof of an episode; returns their digests."""
    digests = []
    for proof in proofs:
        sha256 = vault.keep(proof.content)
        shown = vault.keep(proof.shown) if proof.shown else ""
        Proof.objects.get_or_create(
            episode=episode,
            sha256=sha256,
            defaults={
                "shown_sha256": shown,
                "kind": proof.kind,
                "received_at": now(),
                "seq": seq,
            },
        )
        digests.append(sha256)
    return digests


def _examined(place: int, content: bytes) -> Examined:
    try:
        return _read(place, content)
    except ProofRefused as refusal:
        return Examined(refusal=refusal)


def _read(place: int, content: bytes) -> Examined:
    if not content:
        raise ProofRefused(place, "是空的", "重新拍照或另选文件")
    if len(content) > MOST_BYTES:
        raise ProofRefused(place, "超过20兆", "压缩后再传")
    if content.startswith(_PDF_START):
        return _pdf(place, content)
    return Examined(content, "photo", _shown_copy(place, content))


def _pdf(place: int, content: bytes) -> Examined:
    if _PDF_END not in content[-_PDF_TAIL:]:
        raise ProofRefused(place, "没有传完整", "重新选择这个PDF文件")
    return Examined(content, "pdf")


def _shown_copy(place: int, content: bytes) -> bytes:
    """A fresh JPEG of the picture: no position, no camera, nothing hidden behind it."""
    try:
        with Image.open(BytesIO(content), formats=("JPEG", "PNG", "WEBP")) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise _too_large(place)
            picture.draft("RGB", (_SHOWN_SIDE, _SHOWN_SIDE))
            upright = ImageOps.exif_transpose(picture).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_large(place) from None
    except UnidentifiedImageError:
        raise ProofRefused(
            place, "不是照片或PDF", "选JPG、PNG、WebP照片或PDF文件"
        ) from None
    except (OSError, SyntaxError, ValueError):
        raise ProofRefused(
            place, "打不开，可能没有传完整", "重新拍照或另选文件"
        ) from None
    upright.thumbnail((_SHOWN_SIDE, _SHOWN_SIDE))
    clean = Image.new("RGB", upright.size)
    clean.paste(upright)
    written = BytesIO()
    clean.save(written, "JPEG", quality=82)
    return written.getvalue()


def _too_large(place: int) -> ProofRefused:
    return ProofRefused(place, "超过4000万像素", "把照片调小后再传")
