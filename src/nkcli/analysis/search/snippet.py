"""Words as search compares them, and the part of a text around one."""

from __future__ import annotations

import re

from nkcli.model.names import normalize

_WORD = re.compile(r"\w+")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}\b)")

AROUND = 60
"""How many characters an excerpt shows before and after what matched."""


def words_of(text: str) -> list[str]:
    """Cut a text into folded words: no case, diacritics or punctuation, numbers without commas.

    >>> words_of("“Şuşa”: 3,825 (2020)")
    ['susa', '3825', '2020']
    """
    return _WORD.findall(normalize(_THOUSANDS.sub("", text)))


def excerpt(text: str, phrase: str) -> str:
    """Show the part of a long text that holds the folded words of a phrase, cut at spaces."""
    if len(text) <= 2 * AROUND:
        return text
    at = _position(text, phrase)
    start = 0 if at <= AROUND else text.rfind(" ", 0, at - AROUND) + 1
    end = at + len(phrase) + AROUND
    stop = text.find(" ", end) if text.find(" ", end) >= 0 else len(text)
    return ("… " if start else "") + text[start:stop] + (" …" if stop < len(text) else "")


def _position(text: str, phrase: str) -> int:
    """Find where the first word of a phrase stands, in the text as it is written."""
    first, *_ = phrase.split()
    whole = re.compile(rf"\b{re.escape(first)}\b")
    found = [
        m.start() for m in re.finditer(r"\S+", text) if first in (folded := normalize(m[0])) and whole.search(folded)
    ]
    begun = [m.start() for m in re.finditer(r"\S+", text) if any(w.startswith(first) for w in words_of(m[0]))]
    return (found or begun or [0])[0]
