"""The names that a data set gives to parties, actors, places and events, found by their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.analysis.verification.lexicon import PHRASES
from nkcli.frozen import Frozen
from nkcli.model.names import normalize
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

Words = tuple[str, ...]
NameKind = Literal["party", "topic", "actor", "place", "event"]

_LOOSE_KINDS = WAR_KINDS | {"offensive", "battle", "clash", "siege", "violence", "displacement", "incident"}
"""Kinds of events whose names a sentence about figures uses; titles of agreements and votes are whole sentences."""

_LONGEST = 7
"""Words of a name; longer ones are titles, which nobody writes out."""


class Name(NamedTuple):
    """What a name stands for: `ids` of records, or of the side that a party's adjective means.

    `is_people` marks the name of people who can be counted, `category` their kind if it says so; `speaks` marks the
    name of a state or its capital, which says things. `places` are the places of the same name.
    """

    kind: NameKind
    ids: tuple[str, ...] = ()
    is_people: bool = False
    category: str = ""
    speaks: bool = False
    places: tuple[str, ...] = ()


class Names(Frozen):
    """All names of a data set, by their first word."""

    by_first: Mapping[str, Mapping[Words, Name]]

    def longest(self, words: Sequence[str], at: int) -> tuple[Name, int] | None:
        """Return the longest name that begins at a word, and how many words it takes."""
        named = self.by_first.get(words[at])
        if named is None:
            return None
        for length in range(min(_LONGEST, len(words) - at), 0, -1):
            name = named.get(tuple(words[at : at + length]))
            if name is not None:
                return name, length
        return None


def names_of(dataset: Dataset) -> Names:
    """Return the names of a data set; where two kinds share one, the party comes before the place."""
    by_first: dict[str, dict[Words, Name]] = {}
    for words, name in (*_places(dataset), *_actors(dataset), *_events(dataset), *_parties(dataset)):
        named = by_first.setdefault(words[0], {})
        before = named.get(words)
        places = before.ids if before and before.kind == "place" else before.places if before else ()
        named[words] = name._replace(places=places) if name.kind != "place" else name
    return Names(by_first)


def _places(dataset: Dataset) -> Iterator[tuple[Words, Name]]:
    for name, ids in dataset.place_names.items():
        yield from _entry(name, Name("place", ids))


def _entry(name: str, entry: Name) -> Iterator[tuple[Words, Name]]:
    words = tuple(name.split())
    if words and len(words) <= _LONGEST and words not in PHRASES:
        yield words, entry


def _actors(dataset: Dataset) -> Iterator[tuple[Words, Name]]:
    """Yield actors by name; of a group of people ("Syrian fighters") its adjective too."""
    counted = {claim.affected for claim in dataset.claims if claim.affected}
    for name, ids in dataset.actor_names.items():
        words = tuple(name.split())
        entry = PHRASES.get(words[-1:]) if len(words) > 1 else None
        people = entry is not None and entry.kind == "people"
        affected = tuple(i for i in ids if i in counted)
        yield from _entry(
            name, Name("actor", ids, is_people=people, category=entry.meaning if entry and people else "")
        )
        if people and affected:
            yield from _entry(" ".join(words[:-1]), Name("party", affected))


def _events(dataset: Dataset) -> Iterator[tuple[Words, Name]]:
    """Yield events by name; a name that stands inside those of other wars ("Karabakh war") stands for them all."""
    named: dict[Words, tuple[str, ...]] = {}
    for name, ids in dataset.event_names.items():
        words = tuple(name.split())
        loose = tuple(i for i in ids if dataset.event_by_id[i].kind in _LOOSE_KINDS)
        if loose and 1 < len(words) <= _LONGEST and not all(w[0].isdigit() for w in words):
            named[words] = loose
    wars = {w: i for w, i in named.items() if any(dataset.event_by_id[e].kind == "war" for e in i)}
    for words, ids in named.items():
        if any(dataset.event_by_id[i].kind == "conflict" for i in ids):
            yield words, Name("topic")
            continue
        wider = [other for name, other in wars.items() if words in wars and _is_inside(words, name)]
        yield words, Name("event", tuple(dict.fromkeys((*ids, *(i for other in wider for i in other)))))


def _is_inside(words: Words, other: Words) -> bool:
    return len(words) < len(other) and any(other[i : i + len(words)] == words for i in range(len(other)))


def _parties(dataset: Dataset) -> Iterator[tuple[Words, Name]]:
    """Yield what the conflict calls its sides, their people, their states and itself."""
    conflict = dataset.conflict
    for side in conflict.sides:
        adjective = normalize(side.adjective)
        yield from _entry(adjective, Name("party", (side.id,)))
        for plural in (f"{adjective}s", f"ethnic {adjective}s"):
            yield from _entry(plural, Name("party", (side.id,), is_people=True))
        yield from _entry(normalize(side.name), Name("party", (side.id,), is_people=True))
        if side.state and side.state in dataset.actor_by_id:
            state = dataset.actor_by_id[side.state]
            for name in (state.name, *state.aliases, *(n.text for n in state.names)):
                yield from _entry(normalize(name), Name("party", (side.id,), speaks=True))
    adjectives = {normalize(side.adjective) for side in conflict.sides}
    for entry in conflict.lexicon:
        for phrase in entry.phrases:
            if entry.kind == "government" and normalize(phrase) in adjectives:
                continue  # "Armenian" is whose people they are, wherever it does not stand before an office
            yield from _lexicon_entry(normalize(phrase), entry.kind, _side(dataset, entry.meaning))


def _lexicon_entry(phrase: str, kind: str, ids: tuple[str, ...]) -> Iterable[tuple[Words, Name]]:
    if kind == "topic":
        return _entry(phrase, Name("topic", ids))
    people = kind == "side" and phrase.endswith(("s", " side"))
    return _entry(phrase, Name("party", ids, is_people=people, speaks=kind != "side"))


def _side(dataset: Dataset, actor: str | None) -> tuple[str, ...]:
    return (dataset.sides.get(actor, actor),) if actor else ()
