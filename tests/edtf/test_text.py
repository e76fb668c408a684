"""EDTF as a person writes it: this table is the manual."""

from __future__ import annotations

import pytest

from nkcli.edtf.part import DateError
from nkcli.edtf.text import written


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("1988-02-20", "20 Feb 1988", id="day"),
        pytest.param("1988-02-20~", "c. 20 Feb 1988", id="about a day"),
        pytest.param("1988-02-20?", "20 Feb 1988?", id="doubtful day"),
        pytest.param("1992-02-20T10:00:00Z", "20 Feb 1992", id="time of day is left out"),
        pytest.param("1992-02", "February 1992", id="month"),
        pytest.param("1988-02%", "c. February 1988?", id="about a month, doubtful too"),
        pytest.param("1988", "1988", id="year"),
        pytest.param("1988~", "c. 1988", id="about a year"),
        pytest.param("0044", "0044", id="early year"),
        pytest.param("1992-21", "spring 1992", id="spring"),
        pytest.param("1992-22", "summer 1992", id="summer"),
        pytest.param("1991-23", "autumn 1991", id="autumn"),
        pytest.param("1991-23?", "autumn 1991?", id="doubtful autumn"),
        pytest.param("1992-24~", "c. winter 1992", id="about a winter"),
    ],
)
def test_one_date_keeps_its_precision_and_its_doubt(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("199X", "1990s", id="decade"),
        pytest.param("199X~", "c. 1990s", id="about a decade"),
        pytest.param("19XX", "between 1900 and 1999", id="century"),
        pytest.param("19XX?", "between 1900 and 1999?", id="doubtful century"),
        pytest.param("1XXX", "1XXX", id="millennium stays as it is"),
        pytest.param("1992-XX", "1992", id="some month"),
        pytest.param("1992-XX-XX", "1992", id="some day of a year"),
        pytest.param("1992-02-XX", "February 1992", id="some day of a month"),
        pytest.param("1992-02-0X", "1–9 February 1992", id="first days"),
        pytest.param("1992-02-2X", "20–29 February 1992", id="last days of a leap year's month"),
        pytest.param("1992-1X", "1992-1X", id="some months stay as they are"),
        pytest.param("19XX-12", "19XX-12", id="month of some year stays as it is"),
    ],
)
def test_missing_digits_are_never_invented(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


def test_a_day_of_an_unknown_month_is_not_taken_for_a_month() -> None:
    assert written("1992-XX-05") != "1992-05"


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("1992-02-25/1992-02-26", "25–26 Feb 1992", id="same month"),
        pytest.param("2020-09-27/2020-11-10", "27 Sep – 10 Nov 2020", id="same year"),
        pytest.param("2015-12-30/2016-01-02", "30 Dec 2015 – 2 Jan 2016", id="two years"),
        pytest.param("1988-02/1994-05-12", "February 1988 – 12 May 1994", id="month to day"),
        pytest.param("1992-05/1992-05-09", "May 1992 – 9 May 1992", id="month to a day of its own"),
        pytest.param("2020-01/2020-09", "January – September 2020", id="months of one year"),
        pytest.param("1991-11/1992-02", "November 1991 – February 1992", id="months of two years"),
        pytest.param("1918/1987", "1918–1987", id="years"),
        pytest.param("1918~/1987", "c. 1918 – 1987", id="doubt at the start"),
        pytest.param("1991/1992?", "1991 – 1992?", id="doubt at the end"),
        pytest.param("1988-02%/1994-05-12~", "c. February 1988? – c. 12 May 1994", id="doubt at both ends"),
        pytest.param("1991-23/1992-21", "autumn 1991 – spring 1992", id="seasons"),
        pytest.param("199X/2020-12-01", "1990s – 1 Dec 2020", id="decade to day"),
        pytest.param("1992-02-2X/1992-03-0X", "20–29 February 1992 – 1–9 March 1992", id="masked days"),
        pytest.param("2023-09-19/..", "since 19 Sep 2023", id="open end"),
        pytest.param("2023-09/..", "since September 2023", id="open end after a month"),
        pytest.param("../1994", "until 1994", id="open start"),
        pytest.param("/1994-05-12", "until 12 May 1994", id="unknown start"),
    ],
)
def test_a_period_leaves_out_at_its_start_what_its_end_repeats(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("1991-11?/1991-12", "November 1991? – December 1991", id="doubtful month at the start"),
        pytest.param("1991-11~/1991-12", "c. November 1991 – December 1991", id="about a month at the start"),
        pytest.param("[1990-05~..1990-06]", "between c. May 1990 and June 1990", id="about a month, one day in there"),
    ],
)
def test_doubt_about_a_month_is_not_lost_in_a_period(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("2020-01-05/2020-01-05", "5 Jan 2020", id="day"),
        pytest.param("2020-01/2020-01", "January 2020", id="month"),
        pytest.param("1992/1992", "1992", id="year"),
    ],
)
def test_a_period_that_ends_as_it_begins_is_written_once(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("[1992-02-10..1992-02-20]", "between 10 and 20 Feb 1992", id="one day of a month"),
        pytest.param("[1992-02-10..1992-03-05]", "between 10 Feb and 5 Mar 1992", id="one day of two months"),
        pytest.param("[1991-12-30..1992-01-02]", "between 30 Dec 1991 and 2 Jan 1992", id="one day of two years"),
        pytest.param("[1992-02..1992-03]", "between February and March 1992", id="one month of two"),
        pytest.param("[1991..1993]", "between 1991 and 1993", id="one year of three"),
        pytest.param("[1991-09,1991-10]", "September 1991 or October 1991", id="one or the other"),
        pytest.param("[1992,1994..1996]", "1992 or between 1994 and 1996", id="one, or one in a range"),
        pytest.param("[1992~,1993?]", "c. 1992 or 1993?", id="doubt in a set"),
        pytest.param("[1988]", "1988", id="a set of one"),
        pytest.param("[1990..]", "1990 or later", id="one day, open end"),
        pytest.param("[..1990-05]", "May 1990 or earlier", id="one day, open start"),
    ],
)
def test_one_day_in_there_differs_from_a_period(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


@pytest.mark.parametrize(
    ("edtf", "people_write"),
    [
        pytest.param("{1990-01-13..1990-01-20}", "13–20 Jan 1990", id="every day"),
        pytest.param("{1990-01-13,1990-01-20}", "13 Jan 1990, 20 Jan 1990", id="two days"),
        pytest.param("{1992,1994..1996,1998-05}", "1992, 1994–1996, May 1998", id="years and a month"),
        pytest.param("{1990..}", "1990 and later", id="open end"),
        pytest.param("{..1990}", "1990 and earlier", id="open start"),
    ],
)
def test_all_of_a_set_are_listed(edtf: str, people_write: str) -> None:
    assert written(edtf) == people_write


def test_the_words_of_the_source_come_first() -> None:
    assert written("[1992-02..1992-03]", "late winter 1992") == "late winter 1992"


def test_empty_words_stand_for_a_date_already_told() -> None:
    assert written("2020-09-27/2020-11-10", "") == ""


def test_what_is_no_date_is_refused() -> None:
    with pytest.raises(DateError, match=r"'26\.02\.1992' is no EDTF date"):
        written("26.02.1992")
