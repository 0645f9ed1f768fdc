"""Only ``test_*.py`` are collected here; what stands beside them is theirs to import."""

from pathlib import Path

import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

_IN_THE_BROWSER = "tests/e2e/"


class ByModule(LoadScopeScheduling):
    """A module stays with one worker, which makes what its tests share once.

    All tests in the browser share one served demo, so they are as one module.
    """

    def _split_scope(self, nodeid: str) -> str:
        module = nodeid.partition("::")[0]
        return _IN_THE_BROWSER if module.startswith(_IN_THE_BROWSER) else module


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByModule:
    """In the order of ``pytest_collection_modifyitems``, not the longest lists first."""
    config.option.loadscopereorder = False
    return ByModule(config, log)


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """Helper modules hold no tests, and no doctests either."""
    is_helper = not collection_path.name.startswith("test_")
    return True if collection_path.suffix == ".py" and is_helper else None


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest first, so that the other worker has the rest to do meanwhile."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)
