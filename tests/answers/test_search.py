"""Full-text search: any script and spelling, ranked, with the field that matched, and what was perhaps meant."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING

import pytest

from nkcli import load
from nkcli.answers.search import Search, search
from nkcli.errors import UsageError
from nkcli.formats.json import as_json
from nkcli.formats.text import plain
from nkcli.query import Query, make_query

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

shipped = cache(load)


def ids(found: Search) -> list[str]:
    return [hit.id for hit in found.hits]


def shown(found: Search) -> list[str]:
    return [line.rstrip("\n") for line in plain(found.sheet())]


# -- the answer ----------------------------------------------------------------------------------


def test_the_records_stand_in_order_of_rank_each_with_the_field_that_matched(dataset: Dataset) -> None:
    assert shown(search(dataset, Query(), "Şuşa")) == [
        "Search: Şuşa",
        "",
        "Kind   What                                When",
        "",
        "place  Shusha",
        "       in name: Şuşa",
        "       shusha",
        "event  Azerbaijan takes control of Shusha  6–8 Nov 2020",
        "       in title · also in place",
        "       shusha-2020",
    ]


def test_an_answer_tells_how_each_word_was_read(dataset: Dataset) -> None:
    found = search(dataset, Query(), "first war armenia", limit=1)
    assert json.loads(json.dumps(found, default=as_json)) == {
        "hits": [
            {
                "id": "first",
                "kind": "event",
                "title": "First Nagorno-Karabakh War",
                "date": "1988-02-20/1994-05-12",
                "date_text": None,
                "score": found.hits[0].score,
                "matched": [
                    {"field": "name", "text": "Artsakh Liberation War"},
                    {"field": "title", "text": "First Nagorno-Karabakh War"},
                    {"field": "id", "text": "first"},
                    {"field": "actor", "text": "Armenia"},
                    {"field": "outcome", "text": "Armenian victory; ceasefire of 1994."},
                ],
            }
        ],
        "found": 4,
        "read_as": [
            {"words": "first", "spellings": []},
            {"words": "war", "spellings": []},
            {"words": "armenia", "spellings": ["republic of armenia"]},
        ],
        "alone": {},
        "did_you_mean": [],
    }


def test_nothing_found_is_an_empty_answer_with_what_was_perhaps_meant(dataset: Dataset) -> None:
    assert shown(search(dataset, Query(), "medaite")) == [
        "Search: medaite",
        "",
        "No record holds 'medaite'. Did you mean: mediate?",
    ]
    assert shown(search(dataset, Query(), "xylophone")) == [
        "Search: xylophone",
        "",
        "No record holds 'xylophone'. Try fewer words, or leave a filter out.",
    ]


def test_a_text_without_a_word_is_refused(dataset: Dataset) -> None:
    with pytest.raises(UsageError, match="has no word"):
        search(dataset, Query(), "…!")


def test_a_limit_tells_how_much_it_hides(dataset: Dataset) -> None:
    found = search(dataset, Query(), "killed", limit=2)
    assert (len(found.hits), found.found) == (2, 11)
    assert shown(found)[-1] == "9 more; raise --limit to see them."


# -- what is searched ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "best", "field"),
    [
        pytest.param("Minsk Group", "minsk-group", "title", id="title"),
        pytest.param("Artsakh Liberation", "first", "name", id="another name"),
        pytest.param("followed", "shusha-2020", "summary", id="summary"),
        pytest.param("victory 1994", "first", "outcome", id="outcome"),
        pytest.param("late winter", "fighting-1992", "date", id="date in the source's words"),
        pytest.param("opened fire", "second:first-shot-armenia", "text", id="statement"),
        pytest.param("at least 185", "second:killed-civilian", "figure", id="figure"),
        pytest.param("11,557", "first:killed-azerbaijani-military-azerbaijan", "figure", id="number with a comma"),
        pytest.param("11557", "first:killed-azerbaijani-military-azerbaijan", "figure", id="number without"),
        pytest.param("worth of weapons", "russia.arms-supplier-first:money", "wording", id="wording"),
        pytest.param("supplied", "russia.arms-supplier-first", "text", id="role"),
        pytest.param("Россия", "russia", "name", id="actor"),
        pytest.param("Uppsala deaths", "ucdp-brd-24.1", "publisher", id="source"),
        pytest.param("second:killed-ucdp", "second:killed-ucdp", "id", id="id"),
    ],
)
def test_every_field_is_searched(dataset: Dataset, text: str, best: str, field: str) -> None:
    hit = search(dataset, Query(), text).hits[0]
    assert (hit.id, field in {m.field for m in hit.matched}) == (best, True)


def test_one_kind_of_record_alone(dataset: Dataset) -> None:
    assert {h.kind for h in search(dataset, Query(), "armenia", kind="actor").hits} == {"actor"}


def test_a_filter_keeps_the_events_and_claims_it_finds_and_what_is_in_them(dataset: Dataset) -> None:
    assert ids(search(dataset, make_query(dataset, war="first"), "shusha")) == []
    assert ids(search(dataset, make_query(dataset, war="second"), "shusha")) == ["shusha", "shusha-2020"]


# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Xocali", "Khojaly", "Xocalı", "Ходжалы", "Խոջալը", "Hocalı", "khodzhaly", "XOCALI"])
def test_every_spelling_finds_khojaly(name: str) -> None:
    assert ids(search(shipped(), Query(), name))[0] == "khojaly"


@pytest.mark.parametrize("name", ["Shushi", "Şuşa", "Շուշի", "Шуша", "shusha", "Susa", "Shoushi"])
def test_every_spelling_finds_shusha_and_what_happened_there(name: str) -> None:
    found = ids(search(shipped(), Query(), name))
    assert found[0] == "shusha"
    assert {"shusha-1992", "shusha-2020", "shusha-1920", "shusha-declaration"} < set(found)


def test_every_name_of_every_place_finds_it_among_the_first() -> None:
    facts = shipped()
    missed = [
        (place.id, name)
        for place in facts.places[::7]
        for name in (place.name, *place.aliases, *(n.text for n in place.names))
        if place.id not in ids(search(facts, Query(), name, kind="place", limit=5))
    ]
    assert missed == []


def test_words_in_two_scripts_go_together() -> None:
    found = search(shipped(), Query(), "Нагорный Карабах 2016")
    assert ids(found)[0] == "2016"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("shusah", "shusha"), ("ceasfire", "ceasefire"), ("Stepanakret", "stepanakert"), ("peacekepers", "peacekeepers")],
)
def test_a_typing_error_is_answered_or_the_word_is_offered(typed: str, meant: str) -> None:
    found = search(shipped(), Query(), typed)
    assert meant in found.did_you_mean or meant in found.read_as[0].spellings


def test_what_is_offered_finds_something() -> None:
    facts = shipped()
    offered = search(facts, Query(), "shusah 1992").did_you_mean
    assert offered
    assert all(search(facts, Query(), text).hits for text in offered)


def test_words_that_no_record_holds_together_are_counted_each_by_itself(dataset: Dataset) -> None:
    found = search(dataset, Query(), "shusha ceasefire qqqq")
    assert found.alone == {"shusha": 2, "ceasefire": 2, "qqqq": 0}
    assert shown(found)[-1] == (
        "No record holds 'shusha ceasefire qqqq'. Each by itself: shusha: 2 records, ceasefire: 2 records."
    )
