"""A row of UCDP GED becomes an event with its claims, its place, its parties and the articles it rests on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from importers.rows import ged, imported
from nkcli.checks.folder import check_folder, layout_reports
from nkcli.errors import UnknownNameError, UsageError
from nkcli.importers.run import Selection

if TYPE_CHECKING:
    from pathlib import Path

EVENT = {
    "id": "ged-48628",
    "kind": "clash",
    "date": "1992-01-09",
    "title": "Government of Myanmar (Burma) – KNU, Azein town",
    "importance": 2,
    "part_of": "conflict-221",
    "participants": [
        {"actor": "government-of-myanmar-burma-144", "part": "party"},
        {"actor": "knu-180", "part": "party"},
    ],
    "places": ["myanmar-burma:azein-town-152477"],
    "claims": [
        {
            "id": "ged-48628:killed",
            "short": "ntkm",
            "measure": "killed",
            "unit": "people",
            "low": 104,
            "best": 104,
            "high": 104,
            "qualifier": "estimate",
            "claimant": "ucdp",
            "counted": "1992-01-09",
            "as_of": "2023",
            "stratum": "conflict 221",
            "parts": ["ged-48628:deaths-b", "ged-48628:deaths-civilians"],
            "subset_of": "conflict-221:killed-1992",
            "citations": [{"source": "ucdp-ged-23.1", "locator": "event 48628"}],
        },
        {
            "id": "ged-48628:deaths-b",
            "short": "skxt",
            "measure": "killed",
            "unit": "people",
            "best": 4,
            "qualifier": "about",
            "affected": "knu-180",
            "category": "military",
            "claimant": "ucdp",
            "counted": "1992-01-09",
            "as_of": "2023",
            "stratum": "conflict 221, side b",
            "subset_of": "ged-48628:killed",
            "citations": [{"source": "ucdp-ged-23.1", "locator": "event 48628"}],
        },
        {
            "id": "ged-48628:deaths-civilians",
            "short": "zn2g",
            "measure": "killed",
            "unit": "people",
            "best": 100,
            "qualifier": "about",
            "category": "civilian",
            "claimant": "ucdp",
            "counted": "1992-01-09",
            "as_of": "2023",
            "stratum": "conflict 221",
            "subset_of": "ged-48628:killed",
            "citations": [{"source": "ucdp-ged-23.1", "locator": "event 48628"}],
        },
    ],
    "note": "UCDP places it near the place, within some 25 km (where_prec 2).",
    "citations": [
        {"source": "ucdp-ged-23.1", "locator": "event 48628"},
        {"source": "article-reuters-1992-01-11-d4891788", "locator": "event 48628"},
    ],
}
"""What the row of the tests comes to, with one article."""


def test_a_row_becomes_an_event(tmp_path: Path) -> None:
    """The total is among the year of its conflict; of its parts, those that are 0 make no claim."""
    row = {"source_article": '"Reuters,1992-01-11,Fighting near the border"'}
    outcome, _ = imported("ucdp-ged", ged(row), tmp_path, "GEDEvent_v23_1.csv")

    events = json.loads((tmp_path / "data" / "events.json").read_text(encoding="utf-8"))["events"]
    assert outcome == (1, 1, 0, (), 6, 6, 4, 2)
    assert next(event for event in events if event["id"] == "ged-48628") == EVENT


def test_events_of_a_conflict_and_year_are_added_up_by_side(tmp_path: Path) -> None:
    """The sums are nkcli's own, and say how many events they hold and how many rows they lack."""
    rows = (
        {"id": "1", "deaths_a": "1", "deaths_b": "2", "deaths_civilians": "0", "low": "2", "best": "3", "high": "9"},
        {
            "id": "2",
            "deaths_b": "0",
            "deaths_civilians": "0",
            "deaths_unknown": "5",
            "low": "5",
            "best": "5",
            "high": "5",
        },
        {"id": "3", "low": "1", "best": "9", "high": "2"},
    )
    _, facts = imported("ucdp-ged", ged(*rows), tmp_path)

    claims = facts.event_by_id["conflict-221"].claims
    assert [(c.id, c.low, c.best, c.high, c.affected, c.category) for c in claims] == [
        ("conflict-221:killed-1992", 7, 8, 14, None, "all"),
        ("conflict-221:killed-1992-side-a-military", None, 1, None, "side-a", "military"),
        ("conflict-221:killed-1992-side-b-military", None, 2, None, "side-b", "military"),
        ("conflict-221:killed-1992-unknown", None, 5, None, None, "unknown"),
    ]
    assert claims[0].note == "Added up by nkcli from 2 events that were imported; 1 more could not be taken."
    assert {c.claimant for c in claims} == {"ucdp-added"}


