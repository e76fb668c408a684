"""Words as search compares them, and the part of a long text that is shown."""

from __future__ import annotations

import pytest

from nkcli.analysis.search.snippet import excerpt


def test_a_short_text_is_shown_whole() -> None:
    assert excerpt("Azerbaijan takes control of Şuşa", ["susa"]) == "Azerbaijan takes control of Şuşa"


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param(["susa"], "before Şuşa after", id="the word"),
        pytest.param(["qqq", "susa"], "before Şuşa after", id="the first word that it has"),
        pytest.param(["sus*"], "before Şuşa after", id="a beginning"),
        pytest.param(["displacement"], "displaced", id="another form"),
        pytest.param(["qqq"], "word word", id="none: the beginning"),
    ],
)
def test_a_long_text_is_cut_around_what_matched(words: list[str], shown: str) -> None:
    text = "word " * 40 + "before Şuşa after " + "word " * 40 + "displaced " + "word " * 40
    assert shown in excerpt(text, words)


def test_it_is_cut_at_spaces() -> None:
    text = "word " * 40 + "before Şuşa after " + "word " * 40
    assert excerpt(text, ["susa"]) == "… " + "word " * 11 + "before Şuşa after " + "word " * 10 + "…"
