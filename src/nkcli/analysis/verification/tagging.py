"""A sentence as typed pieces: names, dates, figures and words, each with the words it took."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from nkcli.analysis.verification.lexicon import LONGEST, PHRASES, Kind, tokens
from nkcli.analysis.verification.numbers import Readings, read_figure
from nkcli.analysis.verification.periods import read_period
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

_HAPPENINGS = WAR_KINDS | {"battle", "offensive", "clash", "siege", "displacement"}
_BEFORE_YEARS = frozenset({"in", "during", "of", "the", "throughout", ","})


class Piece(Frozen):
    """One thing that a sentence says: its kind, what it means, and the words it is said in.

    `meaning` is an id or a word of the model; `names` are the ids that a name may stand for.
    """

    kind: Kind | Literal["event", "actor", "period", "figure", "unknown"]
    words: tuple[str, ...]
    meaning: str = ""
    names: tuple[str, ...] = ()
    readings: Readings = ()
    period: EdtfDate | None = None

    @property
    def text(self) -> str:
        """The words as one text."""
        return " ".join(self.words)


class Lexicon(Frozen):
    """The names of a data set that a sentence may use, by their words."""

    events: Mapping[tuple[str, ...], tuple[str, ...]]
    actors: Mapping[tuple[str, ...], tuple[str, ...]]

    @cached_property
    def longest(self) -> int:
        """The number of words of the longest name."""
        return max(map(len, (*self.events, *self.actors, ("",))))


def lexicon(dataset: Dataset) -> Lexicon:
    """Gather the names of wars and battles, and of those who count or are counted.

    A name that is only a number or one word ("2020", "April") or that is part of another war's
    name ("Karabakh war") does not say which war is meant, and is left out.
    """
    events: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, ids in dataset.event_names.items():
        words = tokens(name)
        kept = tuple(i for i in ids if dataset.event_by_id[i].kind in _HAPPENINGS)
        if kept and len(words) > 1 and not all(w[0].isdigit() for w in words):
            events[words] = kept
    wars = {n: i for n, i in events.items() if dataset.event_by_id[i[0]].kind in ("war", "conflict")}
    vague = {name for name, ids in wars.items() if any(_inside(name, o) and ids != i for o, i in wars.items())}
    spoken = {a for h in dataset.claims for a in (h.affected, h.claimant) if a}
    actors: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, ids in dataset.actor_names.items():
        words, kept = tokens(name), tuple(i for i in ids if i in spoken)
        if kept and words and words not in PHRASES:
            actors[words] = kept
    return Lexicon({k: v for k, v in events.items() if k not in vague}, actors)


def _inside(name: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return len(name) < len(other) and any(other[i : i + len(name)] == name for i in range(len(other)))


def read(known: Lexicon, sentence: str) -> tuple[Piece, ...]:
    """Read a sentence into pieces; whatever is not in the vocabulary is a piece of kind "unknown"."""
    return tuple(_pieces(known, tokens(sentence)))


def _pieces(known: Lexicon, words: Sequence[str]) -> Iterator[Piece]:
    at, before = 0, ""
    while at < len(words):
        piece = _longest(known, words, at, before)
        yield piece
        at += len(piece.words)
        before = piece.words[-1]


def _longest(known: Lexicon, words: Sequence[str], at: int, before: str) -> Piece:
    """Take the longest piece that begins at a word; of two as long, the one with more meaning."""
    found = [
        *_named(known, words, at),
        *_dated(words, at, before),
        *_counted(words, at),
        *_worded(words, at),
    ]
    return max(found, key=lambda p: len(p.words), default=Piece("unknown", (words[at],)))


def _named(known: Lexicon, words: Sequence[str], at: int) -> Iterator[Piece]:
    for length in range(min(known.longest, len(words) - at), 0, -1):
        name = tuple(words[at : at + length])
        if name in known.events:
            yield Piece("event", name, names=known.events[name])
        if name in known.actors:
            yield Piece("actor", name, names=known.actors[name])


def _dated(words: Sequence[str], at: int, before: str) -> Iterator[Piece]:
    read_one = read_period(words, at)
    if read_one is None:
        return
    period, taken = read_one
    # "2000 soldiers were killed" counts soldiers, "in 2000 soldiers were killed" names a year.
    counts = taken == 1 and before not in _BEFORE_YEARS and _is_counted(words, at + 1)
    if not counts:
        yield Piece("period", tuple(words[at : at + taken]), period.text, period=period)


def _is_counted(words: Sequence[str], at: int) -> bool:
    found = PHRASES.get((words[at],)) if at < len(words) else None
    return found is not None and found[0] in ("category", "people", "side")


def _counted(words: Sequence[str], at: int) -> Iterator[Piece]:
    found = read_figure(words, at)
    if found is not None:
        yield Piece("figure", tuple(words[at : at + found[1]]), readings=found[0])


def _worded(words: Sequence[str], at: int) -> Iterator[Piece]:
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        phrase = tuple(words[at : at + length])
        if phrase in PHRASES:
            kind, meaning = PHRASES[phrase]
            yield Piece(kind, phrase, meaning)
            return
