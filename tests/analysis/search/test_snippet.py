"""Words as search compares them, and the part of a long text that is shown."""

from __future__ import annotations

import pytest

from nkcli.analysis.search.snippet import excerpt, words_of


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Şuşa”, 8–9 May", ["susa", "8", "9", "may"]),
        ("3,825 soldiers; 1, 2", ["3825", "soldiers", "1", "2"]),
        ("Azerbaijan's 44-day war…", ["azerbaijans", "44", "day", "war"]),
        ("ШУША / Շուշի", ["шуша", "շուշի"]),
        ("  !?  ", []),
    ],
)
def test_words_have_no_case_diacritics_or_punctuation(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("Azerbaijan takes control of Şuşa", "susa") == "Azerbaijan takes control of Şuşa"


def test_a_long_text_is_cut_at_spaces_around_what_matched() -> None:
    text = "word " * 40 + "before Şuşa after " + "word " * 40
    assert excerpt(text, "susa after") == "… " + "word " * 11 + "before Şuşa after " + "word " * 12 + "…"


def test_a_word_that_only_begins_so_is_found_too() -> None:
    assert excerpt("word " * 40 + "Shushavan", "shusha").endswith(" word Shushavan")


def test_a_phrase_that_stands_elsewhere_leaves_the_beginning() -> None:
    assert excerpt("word " * 40, "shusha").startswith("word word")
