"""The one base of everything that bangfu raises on purpose."""


class BangfuError(Exception):
    """A broken promise, told in one Chinese sentence that says what to do next."""