@pytest.mark.parametrize(
    ("start", "end", "date"),
    [
        pytest.param("1992-01-09 00:00:00.000", "1992-01-09 00:00:00.000", "1992-01-09", id="a day"),
        pytest.param("1992-01-09", "1992-01-11", "[1992-01-09..1992-01-11]", id="one day among three"),
        pytest.param("1992-02-01", "1992-02-29", "1992-02", id="a day of a month"),
        pytest.param("1992-01-01", "1992-12-31", "1992", id="a day of a year"),
    ],
)
def test_a_date_is_as_precise_as_ucdp_has_it(start: str, end: str, date: str, tmp_path: Path) -> None:
    _, facts = imported("ucdp-ged", ged({"date_start": start, "date_end": end, "date_prec": "2"}), tmp_path)

    assert facts.event_by_id["ged-48628"].date == date


def test_an_event_that_sums_up_reports_counts_over_its_whole_time(tmp_path: Path) -> None:
    row = {"date_end": "1992-01-11", "date_prec": "2", "event_clarity": "2"}
    _, facts = imported("ucdp-ged", ged(row), tmp_path)

    event = facts.event_by_id["ged-48628"]
    assert (event.date, event.claims[0].counted) == ("[1992-01-09..1992-01-11]", "1992-01-09/1992-01-11")


@pytest.mark.parametrize(
    ("row", "place"),
    [
        pytest.param(
            {"where_prec": "1"},
            ("myanmar-burma:azein-town-152477", "settlement", 15.958194, "point"),
            id="a town",
        ),
        pytest.param(
            {"where_prec": "4", "where_coordinates": "Kayin state", "adm_2": ""},
            ("myanmar-burma:kayin-state", "province", 15.958194, "centroid"),
            id="somewhere in a province",
        ),
        pytest.param(
            {"where_prec": "6", "where_coordinates": "Myanmar (Burma)", "adm_1": "", "adm_2": ""},
            ("myanmar-burma", "country", 15.958194, "centroid"),
            id="somewhere in a country",
        ),
        pytest.param(
            {"where_prec": "7", "where_coordinates": "Andaman sea", "adm_1": "", "adm_2": ""},
            ("myanmar-burma:andaman-sea-152477", "area", 15.958194, "representative"),
            id="at sea",
        ),
    ],
)
def test_a_place_is_as_precise_as_ucdp_has_it(row: dict[str, str], place: tuple[object, ...], tmp_path: Path) -> None:
    _, facts = imported("ucdp-ged", ged(row), tmp_path)

    where = facts.place_by_id[facts.event_by_id["ged-48628"].places[0]]
    assert (where.id, where.kind, where.lat, where.precision) == place
    assert where.note == f"UCDP’s where_prec is {row['where_prec']} in the rows that name it."


