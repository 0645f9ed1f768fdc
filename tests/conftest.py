"""Only ``test_*.py`` are collected here; what stands beside them is theirs to import."""

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Helper modules hold no tests, and no doctests either."""
    is_helper = not collection_path.name.startswith("test_")
    return True if collection_path.suffix == ".py" and is_helper else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that the other worker has the rest to do meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
