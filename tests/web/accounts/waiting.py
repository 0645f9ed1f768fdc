"""Waiting without waiting: what the ``later`` fixture of these tests is."""

from collections.abc import Callable
from contextlib import AbstractContextManager

Later = Callable[..., AbstractContextManager[None]]
