"""The claims of a data set on the same period, place or people as a sum of rows, and its events to find rows for."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cached_property
from math import cos, radians
from typing import TYPE_CHECKING, Any

from nkcli.compare.aggregate import Bounds, Event
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.names import normalize
from nkcli.query import Query, make_query

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from nkcli.compare.aggregate import Sum
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

NEAR = 0.25
"""Degrees of latitude, some 28 km: UCDP calls up to 25 km near a place."""

LONGEST = 31
"""Days of an event that rows are found for: of a longer one, rows of anything else would be near too."""


class Curated(Frozen, kw_only=True):
    """A data set within a war or a period."""

    dataset: Dataset
    query: Query
    period: EdtfDate | None
    war: str | None

    @classmethod
    def of(cls, dataset: Dataset, war: str | None, from_: str | None, to: str | None) -> Curated:
        """Return a data set within what was asked for.

        Raises:
            UsageError: for a date that can't be read.
            UnknownNameError: for a war that is not in the data.
        """
        query = make_query(dataset, war=war, from_=from_, to=to)
        understood = query.understood
        event = dataset.event_by_id[str(understood["war"])] if war else None
        bounds = [EdtfDate.parse(str(understood[name])).bounds for name in ("from", "to") if name in understood]
        period = event.when if event else None
        if bounds:
            first = bounds[0][0] if from_ else None
            last = bounds[-1][1] if to else None
            period = EdtfDate.parse(f"{first or '..'}/{last or '..'}")
        return cls(dataset=dataset, query=query, period=period, war=event.id if event else None)

    @property
    def understood(self) -> Mapping[str, object]:
        """What was asked for, as it was understood."""
        return self.query.understood

    def bounds(self, conflict: str | None, country: str | None) -> Bounds:
        """Return which rows of a file to take."""
        first, last = self.period.bounds if self.period else (None, None)
        return Bounds(conflict, country, first, last)

    # -- claims ------------------------------------------------------------------------------------

    @cached_property
    def _killed(self) -> list[ClaimInContext]:
        """The claims on people killed that are no part of another's."""
        claims = self.query.claims(self.dataset)
        return [c for c in claims if c.measure == "killed" and c.value.is_number and c.subset_of is None]

    def claims(self, total: Sum, by: str) -> Sequence[ClaimInContext]:
        """Return the claims that count what a sum of rows counts."""
        if total.key is None:
            return ()
        if by == "side":
            return self._on_people(total.key)
        if by == "place":
            ids = self.dataset.place_names.get(normalize(total.key), ())
            return [c for c in self._of_everybody if c.place in ids and self._is_of_period(c)]
        when = EdtfDate.parse(total.key)
        if self.period and not when.surely_within(
            *self.period.sort_key
        ):  # its rows were cut off, and its claims were not
            return ()
        return [c for c in self._of_everybody if c.place is None and c.period and c.period.same_period(when)]

    @cached_property
    def _of_everybody(self) -> list[ClaimInContext]:
        return [c for c in self._killed if c.counts_everybody and c.category == "all"]

    def _on_people(self, name: str) -> list[ClaimInContext]:
        """Return the claims on the soldiers of an actor, or of the side that it is on, over the whole period."""
        actors = self._actors_called(name)
        sides = {self.dataset.sides.get(actor) for actor in actors} - {None}
        return [
            c
            for c in self._killed
            if c.category == "military" and (c.affected in actors or c.side in sides) and self._is_of_period(c)
        ]

    def _actors_called(self, name: str) -> tuple[str, ...]:
        """Return the actors of a name, or of that of a state where it is its government's."""
        names = self.dataset.actor_names
        whole = normalize(name)
        return names.get(whole) or names.get(whole.removeprefix("government of "), ())

    def _is_of_period(self, claim: ClaimInContext) -> bool:
        """Return whether a claim counts over the period asked for, or is about the war."""
        if self.war:
            return claim.event_id == self.war
        return bool(self.period and claim.period and claim.period.same_period(self.period))

    # -- events ------------------------------------------------------------------------------------

    def claims_on(self, event_id: str) -> Sequence[ClaimInContext]:
        """Return the claims on how many were killed in one event."""
        return [c for c in self._of_everybody if c.event_id == event_id]

    def events(self) -> tuple[Event, ...]:
        """Return the events with such a claim, a place on the map and a time of no more than `LONGEST` days."""
        with_claims = {c.event_id for c in self._of_everybody}
        found = (self._event(event) for event in self.query.events(self.dataset) if event.id in with_claims)
        return tuple(event for event in found if event is not None)

    def _event(self, event: Any) -> Event | None:
        first, last = event.when.bounds
        places = [self.dataset.place_by_id[p] for p in event.places]
        points = [(p.lat, p.lon) for p in places if p.lat is not None and p.lon is not None]
        if not (first and last and points) or event.borrowed or _days(first, last) > LONGEST:
            return None
        lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
        wide = NEAR / max(cos(radians(max(map(abs, lats)))), NEAR)
        after = (date.fromisoformat(last) + timedelta(days=1)).isoformat()
        return Event(event.id, first, after, min(lats) - NEAR, max(lats) + NEAR, min(lons) - wide, max(lons) + wide)


def _days(first: str, last: str) -> int:
    return (date.fromisoformat(last) - date.fromisoformat(first)).days + 1


def event_table(events: Sequence[Event]) -> Any:
    """Return events as a table that a query can be joined with."""
    import ibis
    import pyarrow as pa  # comes with Ibis

    rows = [{"id_of_event" if name == "id" else name: value for name, value in e._asdict().items()} for e in events]
    return ibis.memtable(pa.Table.from_pylist(rows))
