"""Dates in a sentence, found by their shape and read by `nkcli.edtf`."""

from __future__ import annotations

import pytest

from nkcli.analysis.verification.periods import read_period
from nkcli.analysis.verification.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "edtf", "taken"),
    [
        ("27 September 2020", "2020-09-27", 3),
        ("September 27, 2020", "2020-09-27", 4),
        ("27th of September 2020", "2020-09-27", 4),
        ("April 2016", "2016-04", 2),
        ("late 1980s", "[1987..1989]", 2),
        ("2020-09-27", "2020-09-27", 1),
        ("27.09.2020", "2020-09-27", 1),
        ("1988 to 1994", "1988/1994", 3),
        ("between 1994 and 2009", "1994/2009", 4),
        ("from 27 September to 10 November 2020", "2020-09-27/2020-11-10", 7),
        ("25-26 February 1992", "1992-02-25/1992-02-26", 5),
        ("September 19-20, 2023", "2023-09-19/2023-09-20", 6),
        ("24 and 25 March 2022", "2022-03-24/2022-03-25", 5),
        ("10 November 2020 and 19 September 2023", "2020-11-10/2023-09-19", 7),
    ],
)
def test_a_date_is_read_as_written(text: str, edtf: str, taken: int) -> None:
    """A span takes all its words."""
    period = read_period([token.word for token in tokenize(text)], 0)

    assert period is not None
    assert period.date is not None
    assert (period.date.text, period.taken) == (edtf, taken)


@pytest.mark.parametrize("text", ["3,825", "between 28,000 and 38,000", "between 2016", "soldiers", "31 February 2020"])
def test_what_is_no_date_is_none(text: str) -> None:
    """Numbers of other shapes, and days that no calendar has, are left alone."""
    assert read_period([token.word for token in tokenize(text)], 0) is None


def test_a_day_without_a_year_waits_for_it() -> None:
    """The year comes from elsewhere in the text."""
    period = read_period(["14", "november"], 0)

    assert period is not None
    assert period.date is None
    assert str(period.in_year(2020).text) == "2020-11-14"  # type: ignore[union-attr]
