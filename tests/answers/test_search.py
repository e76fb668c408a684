"""Full-text search: any script and spelling, ranked, with the field that matched, and what was perhaps meant."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING

import pytest

from asking import answer
from conftest import RECORD
from nkcli.errors import UsageError
from nkcli.formats.json import dumps
from nkcli.formats.plain import as_text
from nkcli.store.opening import load

if TYPE_CHECKING:
    from nkcli.answers.search import Search
    from nkcli.model.dataset import Dataset

shipped = partial(cache(load), RECORD)


def ids(found: Search) -> list[str]:
    return [hit.id for hit in found.hits]


def shown(found: Search) -> list[str]:
    return as_text(found).splitlines()


# -- the answer ----------------------------------------------------------------------------------


def test_the_records_stand_in_order_of_rank_each_with_the_field_that_matched(dataset: Dataset) -> None:
    assert shown(answer(dataset, "search", words="Şuşa")) == [
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
    found = answer(dataset, "search", words="first war armenia", limit=1)
    assert json.loads(dumps(found)) == {
        "query": {"search": "first war armenia", "limit": 1},
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
    assert shown(answer(dataset, "search", words="medaite")) == [
        "Search: medaite",
        "",
        "No record holds 'medaite'. Did you mean: mediate?",
    ]
    assert shown(answer(dataset, "search", words="xylophone")) == [
        "Search: xylophone",
        "",
        "No record holds 'xylophone'. Try fewer words, or leave a filter out.",
    ]


def test_a_text_without_a_word_is_refused(dataset: Dataset) -> None:
    with pytest.raises(UsageError, match="has no word"):
        answer(dataset, "search", words="…!")


def test_a_limit_tells_how_much_it_hides(dataset: Dataset) -> None:
    found = answer(dataset, "search", words="killed", limit=2)
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
    hit = answer(dataset, "search", words=text).hits[0]
    assert (hit.id, field in {m.field for m in hit.matched}) == (best, True)


def test_one_kind_of_record_alone(dataset: Dataset) -> None:
    assert {h.kind for h in answer(dataset, "search", words="armenia", kind="actor").hits} == {"actor"}


def test_a_filter_keeps_the_events_and_claims_it_finds_and_what_is_in_them(dataset: Dataset) -> None:
    assert ids(answer(dataset, "search", words="shusha", war="first")) == []
    assert ids(answer(dataset, "search", words="shusha", war="second")) == ["shusha", "shusha-2020"]


# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Xocali", "Khojaly", "Xocalı", "Ходжалы", "Խոջալը", "Hocalı", "khodzhaly", "XOCALI"])
def test_every_spelling_finds_khojaly(name: str) -> None:
    assert ids(answer(shipped(), "search", words=name))[0] == "khojaly"


@pytest.mark.parametrize("name", ["Shushi", "Şuşa", "Շուշի", "Шуша", "shusha", "Susa", "Shoushi"])
def test_every_spelling_finds_shusha_and_what_happened_there(name: str) -> None:
    found = ids(answer(shipped(), "search", words=name))
    assert found[0] == "shusha"
    assert {"shusha-1992", "shusha-2020", "shusha-1920", "shusha-declaration"} < set(found)


def test_every_name_of_every_place_finds_it_among_the_first() -> None:
    facts = shipped()
    missed = [
        (place.id, name)
        for place in facts.places[::7]
        for name in (place.name, *place.aliases, *(n.text for n in place.names))
        if place.id not in ids(answer(facts, "search", words=name, kind="place", limit=5))
    ]
    assert missed == []


def test_words_in_two_scripts_go_together() -> None:
    found = answer(shipped(), "search", words="Нагорный Карабах 2016")
    assert ids(found)[0] == "2016"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("shusah", "shusha"), ("ceasfire", "ceasefire"), ("Stepanakret", "stepanakert"), ("peacekepers", "peacekeepers")],
)
def test_a_typing_error_is_answered_or_the_word_is_offered(typed: str, meant: str) -> None:
    found = answer(shipped(), "search", words=typed)
    assert meant in found.did_you_mean or meant in found.read_as[0].spellings


def test_what_is_offered_finds_something() -> None:
    facts = shipped()
    offered = answer(facts, "search", words="ceasfire 1994").did_you_mean
    assert offered
    assert all(answer(facts, "search", words=text).hits for text in offered)


def test_words_that_no_record_holds_together_are_counted_each_by_itself(dataset: Dataset) -> None:
    found = answer(dataset, "search", words="shusha ceasefire qqqq")
    assert found.alone == {"shusha": 2, "ceasefire": 2, "qqqq": 0}
    assert shown(found)[-1] == (
        "No record holds 'shusha ceasefire qqqq'. Each by itself: shusha: 2 records, ceasefire: 2 records."
    )
