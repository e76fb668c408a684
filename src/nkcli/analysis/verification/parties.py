"""Whose people a figure counts, and which party does what in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from nkcli.analysis.verification.tagging import Chunk, chunk_at
from nkcli.model.names import normalize

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

PartyRole = Literal["people", "doer", "war", "speaker", "where", "subject"]
"""What a party is in its sentence: those counted, who did it, a war's name, who says so, where, or none of these."""

_DOERS = frozenset({"by", "with", "against", "between", "from", "under"})
_WHOLE = frozenset({"state", "side", "de_facto_state"})
_SERVANTS = frozenset({"person", "authority", "voice"})
_OFFICES = frozenset({"office_holder", "leader", "commander", "member", "governing_authority"})


def role(chunks: Sequence[Chunk], at: int) -> PartyRole:
    """Return what the party at a place is in its sentence."""
    chunk, before, after = chunks[at], chunk_at(chunks, at - 1), chunk_at(chunks, at + 1)
    if after.kind == "agent" or before.word in _DOERS:
        return "doer"
    if after.kind in ("war", "event"):
        return "war"
    is_seat = before.word == "in" and chunk_at(chunks, at - 2).kind == "actor"  # "the Red Cross in Armenia said"
    if after.kind in ("office", "says") and not is_seat:
        return "speaker"
    if after.kind == "people" or (chunk.name and chunk.name.is_people):
        return "people"
    return "where" if before.kind == "place" and before.word not in ("of", "on") else "subject"


def is_named(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a party is named for itself, not as a doer, a place or a war's name."""
    return chunks[at].kind in ("party", "actor") and role(chunks, at) in ("people", "speaker", "subject")


def counted_party(chunks: Sequence[Chunk], places: Iterable[int], category: str | None) -> tuple[str, ...]:
    """Return the party whose people the nearest of these chunks name: "Azerbaijani (soldiers)", "the Armenian side".

    People of another category are not meant: "Soviet troops entered Baku, 134 civilians were killed".
    """
    for at in places:
        chunk, after = chunks[at], chunk_at(chunks, at + 1)
        if chunk.kind in ("party", "actor") and chunk.name and role(chunks, at) == "people":
            named = after.meaning if after.kind == "people" else chunk.name.category
            if not named or category in (None, named):
                return chunk.name.ids
    return ()


def owner(chunks: Sequence[Chunk], at: int) -> tuple[str, ...]:
    """Return whose "its soldiers" or "lost 49" are: the party that the sentence speaks of before."""
    for near in range(at - 1, -1, -1):
        name = chunks[near].name
        if name and is_named(chunks, near):
            return name.ids
    return ()


def side_of(dataset: Dataset, actor: str) -> str | None:
    """Return the side that an actor speaks for: its own, or that of the state it holds an office of.

    A voice that is on no side ("Azerbaijani officials") speaks for the one that its name tells.
    """
    if actor in dataset.conflict.side_ids:
        return actor
    record = dataset.actor_by_id.get(actor)
    if record is None or actor in dataset.sides:
        return dataset.sides.get(actor)
    served = (dataset.sides.get(r.toward) for r in record.roles if r.role in _OFFICES and r.toward)
    named = sides_named(dataset, record.name) if record.kind == "voice" else ()
    return next((side for side in served if side), named[0] if len(named) == 1 else None)


def sides_named(dataset: Dataset, name: str) -> tuple[str, ...]:
    """Return the sides whose people a name says it is of: "Armenian officials", "Azerbaijanis of Armenia"."""
    words = {word.removesuffix("s") for word in normalize(name).split()}
    return tuple(side.id for side in dataset.conflict.sides if normalize(side.adjective) in words)


def as_people(dataset: Dataset, ids: Iterable[str]) -> tuple[str, ...]:
    """Return the sides that states, and those who speak for them, stand for; a group of people stands for itself."""
    people: list[str] = []
    for actor in ids:
        record = dataset.actor_by_id.get(actor)
        kind = record.kind if record else ""
        side = dataset.sides.get(actor) if kind in _WHOLE else side_of(dataset, actor) if kind in _SERVANTS else None
        people.append(side or actor)
    return tuple(dict.fromkeys(people))
