"""佐证: what is a proof, what is refused, and what the copy no longer has."""

import struct
import zlib
from io import BytesIO

import pytest
from cryptography.exceptions import InvalidTag
from PIL import Image

from bangfu.core.problem import ProblemState
from bangfu.web.problems import vault
from bangfu.web.problems.proofs import ProofRefused, check, examine
from web.problems.making import a_problem, episode, photo

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def _png_that_claims(width: int, height: int) -> bytes:
    """A picture of a few bytes that says it is huge."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\0")), (b"IEND", b"")]
    parts = [
        struct.pack(">I", len(body))
        + kind
        + body
        + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in chunks
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def _photo_with_position() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = "622599198001011234"
    exif.get_ifd(0x8825)[1] = "N"
    written = BytesIO()
    Image.new("RGB", (30, 20), "navy").save(written, "JPEG", exif=exif)
    return written.getvalue() + b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "是空的"),
        (b"<html><script>alert(1)</script></html>", "不是照片或PDF"),
        (b"\xd0\xcf\x11\xe0 an old spreadsheet", "不是照片或PDF"),
        (photo(side=300)[:400], "没有传完整"),
        (PDF[:20], "没有传完整"),
        (_png_that_claims(6400, 6300), "超过4000万像素"),
        (_png_that_claims(20_000, 20_000), "超过4000万像素"),
        (b"\xff\xd8" + b"0" * (20 * 1024 * 1024), "超过20兆"),
    ],
    ids=["0字节", "网页", "表格", "半张照片", "半个PDF", "4032万", "4亿", "超过20兆"],
)
def test_what_proves_nothing_is_refused_in_one_sentence(
    content: bytes, sentence: str
) -> None:
    with pytest.raises(ProofRefused, match=sentence) as refused:
        check(examine([photo(), content]))
    assert str(refused.value).startswith("第2个文件")
    assert str(refused.value).count("。") == 2


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_photos_and_pdf_are_proofs(kind: str) -> None:
    written = BytesIO()
    Image.new("RGBA" if kind == "PNG" else "RGB", (20, 10)).save(written, kind)
    kinds = [proof.kind for proof in examine([written.getvalue(), PDF])]
    assert kinds == ["photo", "pdf"]


def test_more_than_nine_at_once_are_refused() -> None:
    check(examine([PDF] * 9))
    with pytest.raises(ProofRefused, match="一次9个的上限"):
        check(examine([PDF] * 10))


def test_the_copy_has_no_position_no_text_and_nothing_behind_it() -> None:
    sent = _photo_with_position()
    proof = examine([sent])[0]
    assert proof.content == sent
    assert b"622599198001011234" not in proof.shown
    assert b"script" not in proof.shown
    with Image.open(BytesIO(proof.shown)) as copy:
        assert (copy.format, copy.size) == ("JPEG", (30, 20))
        assert not dict(copy.getexif())


def test_a_large_photo_is_shown_smaller() -> None:
    with Image.open(BytesIO(examine([photo(side=2000)])[0].shown)) as copy:
        assert max(copy.size) == 1600


@pytest.mark.django_db
def test_the_same_file_is_stored_once_and_sealed() -> None:
    first = a_problem(ProblemState.SUBMITTED)
    second = a_problem(ProblemState.SUBMITTED)
    names = {episode(no).proofs.get().sha256 for no in (first, second)}
    assert names == {vault.digest(photo())}
    path = vault.path_of(names.pop())
    written = path.stat().st_mtime_ns
    vault.keep(photo())
    assert path.stat().st_mtime_ns == written
    assert path.stat().st_mode & 0o777 == 0o600
    assert photo() not in path.read_bytes()
    assert [p.name for p in path.parent.glob(f"{path.name}*")] == [path.name]


def test_a_file_that_was_altered_or_renamed_does_not_open() -> None:
    one, other = vault.keep(b"one"), vault.keep(b"other")
    path = vault.path_of(one)
    path.write_bytes(vault.path_of(other).read_bytes())
    with pytest.raises(InvalidTag):
        vault.fetch(one)
    path.unlink()
    assert vault.fetch(vault.keep(b"one")) == b"one"
