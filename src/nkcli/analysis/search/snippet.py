"""The part of a text that shows why it was found."""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkcli.model.names import words_of

AROUND = 60
"""How many characters an excerpt shows before and after what matched."""

_STEM = 4
"""Letters at least that two forms of a word share; of a long word they share half: displaced, displacement."""


def excerpt(text: str, words: Iterable[str]) -> str:
    """Return the part of a long text that holds one of some normalized words, the first that it has, cut at spaces.

    A word that ends with `*` is the beginning of what is looked for; another may stand in another form.
    """
    if len(text) <= 2 * AROUND:
        return text
    at = _position(text, words)
    start = 0 if at <= AROUND else text.rfind(" ", 0, at - AROUND) + 1
    stop = text.find(" ", at + AROUND)
    return ("… " if start else "") + text[start : stop if stop > 0 else None] + (" …" if stop > 0 else "")


def _position(text: str, words: Iterable[str]) -> int:
    """Return where a word stands in the text as it is written; 0 where none does."""
    places = [(word, match.start()) for match in re.finditer(r"\S+", text) for word in words_of(match[0])]
    for sought in words:
        beginning = sought.rstrip("*")
        for word, at in places:
            if word == sought or (sought != beginning and word.startswith(beginning)):
                return at
        stem = beginning[: max(_STEM, len(beginning) // 2 + 1)]
        for word, at in places:
            if len(beginning) > _STEM and word.startswith(stem):
                return at
    return 0
