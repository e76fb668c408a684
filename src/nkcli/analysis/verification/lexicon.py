"""The vocabulary of `nkcli verify`: every word it understands. One that is not here stops the reading.

Words that turn a statement round ("not", "half", "per day", "denied", "after") are left out on
purpose: a sentence that holds one is not understood, rather than understood wrongly.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Literal

from nkcli.analysis.verification.numbers import DASH, GROUP_SPACE
from nkcli.model.names import normalize

Kind = Literal[
    "measure",
    "category",
    "people",
    "country",
    "side",
    "both",
    "war",
    "topic",
    "and",
    "or",
    "says",
    "according",
    "voice",
    "auxiliary",
    "own",
    "filler",
    "colon",
]

_TOKEN = re.compile(rf"\d(?:[\d.,'{GROUP_SPACE}]*\d)?[^\W\d_]*|[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|[^\s\w]|_", re.UNICODE)
_JOINED = re.compile(r"(?<=\w)[-‐‑](?=\w)")
_DASHED = re.compile(r"(?:(?<=\d)|(?<=\d[kKmM]))\s*[-‐‑–—−]\s*(?=[~≈]?\d)")
_PUNCTUATION = frozenset(",;\"“”«»'’.!")
_WIDE_GROUPS = re.compile(r"(?<=\d)[\u00a0\u2000-\u200a\u202f\u205f](?=\d{3}(?!\d))")
_SPACED_GROUPS = re.compile(
    r"(?<![\d.,] )(?<![\d.,])(?<!\bday )(?<!\bno )\d{1,3}(?: \d{3})+(?![\d.,]*\d)", re.IGNORECASE
)
_APOSTROPHES = re.compile(r"(?<=\d)['’‘ʼ′`´](?=\d)")


def tokens(sentence: str) -> tuple[str, ...]:
    """Return the words of a sentence: folded, numbers as typed, ``–`` between the ends of a range.

    >>> tokens("Some 28,000-38,000 people, in the 44-day war.")
    ('some', '28,000', '–', '38,000', 'people', ',', 'in', 'the', '44', 'day', 'war')
    """
    plain = _JOINED.sub(" ", _DASHED.sub(f" {DASH} ", _plain_numerals(sentence)))
    found: list[str] = []
    for token in _TOKEN.findall(plain):
        if token[0].isdigit() or token in (DASH, ","):
            found.append(token.lower())
        elif token[0].isalpha():
            found.append(_word(token))
        elif token not in _PUNCTUATION:
            found.append(token)
    return tuple(found)


def _plain_numerals(sentence: str) -> str:
    """Return a sentence as a person sees it, with ASCII digits, and one mark for spaces between their groups."""
    visible = "".join(c for c in sentence if unicodedata.category(c) != "Cf")
    digits = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in visible)
    wide = _APOSTROPHES.sub("'", _WIDE_GROUPS.sub(GROUP_SPACE, digits))
    return _SPACED_GROUPS.sub(lambda match: match[0].replace(" ", GROUP_SPACE), wide)


def _word(token: str) -> str:
    bare = re.sub(r"['’ʼ]s$", "", token.casefold())
    return normalize(bare) or token


def _phrases(kind: Kind, meaning: str, *texts: str) -> dict[tuple[str, ...], tuple[Kind, str]]:
    return {tuple(text.split()): (kind, meaning) for text in texts}


PHRASES: dict[tuple[str, ...], tuple[Kind, str]] = {
    **_phrases("measure", "killed", "killed", "killing", "dead", "died", "deaths", "death", "fatalities", "lives"),
    **_phrases("measure", "killed", "lost their lives", "lost his life", "lost her life", "perished", "death toll"),
    **_phrases("measure", "lost", "lost", "losing"),
    **_phrases("measure", "wounded", "wounded", "injured", "wounding", "injuring"),
    **_phrases("measure", "missing", "missing", "went missing", "unaccounted for", "missing in action"),
    **_phrases("measure", "captured", "captured", "taken prisoner", "taken captive", "prisoners of war"),
    **_phrases("measure", "displaced", "displaced", "fled", "fleeing", "displacing", "forced to flee"),
    **_phrases("measure", "displaced", "forced from their homes", "driven from their homes", "fled their homes"),
    **_phrases("measure", "casualties", "casualties"),
    **_phrases("category", "military", "soldiers", "soldier", "servicemen", "serviceman", "troops", "combatants"),
    **_phrases("category", "military", "military personnel", "service members", "military", "fighters"),
    **_phrases("category", "civilian", "civilians", "civilian", "noncombatants", "non combatants"),
    **_phrases("category", "mercenary", "mercenaries", "mercenary"),
    **_phrases("category", "peacekeeper", "peacekeepers", "peacekeeper"),
    **_phrases("people", "all", "people", "persons", "person"),
    **_phrases("country", "armenian-side", "armenia"),
    **_phrases("country", "azerbaijani-side", "azerbaijan"),
    **_phrases("side", "armenian-side", "armenian", "armenians", "ethnic armenian", "ethnic armenians"),
    **_phrases("side", "armenian-side", "the armenian side", "on the armenian side"),
    **_phrases("side", "azerbaijani-side", "azerbaijani", "azerbaijanis", "azeri", "azeris", "ethnic azerbaijanis"),
    **_phrases("side", "azerbaijani-side", "the azerbaijani side", "on the azerbaijani side"),
    **_phrases("both", "both", "both sides", "on both sides", "from both sides", "the two sides", "on all sides"),
    **_phrases("war", "war", "war", "offensive"),
    **_phrases("war", "fighting", "fighting", "clashes", "hostilities", "conflict"),
    **_phrases("topic", "", "over nagorno karabakh", "in nagorno karabakh", "in karabakh", "over karabakh"),
    **_phrases("topic", "", "in the nagorno karabakh region", "between armenia and azerbaijan"),
    **_phrases("topic", "", "between azerbaijan and armenia", "nagorno karabakh", "karabakh"),
    **_phrases("and", "", "and", "as well as"),
    **_phrases("or", "", "or"),
    **_phrases("says", "", "says", "said", "reports", "reported", "has said", "has reported", "announced"),
    **_phrases("says", "", "claims", "claimed", "has claimed", "has announced"),
    **_phrases("measure", "killed", "claimed the lives of"),
    **_phrases("according", "", "according to"),
    **_phrases("voice", "", "government", "authorities"),
    **_phrases("colon", "", ":"),
    **_phrases("auxiliary", "", "was", "were", "is", "are", "been", "being", "be"),
    **_phrases("auxiliary", "", "left", "leaving", "leave"),
    **_phrases("filler", "", "a", "an", "the", "of", "in", "during", "throughout", "have", "has", "had", "there"),
    **_phrases("filler", "", "their", "that", "who", ",", "for", "on", "reportedly", "a total of", "in total"),
    **_phrases("filler", "", "altogether", "in all", "the number of", "the total number of", "stood at", "stands at"),
    **_phrases("filler", "", "period"),
    **_phrases("own", "", "its", "its own"),
    **_phrases("filler", "", "amounted to", "numbered", "totalled", "totaled", "came to", "reached", "saw"),
}
"""What each phrase is, by its folded words: a kind of piece and what it means."""

LONGEST = max(map(len, PHRASES))

ADJECTIVES = {
    "armenian": "armenia",
    "azerbaijani": "azerbaijan",
    "azeri": "azerbaijan",
}
"""Whose government "the Armenian government" is."""

STATES = {"armenian-side": "armenia", "azerbaijani-side": "azerbaijan"}
"""The claimant that a country's name stands for where it says something."""
