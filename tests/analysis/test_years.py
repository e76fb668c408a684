"""Years in a row, and silences too long to tell."""

from __future__ import annotations

import pytest

from nkcli.analysis.years import MAX_GAP, fill_gaps


@pytest.mark.parametrize(
    ("known", "told"),
    [
        pytest.param([], [], id="none"),
        pytest.param([2020], [2020], id="one"),
        pytest.param([1994, 1992, 1992], [1992, 1993, 1994], id="one between two"),
        pytest.param([-1, 1], [-1, 0, 1], id="the year 0 is a year"),
        pytest.param([0, MAX_GAP + 1], [*range(MAX_GAP + 2)], id="the longest silence that is told"),
        pytest.param([0, MAX_GAP + 2], [0, MAX_GAP + 2], id="a longer silence"),
        pytest.param([-999_999_999, 2020, 2022], [-999_999_999, 2020, 2021, 2022], id="a slip of a date"),
    ],
)
def test_silent_years_stand_between_the_others(known: list[int], told: list[int]) -> None:
    assert list(fill_gaps(known)) == told
