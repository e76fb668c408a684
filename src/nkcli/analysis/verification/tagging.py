"""A sentence as chunks: figures, dates, names and the field's words, each with the tokens it takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.analysis.verification.lexicon import LONGEST, PHRASES, Kind
from nkcli.analysis.verification.numbers import Readings, read_figure
from nkcli.analysis.verification.periods import Period, read_period

if TYPE_CHECKING:
    from nkcli.analysis.verification.names import Name, Names
    from nkcli.analysis.verification.tokens import Token

ChunkKind = Kind | Literal["party", "topic", "actor", "place_name", "event", "figure", "period", "mark", "word"]

_BEFORE_YEARS = frozenset("in during of the throughout since by until from early late".split())  # noqa: SIM905 - a list
_COUNTED = ("people", "party", "measure", "thing")


class Chunk(NamedTuple):
    """One thing that a sentence says; `word` is its first token's, and `start` and `end` are places in the text."""

    kind: ChunkKind
    word: str
    start: int
    end: int
    meaning: str = ""
    name: Name | None = None
    readings: Readings = ()
    period: Period | None = None
    owns: bool = False
    joined: bool = False
    is_capital: bool = False


NOTHING = Chunk("mark", "", 0, 0)
"""What stands before the first and after the last chunk of a sentence."""


def chunk_at(chunks: Sequence[Chunk], at: int) -> Chunk:
    """Return a chunk by its place; beyond the ends of the sentence, `NOTHING`."""
    return chunks[at] if 0 <= at < len(chunks) else NOTHING


def tag(names: Names, tokens: Sequence[Token]) -> tuple[Chunk, ...]:
    """Return the chunks of a sentence's tokens: at each, the longest phrase that means something."""
    chunks = tuple(_chunks(names, tokens))
    return tuple(_as_party(chunk, chunk_at(chunks, at + 1)) for at, chunk in enumerate(chunks))


def _as_party(chunk: Chunk, after: Chunk) -> Chunk:
    """Return a topic as those who are named after it: "Karabakh *officials*", "Karabakh *servicemen*"."""
    is_own = after.kind == "office" or (after.kind == "people" and after.meaning == "military")
    is_party = is_own and chunk.kind == "topic" and chunk.name is not None and chunk.name.ids
    return chunk._replace(kind="party") if is_party else chunk


def _chunks(names: Names, tokens: Sequence[Token]) -> Iterator[Chunk]:
    words = [token.word for token in tokens]
    at = 0
    while at < len(tokens):
        chunk, taken = _longest(names, tokens, words, at)
        yield chunk
        at += taken


def _longest(names: Names, tokens: Sequence[Token], words: Sequence[str], at: int) -> tuple[Chunk, int]:
    """Return the chunk with the most tokens; of two as long, a date before a figure before a name before a phrase."""
    found = [
        *_period(names, tokens, words, at),
        *_figure(tokens, words, at),
        *_name(names, tokens, words, at),
        *_phrase(tokens, words, at),
    ]
    kind: ChunkKind = "word" if words[at][:1].isalnum() else "mark"
    return max(found, key=lambda pair: pair[1], default=(_chunk(kind, tokens, at, 1), 1))


def _chunk(kind: ChunkKind, tokens: Sequence[Token], at: int, taken: int) -> Chunk:
    first, last = tokens[at], tokens[at + taken - 1]
    return Chunk(
        kind, first.word, first.start, last.end, owns=last.owns, joined=first.joined, is_capital=first.is_capital
    )


def _figure(tokens: Sequence[Token], words: Sequence[str], at: int) -> Iterator[tuple[Chunk, int]]:
    figure = read_figure(words, at)
    if figure is not None:
        readings, taken = figure
        yield _chunk("figure", tokens, at, taken)._replace(readings=readings), taken


def _period(names: Names, tokens: Sequence[Token], words: Sequence[str], at: int) -> Iterator[tuple[Chunk, int]]:
    period = read_period(words, at)
    if period is None or (period.date is None and not _is_month(tokens[at], period)):
        return
    # "2000 soldiers were killed" counts soldiers, "in 2000 soldiers were killed" names a year.
    counts = period.taken == 1 and words[at].isdigit() and (not at or words[at - 1] not in _BEFORE_YEARS)
    if counts and at + 1 < len(tokens) and _longest(names, tokens, words, at + 1)[0].kind in _COUNTED:
        return
    yield _chunk("period", tokens, at, period.taken)._replace(period=period), period.taken


def _is_month(token: Token, period: Period) -> bool:
    """Return whether what looks like a month is one: "may" is none, and "March" alone may be."""
    return period.taken > 1 or token.is_capital


def _name(names: Names, tokens: Sequence[Token], words: Sequence[str], at: int) -> Iterator[tuple[Chunk, int]]:
    named = names.longest(words, at)
    if named is not None:
        name, taken = named
        kind: ChunkKind = "place_name" if name.kind == "place" else name.kind
        yield _chunk(kind, tokens, at, taken)._replace(name=name), taken


def _phrase(tokens: Sequence[Token], words: Sequence[str], at: int) -> Iterator[tuple[Chunk, int]]:
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        entry = PHRASES.get(tuple(words[at : at + length]))
        if entry is not None:
            yield _chunk(entry.kind, tokens, at, length)._replace(meaning=entry.meaning), length
            return
