"""The site's settings over a home of the test run's own."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

_HOME = Path(tempfile.mkdtemp(prefix="bangfu-test-home-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ["BANGFU_HOME"] = str(_HOME / "home")
os.environ["BANGFU_KEY_FILE"] = str(_HOME / "key")
(_HOME / "home" / "static").mkdir(parents=True)

from bangfu.web.home import make_key  # noqa: E402 the home comes first

make_key()

from bangfu.web.settings import *  # noqa: E402, F403

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
