"""Words that take a side: found wherever they stand, but for names that are quoted."""

from __future__ import annotations

import pytest

from nkcli.model.loaded_language import STEMS, loaded_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Azerbaijan takes control of Shusha", [], id="nothing loaded"),
        pytest.param("", [], id="no text"),
        pytest.param("The liberation of the occupied districts", ["liberation", "occupied"], id="one from each side"),
        pytest.param("Liberated, then INVADED", ["Liberated", "INVADED"], id="whatever the case"),
        pytest.param("liberators and their liberating", ["liberators", "liberating"], id="whatever the ending"),
        pytest.param("an ethnic-cleansing campaign", ["cleansing"], id="after a hyphen"),
        pytest.param("the so-called republic", ["so-called"], id="a word with a hyphen"),
        pytest.param("unoccupied land", [], id="not in the middle of a word"),
        pytest.param("the regime in Baku", ["regime"], id="a regime"),
        pytest.param("the 366th Motor Rifle Regiment", [], id="a regiment is no regime"),
        pytest.param("The “Liberation” of Shusha", [], id="in quotation marks"),
        pytest.param('The "liberation" of Shusha', [], id="in straight quotation marks"),
        pytest.param("“Liberation” is its name; occupation it was", ["occupation"], id="outside the quotation marks"),
        pytest.param("“One”liberation", ["liberation"], id="with no blank after a quotation"),
        pytest.param("“One” liberation “two”", ["liberation"], id="between two quotations"),
        pytest.param("“Liberation without an end", ["Liberation"], id="in quotation marks that never close"),
    ],
)
def test_loaded_words_are_found_outside_quotation_marks(text: str, words: list[str]) -> None:
    assert loaded_words(text) == words


@pytest.mark.parametrize("stem", STEMS)
def test_every_stem_is_found(stem: str) -> None:
    assert loaded_words(f"An {stem}x of {stem.upper()}") == [f"{stem}x", stem.upper()]


def test_no_stem_begins_with_another() -> None:
    assert [(a, b) for a in STEMS for b in STEMS if a != b and b.startswith(a)] == []
