"""网站: Django, server-rendered; small apps that all point one way.

Before anything of Django is imported, the one SQLite library of the process is put in
place: a second one that opens the same file drops the first one's locks and loses
acknowledged commits.
"""

import sys

import pysqlite3
import pysqlite3.dbapi2

OLDEST_SQLITE = (3, 51, 3)

if pysqlite3.sqlite_version_info < OLDEST_SQLITE:  # pragma: no cover - a broken install
    raise RuntimeError(
        f"SQLite {pysqlite3.sqlite_version} 太旧，请重新安装 pysqlite3。"
    )
sys.modules["_sqlite3"] = pysqlite3._sqlite3  # noqa: SLF001 or it could be loaded after all
sys.modules["sqlite3"] = pysqlite3
sys.modules["sqlite3.dbapi2"] = pysqlite3.dbapi2
