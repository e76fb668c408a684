"""What somebody calls a record to its id: id, former or short id, alias, any spelling."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from nkcli.errors import AmbiguousName, UnknownNameError
from nkcli.model.names import find, nearest
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Place, Source

Noun = Literal["event", "war", "actor", "place", "source"]


def resolve(dataset: Dataset, noun: Noun, text: str) -> str:
    """Return the id of what somebody calls `text`.

    Raises:
        UnknownNameError: when nothing bears the name, with the nearest ids.
        AmbiguousName: when several records do.
    """
    records = _records(dataset, noun)
    if text in records:
        return records[text].id
    names = _names(dataset, noun)
    ids = find(text, names, by_part=noun == "actor")
    if noun == "war":
        ids = tuple(i for i in ids if dataset.event_by_id[i].kind in WAR_KINDS) or ids
    if not ids:
        raise UnknownNameError(noun, text, nearest(text, names))
    if len(ids) > 1:
        raise AmbiguousName(noun, text, ids)
    return ids[0]


def resolve_claim(dataset: Dataset, text: str) -> str | None:
    """Return the id of a claim by its id, its short one, a former one, or a beginning that is its alone.

    Raises:
        AmbiguousName: when several claims begin so.
    """
    if text in dataset.claim_by_id:
        return dataset.claim_by_id[text].id
    if ":" not in text:  # the beginning of an event's id alone is too little to mean one of its claims
        return None
    ids = dataset.claims_that_begin(text)
    if len(ids) > 1:
        raise AmbiguousName("claim", text, ids)
    return ids[0] if ids else None


def _records(dataset: Dataset, noun: Noun) -> Mapping[str, Event | Actor | Place | Source]:
    if noun == "actor":
        return dataset.actor_by_id
    if noun == "place":
        return dataset.place_by_id
    return dataset.source_by_id if noun == "source" else dataset.event_by_id


def _names(dataset: Dataset, noun: Noun) -> Mapping[str, tuple[str, ...]]:
    if noun == "actor":
        return dataset.actor_names
    if noun == "place":
        return dataset.place_names
    return dataset.source_names if noun == "source" else dataset.event_names
