"""The rules that each record keeps by itself."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from nkcli.edtf.date import EdtfDate
from nkcli.model.estimate import Estimate, FieldError
from nkcli.model.records import Citation, Claim, Event, Place
from nkcli.model.vocabulary import ID, Id, NonEmpty

CITED = (Citation(source="wikipedia-2025", locator="Infobox, Casualties and losses"),)


def test_a_claim_holds_a_figure_with_its_range_unit_and_qualifier() -> None:
    claim = Claim(id="c1", measure="killed", unit="people", best=3825, qualifier="exact", citations=CITED)

    assert claim.value == Estimate(low=None, best=3825, high=None, unit="people", qualifier="exact")
    assert claim.category == "all"


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(
            {"measure": "killed", "wording": "several score", "unit": "people"}, id="words in place of a number"
        ),
        pytest.param({"measure": "killed", "low": 185, "unit": "people", "qualifier": "at_least"}, id="a lower bound"),
        pytest.param({"measure": "statement", "text": "The corridor is closed."}, id="a statement"),
        pytest.param({"measure": "term", "text": "Peacekeepers stay for five years."}, id="a term of an agreement"),
    ],
)
def test_a_claim_says_something(fields: dict[str, Any]) -> None:
    assert Claim(id="c1", citations=CITED, **fields).citations == CITED


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        pytest.param(
            {"measure": "killed"},
            "wording",
            "a claim without a number needs the source's wording",
            id="neither number nor words",
        ),
        pytest.param(
            {"measure": "killed", "text": "Many were killed."},
            "wording",
            "a claim without a number needs the source's wording",
            id="a text is no wording",
        ),
        pytest.param({"measure": "statement"}, "text", "a statement needs its text", id="a statement without text"),
        pytest.param({"measure": "term", "wording": "five"}, "text", "a term needs its text", id="a term without text"),
        pytest.param(
            {"measure": "killed", "low": 200, "high": 100, "unit": "people", "qualifier": "between"},
            "low",
            "low 200 is above high 100",
            id="a figure that contradicts itself",
        ),
        pytest.param(
            {"measure": "statement", "text": "Yes.", "best": 5, "unit": "people"},
            "qualifier",
            "a figure needs a qualifier: exact, about, at_least, more_than, up_to, less_than, between, estimate",
            id="a figure beside a statement",
        ),
    ],
)
def test_a_claim_that_says_nothing_or_contradicts_itself_is_refused(
    fields: dict[str, Any], field: str, message: str
) -> None:
    with pytest.raises(FieldError) as refused:
        Claim(id="c1", citations=CITED, **fields)

    assert (refused.value.field, str(refused.value)) == (field, message)


@pytest.mark.parametrize(
    "where",
    [
        pytest.param({}, id="no coordinates"),
        pytest.param({"lat": 39.7583, "lon": 46.7514, "precision": "point"}, id="a point"),
        pytest.param({"lat": 0, "lon": 0, "precision": "centroid"}, id="0 is a coordinate"),
        pytest.param({"lat": -90, "lon": 180, "precision": "representative"}, id="the edge of the globe"),
    ],
)
def test_a_place_is_on_the_globe_or_has_no_coordinates(where: dict[str, Any]) -> None:
    assert Place(id="shusha", kind="settlement", name="Shusha", citations=CITED, **where).name == "Shusha"


@pytest.mark.parametrize(
    ("where", "field", "message"),
    [
        pytest.param({"lat": 39.7}, "lon", "coordinates need both lat and lon", id="no longitude"),
        pytest.param({"lon": 46.7}, "lat", "coordinates need both lat and lon", id="no latitude"),
        pytest.param(
            {"lat": 90.5, "lon": 46.7, "precision": "point"},
            "lat",
            "90.5 is no latitude; expected -90 to 90 degrees",
            id="beyond the pole",
        ),
        pytest.param(
            {"lat": 39.7, "lon": -180.5, "precision": "point"},
            "lon",
            "-180.5 is no longitude; expected -180 to 180 degrees",
            id="beyond the date line",
        ),
        pytest.param(
            {"lat": 39.7, "lon": 46.7},
            "precision",
            "coordinates need their precision: point, centroid or representative",
            id="no precision",
        ),
    ],
)
def test_coordinates_that_are_no_place_are_refused(where: dict[str, Any], field: str, message: str) -> None:
    with pytest.raises(FieldError) as refused:
        Place(id="shusha", kind="settlement", name="Shusha", citations=CITED, **where)

    assert (refused.value.field, str(refused.value)) == (field, message)


def test_an_event_knows_when_it_was() -> None:
    event = Event(id="ring", kind="offensive", date="1991-04/1991-05", title="Ring", importance=2, citations=CITED)

    assert event.when == EdtfDate.parse("1991-04/1991-05")
    assert event.status == "stated"


def test_what_a_record_does_not_say_is_absent() -> None:
    event = Event(id="ring", kind="offensive", date="1991-04", title="Ring", importance=2, citations=CITED)

    assert (event.part_of, event.date_text, event.outcome) == (None, None, None)
    assert (event.claims, event.places, event.aliases) == ((), (), ())


def test_a_record_never_changes() -> None:
    with pytest.raises(FrozenInstanceError):
        CITED[0].source = "cfr-2025"  # type: ignore[misc]


def test_a_record_has_no_room_for_other_fields() -> None:
    with pytest.raises(FrozenInstanceError):
        CITED[0].page = 3


@pytest.mark.parametrize("text", ["shusha", "c1", "44-day-war", "ucdp-brd-24.1", "q:1988", "1"])
def test_an_id_is_made_of_small_letters_and_digits_in_groups(text: str) -> None:
    assert TypeAdapter(Id).validate_python(text) == text


@pytest.mark.parametrize("text", ["", "-x", "x-", "a--b", "Shusha", "shuşa", "a b", "a/b", "a_b", "../x", "x\n", "²"])
def test_what_would_need_quoting_is_no_id(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Id).validate_python(text)

    assert ID.refusal(text) == f"{text!r} is no id: lower-case a-z and 0-9 in groups joined by '-', '.' or ':'"


@given(st.text())
def test_a_text_says_something_when_it_is_more_than_blanks(text: str) -> None:
    if text.strip():
        assert TypeAdapter(NonEmpty).validate_python(text) == text
    else:
        with pytest.raises(ValidationError):
            TypeAdapter(NonEmpty).validate_python(text)
