"""Records that read their claims, roles and context when these are asked for."""

from __future__ import annotations

import json
from dataclasses import fields
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nkcli.frozen import record_of
from nkcli.model.context import ClaimInContext
from nkcli.model.records import Actor, Claim, Event, Place, Role
from nkcli.store.codec import layout, reader

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nkcli.store.facts import StoredDataset


class Batch:
    """Records that were read together: what belongs to one of them is read for all, when one is asked for it."""

    def __init__(self, facts: StoredDataset, ids: Sequence[str]) -> None:
        """Take the ids of the records."""
        self.facts, self.ids = facts, ids
        self._read: dict[str, dict[str, tuple[Any, ...]]] = {}

    def claims(self, column: str, owner: str) -> tuple[Claim, ...]:
        """Return the claims of a record: those that name it in a column."""
        return self._inside(Claim, "claims", column, owner)

    def roles(self, owner: str) -> tuple[Role, ...]:
        """Return the roles of an actor."""
        return self._inside(StoredRole, "roles", "actor", owner)

    def _inside(self, kind: Any, table: str, column: str, owner: str) -> tuple[Any, ...]:
        if column + table not in self._read:
            self._read[column + table] = self._grouped(kind, table, column)
        return self._read[column + table].get(owner, ())

    def _grouped(self, kind: Any, table: str, column: str) -> dict[str, tuple[Any, ...]]:
        columns = ", ".join(layout(kind).columns)
        # A claim about a role names the role's actor too.
        alone = "AND role IS NULL" if (table, column) == ("claims", "actor") else ""
        sql = f"SELECT {columns}, {column} FROM {table} WHERE {column} {{}} {alone} ORDER BY position"
        if len(self.ids) == 1:
            rows = self.facts.store.rows(sql.format("= ?"), self.ids)
        else:
            rows = self.facts.store.rows(sql.format("IN (SELECT value FROM json_each(?))"), (json.dumps(self.ids),))
        own_of, inner = reader(kind), Batch(self.facts, [row[0] for row in rows])
        grouped: dict[str, list[Any]] = {}
        for row in rows:
            own = own_of(row)
            if kind is StoredRole:
                own["_batch"] = inner
            grouped.setdefault(row[-1], []).append(record_of(kind, own))
        return {owner: tuple(records) for owner, records in grouped.items()}

    @cached_property
    def events(self) -> dict[str, Event]:
        """The events of the ids."""
        found = self.facts.select("events", "WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(self.ids),))
        return {event.id: event for event in found}


def _batch(record: Any) -> Batch:
    batch: Batch = record.__dict__["_batch"]
    return batch


def _whole(kind: Any, own: dict[str, Any]) -> Any:
    """Return an ordinary record with these fields."""
    return kind(**own)


class _Stored:
    """What stored records share: `pickle` makes ordinary ones of them."""

    def __reduce__(self) -> tuple[Any, ...]:
        kind: Any = type(self).record_type  # type: ignore[attr-defined]
        return _whole, (kind, {field.name: getattr(self, field.name) for field in fields(kind)})


class StoredEvent(_Stored, Event):
    """An event that reads its claims when they are asked for."""

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""
        return _batch(self).claims("event", self.id)

    @cached_property
    def claim_ids(self) -> tuple[str, ...]:
        """The ids of its claims."""
        return tuple(json.loads(self.__dict__["_listed"][1] or "[]"))

    @cached_property
    def source_ids(self) -> tuple[str, ...]:
        """The sources that it, its claims and its other dates cite."""
        return tuple(json.loads(self.__dict__["_listed"][2] or "[]"))


class StoredRole(_Stored, Role):
    """A role that reads its claims when they are asked for."""

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""
        return _batch(self).claims("role", self.id)


class StoredActor(_Stored, Actor):
    """An actor that reads its claims and roles when they are asked for."""

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims, without those about its roles."""
        return _batch(self).claims("actor", self.id)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """Its roles."""
        return _batch(self).roles(self.id)


class StoredPlace(_Stored, Place):
    """A place that reads its claims when they are asked for."""

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """Its claims."""
        return _batch(self).claims("about_place", self.id)


class StoredClaim(ClaimInContext):
    """A claim whose context is read when it is asked for."""

    @classmethod
    def made(cls, facts: StoredDataset, own: dict[str, Any], context: Sequence[Any], batch: Batch) -> StoredClaim:
        """Return a claim of its fields and the columns of `facts.CONTEXT`."""
        event, actor, role, place, subject, during, side, people, speaker = context
        own.update(_about=(event, actor, role, place), _dataset=facts, _batch=batch)
        own.update(subject_id=subject, event_id=during, side=side, people=people, speaker=speaker)
        claim: StoredClaim = record_of(cls, own)
        return claim

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what `pickle` is to call."""
        return _claim_of, (self._dataset, self.id)

    @cached_property
    def record(self) -> Claim:
        """The claim alone, as the data have it."""
        own = self.__dict__
        claim: Claim = record_of(Claim, {name: own[name] for name in layout(Claim).names})
        return claim

    @cached_property
    def event(self) -> Event | None:
        """The event that it is about."""
        event_id = self.__dict__["_about"][0]
        return _batch(self).events[event_id] if event_id else None

    @cached_property
    def actor(self) -> Actor | None:
        """The actor that it is about, or whose role."""
        actor_id = self.__dict__["_about"][1]
        return self._dataset.actor_by_id[actor_id] if actor_id else None

    @cached_property
    def role(self) -> Role | None:
        """The role that it is about."""
        role_id = self.__dict__["_about"][2]
        return self._dataset.role_by_id[role_id][1] if role_id else None

    @cached_property
    def place_record(self) -> Place | None:
        """The place that it is about."""
        place_id = self.__dict__["_about"][3]
        return self._dataset.place_by_id[place_id] if place_id else None


def _claim_of(facts: StoredDataset, claim_id: str) -> ClaimInContext:
    return facts.claim_by_id[claim_id]
