"""Verdicts, in the story of conftest.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.analysis.verification.candidates import Claims
from nkcli.analysis.verification.judge import Finding, judge
from nkcli.analysis.verification.names import names_of
from nkcli.analysis.verification.parser import parse

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


def finding(dataset: Dataset, text: str) -> Finding:
    (statement,) = parse(dataset, names_of(dataset), text)
    return judge(Claims(dataset), statement)


@pytest.mark.parametrize(
    ("text", "verdict", "reason", "nearest"),
    [
        pytest.param(
            "3,825 Armenian soldiers were killed in the 44-day war.",
            "matches",
            "given",
            "second:killed-armenian-military",
            id="the very figure",
        ),
        pytest.param(
            "At least 185 civilians were killed in the Second Nagorno-Karabakh War.",
            "matches",
            "given",
            "second:killed-civilian",
            id="the very bound",
        ),
        pytest.param(
            "25,000–30,000 Azerbaijani soldiers died between 1988 and 1994.",
            "matches",
            "given",
            "first:killed-azerbaijani-military-estimates",
            id="the very range",
        ),
        pytest.param(
            "3,825 Armenian soldiers were killed.",
            "matches",
            "given",
            "second:killed-armenian-military",
            id="a figure like no other, though the war is not named",
        ),
        pytest.param(
            "Some 3,800 Armenian soldiers were killed in the 44-day war.",
            "consistent",
            "allowed",
            "second:killed-armenian-military",
            id="a hedge that allows it",
        ),
        pytest.param(
            "At least 3,500 Armenian soldiers were killed in the 44-day war.",
            "consistent",
            "allowed",
            "second:killed-armenian-military",
            id="a bound below the claim",
        ),
        pytest.param(
            "27,000 Azerbaijani soldiers died in the First Nagorno-Karabakh War.",
            "consistent",
            "allowed",
            "first:killed-azerbaijani-military-estimates",
            id="within the range that a claim gives",
        ),
        pytest.param(
            "20,000 Azerbaijani soldiers died in the First Nagorno-Karabakh War.",
            None,
            "between",
            "first:killed-azerbaijani-military-azerbaijan",
            id="between two claims, and nobody's",
        ),
        pytest.param(
            "Azerbaijan lost 4,500 soldiers in the 44-day war.",
            "outside",
            "beyond",
            "second:killed-azerbaijani-military",
            id="above all that is claimed",
        ),
        pytest.param(
            "Azerbaijan lost 500 soldiers in the 44-day war.",
            "outside",
            "beyond",
            "second:killed-azerbaijani-military",
            id="far below all that is claimed",
        ),
        pytest.param(
            "Azerbaijan lost 2,000 soldiers in the 44-day war.",
            None,
            "between",
            "second:killed-azerbaijani-military",
            id="below them, as the toll of an earlier day is",
        ),
        pytest.param(
            "Azerbaijan lost 2,850 soldiers in the 44-day war.",
            None,
            "between",
            "second:killed-azerbaijani-military",
            id="so near that it may be another day's toll",
        ),
        pytest.param(
            "5,000 soldiers were killed in the 44-day war.",
            "outside",
            "parts",
            "second:killed-armenian-military",
            id="less than parts that share nobody",
        ),
        pytest.param(
            "1,000 civilians were killed in the 44-day war.", None, "open", "second:killed-civilian", id="no end is set"
        ),
        pytest.param(
            "According to Armenia, 2,906 Azerbaijani soldiers were killed in the 44-day war.",
            None,
            "another voice",
            "second:killed-azerbaijani-military",
            id="claimed by others",
        ),
        pytest.param(
            "3 Russian peacekeepers were killed in 1990.", None, "doubts", None, id="people that the data do not know"
        ),
        pytest.param(
            "700 civilians were wounded in the 44-day war.",
            "no claim to compare with",
            "nothing like it",
            None,
            id="nobody counts it",
        ),
        pytest.param(
            "85 civilians were killed in the 44-day war.",
            None,
            "between",
            "second:killed-armenian-civilian",
            id="one side's figure",
        ),
    ],
)
def test_a_figure_gets_the_verdict_of_the_claims_that_may_count_the_same(
    dataset: Dataset, text: str, verdict: str | None, reason: str, nearest: str | None
) -> None:
    """The first claim listed is the one that the verdict rests on."""
    found = finding(dataset, text)

    assert (found.verdict, found.reason) == (verdict, reason)
    assert (found.nearest[0].claim.id if nearest else None) == nearest


def test_a_figure_of_two_readings_has_a_verdict_only_where_both_have_it(dataset: Dataset) -> None:
    """In a table 100 may stand as "100.000", and 100 is claimed; no table writes 2,906 as "2.906"."""
    assert finding(dataset, "100.000 Azerbaijani civilians were killed in the 44-day war.").reason == "readings"
    assert finding(dataset, "2.906 Azerbaijani soldiers were killed in the 44-day war.").verdict == "matches"
