"""数据目录: where the site keeps its database, lake, vault and keys."""

import os
import secrets
import stat
from functools import cache
from pathlib import Path

from bangfu.core.errors import BangfuError

KEY_BYTES = 32
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class NoKeyFile(BangfuError):
    """The site cannot open its sealed fields without the key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"找不到密钥文件 {path}。请把备份的密钥放回原处，"
            "或者用 BANGFU_KEY_FILE 指明它在哪里。"
        )


class KeyFileBroken(BangfuError):
    """The key file does not hold a key."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"密钥文件 {path} 的内容不完整。请用备份的密钥文件替换它。")


class KeyFileOpen(BangfuError):
    """Others on the machine may read the key."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            f"密钥文件 {path} 别的用户也能读。请运行 chmod 600 {path} 后再启动。"
        )


def home() -> Path:
    """BANGFU_HOME, or ``var`` in the working folder."""
    return Path(os.environ.get("BANGFU_HOME", "var")).resolve()


def key_file() -> Path:
    """BANGFU_KEY_FILE, or a file beside the home, never in it."""
    given = os.environ.get("BANGFU_KEY_FILE")
    return Path(given) if given else home().with_name(f"{home().name}.key")


def checkpoint_file() -> Path:
    """BANGFU_CHECKPOINTS, or a file beside the key, never in the home."""
    given = os.environ.get("BANGFU_CHECKPOINTS")
    return Path(given) if given else key_file().with_suffix(".checkpoints")


def make_key() -> Path:
    """Make the key once, readable by its owner only; an existing one is kept."""
    path = key_file()
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(KEY_BYTES))
            file.flush()
            # What is sealed with a key that a power cut took away is lost for ever.
            os.fsync(handle)
    return path


def read_key(path: Path) -> bytes:
    """The key in a file, if the file is as it must be."""
    if not path.exists():
        raise NoKeyFile(path)
    if os.name == "posix" and path.stat().st_mode & _OTHERS:
        raise KeyFileOpen(path)
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except ValueError:
        raise KeyFileBroken(path) from None
    if len(key) != KEY_BYTES:
        raise KeyFileBroken(path)
    return key


@cache
def root_key() -> bytes:
    """The root key of this home."""
    return read_key(key_file())
