"""Search: any word form, synonym, script, spelling and date; ranked, with the passage that matched."""

from __future__ import annotations

import json
from functools import cache, partial
from typing import TYPE_CHECKING, cast

import pytest

from asking import answer
from conftest import RECORD
from nkcli import Facts, load
from nkcli.answers.search import index_of, write_index
from nkcli.errors import UsageError
from nkcli.formats.json import dumps
from nkcli.formats.plain import as_text
from nkcli.store.opening import load as open_store
from nkcli.store.opening import write
from search_quality import answerable, is_looked_up, rank, rows, score

if TYPE_CHECKING:
    from pathlib import Path

    from nkcli.answers.search import Search
    from nkcli.model.dataset import Dataset

shipped = partial(cache(load), str(RECORD))


def search_for(dataset: Dataset, text: str, **parameters: object) -> Search:
    return cast("Search", answer(dataset, "search", words=text, **parameters))


def ids(found: Search) -> list[str]:
    return [hit.id for hit in found.hits]


def shown(found: Search) -> list[str]:
    return as_text(found).splitlines()


# -- the answer ----------------------------------------------------------------------------------


def test_the_records_stand_in_order_of_rank_each_with_the_field_that_matched(dataset: Dataset) -> None:
    assert shown(search_for(dataset, "ceasefire Şuşa")) == [
        "Search: ceasefire Şuşa",
        "",
        "Kind   What                                When",
        "",
        "event  Azerbaijan takes control of Shusha  6–8 Nov 2020",
        "       in title · also in summary",
        "       shusha-2020",
        "place  Shusha",
        "       in name: Şuşa · without ceasefire",
        "       shusha",
        "event  First Nagorno-Karabakh War          20 Feb 1988 – 12 May 1994",
        "       in outcome: Armenian victory; ceasefire of 1994. · without susa",
        "       first",
    ]


def test_a_store_has_the_index_which_finds_what_one_in_memory_finds(dataset: Dataset, tmp_path: Path) -> None:
    path = tmp_path / "facts.sqlite"
    write(dataset, str(path), index=write_index)
    stored = open_store(str(path))

    assert index_of(stored).size == index_of(dataset).size == 36
    assert shown(search_for(stored, "ceasefire Şuşa")) == shown(search_for(dataset, "ceasefire Şuşa"))


def test_an_answer_tells_how_each_part_was_read(dataset: Dataset) -> None:
    found = search_for(dataset, "Шуша 8 ноября 2020", limit=1)
    assert json.loads(dumps(found)) == {
        "query": {"search": "Шуша 8 ноября 2020", "limit": 1},
        "hits": [
            {
                "id": "shusha-2020",
                "kind": "event",
                "title": "Azerbaijan takes control of Shusha",
                "date": "2020-11-06/2020-11-08",
                "date_text": None,
                "score": found.hits[0].score,
                "matched": [
                    {"field": "title", "text": "Azerbaijan takes control of Shusha"},
                    {"field": "date", "text": "2020-11-06/2020-11-08"},
                ],
                "lacks": [],
            }
        ],
        "found": found.found,
        "read_as": [
            {"words": "шуша", "spellings": ["shusha", "շուշի", "susa", "shushi"], "date": None},
            {"words": "8 ноября 2020", "spellings": [], "date": "2020-11-08"},
        ],
        "alone": {},
        "did_you_mean": [],
    }


def test_nothing_found_is_an_empty_answer_with_what_was_perhaps_meant(dataset: Dataset) -> None:
    assert shown(search_for(dataset, "medaite")) == [
        "Search: medaite",
        "",
        "No record holds 'medaite'. Did you mean: mediate?",
    ]
    assert shown(search_for(dataset, "xylophone")) == [
        "Search: xylophone",
        "",
        "No record holds 'xylophone'. Try other words, or leave a filter out.",
    ]


def test_words_that_stand_only_apart_are_counted_each_by_itself(dataset: Dataset) -> None:
    found = search_for(dataset, "xylophone quartz ceasefire")
    assert found.alone == {"xylophone": 0, "quartz": 0, "ceasefire": 2}
    assert shown(found)[-1] == (
        "No record holds 'xylophone quartz ceasefire'. "
        "Each by itself: xylophone: 0 records, quartz: 0 records, ceasefire: 2 records."
    )


