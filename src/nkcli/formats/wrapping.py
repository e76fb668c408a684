"""Text broken into lines of a width: between words, after hyphens of long words, and inside words as a last resort."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.formats.cells import width

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = re.compile(r"\S+\s*|\s+")
_HYPHEN = re.compile(r"(?<=\w-)(?=\w{3})")


_ID = re.compile(r"[(\[]?[a-z0-9.:-]*\d[a-z0-9.:-]*[)\],.;]*\s*$|nkcli |[(]?(?:[a-z0-9.]+-){2}")
"""What is, or begins as, an id of a record, which is to be copied: a number in it, or two hyphens."""


def wrap(text: str, columns: int | None) -> Iterator[str]:
    """Yield a text in lines of at most `columns`; one line where there is no limit."""
    if columns is None or width(text) <= columns:
        yield text
        return
    line = ""
    for word in _words(text):
        if line and width(line) + width(word.rstrip()) <= columns:
            line += word
            continue
        if line:
            yield line.rstrip()
        line = word
        while width(line.rstrip()) > columns:
            head = _head(line, columns)
            yield head
            line = line[len(head) :]
    yield line.rstrip()


def longest_word(text: str) -> int:
    """Return the width of the longest part of a text that `wrap` keeps on one line."""
    return max((width(word.rstrip()) for word in _words(text)), default=0)


def _words(text: str) -> list[str]:
    """Return the parts between which a text may break: after spaces, and after hyphens inside long words."""
    words = _WORD.findall(text)
    return [part for word in words for part in ([word] if _ID.match(word) else _HYPHEN.split(word))]


def _head(word: str, columns: int) -> str:
    """Return as much of a word as fits, at least one character."""
    end, used = 0, 0
    for char in word:
        used += width(char)
        if used > columns and end:
            break
        end += 1
    return word[:end]