def test_who_kills_civilians_is_an_attacker_and_on_no_side(tmp_path: Path) -> None:
    row = {
        "type_of_violence": "3",
        "side_b": "Civilians",
        "side_b_new_id": "1",
        "deaths_b": "0",
        "best": "100",
        "low": "100",
    }
    _, facts = imported("ucdp-ged", ged(row), tmp_path)

    event = facts.event_by_id["ged-48628"]
    assert event.kind == "violence"
    assert [(p.actor, p.part) for p in event.participants] == [
        ("government-of-myanmar-burma-144", "attacker"),
        ("civilians-1", "victim"),
    ]
    assert facts.conflict.sides == ()


def test_two_groups_that_fight_each_other_on_one_side_are_no_dispute(tmp_path: Path) -> None:
    """Each fights the government elsewhere; their own dead are two figures on two groups, not one on both."""
    rows = (
        {"id": "1"},
        {"id": "2", "side_b": "DKBA", "side_b_new_id": "785"},
        {
            "id": "3",
            "type_of_violence": "2",
            "side_a": "KNU",
            "side_a_new_id": "180",
            "side_b": "DKBA",
            "side_b_new_id": "785",
        }
        | {
            "deaths_a": "90",
            "deaths_b": "4",
            "deaths_civilians": "0",
            "best": "94",
            "low": "94",
            "conflict_new_id": "5",
        },
    )
    _, facts = imported("ucdp-ged", ged(*rows), tmp_path)

    assert [(s.id, s.name) for s in facts.conflict.sides] == [
        ("side-a", "Government of Myanmar (Burma)"),
        ("side-b", "DKBA and 1 other"),
    ]
    a, b = facts.event_by_id["ged-3"].claims[1:]
    assert (a.stratum, b.stratum) == ("conflict 5, side a", "conflict 5, side b")


ARTICLES = [
    pytest.param(
        {"source_article": '"Agence France Presse,2012-06-28,Turkey reinforces border; more";"VDC,2012-06-29,List"'},
        [("Agence France Presse", "2012-06-28", "Turkey reinforces border; more"), ("VDC", "2012-06-29", "List")],
        id="office, day and headline, with a semicolon in it",
    ),
    pytest.param(
        {"source_article": 'Reuters 1989-05-17 "REBELS BLOW UP\nPOWER LINES'},
        [("Not named apart", None, 'Reuters 1989-05-17 "REBELS BLOW UP POWER LINES')],
        id="one text in older rows",
    ),
    pytest.param(
        {"source_office": "DVB;Irrawaddy", "source_date": "2023-01-02;2023-01-03"},
        [("DVB", "2023-01-02", "DVB, 2023-01-02"), ("Irrawaddy", "2023-01-03", "Irrawaddy, 2023-01-03")],
        id="offices and days alone, in copies without headlines",
    ),
    pytest.param({"source_office": "E; Sol", "source_date": "2022-11-01"}, [], id="offices that match no days"),
]


@pytest.mark.parametrize(("row", "articles"), ARTICLES)
def test_articles_are_sources(row: dict[str, str], articles: list[tuple[str, str | None, str]], tmp_path: Path) -> None:
    _, facts = imported("ucdp-ged", ged(row), tmp_path)

    listed = [(s.publisher, s.date, s.title) for s in facts.sources if s.id.startswith("article-")]
    assert sorted(listed) == sorted(articles)


REFUSED = [
    pytest.param({"best": "105"}, "best", "best 105 lies outside low 104 to high 104", id="best above high"),
    pytest.param({"best": "1", "low": "2"}, "best", "best 1 lies outside low 2 to high 104", id="best below low"),
    pytest.param({"deaths_b": "some"}, "deaths_b", "'some' is no whole number", id="words for a number"),
    pytest.param({"high": "-1"}, "high", "'-1' is no whole number", id="a negative number"),
    pytest.param(
        {"date_end": "1991-12-31"}, "date_end", "1991-12-31 is before date_start, 1992-01-09", id="back in time"
    ),
    pytest.param({"date_start": "9/1/1992"}, "date_start", "'9/1/1992' is no day like 2020-09-27", id="another date"),
    pytest.param({"latitude": "95"}, "lat", "95.0 is no latitude; expected -90 to 90 degrees", id="off the globe"),
    pytest.param({"where_prec": "9"}, "where_prec", "9 is no precision of a place, which are 1 to 7", id="precision"),
    pytest.param({"side_b": " "}, "side_a or side_b", "it names nobody", id="nobody"),
    pytest.param({"id": "1"}, "id", "ged-1 is on line 2 already", id="an id again"),
]


