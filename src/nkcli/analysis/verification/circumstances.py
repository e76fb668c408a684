"""Where and according to whom: what a sentence says around its figures."""

from __future__ import annotations

from collections.abc import Sequence

from nkcli.analysis.verification.parties import role
from nkcli.analysis.verification.tagging import Chunk, chunk_at

_REACH = 6
"""Chunks between who says something and the verb: "Prime Minister Nikol Pashinyan, in parliament, said"."""


_COUNTS = frozenset({"count", "tally", "toll", "figure", "figures"})
"""What somebody has who counts: "Baku's count: …"."""


def places_of(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """Return the places that a sentence names, as ids; not those that speak ("Baku said") or that name a body."""
    ids: list[str] = []
    for at, chunk in enumerate(chunks):
        if chunk.name is None:
            continue
        if chunk.kind == "place_name" and chunk_at(chunks, at + 1).kind not in ("says", "office"):
            ids += chunk.name.ids
        elif chunk.name.places and role(chunks, at) == "where":
            ids += chunk.name.places
    return tuple(dict.fromkeys(ids))


def voices_at(chunks: Sequence[Chunk], at: int) -> tuple[tuple[str, ...], bool]:
    """Return the actors that a figure is said by, and whether its sentence names a speaker at all."""
    first, second = chunk_at(chunks, 0), chunk_at(chunks, 1)
    if first.name and (second.word == ":" or (second.word in _COUNTS and chunk_at(chunks, 2).word == ":")):
        return (first.name.ids if first.kind in ("party", "actor") else ()), True
    for i, chunk in enumerate(chunks):
        if chunk.kind == "according" or (chunk.word == "per" and i == 0):
            is_nobody = chunk.word == "by" or "official" in (chunk.word, chunk_at(chunks, i + 1).word)
            return () if is_nobody else _first_named(chunks, range(i + 1, i + 2 + _REACH)), True
    says = [i for i, chunk in enumerate(chunks) if chunk.kind == "says"]
    for i in sorted(says, key=lambda i: (i > at, abs(i - at))):
        is_inverted = chunk_at(chunks, i - 1).word == ","  # "…, says the ombudsman of Artsakh"
        speakers = range(i + 1, i + 1 + _REACH) if is_inverted else range(i - 1, i - 1 - _REACH, -1)
        ids = _first_named(chunks, speakers)
        if ids:
            return ids, True
    is_spoken = bool(says) and any(chunk.kind == "office" for chunk in chunks)
    return (_office(chunks) if is_spoken else ()), is_spoken


def _first_named(chunks: Sequence[Chunk], places: range) -> tuple[str, ...]:
    """Return the first actor, or state that speaks, before anything that is counted."""
    has_office = any(chunk_at(chunks, at).kind == "office" for at in places)
    for at in places:
        chunk = chunk_at(chunks, at)
        if chunk.kind in ("figure", "measure", "people") or (chunk.kind == "mark" and chunk.word != ","):
            break
        name = chunk.name
        is_speaker = chunk.kind == "actor" or (chunk.kind == "party" and name and (name.speaks or has_office))
        if name and is_speaker and not name.is_people and role(chunks, at) != "where":
            return name.ids
    return ()


def _office(chunks: Sequence[Chunk]) -> tuple[str, ...]:
    """Return whose ministry or official speaks, where the party stands beside the office."""
    for at, chunk in enumerate(chunks):
        if chunk.kind == "office":
            behind = at + 2 if chunk_at(chunks, at + 1).word in ("of", "in") else at + 1
            for near in (*chunks[max(0, at - 2) : at], *chunks[behind : behind + 2]):
                if near.name and near.kind in ("party", "actor"):
                    return near.name.ids
    return ()
