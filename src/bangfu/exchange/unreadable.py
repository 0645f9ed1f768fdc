"""读不了: why a file is no table, before anything of it is parsed."""

from bangfu.core.errors import BangfuError
from bangfu.core.fault import FaultCode


class Unreadable(BangfuError):
    """读不了: the reason why a file is no table that can be read, and what to do."""

    def __init__(self, code: FaultCode, found: str, remedy: str) -> None:
        super().__init__(f"{found}，{remedy}")
        self.code = code
        self.found = found
        self.remedy = remedy
