"""What of a sentence was not understood, and bears on one of its figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.verification.lexicon import HARMLESS
from nkcli.analysis.verification.parties import role
from nkcli.analysis.verification.statement import Doubt
from nkcli.analysis.verification.tagging import Chunk, chunk_at

if TYPE_CHECKING:
    from nkcli.analysis.verification.noun_phrases import Head, Reach
    from nkcli.model.dataset import Dataset

_ADDS = frozenset({"another", "more", "further", "additional", "other"})
_COUNTED = frozenset({"figure", "people", "party", "actor", "measure"})
_INSIDE = frozenset({"in", "near", "inside", "around"})


def sentence_doubts(dataset: Dataset, chunks: Sequence[Chunk]) -> Iterator[Doubt]:
    """Yield what bears on all figures of a sentence: that it asks, where it is about, and unknown words."""
    if chunks and chunks[-1].word == "?":
        yield Doubt("turned", "?")
    yield from (Doubt("place", c.word) for at, c in enumerate(chunks) if _is_in_country(chunks, at))
    yield from (Doubt("elsewhere", c.word) for at, c in enumerate(chunks) if _is_elsewhere(dataset, chunks, at))
    yield from (Doubt("speaker", c.word) for at, c in enumerate(chunks[:-1]) if _is_capital_speaking(chunks, at))
    unknown = (c.word for c in chunks if c.kind == "word" and c.word not in HARMLESS)
    yield from (Doubt("word", word) for word in dict.fromkeys(unknown))


def _is_capital_speaking(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a place speaks for somebody whom the data do not name by it: "Moscow says", "Stepanakert: …"."""
    is_place = chunks[at].kind == "place_name" and role(chunks, at) != "where"
    return is_place and (chunks[at + 1].kind == "says" or (at == 0 and chunks[1].word == ":"))


def figure_doubts(reach: Reach, head: Head, measure: int | None) -> Iterator[Doubt]:
    """Yield what turns a figure round or narrows it, and what it counts that nkcli can't judge."""
    chunks = reach.chunks
    yield from _thing(chunks, head, measure)
    for at in (*reversed(reach.ahead), *reach.behind):
        if not _narrows_next(reach, at):
            yield from _turns(reach, head, at)
    if head.unknown:
        yield Doubt("kind", head.unknown)
    if head.at is not None and _is_joined_to_more(chunks[head.at + 1 : reach.after]):
        yield Doubt("kind", "and")


def _thing(chunks: Sequence[Chunk], head: Head, measure: int | None) -> Iterator[Doubt]:
    for at in (measure, head.at):
        if at is not None and chunks[at].kind == "thing":
            yield Doubt("thing", chunks[at].word)
            return


def _turns(reach: Reach, head: Head, at: int) -> Iterator[Doubt]:
    chunk = reach.chunks[at]
    if chunk.kind == "turn" and not (chunk.word == "per" and at == 0) and not _joins_synonyms(reach.chunks, at):
        yield Doubt("turned", chunk.word)
    elif chunk.kind == "part" and not _is_about_else(reach.chunks, at):
        # "another 49 soldiers" are not the 49 that a claim counts
        is_added = chunk.word in _ADDS and abs(at - reach.at) == 1 and head.category is not None
        yield Doubt("turned" if is_added else "part", chunk.word)
    elif chunk.kind == "strike" or (
        chunk.kind == "thing" and any(c.word == "by" for c in reach.chunks[max(0, at - 3) : at])
    ):
        yield Doubt("way", chunk.word)


def _narrows_next(reach: Reach, at: int) -> bool:
    """Return whether a word is about the next figure: "207 people, *including* three", "*among* whom were 9"."""
    between = reach.chunks[at + 1 : reach.after]
    is_followed = reach.at < at and reach.after < len(reach.chunks)
    return is_followed and reach.chunks[at].kind == "part" and all(c.kind in ("word", "mark") for c in between)


def _joins_synonyms(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a word stands between two for the same: "refugees *or* displaced"."""
    before, after = chunk_at(chunks, at - 1), chunk_at(chunks, at + 1)
    return chunks[at].word == "or" and before.kind == after.kind == "measure" and before.meaning == after.meaning


def _is_about_else(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a word leaves the count whole: "the dead *among* the fighters", "mines and *other* ordnance"."""
    word, before, after = chunks[at].word, chunk_at(chunks, at - 1), chunk_at(chunks, at + 1)
    if word == "among":
        after = chunk_at(chunks, at + 2) if after.word == "the" else after
        return before.kind == "measure" and after.kind in ("party", "actor", "people")
    if word == "under":  # "under 18" is an age, "under Azerbaijani fire" none
        return after.kind != "figure" and after.word != "the"
    return word in _ADDS and before.kind not in _COUNTED and after.kind not in _COUNTED


def _is_joined_to_more(behind: Sequence[Chunk]) -> bool:
    """Return whether other people are counted too: "2,906 soldiers *and Armenian civilians*"."""
    return [chunk.kind for chunk in behind[:2]] == ["link", "party"] and len(behind) > 2  # noqa: PLR2004 - and a noun


def _is_in_country(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a party's name is where it was, and no place of the data: "killed in Azerbaijan"."""
    name = chunks[at].name
    return name is not None and chunks[at].kind == "party" and not name.places and role(chunks, at) == "where"


def _is_elsewhere(dataset: Dataset, chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether an unknown or foreign name is that of a place or a war: "in Chechnya", "the Second World War"."""
    chunk, before = chunks[at], chunk_at(chunks, at - 1)
    is_where = (before.kind == "place" and before.word in _INSIDE) or chunk_at(chunks, at + 1).kind == "war"
    if not is_where or chunk.kind not in ("word", "actor"):
        return False
    if chunk.kind == "word" or chunk.name is None:
        return chunk.is_capital and chunk.word not in HARMLESS
    return not chunk.name.places and not any(i in dataset.sides for i in chunk.name.ids)
