"""任务进程: the worker of jobs as a child of the site: always there, ended with it."""

import subprocess
import sys
import threading
from collections.abc import Callable

_SECONDS_BEFORE_ANOTHER = 1.0
_SECONDS_TO_STOP = 10


def keep_working() -> Callable[[], None]:
    """Start the worker and start it again whenever it dies; how to stop it."""
    kept = _Kept()
    kept.thread.start()
    return kept.stop


class _Kept:
    """A worker process that is always there, until it is stopped."""

    def __init__(self) -> None:
        self.over = threading.Event()
        self.lock = threading.Lock()
        self.child: subprocess.Popen[bytes] | None = None
        self.thread = threading.Thread(target=self._keep, daemon=True, name="worker")

    def _keep(self) -> None:
        while child := self._another():
            child.wait()
            self.over.wait(_SECONDS_BEFORE_ANOTHER)

    def _another(self) -> subprocess.Popen[bytes] | None:
        with self.lock:
            if self.over.is_set():
                return None
            called = [sys.executable, "-m", "bangfu", "work", "--with-parent"]
            self.child = subprocess.Popen(called, stdin=subprocess.PIPE)
            return self.child

    def stop(self) -> None:
        """Have the job stop at its next step; then end the process in any case."""
        with self.lock:
            self.over.set()
            child = self.child
        if child is None:
            return
        child.terminate()
        try:
            child.wait(_SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()
