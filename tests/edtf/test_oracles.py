"""Our EDTF against the two Python libraries, wherever they are right.

Where they are wrong stands here too, each case with what the library does and what is right. A case
that fails has been cured upstream: move it to the table of what the library reads rightly.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from undate import Undate, UndateInterval

from edtf import EDTFParseException, parse_edtf
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError, Day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

PLAIN = [
    "1988-02-20",
    "1988-02",
    "1988",
    "1988~",
    "1988-02?",
    "1988-02%",
    "1992-02-29",
    "1992-02-25/1992-02-26",
    "1988-02/1994-05-12",
    "1988/1994",
    "199X",
    "19XX",
    "1XXX",
    "1992-XX",
    "1992-XX-XX",
    "1992-02-XX",
    "199X-02",
    "1992-XX-31",
]
"""What both libraries read rightly."""

# -- edtf --------------------------------------------------------------------------------------

EDTF_TOO = [
    "1992-21",
    "1992-22",
    "1992-23",
    "[1991-09,1991-10]",
    "[1992-02-10..1992-02-20]",
    "{1990-01-13..1990-01-20}",
    "{1988,1990..1992}",
    "1985-04-12T23:20:30",
    "2023-09-19/..",
    "../1994",
    "[..1990]",
    "{1990..}",
]
"""What only `edtf` reads rightly."""


@pytest.mark.parametrize("text", PLAIN + EDTF_TOO)
def test_edtf_finds_the_same_days(text: str) -> None:
    assert _ours(text) == _edtf(text)


@pytest.mark.parametrize(
    "text", ["92", "1992-13", "1992-02-31", "26.02.1992", "-0000", "1992-24-01", "[1991", "[]", "[..]"]
)
def test_edtf_refuses_the_same_texts(text: str) -> None:
    with pytest.raises(EDTFParseException):
        parse_edtf(text)
    with pytest.raises(DateError):
        EdtfDate.parse(text)


@settings(deadline=None, max_examples=50)
@given(st.dates(), st.dates())
def test_edtf_finds_the_same_days_in_any_period(one: dt.date, other: dt.date) -> None:
    first, last = sorted([one.isoformat(), other.isoformat()])

    assert _ours(f"{first[:7]}/{last}") == _edtf(f"{first[:7]}/{last}")


@pytest.mark.parametrize(
    ("text", "theirs", "ours"),
    [
        pytest.param(
            "/1994",
            (Day(1984, 12, 31), Day(1994, 12, 31)),
            (None, Day(1994, 12, 31)),
            id="invents a start ten years before the end",
        ),
        pytest.param(
            "1988/",
            (Day(1988, 1, 1), Day(1998, 1, 1)),
            (Day(1988, 1, 1), None),
            id="invents an end ten years after the start",
        ),
        pytest.param(
            "1992-24",
            (Day(1992, 12, 1), Day(1992, 12, 31)),
            (Day(1991, 12, 1), Day(1993, 2, 28)),
            id="gives December only for winter",
        ),
        pytest.param(
            "15XX-02-29",
            (Day(1500, 2, 29), Day(1599, 2, 29)),
            (Day(1504, 2, 29), Day(1596, 2, 29)),
            id="gives leap days to common years",
        ),
    ],
)
def test_edtf_finds_wrong_days(text: str, theirs: tuple[Day, Day], ours: tuple[Day | None, Day | None]) -> None:
    assert _edtf(text) == theirs
    assert _ours(text) == ours


@pytest.mark.parametrize("bound", ["lower_strict", "upper_strict"])
def test_edtf_crashes_on_the_bounds_of_a_masked_day(bound: str) -> None:
    read = parse_edtf("1992-02-2X")

    with pytest.raises(ValueError, match="invalid literal for int"):
        getattr(read, bound)()
    assert _ours("1992-02-2X") == (Day(1992, 2, 20), Day(1992, 2, 29))


@pytest.mark.parametrize(
    ("text", "error", "ours"),
    [
        pytest.param("1992-1X", AttributeError, (Day(1992, 10, 1), Day(1992, 12, 31)), id="a masked month"),
        pytest.param("199X-24", EDTFParseException, (Day(1989, 12, 1), Day(2000, 2, 29)), id="a winter of a decade"),
    ],
)
def test_edtf_cannot_read(text: str, error: type[Exception], ours: tuple[Day, Day]) -> None:
    with pytest.raises(error):
        parse_edtf(text)
    assert _ours(text) == ours


@pytest.mark.parametrize(
    ("text", "theirs"),
    [
        pytest.param("1991-02-29", (Day(1991, 2, 29), Day(1991, 2, 29)), id="a leap day in a common year"),
        pytest.param("1992/1988", (Day(1992, 1, 1), Day(1988, 12, 31)), id="a period that ends before it begins"),
    ],
)
def test_edtf_accepts_what_no_calendar_has(text: str, theirs: tuple[Day, Day]) -> None:
    assert _edtf(text) == theirs
    with pytest.raises(DateError):
        EdtfDate.parse(text)


# -- undate ------------------------------------------------------------------------------------

UNDATE_TOO = ["1992-1X", "1992-02-2X", "2023-09-19/..", "../1994", "/1994", "1988/"]
"""What only `undate` reads rightly."""


@pytest.mark.parametrize("text", PLAIN + UNDATE_TOO)
def test_undate_finds_the_same_days(text: str) -> None:
    assert _ours(text) == _undate(text)


@pytest.mark.parametrize("text", ["1992-02-31", "1991-02-29", "1992-13", "1992/1988", "26.02.1992", "[1991", "[]", "/"])
def test_undate_refuses_the_same_texts(text: str) -> None:
    with pytest.raises(Exception, match=r"Parsing failed|Error trying to process"):
        Undate.parse(text, "EDTF")
    with pytest.raises(DateError):
        EdtfDate.parse(text)


@settings(deadline=None, max_examples=50)
@given(st.sets(st.dates(), min_size=2, max_size=2))
def test_undate_finds_the_same_days_in_any_period(days: set[dt.date]) -> None:
    first, last = sorted(day.isoformat() for day in days)

    assert _ours(f"{first}/{last}") == _undate(f"{first}/{last}")


@pytest.mark.parametrize("text", ["1988~", "1988?", "1988%"])
def test_undate_drops_the_hedge(text: str) -> None:
    assert Undate.parse(text, "EDTF").format("EDTF") == "1988"
    assert EdtfDate.parse(text).text == text


@pytest.mark.parametrize(
    ("text", "theirs", "ours"),
    [
        pytest.param("1992-XX", "MONTH", "year", id="an unknown month"),
        pytest.param("1992-02-2X", "DAY", "month", id="a masked day"),
        pytest.param("199X", "YEAR", "decade", id="a masked year"),
    ],
)
def test_undate_takes_masked_digits_for_precise(text: str, theirs: str, ours: str) -> None:
    assert Undate.parse(text, "EDTF").precision.name == theirs
    assert EdtfDate.parse(text).precision == ours


def test_undate_cannot_compare_a_year_with_its_month() -> None:
    with pytest.raises(NotImplementedError, match="Can't compare when one date"):
        _ = Undate.parse("1988", "EDTF") < Undate.parse("1988-02", "EDTF")
    assert EdtfDate.parse("1988").sort_key < EdtfDate.parse("1988-02").sort_key


def test_undate_takes_two_digits_for_a_year() -> None:
    assert _undate("92") == (Day(92, 1, 1), Day(92, 12, 31))
    with pytest.raises(DateError):
        EdtfDate.parse("92")


@pytest.mark.parametrize(
    ("text", "ours"),
    [
        pytest.param("[1991-09,1991-10]", (Day(1991, 9, 1), Day(1991, 10, 31)), id="alternatives"),
        pytest.param("[1992-02-10..1992-02-20]", (Day(1992, 2, 10), Day(1992, 2, 20)), id="one day in a range"),
        pytest.param("{1990-01-13..1990-01-20}", (Day(1990, 1, 13), Day(1990, 1, 20)), id="every day of a range"),
        pytest.param("1992-21", (Day(1992, 3, 1), Day(1992, 5, 31)), id="a spring"),
        pytest.param("1992-24", (Day(1991, 12, 1), Day(1993, 2, 28)), id="a winter"),
        pytest.param("19XX-02-29", (Day(1904, 2, 29), Day(1996, 2, 29)), id="a leap day of a century"),
        pytest.param("1992-X2", (Day(1992, 2, 1), Day(1992, 12, 31)), id="a month by its last digit"),
        pytest.param("1985-04-12T23:20:30", (Day(1985, 4, 12), Day(1985, 4, 12)), id="a time of day"),
        pytest.param("1988/1988-02", (Day(1988, 1, 1), Day(1988, 2, 29)), id="a period that ends in its first year"),
        pytest.param("1988/1988", (Day(1988, 1, 1), Day(1988, 12, 31)), id="a period that begins and ends alike"),
    ],
)
def test_undate_cannot_read(text: str, ours: tuple[Day, Day]) -> None:
    with pytest.raises(Exception, match=r"Parsing failed|Error trying to process"):
        Undate.parse(text, "EDTF")
    assert _ours(text) == ours


# -- the bounds, in one shape ------------------------------------------------------------------

Bounds = tuple[Day | None, Day | None]


def _ours(text: str) -> Bounds:
    date = EdtfDate.parse(text)
    return date.earliest, date.latest


def _edtf(text: str) -> Bounds:
    read = parse_edtf(text)
    first, last = read.lower_strict(), read.upper_strict()
    # An open end is an infinite float there, any other bound a struct_time.
    return None if isinstance(first, float) else Day(*first[:3]), None if isinstance(last, float) else Day(*last[:3])


def _undate(text: str) -> Bounds:
    read = Undate.parse(text, "EDTF")
    first, last = (read.earliest, read.latest) if isinstance(read, UndateInterval) else (read, read)
    return _day(first, lambda u: u.earliest), _day(last, lambda u: u.latest)


def _day(read: Any, bound: Callable[[Any], Any]) -> Day | None:
    return None if read is None else Day(*(int(getattr(bound(read), part)) for part in ("year", "month", "day")))
