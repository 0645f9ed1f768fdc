"""The key is a file of its owner's; a sealed value opens in its own place only."""

from pathlib import Path

import pytest
from cryptography.exceptions import InvalidTag
from hypothesis import given
from hypothesis import strategies as st

from bangfu.web import home
from bangfu.web.seal import blind, derived, seal, unseal

texts = st.text(max_size=40)


@pytest.fixture
def key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home that has no key yet."""
    monkeypatch.setenv("BANGFU_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("BANGFU_KEY_FILE", raising=False)
    monkeypatch.delenv("BANGFU_CHECKPOINTS", raising=False)
    return home.key_file()


def test_the_key_is_made_once_beside_the_home_for_its_owner_only(key: Path) -> None:
    """A second making keeps the first key."""
    home.make_key()
    first = home.read_key(key)
    home.make_key()
    assert home.read_key(key) == first
    assert len(first) == 32
    assert key.stat().st_mode & 0o777 == 0o600
    assert home.home() not in key.parents
    assert home.checkpoint_file().parent == key.parent


@pytest.mark.parametrize("content", ["", "zz", "ab" * 31])
def test_a_broken_key_file_is_one_sentence(key: Path, content: str) -> None:
    """Empty after a power cut, or cut short by a copy."""
    key.write_text(content, encoding="ascii")
    key.chmod(0o600)
    with pytest.raises(home.KeyFileBroken, match="请用备份的密钥文件替换"):
        home.read_key(key)


def test_a_key_that_others_can_read_is_refused(key: Path) -> None:
    """The sentence says how to mend it."""
    home.make_key().chmod(0o640)
    with pytest.raises(home.KeyFileOpen, match="chmod 600"):
        home.read_key(key)


def test_a_missing_key_is_one_sentence(key: Path) -> None:
    """It is never made by itself over sealed data."""
    with pytest.raises(home.NoKeyFile, match="找不到密钥文件"):
        home.read_key(key)


@given(texts, texts)
def test_a_sealed_value_opens_in_its_place(text: str, place: str) -> None:
    """Whatever it says, and never the same bytes twice."""
    sealed = seal(text, place=place)
    assert unseal(sealed, place=place) == text
    assert seal(text, place=place) != sealed


@given(texts, texts, texts)
def test_a_sealed_value_opens_nowhere_else(text: str, place: str, other: str) -> None:
    """One person's number cannot be moved to another."""
    if place == other:
        other += "x"
    with pytest.raises(InvalidTag):
        unseal(seal(text, place=place), place=other)


@given(st.text(min_size=1, max_size=40), st.data())
def test_an_altered_value_does_not_open(text: str, data: st.DataObject) -> None:
    """Any byte of it."""
    sealed = bytearray(seal(text, place="p"))
    sealed[data.draw(st.integers(0, len(sealed) - 1))] ^= 1
    with pytest.raises(InvalidTag):
        unseal(bytes(sealed), place="p")


def test_each_purpose_has_a_key_of_its_own() -> None:
    """Losing one gives away no other; the index does not tell the value."""
    keys = {derived(name) for name in ("seal", "blind index", "trail checkpoint")}
    assert len(keys) == 3
    assert blind("x") == blind("x") != blind("y")
