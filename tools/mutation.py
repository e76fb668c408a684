"""What pytest does otherwise under mutation testing.

mutmut tries on a mutant the tests that were seen to call its function. Here these are the tests of
its own module, where any of them call it. Two things would hide tests from mutmut: dates are read
once and kept, so they are forgotten before each test; and what ran while nkcli or a file of tests
was imported counts as called by each of its tests. Generated values are fewer, and come last.
"""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from mutmut.state import state

from nkcli.edtf import date as edtf

if TYPE_CHECKING:
    from collections.abc import Generator

OWN_TESTS = {"spelled_date": "typed_date", "vocabulary": "records"}
"""Where the tests of a module are, if not in the file of its name."""

for module in ("nkcli.checks.folder", "nkcli.loading.validation", "nkcli.query"):
    import_module(module)

called = state()._stats  # noqa: SLF001 - mutmut has no hook for this
"""The functions that mutmut saw called since the last test."""

_importing: dict[str, set[str]] = {"": set(called)}
"""The functions that ran while a file of tests was imported; those that importing nkcli ran under ""."""

settings.register_profile("mutation", settings.get_profile("ci"), max_examples=25)


def pytest_configure() -> None:
    """Try fewer values, and the same ones for each mutant."""
    settings.load_profile("mutation")


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Note what ran while a file of tests was imported."""
    called.clear()
    report = yield
    if isinstance(collector, pytest.Module):
        _importing[collector.nodeid] = set(called)
    return report


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of the module that is mutated first, and those that try generated values last."""
    own = _own_tests(os.environ["MUTANT_UNDER_TEST"])
    items.sort(key=lambda item: (hasattr(getattr(item, "obj", None), "hypothesis"), own not in item.nodeid))


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Forget the dates that were read before, and count what importing ran as called by the test."""
    edtf._parse.cache_clear()  # noqa: SLF001 - the cache is the reading's own affair
    called.update(_importing[""], _importing.get(item.nodeid.partition("::")[0], ()))


def pytest_sessionfinish() -> None:
    """Leave each function to the tests of its module, if there are any that call it."""
    if os.environ["MUTANT_UNDER_TEST"] == "stats" and "NKCLI_ALL_TESTS" not in os.environ:
        for function, tests in state().tests_by_mangled_function_name.items():
            own = {test for test in tests if _own_tests(function) in test}
            if own:
                tests.intersection_update(own)


def _own_tests(function: str) -> str:
    name = function.partition(".x")[0].rpartition(".")[2]
    return f"/test_{OWN_TESTS.get(name, name)}.py"
