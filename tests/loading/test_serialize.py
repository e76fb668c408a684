"""The one layout of the data files, and the tool that puts them into it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from nkcli.loading.serialize import json_text, layout
from nkcli.model.dataset import Dataset
from nkcli.model.records import Citation, Claim, Event, Place
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder

ROOT = Path(__file__).parents[2]
CITED = (Citation(source="wiki", locator="Lead ¶1"),)


def _facts(*, events: tuple[Event, ...] = (), places: tuple[Place, ...] = ()) -> Dataset:
    return Dataset(events=events, actors=(), places=places, sources=(), version="1", digest="")


def _event(event_id: str, date: str) -> Event:
    return Event(id=event_id, kind="battle", date=date, title="Battle", importance=3, citations=CITED)


# -- one layout ----------------------------------------------------------------------------------


def test_a_file_is_json_with_an_indent_of_one_and_letters_as_they_are() -> None:
    place = Place(id="shusha", kind="settlement", name="Şuşa", within=("karabakh",), citations=CITED)

    assert layout(_facts(places=(place,))) == {
        "events.json": '{\n "events": []\n}\n',
        "actors.json": '{\n "actors": []\n}\n',
        "places.json": """\
{
 "places": [
  {
   "id": "shusha",
   "kind": "settlement",
   "name": "Şuşa",
   "within": [
    "karabakh"
   ],
   "citations": [
    {
     "source": "wiki",
     "locator": "Lead ¶1"
    }
   ]
  }
 ]
}
""",
        "sources.json": '{\n "sources": []\n}\n',
        "conflict.json": '{\n "title": "Conflict",\n "adjective": "",\n "span": "0001/..",\n "sides": []\n}\n',
    }


@pytest.mark.parametrize(
    ("fields", "written"),
    [
        pytest.param({"best": 0, "qualifier": "exact", "unit": "people"}, {"best": 0}, id="nought is written"),
        pytest.param({"wording": "several", "category": "all"}, {}, id="a category of all is not"),
        pytest.param({"wording": "several", "category": "civilian"}, {"category": "civilian"}, id="another is"),
        pytest.param({"wording": "several", "parts": ()}, {}, id="nor an empty list"),
        pytest.param({"wording": "several", "citations": ()}, {"citations": []}, id="but for a field that must be"),
    ],
)
def test_what_holds_its_default_is_left_out(fields: dict[str, Any], written: dict[str, Any]) -> None:
    claim = Claim(**{"id": "a", "measure": "killed", "citations": CITED, **fields})
    event = Event(id="e", kind="battle", date="2020", title="Battle", importance=3, claims=(claim,), citations=CITED)

    (found,) = json.loads(layout(_facts(events=(event,)))["events.json"])["events"][0]["claims"]

    told = {"id", "measure", "wording", "unit", "qualifier"} | ({"citations"} - written.keys())
    assert {key: value for key, value in found.items() if key not in told} == written


def test_fields_stand_in_the_order_of_the_model(folder: Folder) -> None:
    where = folder({("places", "shusha"): {**_shusha(), "note": "A town.", "aliases": ["Shusha town"]}})

    written = json.loads(layout(load(where))["places.json"])["places"][1]

    assert list(written) == ["id", "kind", "name", "aliases", "lat", "lon", "precision", "note", "citations"]


def _shusha() -> dict[str, Any]:
    """A town with its fields the wrong way round."""
    return {
        "citations": [{"locator": "Lead ¶1", "source": "wikipedia-2025"}],
        "precision": "point",
        "lon": 46.7,
        "lat": 39.7,
        "name": "Shusha",
        "kind": "settlement",
        "id": "shusha",
    }


def test_events_stand_in_order_of_time_and_then_of_their_ids() -> None:
    events = (_event("d", "2020"), _event("c", "1992-02-26"), _event("b", "1992"), _event("a", "1992"))

    written = json.loads(layout(_facts(events=events))["events.json"])["events"]

    assert [event["id"] for event in written] == ["a", "b", "c", "d"]


def test_everything_else_stands_in_order_of_ids(dataset: Dataset) -> None:
    files = {name: json.loads(text) for name, text in layout(dataset).items()}

    assert [actor["id"] for actor in files["actors.json"]["actors"]] == [
        "armenia",
        "armenian-side",
        "azerbaijan",
        "azerbaijani-side",
        "both-sides",
        "russia",
        "ucdp",
        "western-estimates",
    ]
    assert [source["id"] for source in files["sources.json"]["sources"]] == ["ucdp-brd-24.1", "wikipedia-2025"]


def test_claims_keep_the_order_in_which_their_event_tells_them(dataset: Dataset) -> None:
    written = json.loads(layout(dataset)["events.json"])["events"]

    by_id = {event["id"]: [claim["id"] for claim in event.get("claims", ())] for event in written}
    assert by_id["second"] == [claim.id for claim in dataset.event_by_id["second"].claims]


def test_facts_in_their_layout_are_the_same_facts(folder: Folder, dataset: Dataset) -> None:
    where = folder()
    for name, text in layout(dataset).items():
        (where / name).write_text(text, encoding="utf-8")

    again = load(where)

    assert (again.event_by_id, again.actor_by_id) == (dataset.event_by_id, dataset.actor_by_id)
    assert (again.place_by_id, again.source_by_id) == (dataset.place_by_id, dataset.source_by_id)
    assert layout(again) == layout(dataset)


def test_the_shipped_files_are_in_their_layout() -> None:
    files = layout(load(ROOT / "data"))

    assert [name for name, text in files.items() if (ROOT / "data" / name).read_bytes() != text.encode()] == []


def test_json_is_written_with_an_indent_of_one() -> None:
    assert json_text({"ids": ["ə"]}) == '{\n "ids": [\n  "ə"\n ]\n}\n'
