"""备份与恢复: a copy that is checked before it counts, and a restore that says so.

The key is never in a backup: who finds one cannot open a single sealed field.
"""

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pysqlite3
from django.db import connection

from bangfu.core.errors import BangfuError
from bangfu.web.home import home
from bangfu.web.trail.clock import now, stamp

MANIFEST = "manifest.json"
DATABASES = {"sqlite": "site.db", "postgresql": "site.dump"}
FOLDERS = ("vault", "lake")
_CHUNK = 1 << 20


class BackupFailed(BangfuError):
    """The copy could not be made whole."""

    def __init__(self, why: str) -> None:
        super().__init__(f"备份没有做成：{why}。没有留下半份备份，请处理后再运行一次。")


class BackupBroken(BangfuError):
    """A backup is not what was written."""

    def __init__(self, name: str) -> None:
        super().__init__(f"备份里的 {name} 缺失或被改过。没有恢复，请换另一份备份。")


def make_backup(into: Path) -> Path:
    """备份: the database, the vault and the lake, with a manifest; the finished folder."""
    name = f"bangfu-{now():%Y%m%dT%H%M%S}"
    part, done = into / f"{name}.part", into / name
    if done.exists() or part.exists():
        raise BackupFailed(f"{done.name} 已经有了")
    try:
        part.mkdir(parents=True, mode=0o700)
        # The database first: whatever it names is in the folders by then.
        _copy_database(part / DATABASES[connection.vendor])
        for folder in FOLDERS:
            if (home() / folder).is_dir():
                shutil.copytree(home() / folder, part / folder)
        _write_manifest(part)
        part.rename(done)
        _sync_folder(into)
    except OSError as trouble:
        shutil.rmtree(part, ignore_errors=True)
        raise BackupFailed(f"写不进 {into}") from trouble
    except BangfuError:
        shutil.rmtree(part, ignore_errors=True)
        raise
    return done


def check_backup(folder: Path) -> None:
    """Raise unless every file is exactly what the manifest says."""
    try:
        files: dict[str, str] = json.loads((folder / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError) as trouble:
        raise BackupBroken(MANIFEST) from trouble
    for name, digest in files.items():
        path = folder / name
        if not path.is_file() or _digest(path) != digest:
            raise BackupBroken(name)


def lay_out(backup: Path, place: Path) -> None:
    """Put a checked backup where a home can be opened; PostgreSQL takes its own part."""
    place.mkdir(parents=True, exist_ok=True, mode=0o700)
    for folder in FOLDERS:
        if (backup / folder).is_dir():
            shutil.copytree(backup / folder, place / folder)
    dump = backup / DATABASES["postgresql"]
    if dump.exists():
        _postgres("pg_restore", "--no-owner", "--exit-on-error", dump)
    else:
        shutil.copy2(backup / DATABASES["sqlite"], place)


def _copy_database(path: Path) -> None:
    if connection.vendor == "postgresql":
        _postgres("pg_dump", "--format=custom", "--no-owner", "--file", path)
        return
    with connection.cursor() as cursor:
        cursor.execute("vacuum into %s", [str(path)])
    copy = pysqlite3.connect(path)
    (told,) = copy.execute("pragma integrity_check").fetchone()
    copy.close()
    if told != "ok":
        raise BackupFailed("复制出来的数据库没有通过完整性检查")


def _postgres(program: str, *options: object) -> None:
    found = shutil.which(program)
    if found is None:
        raise BackupFailed(f"找不到 {program}，请先安装 PostgreSQL 客户端")
    said = connection.settings_dict
    where = {
        "PGHOST": said["HOST"],
        "PGPORT": said["PORT"],
        "PGUSER": said["USER"],
        "PGPASSWORD": said["PASSWORD"],
        "PGDATABASE": said["NAME"],
    }
    given = {name: str(value) for name, value in where.items() if value}
    into = ("--dbname", str(said["NAME"])) if program == "pg_restore" else ()
    done = subprocess.run(
        [found, *into, *map(str, options)],
        env=os.environ | given,
        capture_output=True,
        check=False,
    )
    if b"version mismatch" in done.stderr:
        raise BackupFailed(f"{program} 比数据库的版本旧，请安装与数据库同版本的客户端")
    if done.returncode:
        raise BackupFailed(f"{program} 没有成功（退出码 {done.returncode}）")


def _write_manifest(folder: Path) -> None:
    files: dict[str, str] = {}
    for path in sorted(_files(folder)):
        _sync(path)
        files[path.relative_to(folder).as_posix()] = _digest(path)
    content = {"v": 1, "made_at": stamp(now()), "files": files}
    path = folder / MANIFEST
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1), encoding="utf-8")
    _sync(path)


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _digest(path: Path) -> str:
    told = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            told.update(chunk)
    return told.hexdigest()


def _sync(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
