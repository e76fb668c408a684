"""Dates in EDTF and dates as people type them: two dates at a time, each on its line."""

from __future__ import annotations

from nkcli.edtf.date import FIRST_DAY, LAST_DAY, EdtfDate
from nkcli.edtf.part import DateError, Day
from nkcli.edtf.text import written
from nkcli.edtf.typed import read_date, read_day_of_year
from nkcli.errors import InvalidDate, UsageError
from nkcli.query import make_query

from .base import dataset
from .taps import texts


def edtf(data: bytes) -> None:
    """An EDTF text is refused, or is written back the same and has its bounds in order."""
    dates = [date for text in texts(data)[:2] if (date := _parsed(text)) is not None]
    for date in dates:
        _hangs_together(date)
    if len(dates) > 1:
        one, other = dates
        assert one.overlaps(other) == other.overlaps(one)
        assert one.overlaps(other) or not one.within(other)
        assert not one.overlaps(other) or one.touches(*other.sort_key)


def _parsed(text: str) -> EdtfDate | None:
    try:
        return EdtfDate.parse(text)
    except DateError as error:
        _tells(error, error.reason)
        return None


def _hangs_together(date: EdtfDate) -> None:
    first, last = date.sort_key
    assert FIRST_DAY <= first <= last <= LAST_DAY
    assert (date.earliest is None) == (first == FIRST_DAY)
    assert (date.latest is None) == (last == LAST_DAY)
    assert EdtfDate.parse(date.text) == date
    assert date.overlaps(date)
    assert date.within(date)
    assert date.touches(first, first)
    assert date.touches(last, last)
    assert date.touches(FIRST_DAY, LAST_DAY)
    assert written(date.text).strip()
    for moment in date.parts:
        assert EdtfDate.parse(moment.text).parts == (moment,)
        assert moment.earliest <= moment.latest
        assert date.touches(moment.earliest, moment.latest)
    for day in filter(None, (date.earliest, date.latest)):
        _is_written_back(day)


def _is_written_back(day: Day) -> None:
    again = EdtfDate.parse(str(day))
    assert (again.is_day, again.earliest) == (True, day)


def typed_date(data: bytes) -> None:
    """What a person types for a date is refused, or read without an invented year, and the same when read again."""
    typed = texts(data)[:2]
    for text in typed:
        _read(text)
        _read_day(text)
    try:
        make_query(dataset(), from_=typed[0], to=typed[-1])
    except UsageError as error:
        _tells(error, error.hint)


def _read(text: str) -> None:
    try:
        found = read_date(text)
    except InvalidDate as error:
        _tells(error, error.hint)
        return
    first, last = found.sort_key
    assert first <= last
    assert read_date(found.text) == EdtfDate.parse(found.text) == found
    assert read_date(f" {text}\t") == found
    if found.is_day and "Y" not in found.text and first.year >= 0:
        assert f"{first.year:04d}" in text
    make_query(dataset(), on=text)


def _read_day(text: str) -> None:
    try:
        day = read_day_of_year(text)
    except UsageError as error:
        _tells(error, error.hint)
        return
    assert read_day_of_year(str(day)) == day


def _tells(error: Exception, more: str) -> None:
    assert str(error)
    assert more
