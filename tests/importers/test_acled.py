"""ACLED's rows by its codebook; no real file was at hand, so all rows here are made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from importers.rows import imported, table
from nkcli.checks.folder import check_folder

if TYPE_CHECKING:
    from pathlib import Path

ROW = {
    "event_id_cnty": "XYZ123",
    "event_date": "14 March 2021",
    "year": "2021",
    "time_precision": "1",
    "disorder_type": "Political violence",
    "event_type": "Battles",
    "sub_event_type": "Armed clash",
    "actor1": "Military Forces of Xland (2019-)",
    "assoc_actor_1": "",
    "inter1": "State forces",
    "actor2": "Ypeople Militia",
    "iso": "999",
    "country": "Xland",
    "admin1": "North",
    "admin2": "Hills",
    "location": "Old Town",
    "latitude": "10.5",
    "longitude": "20.25",
    "geo_precision": "2",
    "source": "Daily News; Radio X",
    "source_scale": "National",
    "notes": "On 14 March 2021, soldiers and militiamen fought near Old Town.",
    "fatalities": "7",
}


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    outcome, facts = imported("acled", table([ROW]), tmp_path)

    event = facts.event_by_id["acled-xyz123"]
    assert (outcome.rows, outcome.events) == (1, 1)
    assert (event.kind, event.date, event.title) == ("clash", "2021-03-14", "Armed clash, Old Town")
    assert event.places == ("xland:old-town-place",)
    assert [c.source for c in event.citations] == ["acled-events", "acled-source:daily-news", "acled-source:radio-x"]
    assert [(c.best, c.claimant) for c in event.claims] == [(7, "acled")]
    assert [c.id for c in facts.event_by_id["acled-xland"].claims] == ["acled-xland:killed-2021"]
    assert check_folder(facts, str(tmp_path / "data")) == []


@pytest.mark.parametrize(("precision", "date"), [("1", "2021-03-14"), ("2", "2021-03-14~"), ("3", "2021-03")])
def test_a_date_is_as_precise_as_acled_has_it(precision: str, date: str, tmp_path: Path) -> None:
    _, facts = imported("acled", table([ROW | {"time_precision": precision}]), tmp_path)

    assert facts.event_by_id["acled-xyz123"].date == date


def test_no_reported_deaths_are_no_claim(tmp_path: Path) -> None:
    _, facts = imported("acled", table([ROW | {"fatalities": "0"}]), tmp_path)

    assert facts.claims == ()


@pytest.mark.parametrize(
    ("change", "column"),
    [
        ({"event_type": "Party"}, "event_type"),
        ({"event_date": "soon"}, "event_date"),
        ({"time_precision": "4"}, "time_precision"),
        ({"geo_precision": "0"}, "geo_precision"),
        ({"fatalities": "many"}, "fatalities"),
    ],
)
def test_a_row_that_cannot_be_taken_is_listed(change: dict[str, str], column: str, tmp_path: Path) -> None:
    outcome, _ = imported("acled", table([ROW, ROW | {"event_id_cnty": "XYZ124"} | change]), tmp_path)

    assert [(p.line, p.field) for p in outcome.refused] == [(3, column)]
