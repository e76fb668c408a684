"""What a search looks for: phrases, dates, names and words, each with all that may stand for it."""

from __future__ import annotations

from typing import Any

import pytest

from nkcli.analysis.search.documents import Document
from nkcli.analysis.search.index import Index
from nkcli.analysis.search.lexicon import Lexicon
from nkcli.analysis.search.query_terms import Reader

DOCUMENTS = (
    Document("place", "shusha", "Shusha", (("name", "Shusha"), ("name", "Şuşa"), ("name", "Shushi"))),
    Document("place", "karabakh", "Karabakh", (("name", "Karabakh"), ("name", "Artsakh"))),
    Document("actor", "aliyev", "Ilham Aliyev", (("name", "Ilham Aliyev"), ("name", "Aliyev"))),
    Document("event", "ring", "Operation Ring", (("title", "Operation Ring"), ("summary", "Villages are emptied."))),
)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(Index.of(DOCUMENTS), Lexicon())


def test_a_name_is_looked_for_in_all_its_spellings(reader: Reader) -> None:
    (term,) = reader.terms("Shushi")
    assert term.forms == {1.0: (("shushi",),), 0.9: (("shusha",), ("susa",))}
    assert term.bearers == {1: 1.0}


@pytest.mark.parametrize(
    ("typed", "bearer"),
    [
        pytest.param("Шуша", 1, id="another alphabet"),
        pytest.param("Şuşanın", 1, id="with an Azerbaijani ending"),
        pytest.param("Շուշիի", 1, id="with an Armenian ending"),
        pytest.param("карабахская", 2, id="a Russian adjective"),
        pytest.param("Արցախյան", 2, id="an Armenian adjective"),
        pytest.param("Ilham Alijew", 3, id="German"),
        pytest.param("Əliyev", 3, id="Azerbaijani"),
        pytest.param("Ring, Operation", 4, id="words in another order"),
    ],
)
def test_a_name_is_known_in_any_script_scheme_and_form(reader: Reader, typed: str, bearer: int) -> None:
    (term,) = reader.terms(typed)
    assert list(term.bearers) == [bearer]


@pytest.mark.parametrize(
    ("typed", "dates"),
    [
        ("9 November 2020", ["2020-11-09"]),
        ("ceasefire November 10 2020", ["2020-11-10"]),
        ("October 2020", ["2020-10"]),
        ("Аскеран 22 февраля 1988", ["1988-02-22"]),
        ("statement of 9 November", ["11-09"]),
        ("2016", ["2016"]),
        ("44-day war", []),
        ("Mi-24", []),
        ("366th regiment", []),
        ("3,825 killed", []),
    ],
)
def test_a_date_is_read_as_a_date(reader: Reader, typed: str, dates: list[str]) -> None:
    assert [term.date_text for term in reader.terms(typed) if term.date] == dates


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        pytest.param("the fall of Shushi", ["fall", "shushi"], id="without words that nobody means"),
        pytest.param("U.N. resolution 822", ["un", "resolution", "822"], id="initials"),
        pytest.param("Ilham Aliyev resigns", ["ilham aliyev", "resigns"], id="the longest name"),
        pytest.param("“War or Peace” 1997", ["“War or Peace”", "1997"], id="a phrase in quotation marks"),
        pytest.param('say "of the" "villages"', ["say", "“of the”", "“villages”"], id="two of them"),
        pytest.param('an odd "mark', ["odd", "mark"], id="a mark without another"),
        pytest.param("prisoners of war freed", ["prisoners of war", "freed"], id="a phrase of the lexicon"),
        pytest.param("of the", [], id="nothing else"),
    ],
)
def test_a_text_is_cut_into_terms(reader: Reader, typed: str, terms: list[str]) -> None:
    assert [term.text for term in reader.terms(typed)] == terms


def test_a_phrase_in_quotation_marks_stands_for_itself_alone(reader: Reader) -> None:
    assert [term.forms for term in reader.terms("“villages are”")] == [{1.0: (("villages", "are"),)}]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vilages", ("villages",)),
        ("operation rng", ("operation ring",)),
        ("villages", ()),
        ("qqqqqq", ()),
    ],
)
def test_a_misspelt_word_is_offered_as_the_records_have_it(reader: Reader, typed: str, meant: tuple[str, ...]) -> None:
    assert reader.corrections(reader.terms(typed)) == meant


def test_many_ambiguous_words_do_not_take_long(reader: Reader) -> None:
    terms: list[Any] = reader.terms(" ".join(["Chuchi", "Aliew"] * 20))
    assert len(terms) == 40
