"""What happened, in order of time, under the war or phase it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asking import answer
from nkcli.answers.timeline import TimelineEvent, War, war_of
from nkcli.formats.plain import as_text
from nkcli.loading.files import load
from nkcli.model.records import Participation

if TYPE_CHECKING:
    from conftest import Changes, Folder
    from nkcli.model.dataset import Dataset

TEXT = """\
Timeline

Date                       Event                               Kind         Id

Nagorno-Karabakh conflict  since 1988
since 1988                 Nagorno-Karabakh conflict           conflict     conflict
1992                       The Minsk Group begins to mediate   negotiation  minsk-group

First Nagorno-Karabakh War  20 Feb 1988 – 12 May 1994
20 Feb 1988 – 12 May 1994  First Nagorno-Karabakh War          war          first
late winter 1992           Full-scale fighting breaks out      military     fighting-1992

Border clashes of 2015  2015
2015                       Border clashes of 2015              phase        clashes-2015

Second Nagorno-Karabakh War  27 Sep – 10 Nov 2020
27 Sep – 10 Nov 2020       Second Nagorno-Karabakh War         war          second
6–8 Nov 2020               Azerbaijan takes control of Shusha  battle       shusha-2020
"""

BACKWARDS = """\
Timeline

Date                  Event                               Kind    Id

Second Nagorno-Karabakh War  27 Sep – 10 Nov 2020
6–8 Nov 2020          Azerbaijan takes control of Shusha  battle  shusha-2020
                      The battle is followed by a ceasefire.
27 Sep – 10 Nov 2020  Second Nagorno-Karabakh War         war     second

Border clashes of 2015  2015
2015                  Border clashes of 2015              phase   clashes-2015

