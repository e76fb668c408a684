"""iCalendar, read by a library for calendars."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from asking import facts_of, result
from nkcli.cli.main import main
from nkcli.formats.ics import fold, omitted

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

BATTLE = r"""BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//nkcli//data 1.2.3//EN
BEGIN:VEVENT
UID:shusha-2020@nkcli
DTSTAMP:19700101T000000Z
DTSTART;VALUE=DATE:20201106
DTEND;VALUE=DATE:20201109
SUMMARY:Azerbaijan takes control of Shusha
DESCRIPTION:The battle is followed by a ceasefire.\nSources: wikipedia-2025
CATEGORIES:battle
LOCATION:Shusha
GEO:39.76006;46.74989
TRANSP:TRANSPARENT
END:VEVENT
END:VCALENDAR
"""


def entries(dataset: Dataset, question: str, **parameters: Any) -> dict[str, tuple[date, date]]:
    """Return the first day of each entry and the day after its last, as a library reads them."""
    text = result(dataset, question, **parameters).to_text("ics")
    calendar = pytest.importorskip("icalendar").Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert [event.errors for event in events if event.errors] == []
    return {str(event["UID"]): (event.decoded("DTSTART"), event.decoded("DTEND")) for event in events}


def test_an_event_is_an_entry_of_whole_days(dataset: Dataset) -> None:
    assert result(dataset, "timeline", place="shusha").to_text("ics") == BATTLE.replace("\n", "\r\n")
    assert entries(dataset, "timeline", place="shusha") == {
        "shusha-2020@nkcli": (date(2020, 11, 6), date(2020, 11, 9)),
    }


def test_events_whose_days_are_not_known_are_left_out_and_counted(dataset: Dataset) -> None:
    answer = result(dataset, "timeline", from_="1992").answer

    assert sorted(entries(dataset, "timeline", from_="1992")) == [
        "first@nkcli",
        "second@nkcli",
        "shusha-2020@nkcli",
    ]
    assert omitted(answer) == "left out 4 events whose days are not known"
    assert omitted(result(dataset, "timeline", place="shusha").answer) == ""


def test_the_command_tells_beside_the_calendar_how_many_it_left_out(
    dataset: Dataset, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("nkcli.cli.session.Facts", lambda *_: facts_of(dataset))

    assert main(("timeline", "--on", "2015", "--kind", "phase", "--format", "ics")) == 0

    out, err = capsys.readouterr()
    assert out == "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//nkcli//data 1.2.3//EN\nEND:VCALENDAR\n".replace("\n", "\r\n")
    assert err.startswith("nkcli: left out ")


def test_a_day_of_the_year_is_a_calendar_too(dataset: Dataset) -> None:
    assert "second@nkcli" in entries(dataset, "today", date="09-27")


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=300))
def test_no_line_is_longer_than_75_octets_and_no_character_is_broken(text: str) -> None:
    lines = fold(text).split("\r\n ")

    assert "".join(lines) == text
    assert all(len(line.encode()) <= (75 if number == 0 else 74) for number, line in enumerate(lines))
