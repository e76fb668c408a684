"""The field's words: which say the same to somebody who searches."""

from __future__ import annotations

import pytest

from nkcli.analysis.search.lexicon import Lexicon, Phrase


def synonyms(text: str) -> tuple[Phrase, ...]:
    return Lexicon().synonyms(tuple(text.split()))


@pytest.mark.parametrize(
    ("typed", "synonym"),
    [
        pytest.param("truce", "ceasefire*", id="synonym"),
        pytest.param("pows", "prisoner* of war", id="abbreviation"),
        pytest.param("fleeing", "fled", id="form of an irregular verb"),
        pytest.param("exodus", "displac*", id="another word"),
        pytest.param("idps", "internally displaced", id="abbreviation of a phrase"),
        pytest.param("cease fire", "truce*", id="phrase"),
        pytest.param("cluster bombs", "cluster munition*", id="phrase with a plural"),
        pytest.param("trilateral", "three leaders", id="what newspapers call it"),
        pytest.param("погромов", "pogrom*", id="Russian, with its ending"),
        pytest.param("շրջափակումը", "blockade*", id="Armenian, with its article"),
        pytest.param("muharibesi", "war", id="Azerbaijani, without diacritics"),
        pytest.param("waffenstillstand", "armistice", id="German"),
    ],
)
def test_a_word_has_synonyms_in_any_form(typed: str, synonym: str) -> None:
    assert tuple(synonym.split()) in synonyms(typed)


@pytest.mark.parametrize("typed", ["shusha", "минская", "minaret", "warfarin"])
def test_a_name_or_a_word_that_only_begins_alike_has_none(typed: str) -> None:
    assert synonyms(typed) == ()


def test_a_conflict_has_words_of_its_own() -> None:
    lexicon = Lexicon([["Patriotic War", "Vətən müharibə*"]])
    assert lexicon.synonyms(("veten", "muharibesi")) == (("patriotic", "war"), ("veten", "muharibe*"))
