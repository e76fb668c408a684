"""The documented range of several claims, and what becomes of an unknown part of a sum."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.analysis.ranges import Range, documented_range, range_text, sum_or_none
from small_world import UCDP, at_least, between, exactly, up_to

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.estimate import Number


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        pytest.param([], Range(None, None, 0), id="nothing said"),
        pytest.param([exactly("a", 5)], Range(5, 5, 1), id="a number"),
        pytest.param([at_least("a", 5)], Range(5, None, 1), id="at least"),
        pytest.param([up_to("a", 5)], Range(None, 5, 1), id="up to"),
        pytest.param([between("a", 5, 9)], Range(5, 9, 1), id="a range"),
        pytest.param([exactly("a", 5), exactly("b", 5)], Range(5, 5, 2), id="two that agree"),
        pytest.param([exactly("a", 5), exactly("b", 9)], Range(5, 9, 2, contested=True), id="two that do not"),
        pytest.param([between("a", 5, 9), between("b", 7, 12)], Range(5, 12, 2), id="ranges that overlap"),
        pytest.param([exactly("a", 5), at_least("b", 3)], Range(3, 5, 2), id="a number and at least less"),
        pytest.param([exactly("a", 5), at_least("b", 7)], Range(5, 7, 2, contested=True), id="and at least more"),
        pytest.param([exactly("a", 5), up_to("b", 7)], Range(5, 7, 2), id="a number and at most more"),
        pytest.param([exactly("a", 5), up_to("b", 3)], Range(3, 5, 2, contested=True), id="and at most less"),
        pytest.param(
            [exactly("a", 5, stratum="mines"), exactly("b", 9, stratum="shots")],
            Range(14, 14, 2, added=True),
            id="strata of one count are added",
        ),
        pytest.param(
            [exactly("a", 5, stratum="mines"), at_least("b", 9, stratum="shots")],
            Range(14, None, 2, added=True),
            id="added, with an end that one stratum leaves open",
        ),
        pytest.param(
            [exactly("a", 5, stratum="mines"), exactly("b", 9, stratum="shots"), exactly("c", 20, citations=UCDP)],
            Range(5, 20, 3, contested=True),
            id="strata beside another claim are not added",
        ),
    ],
)
def test_a_range_runs_from_the_smallest_to_the_largest_number_claimed(
    claims: list[ClaimInContext], expected: Range
) -> None:
    assert documented_range(claims) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        pytest.param([], 0, id="nothing"),
        pytest.param([1, 2, 3], 6, id="numbers"),
        pytest.param([1, None, 3], None, id="one of them unknown: not nought"),
    ],
)
def test_a_sum_is_unknown_where_a_part_is(numbers: list[float | None], expected: float | None) -> None:
    assert sum_or_none(numbers) == expected


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        pytest.param(31, 92, "31–92", id="a range"),
        pytest.param(5000, 5000, "5,000", id="a number"),
        pytest.param(31, None, "31", id="a lower bound alone"),
        pytest.param(None, 92, "92", id="an upper bound alone"),
        pytest.param(None, None, "", id="nothing known"),
    ],
)
def test_a_range_is_written_in_digits(low: Number | None, high: Number | None, text: str) -> None:
    assert range_text(low, high) == text
