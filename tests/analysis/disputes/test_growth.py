"""Finding disputes takes no longer than the data grow."""

from __future__ import annotations

import cProfile
import pstats
from typing import TYPE_CHECKING

import pytest
from bench.generate import generate

from nkcli.analysis.disputes import find_disputes
from nkcli.store.opening import load

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow


def _calls(folder: Path, times: int) -> int:
    """Count the function calls that it takes to find the disputes of so many times the shipped events."""
    generate("data", folder, times)
    dataset = load(str(folder))
    profile = cProfile.Profile()
    profile.runcall(lambda: list(find_disputes(dataset)))
    calls: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
    return calls


def test_disputes_grow_no_worse_than_the_events_to_the_power_of_1_15(tmp_path: Path) -> None:
    """Calls, not seconds, so that a busy machine changes nothing."""
    few, many = _calls(tmp_path / "few", 4), _calls(tmp_path / "many", 20)

    assert many <= few * 5**1.15
