"""The facts of a store: the records that an answer asks for, read when it asks."""

from __future__ import annotations

import json
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from nkcli.edtf.date import FIRST_DAY, EdtfDate
from nkcli.frozen import record_of
from nkcli.model.changes import Change, Release
from nkcli.model.conflict import Conflict
from nkcli.model.dataset import Dataset, Reach
from nkcli.model.exceptions import Excuse
from nkcli.model.ids import Ids
from nkcli.model.package import Package
from nkcli.model.records import Actor, Claim, Event, Place, Role, Source
from nkcli.store.codec import from_json, layout, reader
from nkcli.store.ondemand import OnDemand
from nkcli.store.records import Batch, StoredActor, StoredClaim, StoredEvent, StoredPlace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Condition
    from nkcli.store.opening import Store

CONTEXT = ("event", "actor", "role", "about_place", "subject", "during", "side", "people", "speaker")
"""The columns that put a claim into its context."""

KINDS: dict[str, tuple[type[Any], type[Any]]] = {
    "events": (Event, StoredEvent),
    "actors": (Actor, StoredActor),
    "places": (Place, StoredPlace),
    "sources": (Source, Source),
}
"""The record of each table, and the class that reads its claims and roles when they are asked for."""


class StoredDataset(Dataset):
    """A data set whose records lie in a store; `read_as` is what becomes of a record when it is read."""

    @classmethod
    def of(cls, store: Store, read_as: Callable[[Any], Any] | None = None) -> StoredDataset:
        """Return the facts of a store."""
        facts = object.__new__(cls)
        facts.__dict__.update(store=store, read_as=read_as, _known={table: {} for table in (*KINDS, "claims")})
        return facts

    def __eq__(self, other: object) -> bool:
        """Return whether another data set has the same records."""
        return isinstance(other, Dataset) and all(getattr(self, n) == getattr(other, n) for n in Dataset._names)

    __hash__ = object.__hash__

    def __repr__(self) -> str:
        """Return where the records lie and which they are."""
        return f"StoredDataset({self.store.name!r}, version={self.version!r}, digest={self.digest!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what `pickle` is to call: the store opened again, or its bytes."""
        return StoredDataset.of, (self.store, self.__dict__["read_as"])

    @property
    def store(self) -> Store:
        """Where the records lie."""
        store: Store = self.__dict__["store"]
        return store

    def rewritten(self, change: Callable[[Any], Any]) -> StoredDataset:
        """Return the same facts with something changed in each place and event as it is read."""
        return StoredDataset.of(self.store, change)

    # -- what a query asks ---------------------------------------------------------------------------

    is_stored: ClassVar[bool] = True

    def find_events(
        self,
        conditions: Sequence[Condition],
        *,
        limit: int | None = None,
        reverse: bool = False,
        by_war: bool = False,
    ) -> Sequence[Event]:
        """Return the events that meet the conditions, in order of time or `by_war`."""
        where, parameters = self._where(conditions)
        ahead, back = ("DESC", "ASC") if reverse else ("ASC", "DESC")
        order = f"chapter {ahead}" if by_war else f"sort_first {ahead}, sort_last {back}, id {ahead}"
        return self.select("events", f"{where} ORDER BY {order} LIMIT ?", (*parameters, -1 if limit is None else limit))

    def count_events(self, conditions: Sequence[Condition]) -> int:
        """Return how many events meet the conditions."""
        where, parameters = self._where(conditions)
        return int(self.store.rows(f"SELECT count(*) FROM events {where}", parameters)[0][0])

    def find_claims(self, conditions: Sequence[Condition]) -> Sequence[ClaimInContext]:
        """Return the claims that meet the conditions, in the order of the files."""
        return self.select_claims(*self._where(conditions)) if conditions else self.claims

    def _where(self, conditions: Sequence[Condition]) -> tuple[str, tuple[Any, ...]]:
        met = [one for one in conditions if not one.needs_words or self.store.has_words]
        parameters = tuple(parameter for one in met for parameter in one.parameters)
        return f"WHERE {' AND '.join(one.sql for one in met)}" if met else "", parameters

    def claims_that_begin(self, text: str) -> tuple[str, ...]:
        """Return the ids of the claims that begin with a text."""
        rows = self.store.rows("SELECT id FROM claims WHERE id >= ? AND id < ? ORDER BY id", (text, f"{text}\x7f"))
        return tuple(row[0] for row in rows)

    def event_ids_within(self, event_id: str) -> frozenset[str]:
        """Return the ids of an event and of everything that is part of it."""
        return frozenset(
            [row[0] for row in self.store.rows("SELECT event FROM event_within WHERE whole = ?", (event_id,))]
        )

    def read_ahead(self, table: str, ids: Iterable[str]) -> None:
        """Read records at once that will be asked for one by one: a tenth of a long list of claims."""
        listed = json.dumps(list(dict.fromkeys(ids)))
        self.select(table, f"WHERE {table}.id IN (SELECT value FROM json_each(?))", (listed,))

    def count(self, table: str) -> int:
        """Return how many records a table has."""
        return int(self.store.rows(f"SELECT count(*) FROM {table}")[0][0])

    def count_claimants(self) -> int:
        """Return how many actors claim something."""
        return int(self.store.rows("SELECT count(DISTINCT claimant) FROM claims")[0][0])

    def count_by_year(self) -> dict[int, int]:
        """Return how many events that happened lie in each year, those of several years left out."""
        year = "CAST(substr(earliest, 1, 4) AS INTEGER)"
        one = "length(earliest) = 10 AND substr(earliest, 1, 4) = substr(latest, 1, 4) AND status != 'planned'"
        return dict(self.store.rows(f"SELECT {year}, count(*) FROM events WHERE {one} GROUP BY 1 ORDER BY 1"))

    def count_within(self, event_id: str) -> tuple[int, int]:
        """Return how many events are part of one, at any depth, and how many claims they and it have."""
        within = "SELECT event FROM event_within WHERE whole = ?"
        claims = f"SELECT count(*) FROM claims WHERE event IN ({within})"
        ((events, claims_within),) = self.store.rows(
            f"SELECT count(*) - 1, ({claims}) FROM event_within WHERE whole = ?", (event_id, event_id)
        )
        return int(events), int(claims_within)

    @property
    def span(self) -> tuple[Day | None, Day | None]:
        """The first and the last day of all that happened and is not only planned, None where there is none."""
        days = self.store.rows("SELECT min(earliest), max(latest) FROM events WHERE status <> 'planned'")[0]
        first, last = (EdtfDate.parse(day).earliest if day else None for day in days)
        return first, last

    def related_to(self, event_id: str) -> tuple[Event, ...]:
        """Return the events that name an event as related."""
        naming = "SELECT event FROM related_events WHERE other = ?"
        return self.select("events", f"WHERE id IN ({naming}) ORDER BY position", (event_id,))

    def roles_in(self, event_id: str) -> tuple[tuple[Actor, Role], ...]:
        """Return the roles in an event, each with its actor."""
        return self._roles("event", event_id)

    def roles_toward(self, actor_id: str) -> tuple[tuple[Actor, Role], ...]:
        """Return the roles of others toward an actor, each with its actor."""
        return self._roles("toward", actor_id)

    def _roles(self, column: str, value: str) -> tuple[tuple[Actor, Role], ...]:
        rows = self.store.rows(f"SELECT id FROM roles WHERE {column} = ? ORDER BY position", (value,))
        return tuple(self.role_by_id[row[0]] for row in rows)

    def members_of(self, actor_id: str) -> tuple[Actor, ...]:
        """Return the actors that belong to another directly."""
        members = "SELECT actor FROM members WHERE body = ?"
        return self.select("actors", f"WHERE id IN ({members}) ORDER BY position", (actor_id,))

    @cached_property
    def first_day(self) -> Day:
        """The first day of all that is part of nothing else."""
        ((first,),) = self.store.rows("SELECT min(earliest) FROM events WHERE part_of IS NULL")
        return EdtfDate.parse(first).sort_key[0] if first else FIRST_DAY

    # -- about the data ------------------------------------------------------------------------------

    def _meta(self, key: str) -> str:
        rows = self.store.rows("SELECT value FROM meta WHERE key = ?", (key,))
        return str(rows[0][0])

    @cached_property
    def version(self) -> str:
        """The version of the data."""
        return self._meta("version")

    @cached_property
    def digest(self) -> str:
        """The SHA-256 over the files that the store was built from."""
        return self._meta("digest")

    def _about(self, kind: Any) -> Any:
        return from_json(kind, [json.loads(self._meta(kind.__name__.lower()))])[0]

    @cached_property
    def conflict(self) -> Conflict:
        """What the records are about."""
        conflict: Conflict = self._about(Conflict)
        return conflict

    @cached_property
    def package(self) -> Package:
        """Who publishes the data."""
        package: Package = self._about(Package)
        return package

    @cached_property
    def ids(self) -> Ids:
        """The ids that were given."""
        ids: Ids = self._about(Ids)
        return ids

    @cached_property
    def exceptions(self) -> tuple[Excuse, ...]:
        """Where the data rightly break a rule."""
        excuses: tuple[Excuse, ...] = from_json(Excuse, json.loads(self._meta("exceptions")))
        return excuses

    @cached_property
    def reach(self) -> Reach:
        """How far the record reaches, as it was worked out when the store was built."""
        return Reach(*json.loads(self._meta("reach")))

    @cached_property
    def changes(self) -> tuple[Release, ...]:
        """What was corrected in which version."""
        columns = ", ".join(layout(Change).columns)
        rows = self.store.rows(f"SELECT version, date, {columns} FROM changes ORDER BY rowid")
        by_release: dict[tuple[str, str], list[Change]] = {}
        for version, date, *row in rows:
            by_release.setdefault((version, date), []).append(record_of(Change, reader(Change)(row)))
        return tuple(Release(version=v, date=d, records=tuple(made)) for (v, d), made in by_release.items())

    # -- records -------------------------------------------------------------------------------------

    def select(self, table: str, rest: str = "", parameters: Sequence[Any] = ()) -> tuple[Any, ...]:
        """Return the records of a table that an SQL condition finds, by default in the order of the files."""
        kind: Any
        kind, stored = KINDS[table]
        derived = ("war", "claim_ids", "source_ids") if kind is Event else ()
        columns = ", ".join(f"{table}.{name}" for name in (*layout(kind).columns, *derived))
        rows = self.store.rows(f"SELECT {columns} FROM {table} {rest or 'ORDER BY position'}", parameters)
        known, own_of, batch = self.__dict__["_known"][table], reader(kind), Batch(self, [row[0] for row in rows])
        return tuple(known.get(row[0]) or self._made(table, stored, own_of(row), row, batch) for row in rows)

    def _made(self, table: str, kind: Any, own: dict[str, Any], row: Sequence[Any], batch: Batch) -> Any:
        if kind is not Source:
            own["_batch"] = batch
        if kind is StoredEvent:
            own["_listed"] = row[-3:]
        record = record_of(kind, own)
        if self.__dict__["read_as"] is not None and table in ("events", "places"):
            record = self.__dict__["read_as"](record)
        self.__dict__["_known"][table][record.id] = record
        return record

    def select_claims(self, rest: str = "", parameters: Sequence[Any] = ()) -> tuple[ClaimInContext, ...]:
        """Return the claims that an SQL condition finds, in the order of the files."""
        columns = ", ".join(f"claims.{name}" for name in (*layout(Claim).columns, *CONTEXT))
        rows = self.store.rows(f"SELECT {columns} FROM claims {rest} ORDER BY position", parameters)
        own_of, first, known = reader(Claim), len(layout(Claim).columns), self.__dict__["_known"]["claims"]
        batch = Batch(self, list(dict.fromkeys(row[first] for row in rows if row[first])))
        for row in rows:
            if row[0] not in known:
                known[row[0]] = StoredClaim.made(self, own_of(row), row[first:], batch)
        return tuple([known[row[0]] for row in rows])

    def _records_by_id(self, table: str, everything: Callable[[], Iterable[Any]]) -> OnDemand[Any]:
        def one(key: str) -> Any:
            known = self.__dict__["_known"][table]
            if key in known:
                return known[key]
            where = f"WHERE {table}.id = ?"
            found = self.select_claims(where, (key,)) if table == "claims" else self.select(table, where, (key,))
            return found[0] if found else self._of_another_id(table, key, one)

        return OnDemand(one, lambda: {record.id: record for record in everything()})

    def _of_another_id(self, table: str, key: str, one: Callable[[str], Any]) -> Any:
        """Return the record that has a former or a short id, None where there is none."""
        if table == "claims":
            rows = self.store.rows("SELECT id FROM claims WHERE short = ?", (key,))
            if rows:
                return one(rows[0][0])
        present = (self.ids.aliases or {}).get(key)
        return one(present) if present else None

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every event, in the order of the files."""
        return self.select("events")

    @cached_property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor."""
        return self.select("actors")

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """Every place."""
        return self.select("places")

    @cached_property
    def sources(self) -> tuple[Source, ...]:
        """Every source."""
        return self.select("sources")

    @cached_property
    def claims(self) -> tuple[ClaimInContext, ...]:
        """Every claim of events, roles, actors and places."""
        return self.select_claims()

    def claims_about(self, subject_id: str) -> tuple[ClaimInContext, ...]:
        """Return the claims on one event, role, actor or place."""
        return self.select_claims("WHERE claims.subject = ?", (subject_id,))

    @cached_property
    def event_by_id(self) -> Mapping[str, Event]:
        """Events by id, former ones too."""
        return self._records_by_id("events", lambda: self.events)

    @cached_property
    def actor_by_id(self) -> Mapping[str, Actor]:
        """Actors by id."""
        return self._records_by_id("actors", lambda: self.actors)

    @cached_property
    def place_by_id(self) -> Mapping[str, Place]:
        """Places by id."""
        return self._records_by_id("places", lambda: self.places)

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        """Sources by id."""
        return self._records_by_id("sources", lambda: self.sources)

    @cached_property
    def claim_by_id(self) -> Mapping[str, ClaimInContext]:
        """Claims by id, short ones too."""
        return self._records_by_id("claims", lambda: self.claims)

    @cached_property
    def role_by_id(self) -> Mapping[str, tuple[Actor, Role]]:
        """Roles by id, each with its actor."""

        def one(key: str) -> tuple[Actor, Role] | None:
            rows = self.store.rows("SELECT actor FROM roles WHERE id = ?", (key,))
            if not rows:
                present = (self.ids.aliases or {}).get(key)
                return one(present) if present else None
            actor = self.actor_by_id[rows[0][0]]
            return actor, next(role for role in actor.roles if role.id == key)

        return OnDemand(one, lambda: {role.id: (actor, role) for actor in self.actors for role in actor.roles})

    # -- how they lie in each other ------------------------------------------------------------------

    @cached_property
    def children(self) -> Mapping[str, tuple[Event, ...]]:
        """The events that are directly part of another, by its id."""
        return OnDemand(
            lambda key: self.select("events", "WHERE part_of = ? ORDER BY position", (key,)) or None,
            self._all_children,
        )

    def descendants(self, event_id: str) -> Iterator[Event]:
        """Yield everything that is part of an event, at any depth."""
        inside = "SELECT event FROM event_within WHERE whole = ? AND depth > 0"
        yield from self.select("events", f"WHERE id IN ({inside}) ORDER BY position", (event_id,))

    @cached_property
    def places_within(self) -> Mapping[str, frozenset[str]]:
        """Each place's id with the ids of all places in it, itself included."""

        def one(key: str) -> frozenset[str] | None:
            rows = self.store.rows("SELECT place FROM place_within WHERE whole = ?", (key,))
            return frozenset([row[0] for row in rows]) or None

        return OnDemand(one, self._all_places_within)

    @cached_property
    def sides(self) -> Mapping[str, str]:
        """The id of the side of each actor that belongs to one."""
        return dict(self.store.rows("SELECT id, side FROM actors WHERE side IS NOT NULL ORDER BY position"))

    def ids_with_names(self) -> Iterator[str]:
        """Yield the ids of the places and events that have several names."""
        for table in ("places", "events"):
            rows = self.store.rows(f"SELECT id FROM {table} WHERE names IS NOT NULL ORDER BY position")
            yield from (row[0] for row in rows)

    def heading_of(self, event: Event) -> Event:
        """Return what an event is told under: its war, or else the phase that it lies in."""
        heading: str = event.__dict__["_listed"][0]
        return event if heading == event.id else self.event_by_id[heading]

    # -- names ---------------------------------------------------------------------------------------

    def _bearers(self, kind: str) -> Mapping[str, tuple[str, ...]]:
        def one(key: str) -> tuple[str, ...] | None:
            sql = "SELECT DISTINCT record FROM names WHERE kind = ? AND key = ? ORDER BY position"
            return tuple(row[0] for row in self.store.rows(sql, (kind, key))) or None

        def every() -> dict[str, tuple[str, ...]]:
            bearers: dict[str, dict[str, None]] = {}
            for key, record in self.store.rows(
                "SELECT key, record FROM names WHERE kind = ? ORDER BY position", (kind,)
            ):
                bearers.setdefault(key, {})[record] = None
            return {key: tuple(ids) for key, ids in bearers.items()}

        return OnDemand(one, every)

    @cached_property
    def event_names(self) -> Mapping[str, tuple[str, ...]]:
        """Normalized names, aliases and titles of events, each with the ids that bear it."""
        return self._bearers("event")

    @cached_property
    def actor_names(self) -> Mapping[str, tuple[str, ...]]:
        """Normalized names and aliases of actors, each with the ids that bear it."""
        return self._bearers("actor")

    @cached_property
    def place_names(self) -> Mapping[str, tuple[str, ...]]:
        """Normalized names and aliases of places, each with the ids that bear it."""
        return self._bearers("place")

    @cached_property
    def source_names(self) -> Mapping[str, tuple[str, ...]]:
        """Normalized ids and titles of sources, each with the ids that bear it."""
        return self._bearers("source")