4 more events; leave --limit out to see them.
"""

CITED = [{"source": "wikipedia-2025", "locator": "Lead ¶1"}]


def _event(event_id: str, kind: str, date: str, part_of: str) -> dict[str, Any]:
    told = {"title": event_id.title(), "importance": 3, "citations": CITED}
    return {"id": event_id, "kind": kind, "date": date, "part_of": part_of, **told}


def _text(dataset: Dataset, **options: Any) -> str:
    return as_text(answer(dataset, "timeline", **options))


# -- whole answers -------------------------------------------------------------------------------


def test_an_event_is_told_with_all_that_ties_it_to_others(dataset: Dataset) -> None:
    told = answer(dataset, "timeline", war="second")

    assert told.events[1] == TimelineEvent(
        id="shusha-2020",
        date="2020-11-06/2020-11-08",
        date_text=None,
        earliest="2020-11-06",
        latest="2020-11-08",
        kind="battle",
        title="Azerbaijan takes control of Shusha",
        summary="The battle is followed by a ceasefire.",
        outcome=None,
        importance=2,
        status="stated",
        part_of="second",
        war="second",
        places=("shusha",),
        participants=(
            Participation(actor="azerbaijan", part="attacker"),
            Participation(actor="armenian-side", part="defender"),
        ),
        claims=(),
        sources=("wikipedia-2025",),
    )
    assert told.events[0].sources == ("wikipedia-2025", "ucdp-brd-24.1")
    assert told.events[0].claims[:2] == ("second:killed-armenian-military", "second:killed-azerbaijani-military")
    assert told.wars == (
        War(id="second", title="Second Nagorno-Karabakh War", date="2020-09-27/2020-11-10", date_text=None),
    )
    assert (told.found, told.with_summary) == (2, False)


def test_a_timeline_in_text_groups_events_by_war(dataset: Dataset) -> None:
    assert _text(dataset) == TEXT


def test_reversed_limited_and_with_summaries_it_says_how_many_events_it_hides(dataset: Dataset) -> None:
    assert _text(dataset, reverse=True, limit=3, summary=True) == BACKWARDS


def test_one_hidden_event_is_one(dataset: Dataset) -> None:
    assert _text(dataset, limit=6).splitlines()[-1].startswith("1 more event; ")


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param(
            {},
            ["conflict", "first", "minsk-group", "fighting-1992", "clashes-2015", "second", "shusha-2020"],
            id="all, in order of time",
        ),
        pytest.param({"importance": 1}, ["conflict", "first", "second"], id="the weightiest alone"),
        pytest.param(
            {"importance": 2},
            ["conflict", "first", "minsk-group", "fighting-1992", "second", "shusha-2020"],
            id="these and the next",
        ),
        pytest.param({"limit": 2}, ["conflict", "first"], id="the first two"),
        pytest.param({"limit": 99}, None, id="more than there are: all"),
        pytest.param({"reverse": True, "limit": 2}, ["shusha-2020", "second"], id="the last two, the last first"),
    ],
)
def test_options_choose_and_order_events(options: dict[str, Any], ids: list[str] | None, dataset: Dataset) -> None:
    everything = [event.id for event in answer(dataset, "timeline").events]

    assert [event.id for event in answer(dataset, "timeline", **options).events] == (everything if ids is None else ids)


def test_nothing_found_is_said(dataset: Dataset) -> None:
    told = answer(dataset, "timeline", to="1900")

    assert (told.events, told.wars, told.found) == ((), (), 0)
    assert as_text(told) == "Timeline\n\nNo event fits. Widen the dates or leave a filter out.\n"


# -- dates, status, headings ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event_id", "bounds"),
    [
        pytest.param("first", ("1988-02-20", "1994-05-12"), id="days"),
        pytest.param("minsk-group", ("1992-01-01", "1992-12-31"), id="a year: its first and last day"),
        pytest.param("fighting-1992", ("1992-02-01", "1992-03-31"), id="one day in two months"),
        pytest.param("conflict", ("1988-01-01", None), id="an open end"),
    ],
)
def test_bounds_are_the_first_and_last_day_that_an_event_can_touch(
    event_id: str, bounds: tuple[str, str | None], dataset: Dataset
) -> None:
    found = next(e for e in answer(dataset, "timeline").events if e.id == event_id)

    assert (found.earliest, found.latest) == bounds


@pytest.mark.parametrize("status", ["alleged", "disputed", "planned"])
def test_what_its_source_does_not_state_is_marked(status: str, folder: Folder) -> None:
    loaded = load(folder({("events", "shusha-2020", "status"): status}))

    assert f"  battle ({status})" in _text(loaded)


@pytest.mark.parametrize(
    ("changes", "event_id", "war"),
    [
        pytest.param({}, "second", "second", id="a war: itself"),
        pytest.param({}, "shusha-2020", "second", id="a battle: its war"),
        pytest.param({}, "clashes-2015", "clashes-2015", id="a phase: itself"),
        pytest.param({}, "minsk-group", "conflict", id="what belongs to no war: the conflict"),
        pytest.param({}, "conflict", "conflict", id="the conflict: itself"),
        pytest.param(
            {("events", "+"): _event("raid", "clash", "2015-03", "clashes-2015")},
            "raid",
            "clashes-2015",
            id="a clash: its phase",
        ),
        pytest.param(
            {
                ("events", "shusha-2020", "kind"): "phase",
                ("events", "+"): _event("duel", "clash", "2020-11-07", "shusha-2020"),
            },
            "duel",
            "second",
            id="a clash in a phase of a war: the war",
        ),
        pytest.param(
            {("events", "+"): _event("talk", "negotiation", "1992", "minsk-group")},
            "talk",
            "conflict",
            id="part of what is no war nor phase: the conflict",
        ),
        pytest.param({("events", "shusha-2020", "part_of"): ...}, "shusha-2020", "shusha-2020", id="part of nothing"),
    ],
)
def test_an_event_stands_under_its_war_or_else_its_phase(
    changes: Changes, event_id: str, war: str, folder: Folder
) -> None:
    loaded = load(folder(changes))

    assert war_of(loaded, loaded.event_by_id[event_id]).id == war


def test_a_heading_has_the_words_of_its_source_where_edtf_says_less(folder: Folder) -> None:
    loaded = load(folder({("events", "clashes-2015", "date_text"): "the summer of 2015"}))

    assert "\nBorder clashes of 2015  the summer of 2015\nthe summer of 2015  " in _text(loaded)
