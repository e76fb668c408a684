"""What happened in a period for certain, what was under way, and what may have happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.analysis.windows import InWindow, in_window
from nkcli.edtf.part import Day
from nkcli.model.records import Event

if TYPE_CHECKING:
    from nkcli.model.vocabulary import Borrowed

NINTH = Day(2020, 11, 9), Day(2020, 11, 9)
NOVEMBER = Day(2020, 11, 1), Day(2020, 11, 30)


def _event(date: str, borrowed: Borrowed | None = None) -> Event:
    return Event(id="e", kind="battle", date=date, borrowed=borrowed, title="E", importance=3, citations=())


@pytest.mark.parametrize(
    ("date", "window", "place"),
    [
        pytest.param("2020-11-09", NINTH, "happened", id="the very day"),
        pytest.param("2020-11-07/2020-11-09", NINTH, "happened", id="it ended on the day"),
        pytest.param("2020-11-09/..", NINTH, "happened", id="it began on the day"),
        pytest.param("{2020-11-09,2020-12-01}", NINTH, "happened", id="one of several days"),
        pytest.param("2020-11", NOVEMBER, "happened", id="some day in the month asked for"),
        pytest.param("[2020-11-05..2020-11-12]", NOVEMBER, "happened", id="one day of several, all in the month"),
        pytest.param("2020-09-27/2020-11-10", NINTH, "under_way", id="it lasted longer"),
        pytest.param("1992/..", NINTH, "under_way", id="it goes on"),
        pytest.param("2020-11", NINTH, "possible", id="some day of the month"),
        pytest.param("2020", NOVEMBER, "possible", id="some day of the year"),
        pytest.param("[2020-11-05..2020-11-12]", NINTH, "possible", id="one day of several"),
        pytest.param("2020-11-09?", NINTH, "happened", id="a doubtful day lies in the day"),
        pytest.param("2020-11-09?/2020-11-20", NINTH, "possible", id="a doubtful beginning"),
        pytest.param("2020-11/2021", NINTH, "possible", id="it began some day of the month"),
    ],
)
def test_an_event_lies_in_a_period_as_far_as_its_date_is_known(
    date: str, window: tuple[Day, Day], place: InWindow
) -> None:
    assert in_window(_event(date), *window) == place


@pytest.mark.parametrize(
    ("date", "borrowed", "place"),
    [
        pytest.param("2020-11-09/2020-12-31", "start", "possible", id="a borrowed beginning"),
        pytest.param("2020-09-27/2020-11-09", "end", "possible", id="a borrowed end"),
        pytest.param("2020-09-27/2020-11-09", "start", "happened", id="the end that is stated"),
        pytest.param("2020-09-27/2020-11-10", "both", "possible", id="nothing but the war"),
        pytest.param("[2020-09-27..2020-11-09]", "start", "possible", id="by a day"),
    ],
)
def test_a_borrowed_bound_is_no_day(date: str, borrowed: Borrowed, place: InWindow) -> None:
    assert in_window(_event(date, borrowed), *NINTH) == place


def test_what_borrows_its_bounds_from_a_war_happened_in_the_year_of_the_war() -> None:
    assert in_window(_event("2020-09-27/2020-11-10", "both"), Day(2020, 1, 1), Day(2020, 12, 31)) == "happened"
