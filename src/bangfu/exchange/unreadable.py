"""读不了: why a file is no table, before anything of it is parsed."""

from bangfu.core.errors import BangfuError


class Unreadable(BangfuError):
    """读不了: the reason why a file is no table that can be read, and what to do."""

    def __init__(self, found: str, remedy: str) -> None:
        super().__init__(f"{found}，{remedy}")
        self.found = found
        self.remedy = remedy
