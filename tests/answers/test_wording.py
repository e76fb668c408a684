"""Figures in words: how a claim's number is written in a sentence or a cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nkcli.answers.wording import beyond, figure, measure_words, sum_text
from nkcli.model.records import Citation, Claim

if TYPE_CHECKING:
    from nkcli.model.vocabulary import Included


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        pytest.param({"best": 3825, "qualifier": "exact"}, "3,825", id="a number of people, with its separator"),
        pytest.param({"best": 7000, "qualifier": "about"}, "about 7,000", id="about"),
        pytest.param({"low": 185, "qualifier": "at_least"}, "at least 185", id="at least"),
        pytest.param({"low": 7000, "qualifier": "more_than"}, "more than 7,000", id="more than"),
        pytest.param({"high": 3000, "qualifier": "up_to"}, "up to 3,000", id="up to"),
        pytest.param({"high": 50, "qualifier": "less_than"}, "less than 50", id="less than"),
        pytest.param({"low": 31, "high": 92, "qualifier": "between"}, "31–92", id="a range, and nothing in its middle"),
        pytest.param(
            {"low": 7548, "best": 7646, "high": 9077, "qualifier": "estimate"},
            "7,646 (7,548–9,077)",
            id="an estimate with its bounds",
        ),
        pytest.param(
            {"low": 25, "best": 25, "high": 25, "qualifier": "estimate"}, "25", id="an estimate whose bounds are one"
        ),
        pytest.param({"best": 0, "qualifier": "exact"}, "0", id="nought, where somebody claims it"),
        pytest.param({"wording": "several score"}, "several score", id="no number: the source's words"),
        pytest.param({"measure": "statement", "text": "They fired first."}, "", id="no figure at all"),
        pytest.param({"unit": "USD", "best": 8500000, "qualifier": "exact"}, "US$8,500,000", id="dollars"),
        pytest.param({"unit": "USD", "best": 1000, "qualifier": "about"}, "about US$1,000", id="about so many dollars"),
        pytest.param({"unit": "EUR", "low": 1, "high": 2, "qualifier": "between"}, "€1–2", id="a range of euros"),
        pytest.param({"unit": "percent", "best": 82.1, "qualifier": "exact"}, "82.1 %", id="percent"),
        pytest.param({"unit": "km2", "best": 11458, "qualifier": "exact"}, "11,458 km2", id="an area"),
        pytest.param({"unit": "districts", "best": 7, "qualifier": "exact"}, "7 districts", id="things"),
        pytest.param({"unit": "units", "best": 1, "qualifier": "exact"}, "1 unit", id="one thing"),
        pytest.param({"unit": "days", "low": 1, "qualifier": "more_than"}, "more than 1 day", id="more than one thing"),
    ],
)
def test_a_figure_is_written_with_its_hedge_and_unit(fields: dict[str, Any], text: str) -> None:
    unit = {} if "wording" in fields or "text" in fields else {"unit": "people"}
    cited = (Citation(source="wikipedia-2025", locator="Lead ¶1"),)

    assert figure(Claim(**{"id": "a", "measure": "killed", "citations": cited, **unit, **fields})) == text


def test_a_measure_is_written_in_words() -> None:
    assert [measure_words(m) for m in ("killed", "tanks_lost")] == ["killed", "tanks lost"]


@pytest.mark.parametrize(
    ("text", "words", "said"),
    [
        pytest.param("deaths of another war", ("other_conflict",), "counts also deaths of another war", id="in prose"),
        pytest.param(None, ("missing", "later_deaths"), "counts also missing, later deaths", id="in words"),
        pytest.param(None, (), "", id="no more than its event"),
    ],
)
def test_what_a_figure_counts_beyond_its_event_is_said(
    text: str | None, words: tuple[Included, ...], said: str
) -> None:
    cited = (Citation(source="wiki", locator="¶1"),)
    figure: dict[str, Any] = {"measure": "killed", "unit": "people", "best": 5, "qualifier": "exact"}
    claim = Claim(id="a:b", **figure, includes=words, includes_text=text, citations=cited)

    assert beyond(claim) == said


@pytest.mark.parametrize(
    ("low", "best", "high", "text"),
    [
        pytest.param(7548, 7646, 9077, "7,646 (7,548–9,077)", id="a best figure and its range"),
        pytest.param(7646, 7646, 7646, "7,646", id="a best figure alone"),
        pytest.param(None, 7646, 9077, "7,646", id="a best figure without a lower bound"),
        pytest.param(25000, None, 30000, "25,000–30,000", id="a range"),
        pytest.param(42, None, 42, "42", id="a range of one number"),
        pytest.param(1042, None, None, "at least 1,042", id="no upper bound"),
        pytest.param(None, None, 1042, "up to 1,042", id="no lower bound"),
        pytest.param(0, 0, 0, "0", id="nought is a figure"),
    ],
)
def test_a_sum_is_written_by_what_is_known_of_it(
    low: float | None, best: float | None, high: float | None, text: str
) -> None:
    assert sum_text(low, best, high) == text
