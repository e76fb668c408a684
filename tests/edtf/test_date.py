"""Dates, periods and sets of dates in EDTF: what they span and how they compare."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nkcli.edtf.date import FIRST_DAY, LAST_DAY, EdtfDate, Span, validate_edtf
from nkcli.edtf.part import DateError, parse_part
from strategies import edtf_texts, intervals, moments

if TYPE_CHECKING:
    import datetime as dt

BEFORE_ALL, AFTER_ALL = str(FIRST_DAY), str(LAST_DAY)

# text, earliest, latest, precision, form, sort key
VECTOR = [
    ("1988-02-20", "1988-02-20", "1988-02-20", "day", "moment", ("1988-02-20", "1988-02-20")),
    ("1988-02", "1988-02-01", "1988-02-29", "month", "moment", ("1988-02-01", "1988-02-29")),
    ("1988~", "1988-01-01", "1988-12-31", "year", "moment", ("1988-01-01", "1988-12-31")),
    ("1988-02?", "1988-02-01", "1988-02-29", "month", "moment", ("1988-02-01", "1988-02-29")),
    ("1988-02%", "1988-02-01", "1988-02-29", "month", "moment", ("1988-02-01", "1988-02-29")),
    ("1992-02-25/1992-02-26", "1992-02-25", "1992-02-26", "day", "interval", ("1992-02-25", "1992-02-26")),
    ("1988-02/1994-05-12", "1988-02-01", "1994-05-12", "month", "interval", ("1988-02-01", "1994-05-12")),
    ("2023-09-19/..", "2023-09-19", None, "day", "interval", ("2023-09-19", AFTER_ALL)),
    ("../1994", None, "1994-12-31", "year", "interval", (BEFORE_ALL, "1994-12-31")),
    ("[1991-09,1991-10]", "1991-09-01", "1991-10-31", "month", "one_of", ("1991-09-01", "1991-10-31")),
    ("[1992-02-10..1992-02-20]", "1992-02-10", "1992-02-20", "day", "one_of", ("1992-02-10", "1992-02-20")),
    ("{1990-01-13..1990-01-20}", "1990-01-13", "1990-01-20", "day", "all_of", ("1990-01-13", "1990-01-20")),
    ("199X", "1990-01-01", "1999-12-31", "decade", "moment", ("1990-01-01", "1999-12-31")),
    ("1992-XX", "1992-01-01", "1992-12-31", "year", "moment", ("1992-01-01", "1992-12-31")),
    ("1992-02-2X", "1992-02-20", "1992-02-29", "month", "moment", ("1992-02-20", "1992-02-29")),
    ("1992-24", "1991-12-01", "1993-02-28", "season", "moment", ("1991-12-01", "1993-02-28")),
]

REFUSED = [
    ("1992-02-31", "'1992-02-31' names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)"),
    ("1992-13", "'1992-13' names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)"),
    ("92", "'92' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"),
    ("1992/1988", "'1992/1988' ends before it begins"),
    ("26.02.1992", "'26.02.1992' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"),
]

MORE = [
    ("/1994", None, "1994-12-31", "year", "interval", (BEFORE_ALL, "1994-12-31")),
    ("1988/", "1988-01-01", None, "year", "interval", ("1988-01-01", AFTER_ALL)),
    ("199X/2020-09-27", "1990-01-01", "2020-09-27", "decade", "interval", ("1990-01-01", "2020-09-27")),
    ("19XX/2020", "1900-01-01", "2020-12-31", "century", "interval", ("1900-01-01", "2020-12-31")),
    ("1991-23/1992-24", "1991-09-01", "1993-02-28", "season", "interval", ("1991-09-01", "1993-02-28")),
    ("1988~/1994-05?", "1988-01-01", "1994-05-31", "year", "interval", ("1988-01-01", "1994-05-31")),
    ("[..1991-10]", None, "1991-10-31", "month", "one_of", (BEFORE_ALL, "1991-10-31")),
    ("[2020-11-10..]", "2020-11-10", None, "day", "one_of", ("2020-11-10", AFTER_ALL)),
    ("{1990..}", "1990-01-01", None, "year", "all_of", ("1990-01-01", AFTER_ALL)),
    ("{1988, 1990..1992}", "1988-01-01", "1992-12-31", "year", "all_of", ("1988-01-01", "1992-12-31")),
    ("[1994,1988-02]", "1988-02-01", "1994-12-31", "year", "one_of", ("1988-02-01", "1994-12-31")),
    ("{1992-02-26}", "1992-02-26", "1992-02-26", "day", "all_of", ("1992-02-26", "1992-02-26")),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "form", "sort_key"), VECTOR + MORE)
def test_a_date_knows_its_bounds_its_precision_and_its_form(
    text: str, earliest: str | None, latest: str | None, precision: str, form: str, sort_key: tuple[str, str]
) -> None:
    date = EdtfDate.parse(text)

    assert date.text == text
    assert (_written(date.earliest), _written(date.latest)) == (earliest, latest)
    assert (date.precision, date.form) == (precision, form)
    assert tuple(str(day) for day in date.sort_key) == sort_key


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_is_no_date_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateError) as refused:
        EdtfDate.parse(text)

    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("../..", "'../..' has neither a start nor an end"),
        ("/", "'/' has neither a start nor an end"),
        ("[..]", "'[..]' has neither a start nor an end"),
        ("[5]", "'5' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"),
        ("[]", "'[]': a set is written [a,b], [a..b] or {a..b}"),
        ("[1991-09,1991-10", "'[1991-09,1991-10': a set is written [a,b], [a..b] or {a..b}"),
        ("[1991-09,1991-10}", "'[1991-09,1991-10}': a set is written [a,b], [a..b] or {a..b}"),
        ("{1992..1988}", "'{1992..1988}' ends before it begins"),
        ("[1988,1992..1991]", "'[1988,1992..1991]' ends before it begins"),
        ("[1988,,1990]", "'' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"),
        ("1988/1990/1992", "'1990/1992' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"),
        ("2020-09/10", "'10' is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"),
        (
            "1992-02/1992-13",
            "'1992-13' names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)",
        ),
    ],
)
def test_a_period_or_set_that_is_none_is_refused_with_the_reason(text: str, message: str) -> None:
    with pytest.raises(DateError) as refused:
        EdtfDate.parse(text)

    assert str(refused.value) == message


def test_the_door_takes_edtf_and_nothing_else() -> None:
    assert validate_edtf("1988-02/1994-05-12")
    assert validate_edtf("0001")
    assert validate_edtf("9999-12-31")
    with pytest.raises(DateError, match="'late 1991' is no EDTF date"):
        validate_edtf("late 1991")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("0000", id="the year 0"),
        pytest.param("../0000", id="an end in it"),
    ],
)
def test_the_door_takes_the_years_of_the_calendar_alone(text: str) -> None:
    with pytest.raises(DateError) as refused:
        validate_edtf(text)

    assert str(refused.value) == "'0000': dates lie in the years 0001 to 9999"


def test_dates_sort_by_their_first_day_and_then_by_their_last() -> None:
    texts = ["2023-09-19/..", "1988", "1988-02-20", "../1994", "1988-02", "199X", "1988-02/1994-05-12", "0044"]

    assert sorted(texts, key=lambda text: EdtfDate.parse(text).sort_key) == [
        "../1994",
        "0044",
        "1988",
        "1988-02",
        "1988-02/1994-05-12",
        "1988-02-20",
        "199X",
        "2023-09-19/..",
    ]


@pytest.mark.parametrize(
    ("text", "moments"),
    [
        ("1988~", ["1988~"]),
        ("1988-02/1994-05-12", ["1988-02", "1994-05-12"]),
        ("2023-09-19/..", ["2023-09-19"]),
        ("{1988, 1990..1992}", ["1988", "1990", "1992"]),
        ("[..1990]", ["1990"]),
    ],
)
def test_a_date_lists_the_moments_it_is_made_of(text: str, moments: list[str]) -> None:
    assert [moment.text for moment in EdtfDate.parse(text).parts] == moments


@pytest.mark.parametrize("text", ["1988-02-20", "0044-03-15"])
def test_a_full_date_is_one_exact_day(text: str) -> None:
    assert EdtfDate.parse(text).is_day


@pytest.mark.parametrize(
    "text",
    [
        "1988-02",
        "1988",
        "1992-02-2X",
        "1988-02-20/1988-02-20",
        "[1988-02-20,1988-02-20]",
        "1988-02-20~",
        "1988-02-20?",
        "1988-02-20%",
    ],
)
def test_anything_less_is_not_one_exact_day(text: str) -> None:
    assert not EdtfDate.parse(text).is_day


# -- a/b lasted, [a..b] is one day in there ----------------------------------------------------


def test_a_period_and_one_day_in_it_have_the_same_bounds_and_are_told_apart() -> None:
    lasted, one_day = EdtfDate.parse("1992-02-10/1992-02-20"), EdtfDate.parse("[1992-02-10..1992-02-20]")

    assert lasted.sort_key == one_day.sort_key
    assert (lasted.form, one_day.form) == ("interval", "one_of")
    assert lasted != one_day


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        pytest.param("1988", "1988-02-20/1994-05-12", id="a year that can be after the start"),
        pytest.param("1994", "1988-02-20/1994-05-12", id="a year that can be before the end"),
        pytest.param("1992-02-26", "1988-02-20/1994-05-12", id="a day inside"),
        pytest.param("1992-02-26", "1992", id="a day of a year"),
        pytest.param("1992-24", "1991-12", id="a winter that can have begun before"),
        pytest.param("199X", "1992", id="a decade that can mean this year"),
        pytest.param("1989/1990", "1988/1994", id="a period inside"),
        pytest.param("2023-09-19/..", "2020/..", id="open in open"),
        pytest.param("2023-09-19/..", "2020/2025", id="an end left open can be inside"),
        pytest.param("../1994", "1988/..", id="a start left open can be inside"),
        pytest.param("1900", "../1994", id="before an end"),
        pytest.param("{1988,1990}", "1988/1994", id="every year of a set inside"),
        pytest.param("[1980..1990]", "1988/1994", id="one day that can be late enough"),
        pytest.param("[1990..2000]", "1988/1994", id="one day that can be early enough"),
        pytest.param("[1980,1989]", "1988/1994", id="the second of two alternatives"),
        pytest.param("[1989,2001]", "1988/1994", id="the first of two alternatives"),
        pytest.param("[..1990]", "1988/1994", id="one day up to 1990"),
    ],
)
def test_what_can_lie_inside_is_within(inner: str, outer: str) -> None:
    assert EdtfDate.parse(inner).within(EdtfDate.parse(outer))


@pytest.mark.parametrize(
    ("inner", "outer"),
    [
        pytest.param("1987/1990", "1988-02-20/1994-05-12", id="a period that began before"),
        pytest.param("1990/1995", "1988-02-20/1994-05-12", id="a period that ended after"),
        pytest.param("1987", "1988-02-20/1994-05-12", id="before"),
        pytest.param("1995", "1988-02-20/1994-05-12", id="after"),
        pytest.param("1995/..", "1988/1994", id="began after"),
        pytest.param("../1987", "1988/1994", id="ended before"),
        pytest.param("{1980..1990}", "1988/1994", id="every year from before"),
        pytest.param("{1990,1985}", "1988/1994", id="one year of a set outside, in any order"),
        pytest.param("[1980..1987]", "1988/1994", id="one day that is too early"),
        pytest.param("[1980,2001]", "1988/1994", id="two alternatives outside, one on each side"),
    ],
)
def test_what_is_certain_to_touch_the_outside_is_not_within(inner: str, outer: str) -> None:
    assert not EdtfDate.parse(inner).within(EdtfDate.parse(outer))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("1988", "1988-02", id="a year and its month"),
        pytest.param("1988-02-29", "1988-02", id="the last day of a month"),
        pytest.param("1991/1992-02", "1992-02-29/1993", id="touching on one day"),
        pytest.param("1991/1992", "1992/1993", id="touching in one year"),
        pytest.param("2023-09-19/..", "2099", id="an open end goes on"),
        pytest.param("../1994", "0044", id="an open start goes back"),
        pytest.param("1992-24", "1992-02", id="the winter that ends in 1992"),
        pytest.param("1992-24", "1992-12", id="the winter that begins in 1992"),
        pytest.param("{1988,1990}", "1990", id="one year of a set"),
        pytest.param("{1988..1990}", "1989", id="a year inside a range"),
    ],
)
def test_dates_with_a_day_in_common_overlap(one: str, other: str) -> None:
    assert EdtfDate.parse(one).overlaps(EdtfDate.parse(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("1988-02-20", "1988-02-21", id="neighbours"),
        pytest.param("1988", "1989", id="neighbouring years"),
        pytest.param("2023-09-19/..", "2023-09-18", id="before an open end"),
        pytest.param("../1994", "1995", id="after an open start"),
        pytest.param("1992-02-2X", "1992-02-19", id="a masked day"),
        pytest.param("{1988,1990}", "1989", id="a year that a set leaves out"),
        pytest.param("[1988,1990]", "1989", id="a year that is no alternative"),
    ],
)
def test_dates_without_a_day_in_common_do_not_overlap(one: str, other: str) -> None:
    assert not EdtfDate.parse(one).overlaps(EdtfDate.parse(other))


# -- what is certain, and what is the same ----------------------------------------------------


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        pytest.param("1992-05-08", ["1992-05-08 1992-05-08"], id="a day"),
        pytest.param("1992-05", [], id="some time in a month, or all of it"),
        pytest.param("1992-05-08~", [], id="about a day"),
        pytest.param("1992-05-08/1992-05-10", ["1992-05-08 1992-05-10"], id="from one day to another"),
        pytest.param("1991/1994-05-12", ["1991-12-31 1994-05-12"], id="from some day of a year"),
        pytest.param("1988/1994", ["1988-12-31 1994-01-01"], id="from some day to some day"),
        pytest.param("1992-05/1992-05", [], id="both ends in one month"),
        pytest.param("../1994", [f"{FIRST_DAY} 1994-01-01"], id="an open beginning"),
        pytest.param("/1994-05-12", ["1994-05-12 1994-05-12"], id="an unknown beginning, the end known to the day"),
        pytest.param("/1994", [], id="an unknown beginning, the end some day of a year"),
        pytest.param("2020-11-10/..", [f"2020-11-10 {LAST_DAY}"], id="it goes on"),
        pytest.param("2020-11-10/", ["2020-11-10 2020-11-10"], id="an unknown end"),
        pytest.param("[1992..1994]", [], id="one day in there"),
        pytest.param("[1992-05-08,1992-05-10]", [], id="one of two days"),
        pytest.param("{1992-05-08,1992-05-10}", ["1992-05-08 1992-05-08", "1992-05-10 1992-05-10"], id="two days"),
        pytest.param("{1990-01-13..1990-01-20}", ["1990-01-13 1990-01-20"], id="every day in there"),
        pytest.param("{..1990}", [f"{FIRST_DAY} 1990-01-01"], id="every day until some day"),
    ],
)
def test_the_days_that_a_date_holds_for_certain(text: str, spans: list[str]) -> None:
    assert [f"{first} {last}" for first, last in EdtfDate.parse(text).certain_spans] == spans


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("1988/1994", "1988-02-20/1994-05-12", True, id="years and days"),
        pytest.param("2020-09/2020-11", "2020-09-27/2020-11-10", True, id="months and days"),
        pytest.param("2020", "2020-01-01/2020-12-31", True, id="a year and all its days"),
        pytest.param("1992", "1992~", True, id="a year and about that year"),
        pytest.param("2020", "2020-09-27/2020-11-10", False, id="a year and some weeks of it"),
        pytest.param("2016-04", "2016-04-01/2016-04-05", False, id="a month and some days of it"),
        pytest.param("2020-09-27/2020-10-05", "2020-09-27/2020-10-28", False, id="a toll of one day and of another"),
        pytest.param("1988/1994", "1988/1993", False, id="other years"),
        pytest.param("1988/..", "1988/1994", False, id="an end and none"),
        pytest.param("../2017", "../2017-05", True, id="open beginnings"),
    ],
)
def test_the_same_period_allows_for_precision(one: str, other: str, *, same: bool) -> None:
    dates = EdtfDate.parse(one), EdtfDate.parse(other)

    assert dates[0].same_period(dates[1]) is same
    assert dates[1].same_period(dates[0]) is same


@given(edtf_texts)
def test_what_is_certain_lies_between_the_bounds_and_a_date_is_the_same_period_as_itself(text: str) -> None:
    date = EdtfDate.parse(text)

    assert all(date.touches(first, last) for first, last in date.certain_spans)
    assert date.same_period(date)
    assert date.may_equal(date)


# -- whatever is generated ---------------------------------------------------------------------


@given(edtf_texts)
def test_every_date_keeps_its_text_and_reads_the_same_again(text: str) -> None:
    date = EdtfDate.parse(text)

    assert date.text == text
    assert _joined(date) == (text.replace("..", "") if date.form == "interval" else text)
    assert EdtfDate.parse(_joined(date)).members == date.members
    assert tuple(parse_part(moment.text) for moment in date.parts) == date.parts


@given(edtf_texts)
@example("9999-24")
@example("0001-24")
def test_no_date_ends_before_it_begins(text: str) -> None:
    date = EdtfDate.parse(text)

    assert date.earliest is None or date.latest is None or date.earliest <= date.latest
    assert date.sort_key[0] <= date.sort_key[1]


@given(intervals(moments()))
def test_the_bounds_of_an_interval_are_those_of_its_ends(text: str) -> None:
    start, end = text.split("/")
    date = EdtfDate.parse(text)

    assert date.earliest == (None if start in ("", "..") else parse_part(start).earliest)
    assert date.latest == (None if end in ("", "..") else parse_part(end).latest)


@given(edtf_texts, edtf_texts)
def test_overlapping_is_mutual(one: str, other: str) -> None:
    a, b = EdtfDate.parse(one), EdtfDate.parse(other)

    assert a.overlaps(b) == b.overlaps(a)


@given(edtf_texts)
def test_every_date_overlaps_itself_and_lies_within_itself(text: str) -> None:
    date = EdtfDate.parse(text)

    assert date.overlaps(date)
    assert date.within(date)


@given(edtf_texts, edtf_texts)
def test_what_is_within_also_overlaps(one: str, other: str) -> None:
    a, b = EdtfDate.parse(one), EdtfDate.parse(other)

    assert a.overlaps(b) or not a.within(b)


@given(st.dates())
def test_every_day_of_the_calendar_is_a_day(day: dt.date) -> None:
    date = EdtfDate.parse(day.isoformat())

    assert date.earliest == date.latest == (day.year, day.month, day.day)
    assert (date.precision, date.is_day) == ("day", True)


@given(st.text() | st.text("0123456789X-/.,[]{}~?%YTZ: ", max_size=30))
@example("[")
@example("{}")
@example("/../")
@example("XXXX-02-30")
@example("²⁰²⁰")
@example("[[1988]]")
def test_any_text_gives_a_date_or_is_refused(text: str) -> None:
    with suppress(DateError):
        assert EdtfDate.parse(text).text == text


def _written(day: object) -> str | None:
    return None if day is None else str(day)


def _joined(date: EdtfDate) -> str:
    """Put a date's text together again from its parts."""
    if date.form in ("moment", "interval"):
        return _member(date.members[0], "/")
    opening, closing = "[]" if date.form == "one_of" else "{}"
    return opening + ",".join(_member(member, "..") for member in date.members) + closing


def _member(member: Span, between: str) -> str:
    start, end = member
    return start.text if start and start is end else between.join(part.text if part else "" for part in member)