@pytest.mark.parametrize(("row", "column", "reason"), REFUSED)
def test_a_row_that_cannot_be_taken_is_listed_with_its_line_and_the_reason(
    row: dict[str, str], column: str, reason: str, tmp_path: Path
) -> None:
    outcome, facts = imported("ucdp-ged", ged({"id": "1"}, row), tmp_path)

    assert (outcome.rows, outcome.events, outcome.outside) == (2, 1, 0)
    problem = outcome.refused[0]
    assert (problem.line, problem.field, problem.message) == (3, column, reason)
    assert (
        (tmp_path / "data" / "rows-not-taken.csv").read_text(encoding="utf-8").startswith("line,id,column,reason\n3,")
    )
    assert [event.id for event in facts.events if event.kind != "conflict"] == ["ged-1"]


def test_whole_numbers_are_read_as_some_copies_write_them(tmp_path: Path) -> None:
    outcome, _ = imported("ucdp-ged", ged({"best": "104.0", "gwnoa": "2;200;900"}), tmp_path)

    assert outcome.events == 1


# -- what is selected --------------------------------------------------------------------------------

SELECTED = [
    pytest.param(Selection(), 3, id="all"),
    pytest.param(Selection(conflict="221"), 2, id="a conflict by its number"),
    pytest.param(Selection(conflict="karen"), 2, id="a conflict by a word of its name"),
    pytest.param(Selection(country="syria"), 1, id="a country"),
    pytest.param(Selection(country="652"), 1, id="a country by its number"),
    pytest.param(Selection(from_="1993"), 2, id="from a year on"),
    pytest.param(Selection(to="1992-01-09"), 1, id="up to a day"),
    pytest.param(Selection(conflict="221", from_="1993"), 1, id="both"),
]

THREE = ged(
    {"id": "1"},
    {"id": "2", "date_start": "1994-01-01", "date_end": "1994-01-05"},
    {"id": "3", "date_start": "2013-01-03", "date_end": "2013-01-03"}
    | {"conflict_new_id": "299", "conflict_name": "Syria: Government", "country": "Syria", "country_id": "652"},
)


@pytest.mark.parametrize(("selection", "events"), SELECTED)
def test_rows_are_selected_and_those_outside_are_counted(selection: Selection, events: int, tmp_path: Path) -> None:
    outcome, _ = imported("ucdp-ged", THREE, tmp_path, selection=selection)

    assert (outcome.rows, outcome.events, outcome.outside, outcome.refused) == (3, events, 3 - events, ())


def test_a_conflict_that_no_row_is_of_is_an_unknown_name_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnknownNameError) as caught:
        imported("ucdp-ged", THREE, tmp_path, selection=Selection(conflict="syrai"))

    assert caught.value.near == ("Syria: Government",)
    assert [path.name for path in tmp_path.iterdir()] == ["rows.csv"]


def test_a_folder_with_something_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "mine.txt").write_text("mine", encoding="utf-8")

    with pytest.raises(UsageError):
        imported("ucdp-ged", THREE, tmp_path)

    assert [path.name for path in (tmp_path / "data").iterdir()] == ["mine.txt"]


def test_names_that_take_a_side_are_excused_as_names(tmp_path: Path) -> None:
    """What is imported passes every rule of `nkcli check` and is in the one layout."""
    _, facts = imported("ucdp-ged", ged({"side_b": "Liberation Front"}), tmp_path)

    folder = str(tmp_path / "data")
    assert check_folder(facts, folder) == []
    assert list(layout_reports(facts, folder)) == []
