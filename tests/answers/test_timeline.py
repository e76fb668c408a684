"""What happened, in order of time, under the war or phase it belongs to; whole screens of the valley."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer, as_csv, result, text
from nkcli.answers.timeline import TimelineEvent, War
from nkcli.model.records import Participation
from nkcli.store.opening import load
from valley import EVENTS, facts

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

TEXT = """\
Timeline

Date                             Event                                       Kind          Id

Valley conflict  since 2000 · conflict
2001–2023                        The dead of the valley by year, as counted  report        tolls

Long Valley War  1 Mar 2001 – 12 May 2004 · long
3 Feb 2002                       Fight for the bridge                        battle        bridge
by April 2002                    The ford is taken                           battle        ford
within 1 Mar 2001 – 12 May 2004  Riders leave the valley                     displacement  flight

The years between  12 May 2004 – 1 Sep 2020 · between
24 Jun 2010                      Talks on the hill (alleged)                 negotiation   talks

Short Valley War  1–30 Sep 2020 · short
September 2020                   Villages are shelled                        violence      shells
8–10 Sep 2020                    Southland takes the hill                    battle        hill-2020
30 Sep 2020                      Ceasefire of the Short Valley War           ceasefire     ceasefire

After the Short Valley War  since 1 Oct 2020 · after
January 2024                     Trial of the riders                         trial         trial
"""

AT_80 = """\
Timeline

Date          Event                                      Kind          Id

Valley conflict                                            since 2000 · conflict
2001–2023     The dead of the valley by year, as         report        tolls
              counted

Long Valley War                                  1 Mar 2001 – 12 May 2004 · long
3 Feb 2002    Fight for the bridge                       battle        bridge
by April      The ford is taken                          battle        ford
2002
within 1 Mar  Riders leave the valley                    displacement  flight
2001 – 12
May 2004

The years between                             12 May 2004 – 1 Sep 2020 · between
24 Jun 2010   Talks on the hill (alleged)                negotiation   talks

Short Valley War                                           1–30 Sep 2020 · short
September     Villages are shelled                       violence      shells
2020
8–10 Sep      Southland takes the hill                   battle        hill-2020
2020
30 Sep 2020   Ceasefire of the Short Valley War          ceasefire     ceasefire

After the Short Valley War                              since 1 Oct 2020 · after
January 2024  Trial of the riders                        trial         trial
"""

AT_60_FLAT = """\
Timeline

Date          Event                                Id

since 2000    Valley conflict                      conflict
2001–2023     The dead of the valley by year, as   tolls
              counted
1 Mar 2001 –  Long Valley War                      long
12 May 2004
3 Feb 2002    Fight for the bridge                 bridge
by April      The ford is taken                    ford
2002
12 May 2004   The years between                    between
– 1 Sep 2020
within 1 Mar  Riders leave the valley              flight
2001 – 12
May 2004
24 Jun 2010   Talks on the hill (alleged)          talks
September     Villages are shelled                 shells
2020
1–30 Sep      Short Valley War                     short
2020
8–10 Sep      Southland takes the hill             hill-2020
2020
30 Sep 2020   Ceasefire of the Short Valley War    ceasefire
since 1 Oct   After the Short Valley War           after
2020
January 2024  Trial of the riders                  trial
"""

BACKWARDS = """\
Timeline

Date              Event                              Kind       Id

After the Short Valley War  since 1 Oct 2020 · after
January 2024      Trial of the riders                trial      trial
since 1 Oct 2020  After the Short Valley War         phase      after

Short Valley War  1–30 Sep 2020 · short
30 Sep 2020       Ceasefire of the Short Valley War  ceasefire  ceasefire

11 more events; leave --limit out to see them.
"""

ON_A_DAY = """\
Timeline: 10 Sep 2020

Date           Event                     Kind    Id

Short Valley War                     1–30 Sep 2020 · short
8–10 Sep 2020  Southland takes the hill  battle  hill-2020

Not shown: 3 under way then, 1 that may have happened then. All of them: --all
"""

ALL_OF_A_DAY = """\
Timeline: 10 Sep 2020

Date            Event                                       Kind      Id

Short Valley War                                          1–30 Sep 2020 · short
8–10 Sep 2020   Southland takes the hill                    battle    hill-2020

Under way then
since 2000      Valley conflict                             conflict  conflict
2001–2023       The dead of the valley by year, as counted  report    tolls
1–30 Sep 2020   Short Valley War                            war       short

