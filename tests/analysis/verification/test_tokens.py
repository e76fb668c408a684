"""A text as sentences and tokens, with their places in what was typed."""

from __future__ import annotations

import pytest

from nkcli.analysis.verification.tokens import sentences, tokenize


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some 28,000-38,000 people", ["some", "28,000", "–", "38,000", "people"]),
        ("the 44-day war", ["the", "44", "day", "war"]),
        ("Armenia's soldiers’ graves", ["armenia", "soldiers", "graves"]),
        ("Sept. 27, 2020", ["sept", "27", ",", "2020"]),
        ("on 2020-09-27 and 27.09.2020", ["on", "2020-09-27", "and", "27.09.2020"]),
        ("U.N. data", ["un", "data"]),
        ("3 825 killed", ["3\u00a0825", "killed"]),
        ("\uff13\uff0c\uff18\uff12\uff15 killed", ["3,825", "killed"]),
        ("28,000--38,000 ...!!", ["28,000", "–", "38,000", "...", "!!"]),
        ("Nagorno\u2011Karabakh", ["nagorno", "karabakh"]),
        ("Resolution 822 853", ["resolution", "822", "853"]),
        ("", []),
    ],
)
def test_a_text_is_cut_into_words_numbers_and_marks(text: str, words: list[str]) -> None:
    """Words are folded, numbers stay as they were typed, and what looks alike is read alike."""
    assert [token.word for token in tokenize(text)] == words


def test_a_token_knows_its_place_in_what_was_typed() -> None:
    """Marks that nobody sees count as places, and belong to no word."""
    text = "\u200eArme\u00adnia\u2019s 3\u202f825"

    assert [(token.word, text[token.start : token.end], token.owns) for token in tokenize(text)] == [
        ("armenia", "Arme\u00adnia\u2019s", True),
        ("3\u00a0825", "3\u202f825", False),
    ]


def test_a_text_is_cut_into_sentences() -> None:
    """A title, an initial and a month cut short end no sentence; an empty line does."""
    text = "Gen. Smith spoke on Sept. 27. At least 190 died in 2023.\n\nBaku said so! “Not all,” he said."

    assert [text[start:end] for start, end in sentences(text)] == [
        "Gen. Smith spoke on Sept. 27.",
        "At least 190 died in 2023.",
        "Baku said so!",
        "“Not all,” he said.",
    ]


def test_initials_end_no_sentence_however_many_there_are() -> None:
    """A text of nothing but initials takes no longer than any other, in pieces of some length."""
    text = f"{'A. B. ' * 99_999}Smith spoke. It rained."
    pieces = [text[start:end] for start, end in sentences(text)]

    assert pieces[-1] == "It rained."
    assert "".join(pieces[:-1]) == text.removesuffix(" It rained.")
    assert max(map(len, pieces)) <= 2_000
