"""What a person types for a date: what is understood, what is refused, and that nothing is invented."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nkcli.edtf.typed import read_date
from nkcli.errors import InvalidDate

HOW = "write for example 1988, 1988-02, 1988-02-20, 2020q4, 1988/1994 or '27 September 2020'"


@pytest.mark.parametrize(
    ("typed", "edtf"),
    [
        pytest.param("1988", "1988", id="a year"),
        pytest.param("1988-02", "1988-02", id="a month"),
        pytest.param("1988-02-20", "1988-02-20", id="a day"),
        pytest.param("  1988-02-20 ", "1988-02-20", id="blanks around it"),
        pytest.param("199X", "199X", id="a masked digit"),
        pytest.param("1988~", "1988~", id="a hedge"),
        pytest.param("1988/1994", "1988/1994", id="a period"),
        pytest.param("2023-09-19/..", "2023-09-19/..", id="a period without an end"),
        pytest.param("[1991-09,1991-10]", "[1991-09,1991-10]", id="alternatives"),
        pytest.param("2020q4", "2020-10/2020-12", id="a quarter"),
        pytest.param("2020 Q1", "2020-01/2020-03", id="a quarter with a blank"),
        pytest.param("2020-Q2", "2020-04/2020-06", id="a quarter with a hyphen"),
        pytest.param("Q3 1991", "1991-07/1991-09", id="a quarter before its year"),
        pytest.param("spring 1992", "1992-21", id="spring"),
        pytest.param("Summer 1992", "1992-22", id="summer"),
        pytest.param("autumn 1991", "1991-23", id="autumn"),
        pytest.param("fall of 1991", "1991-23", id="fall"),
        pytest.param("winter 1992", "1992-24", id="winter"),
        pytest.param("1990s", "199X", id="a decade"),
        pytest.param("the 1990s", "199X", id="the decade"),
        pytest.param("27 September 2020", "2020-09-27", id="day month year"),
        pytest.param("September 27, 2020", "2020-09-27", id="month day year"),
        pytest.param("27th of September 2020", "2020-09-27", id="an ordinal"),
        pytest.param("27. Sep 2020", "2020-09-27", id="a dot after the day"),
        pytest.param("27   september\t2020", "2020-09-27", id="any blanks"),
        pytest.param("27SEPTEMBER2020", "2020-09-27", id="no blanks"),
        pytest.param("Monday 28 September 2020", "2020-09-28", id="a weekday beside its day"),
        pytest.param("September 2020", "2020-09", id="month year"),
        pytest.param("Sept 2020", "2020-09", id="a short month"),
        pytest.param("Sep. 2020", "2020-09", id="a shorter month"),
        pytest.param("2020 September", "2020-09", id="year month"),
        pytest.param("26.02.1992", "1992-02-26", id="dots, a day that is no month"),
        pytest.param("26/02/1992", "1992-02-26", id="slashes, a day that is no month"),
        pytest.param("02/26/1992", "1992-02-26", id="the same, month first"),
        pytest.param("10.10.2020", "2020-10-10", id="day and month alike"),
        pytest.param("1992.02.26", "1992-02-26", id="dots, year first"),
        pytest.param("2020/03/04", "2020-03-04", id="year first means month second"),
        pytest.param("2020-09-27 00:00:00.000", "2020-09-27", id="a timestamp of a spreadsheet"),
        pytest.param("2020-09-27T10:00Z", "2020-09-27", id="a timestamp without seconds"),
        pytest.param("20200927", "2020-09-27", id="a compact day"),
        pytest.param("2020-W40", "2020-09-28/2020-10-04", id="an ISO week"),
        pytest.param("2020-36", "2020-10/2020-12", id="a quarter in EDTF level 2"),
        pytest.param("26-Feb-1992", "1992-02-26", id="a day of a database"),
        pytest.param("1992-2-26", "1992-02-26", id="single digits, year first"),
        pytest.param("02/1992", "1992-02", id="month and year in digits"),
        pytest.param("1988–1994", "1988/1994", id="two years and a dash"),
        pytest.param("1988-94", "1988/1994", id="two years and a hyphen, the second shortened"),
        pytest.param("1988 to 1994", "1988/1994", id="two years in words"),
        pytest.param("late 1991", "[1991-09..1991-12]", id="the last third of a year"),
        pytest.param("early May 1992", "[1992-05-01..1992-05-10]", id="the first third of a month"),
        pytest.param("mid-1990s", "[1994..1996]", id="the middle of a decade"),
        pytest.param("by the end of 1992", "[..1992]", id="by the end of a year"),
        pytest.param("the nineties", "199X", id="a decade by its name"),
        pytest.param("27 Sep – 10 Nov 2020", "2020-09-27/2020-11-10", id="as nkcli prints a war"),
        pytest.param("7–30 Oct 2020", "2020-10-07/2020-10-30", id="as nkcli prints days of one month"),
        pytest.param("October – December 2020", "2020-10/2020-12", id="as nkcli prints months of one year"),
        pytest.param("November 1991 – 9 May 1992", "1991-11/1992-05-09", id="as nkcli prints ends of two kinds"),
        pytest.param("since 20 Feb 1988", "1988-02-20/..", id="as nkcli prints what goes on"),
        pytest.param("from 2013", "2013/", id="as nkcli prints an unknown end"),
        pytest.param("until 1994", "../1994", id="as nkcli prints an open beginning"),
        pytest.param("by April 1993", "[..1993-04]", id="at some time until then"),
        pytest.param("between 27 Sep and 10 Nov 2020", "[2020-09-27..2020-11-10]", id="one day in a period"),
        pytest.param("September 1991 or October 1991", "[1991-09,1991-10]", id="one of two"),
        pytest.param("c. 1988", "1988~", id="circa"),
        pytest.param("September 2020?", "2020-09?", id="a doubt after words"),
        pytest.param("27 сентября 2020 г.", "2020-09-27", id="a month in Russian"),
        pytest.param("2020-ci il 27 sentyabr", "2020-09-27", id="a month in Azerbaijani"),
        pytest.param("27.IX.2020", "2020-09-27", id="a month in Roman numerals"),
        pytest.param("27 սեպտեմբերի 2020", "2020-09-27", id="a month in Armenian"),
        pytest.param("26‑02‑1992", "1992-02-26", id="hyphens that don't break"),
        pytest.param("\u200e1992\u00ad-02", "1992-02", id="invisible marks"),
    ],
)
def test_a_date_that_people_type_is_read(typed: str, edtf: str) -> None:
    assert read_date(typed).text == edtf


UNKNOWN = "it is no date that nkcli can read"
NO_YEAR = "the year is missing or has two digits"
NO_DAY = "names a day that is in no calendar; months run from 01 to 12 (seasons 21 to 24)"
NO_THIRD = "only a month, a year or a decade has an early, a middle and a late part"
NO_EDTF = "is no EDTF date; write for example 1992, 1992-02, 1992-02-26, 1992~ or 199X"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        pytest.param("", "it is empty", id="nothing"),
        pytest.param("   ", "it is empty", id="blanks"),
        pytest.param("92", UNKNOWN, id="two digits"),
        pytest.param("yesterday", UNKNOWN, id="a day that moves"),
        pytest.param("late winter 1992", NO_THIRD, id="part of a season"),
        pytest.param("١٩٨٨-٠٢", UNKNOWN, id="other digits than 0 to 9"),
        pytest.param("2020q5", UNKNOWN, id="a fifth quarter"),
        pytest.param("20/20/2020", NO_DAY, id="no month in it"),
        pytest.param("31 September 2020", NO_DAY, id="a day that September has not"),
        pytest.param("30 February 1992", NO_DAY, id="a day that February has not"),
        pytest.param("0 September 2020", NO_DAY, id="day 0"),
        pytest.param("September and October 2020", UNKNOWN, id="two months"),
        pytest.param("1 and 3 September 2020", UNKNOWN, id="two days"),
        pytest.param("September 2019 2020", UNKNOWN, id="two years"),
        pytest.param("Monday 2020", UNKNOWN, id="a weekday alone"),
        pytest.param("10pm 27 September 2020", UNKNOWN, id="an hour"),
        pytest.param("Monday September 2020", UNKNOWN, id="one of several Mondays"),
        pytest.param("Tuesday September 2020", UNKNOWN, id="one of several Tuesdays, of which the 1st is one"),
        pytest.param("2020/13/01", NO_DAY, id="a month 13 between year and day"),
        pytest.param("27 September", NO_YEAR, id="no year"),
        pytest.param("September", NO_YEAR, id="a month alone"),
        pytest.param("20 Feb 88", NO_YEAR, id="a year of two digits"),
        pytest.param("1/1/20", NO_YEAR, id="a year of two digits, with slashes"),
        pytest.param("1992-02-31", NO_DAY, id="the 31st of February"),
        pytest.param("1992-13", NO_DAY, id="month 13"),
        pytest.param("1992/1988", "ends before it begins", id="a period backwards"),
        pytest.param("../..", "has neither a start nor an end", id="a period without ends"),
        pytest.param("[1991", "a set is written [a,b], [a..b] or {a..b}", id="half a set"),
        pytest.param("1992-24-01", "a season (21 to 24 in place of a month) has no days", id="a day of a season"),
    ],
)
def test_a_date_that_cannot_be_read_is_refused_with_the_reason_and_what_to_type(typed: str, why: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        read_date(typed)

    assert refused.value.message == f"can't read the date {typed!r}: {why}"
    assert refused.value.hint == HOW


def test_a_text_that_is_too_long_is_shown_shortened() -> None:
    with pytest.raises(InvalidDate) as refused:
        read_date("27 September 2020, " + "and " * 20)

    assert refused.value.message == (
        "can't read the date '27 September 2020, and and and and and and and and and and a…': it is too long"
    )
    assert refused.value.hint == HOW


def test_sixty_characters_are_not_too_long() -> None:
    years = "{1988, 1989, 1990, 1991, 1992, 1993, 1994, 1995, 1996, 1997}"

    assert len(years) == 60
    assert read_date(years).text == years


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("03/04/2020", "write 2020-03-04 or 2020-04-03"),
        ("3.4.2020", "write 2020-03-04 or 2020-04-03"),
        ("1-2-1988", "write 1988-01-02 or 1988-02-01"),
        ("12/11/1991", "write 1991-12-11 or 1991-11-12"),
        ("the 1900s", "write 190X or 19XX"),
        ("the twenties", "write 192X or 202X"),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_is_refused_with_both(typed: str, hint: str) -> None:
    with pytest.raises(InvalidDate) as refused:
        read_date(typed)

    assert refused.value.message == f"can't read the date {typed!r}: it can be read in two ways"
    assert refused.value.hint == hint


def test_a_weekday_that_the_day_was_not_is_refused_with_the_one_that_it_was() -> None:
    with pytest.raises(InvalidDate) as refused:
        read_date("Monday 27 September 2020")

    assert refused.value.message == "can't read the date 'Monday 27 September 2020': that day was a Sunday"
    assert refused.value.hint == "write 2020-09-27 if you mean it"


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("27s September 2020", id="seconds"),
        pytest.param("0m September 2020", id="minutes"),
        pytest.param("Sept 10.5 2020", id="half a day"),
        pytest.param("Monday 3 1988", id="a weekday and a number that need not be a month"),
    ],
)
def test_a_text_that_is_understood_in_part_is_refused_whole(typed: str) -> None:
    with pytest.raises(InvalidDate):
        read_date(typed)


def test_a_quotation_mark_does_not_garble_the_reason() -> None:
    with pytest.raises(InvalidDate) as refused:
        read_date("[19' 88]")

    assert refused.value.message.endswith(f": {NO_EDTF}")


# -- nothing is invented -----------------------------------------------------------------------

WAYS = [
    "%Y%m%d",
    "%Y-%m-%d %H:%M:%S",
    "%G-W%V-%u",
    "%d-%b-%Y",
    "%d %B %Y",
    "%B %d, %Y",
    "%d %b %Y",
    "%b %d %Y",
    "%Y %B %d",
    "%A %d %B %Y",
    "%dth of %B %Y",
]


days = st.dates(min_value=dt.date(1000, 1, 1))


@given(days, st.sampled_from(WAYS))
def test_however_a_day_is_spelled_it_is_that_day(day: dt.date, way: str) -> None:
    assert read_date(day.strftime(way)).text == day.isoformat()


@given(days, st.sampled_from(["%B %Y", "%b %Y", "%Y %B", "%b. %Y"]))
def test_a_month_without_a_day_stays_a_month(day: dt.date, way: str) -> None:
    assert read_date(day.strftime(way)).text == day.isoformat()[:7]


@given(st.integers(1, 12), st.integers(1, 12), st.integers(1000, 9999), st.sampled_from("./-"))
def test_two_numbers_that_can_both_be_months_are_never_guessed(a: int, b: int, year: int, sep: str) -> None:
    typed = f"{a}{sep}{b}{sep}{year}"

    if a == b:
        assert read_date(typed).text == f"{year}-{a:02d}-{b:02d}"
    else:
        with pytest.raises(InvalidDate) as refused:
            read_date(typed)
        assert refused.value.hint == f"write {year}-{a:02d}-{b:02d} or {year}-{b:02d}-{a:02d}"


NUMBERS = ["0", "3", "27", "31", "88", "1988", "2020", "20200927"]
NAMES = ["Sept", "may", "January", "mon", "Tuesday", "winter", "q4", "UTC"]
JOINTS = ["of", "the", "and", "at", "th", "am", ".", ",", "-", "/", ":", "..", "?", "~", "[", "]"]

words = st.sampled_from(NUMBERS + NAMES + JOINTS)


@given(st.lists(words, max_size=6).map(" ".join) | st.lists(words, max_size=6).map("".join))
@example("September 20 20")
@example("20 20 Sept")
def test_the_year_of_what_is_read_was_typed(typed: str) -> None:
    with suppress(InvalidDate):
        for part in read_date(typed).parts:
            assert part.text[:2] in re.sub(r"\s", "", typed)


@given(st.text(max_size=70) | st.lists(words, max_size=8).map("".join))
@example("9" * 29 + " hour")
@example("10 hours X")
@example("\0")
@example("²0²0")
def test_any_text_gives_a_date_or_is_refused(typed: str) -> None:
    with suppress(InvalidDate):
        assert read_date(typed).text