Perhaps then: the date is not known closely enough
September 2020  Villages are shelled                        violence  shells
"""

OF_A_DAY_AS_CSV = """\
war,date,earliest,latest,title,summary,kind,status,borrowed,in_window,places,sources,id
short,2020-09-08/2020-09-10,2020-09-08,2020-09-10,Southland takes the hill,,battle,stated,,happened,hill,encyclopedia,\
hill-2020
conflict,2000/..,2000-01-01,,Valley conflict,,conflict,stated,,under_way,,encyclopedia,conflict
conflict,2001/2023,2001-01-01,2023-12-31,"The dead of the valley by year, as counted",,report,stated,,\
under_way,,encyclopedia,tolls
short,2020-09-01/2020-09-30,2020-09-01,2020-09-30,Short Valley War,Fighting opens along the river.,war,stated,,\
under_way,hill,"encyclopedia, times, dcp-1",short
short,2020-09,2020-09-01,2020-09-30,Villages are shelled,,violence,stated,,possible,,encyclopedia,shells
"""


@pytest.fixture(scope="module")
def valley() -> Dataset:
    return facts()


# -- whole screens -------------------------------------------------------------------------------


def test_wars_and_phases_follow_each_other_and_in_each_what_happened(valley: Dataset) -> None:
    """What is dated "by April 2002" stands at that month, what is known to be of the war alone at its end."""
    assert text(valley, "timeline") == TEXT


def test_on_a_narrow_screen_the_kind_gives_way_and_every_id_is_whole(valley: Dataset) -> None:
    assert result(valley, "timeline").table(80) == AT_80


def test_flat_there_is_one_list_in_order_of_time(valley: Dataset) -> None:
    assert result(valley, "timeline", flat=True).table(60) == AT_60_FLAT


def test_reversed_limited_and_with_summaries_it_says_how_many_events_it_hides(valley: Dataset) -> None:
    assert text(valley, "timeline", reverse=True, limit=3, summary=True) == BACKWARDS


def test_of_a_day_what_happened_then_is_shown_and_the_rest_counted(valley: Dataset) -> None:
    assert result(valley, "timeline", on="2020-09-10").table(80) == ON_A_DAY


def test_the_rest_is_shown_on_request_under_headings_of_its_own(valley: Dataset) -> None:
    assert result(valley, "timeline", on="2020-09-10", all=True).table(80) == ALL_OF_A_DAY


def test_programs_get_all_of_it_what_is_certain_first(valley: Dataset) -> None:
    assert as_csv(answer(valley, "timeline", on="2020-09-10")) == OF_A_DAY_AS_CSV


@pytest.mark.parametrize("options", [{}, {"flat": True}, {"reverse": True}, {"on": "2020-09"}, {"from_": "2002"}])
def test_every_format_has_one_order(options: dict[str, Any], valley: Dataset) -> None:
    shown = result(valley, "timeline", **options)
    ids = [event["id"] for event in json.loads(shown.to_json())["events"]]

    assert [row["id"] for row in shown.to_dicts()] == ids
    assert [line.rpartition(",")[2] for line in shown.to_text("csv").splitlines()[1:]] == ids


def test_of_a_day_on_which_nothing_is_known_to_have_happened_that_is_said(valley: Dataset) -> None:
    assert text(valley, "timeline", on="2020-09-04") == (
        "Timeline: 4 Sep 2020\n\nNothing here is known to have happened then. "
        "Not shown: 3 under way then, 1 that may have happened then. All of them: --all\n"
    )


def test_nothing_found_is_said(valley: Dataset) -> None:
    told = answer(valley, "timeline", kind="vote")

    assert (told.events, told.wars, told.found) == ((), (), 0)
    assert text(valley, "timeline", kind="vote") == (
        "Timeline\n\nNo event fits. Widen the dates or leave a filter out.\n"
    )


# -- one event -----------------------------------------------------------------------------------


def test_an_event_is_told_with_all_that_ties_it_to_others(dataset: Dataset) -> None:
    told = answer(dataset, "timeline", war="second")

    assert told.events[1] == TimelineEvent(
        id="shusha-2020",
        date="2020-11-06/2020-11-08",
        date_text=None,
        borrowed=None,
        earliest="2020-11-06",
        latest="2020-11-08",
        in_window=None,
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


def test_one_hidden_event_is_one(valley: Dataset) -> None:
    last = text(valley, "timeline", limit=len(EVENTS) - 1).splitlines()[-1]
    assert last == "1 more event; leave --limit out to see them."


@pytest.mark.parametrize(
    ("options", "ids"),
    [
        pytest.param({"importance": 1}, ["conflict", "long", "short", "ceasefire"], id="the weightiest alone"),
        pytest.param({"limit": 2}, ["conflict", "tolls"], id="the first two"),
        pytest.param({"reverse": True, "limit": 2}, ["trial", "after"], id="the last two, the last first"),
    ],
)
def test_options_choose_and_order_events(options: dict[str, Any], ids: list[str], valley: Dataset) -> None:
    assert [event.id for event in answer(valley, "timeline", **options).events] == ids


@pytest.mark.parametrize(
    ("event_id", "bounds"),
    [
        pytest.param("long", ("2001-03-01", "2004-05-12"), id="days"),
        pytest.param("shells", ("2020-09-01", "2020-09-30"), id="a month: its first and last day"),
        pytest.param("ford", (None, "2002-04-30"), id="no beginning of its own"),
        pytest.param("conflict", ("2000-01-01", None), id="an open end"),
    ],
)
def test_bounds_are_the_first_and_last_day_that_an_event_can_touch(
    event_id: str, bounds: tuple[str | None, str | None], valley: Dataset
) -> None:
    event = next(e for e in answer(valley, "timeline").events if e.id == event_id)

    assert (event.earliest, event.latest) == bounds


def test_a_heading_has_the_words_of_its_source_where_edtf_says_less(folder: Folder) -> None:
    loaded = load(folder({("events", "clashes-2015", "date_text"): "the summer of 2015"}))

    assert "\nBorder clashes of 2015  the summer of 2015 · clashes-2015\n" in text(loaded, "timeline")
