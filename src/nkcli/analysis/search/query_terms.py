"""What a search looks for: the words of a text, and the other spellings of the names among them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.search.snippet import words_of
from nkcli.model.names import AGREEMENT
from nkcli.model.phonetics import spellings

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

TYPED, SPELLED, SOUNDED, BEGUN, APART = 1.0, 0.9, 0.8, 0.6, 0.5
"""How close a match is: as typed, in another spelling, alike in sound, in a longer word, its words apart."""


class Term(NamedTuple):
    """One word, or the words of one name; `spellings` are whatever stands for it, the closest first."""

    words: str
    spellings: tuple[tuple[str, float], ...]


def terms(dataset: Dataset, text: str) -> tuple[Term, ...]:
    """Cut a text into names that the data know, the longest first, and single words."""
    return tuple(_cut(_names(dataset), words_of(text)))


def sounding(dataset: Dataset, term: Term) -> Term:
    """Add the names that sound like a word that no record holds."""
    alike = {word for word, share in spellings(term.words, _words(dataset)).items() if share >= AGREEMENT}
    return Term(term.words, ((term.words, TYPED), *((word, SOUNDED) for word in sorted(alike))))


_Names = Sequence[Mapping[str, tuple[str, ...]]]


def _names(dataset: Dataset) -> _Names:
    """List the tables of names in the order in which they are asked: Baku is a city before it is a government."""
    return dataset.place_names, dataset.actor_names, dataset.event_names


def _cut(names: _Names, words: list[str]) -> Iterator[Term]:
    at = 0
    while at < len(words):
        for end in range(len(words), at, -1):
            name = " ".join(words[at:end])
            # One word may be the id of an event ("first"), but it is seldom meant so.
            known = next((table for table in names if name in table and (end - at > 1 or table is not names[-1])), None)
            if known is not None or end - at == 1:
                others = dict.fromkeys(_others(known, name)) if known is not None else ()
                event = known is names[-1]
                yield Term(name, ((name, TYPED), *((o, SPELLED) for o in others if " " in o or not event)))
                at = end
                break


def _others(table: Mapping[str, tuple[str, ...]], name: str) -> Iterator[str]:
    """Yield the other names of whatever bears a name."""
    bearers = set(table[name])
    for other, ids in table.items():
        if other != name and not bearers.isdisjoint(ids):
            yield " ".join(words_of(other))


def _words(dataset: Dataset) -> set[str]:
    """List the single words of all names of places and actors."""
    return {word for table in _names(dataset)[:2] for name in table for word in name.split()}