def test_a_word_that_no_record_holds_is_named_and_the_nearest_offered(dataset: Dataset) -> None:
    found = search_for(dataset, "Minsk Group medaite")
    assert found.hits[0].lacks == ("medaite",)
    assert shown(found)[-1] == "Did you mean: minsk group mediate?"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param("…!", "'…!' has no word to look for", id="no word"),
        pytest.param("\x1b\x00", "has no word to look for", id="control characters"),
        pytest.param(
            "a" * 1_000_000, "takes 1,000 characters and 60 words at most, not 1,000,000 characters", id="1 MB"
        ),
        pytest.param("war " * 100, "takes 1,000 characters and 60 words at most, not 100 words", id="many words"),
    ],
)
def test_what_is_no_search_is_refused(dataset: Dataset, text: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        search_for(dataset, text)


@pytest.mark.parametrize(
    "text", ['"', "“", "* OR", "NEAR(a b)", "-war", "a:b", "shusha\x00\x1b[31m", "'); DROP TABLE x", "%"]
)
def test_no_text_is_a_command(dataset: Dataset, text: str) -> None:
    try:
        search_for(dataset, text)
    except UsageError as error:
        assert "has no word" in error.message  # noqa: PT017 - either is right


def test_a_limit_tells_how_much_it_hides(dataset: Dataset) -> None:
    found = search_for(dataset, "killed", limit=2)
    assert len(found.hits) == 2
    assert shown(found)[-1] == f"{found.found - 2} more; raise --limit to see them."


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
        pytest.param("Россия", "russia", "name", id="actor"),
        pytest.param("Uppsala dataset", "ucdp-brd-24.1", "publisher", id="source"),
        pytest.param("second:killed-ucdp", "second:killed-ucdp", "id", id="id"),
    ],
)
def test_every_field_is_searched(dataset: Dataset, text: str, best: str, field: str) -> None:
    hit = search_for(dataset, text).hits[0]
    assert (hit.id, field in {m.field for m in hit.matched}) == (best, True)


def test_one_kind_of_record_alone(dataset: Dataset) -> None:
    assert {h.kind for h in search_for(dataset, "armenia", kind="actor").hits} == {"actor"}


def test_a_filter_keeps_the_events_and_claims_it_finds_and_what_is_in_them(dataset: Dataset) -> None:
    assert ids(search_for(dataset, "shusha", war="first")) == []
    assert ids(search_for(dataset, "shusha", war="second")) == ["shusha", "shusha-2020"]


# -- the shipped facts ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["Xocali", "Khojaly", "Xocalı", "Ходжалы", "Խոջալը", "Hocalı", "khodzhaly", "XOCALI"])
def test_every_spelling_finds_khojaly(name: str) -> None:
    assert ids(search_for(shipped().dataset, name))[0] == "khojaly"


@pytest.mark.parametrize("name", ["Shushi", "Şuşa", "Շուշի", "Шуша", "shusha", "Susa", "Shoushi"])
def test_every_spelling_finds_shusha_and_what_happened_there(name: str) -> None:
    first, *others = ids(search_for(shipped().dataset, name))
    assert first == "shusha"
    assert {"shusha-1992", "shusha-2020", "shusha-1920", "shusha-declaration"} < set(others)


def test_every_name_of_every_place_finds_it_among_the_first() -> None:
    facts = shipped().dataset
    missed = [
        (place.id, name)
        for place in facts.places[::7]
        for name in (place.name, *place.aliases, *(n.text for n in place.names))
        if place.id not in ids(search_for(facts, name, kind="place", limit=5))
    ]
    assert missed == []


def test_words_in_two_scripts_go_together() -> None:
    assert ids(search_for(shipped().dataset, "Нагорный Карабах 2016"))[0] == "2016"


# -- how well it finds ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def facts() -> Facts:
    return load()


def test_what_people_look_for_is_found(facts: Facts) -> None:
    """tools/measure_search.py prints the counts."""
    queries = [row for row in answerable(facts, rows("search_queries.json")) if row["written"] != "reserve"]
    figures = score([rank(facts, row["query"], row["expects"]) for row in queries])
    assert figures.first >= 0.85 * figures.texts
    assert figures.first_five >= 0.95 * figures.texts


@pytest.mark.slow
def test_the_names_of_one_community_are_not_found_less_often_than_those_of_the_other(facts: Facts) -> None:
    spellings = answerable(facts, rows("spellings.json"))
    first, named = {}, {}
    for community in ("armenian", "azerbaijani"):
        group = [row for row in spellings if row["community"] == community]
        figures = score([rank(facts, row["spelling"], row["expects"]) for row in group])
        assert figures.first_five >= 0.95 * figures.texts
        first[community] = figures.first / figures.texts
        named[community] = sum(is_looked_up(facts, row) for row in group) / len(group)
    assert abs(first["armenian"] - first["azerbaijani"]) < 0.05
    assert abs(named["armenian"] - named["azerbaijani"]) < 0.05
