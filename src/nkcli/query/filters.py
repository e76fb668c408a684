"""Small filters that chain, each with what it keeps and with the SQL that finds it in a store.

Every filter answers for events and for claims, so `--war second` means the same to a timeline and to
a casualty table. `keeps` and `keeps_claim` say what a filter means; the SQL is the same in a store's
words. Where SQL can only narrow (`narrows`), what it finds is asked again.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, ClassVar

from nkcli.edtf.date import FIRST_DAY, LAST_DAY
from nkcli.frozen import Frozen
from nkcli.model.dataset import Condition, citations_of

if TYPE_CHECKING:
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.records import Claim, Event

_CLAIMS = "SELECT event FROM claims WHERE event IS NOT NULL AND"


class Filter(Frozen):
    """One condition on events and on claims."""

    narrows: ClassVar[bool] = False
    """Whether the SQL keeps more than the filter does."""

    def keeps(self, event: Event) -> bool:
        """Return whether the event meets it."""
        raise NotImplementedError  # pragma: no cover - every filter has its own

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim meets it; by default, whether its event does."""
        return claim.event is not None and self.keeps(claim.event)

    def on_events(self) -> Condition:
        """Return the condition on rows of `events`."""
        raise NotImplementedError  # pragma: no cover - every filter has its own

    def on_claims(self) -> Condition:
        """Return the condition on rows of `claims`; by default, that on its event."""
        on_events = self.on_events()
        return Condition(f"claims.event IN (SELECT id FROM events WHERE {on_events.sql})", on_events.parameters)


class Window(Filter):
    """Events that can overlap a period, and claims that count one that can."""

    first: Day
    last: Day

    def keeps(self, event: Event) -> bool:
        """Return whether the event can have a day in the window."""
        return event.when.touches(self.first, self.last)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the counted period, or else the event's, can have a day in the window.

        What is counted "until 2017" reaches no further back than what it is about.
        """
        return (
            claim.period is not None
            and claim.period.touches(self.first, self.last)
            and (claim.period.earliest is not None or self.last >= claim.begins)
        )

    def on_events(self) -> Condition:
        """Return the condition on the bounds of the date; a date with days left out is looked at itself."""
        return Condition(*self._overlap("events.date", "coalesce(events.earliest, '')", "events"))

    def on_claims(self) -> Condition:
        """Return the condition on the bounds of the period."""
        event, role = (
            f"SELECT {d} FROM {t}s WHERE id = claims.{t}" for t, d in (("event", "date"), ("role", "period"))
        )
        period = f"coalesce(claims.counted, ({event}), ({role}))"
        return Condition(*self._overlap(period, "claims.begins", "claims"))

    def _overlap(self, date: str, begins: str, table: str) -> tuple[str, tuple[Any, ...]]:
        first = "" if self.first == FIRST_DAY else str(self.first)
        last = "9999-99-99" if self.last == LAST_DAY else str(self.last)
        sql = (
            f"{begins} <= ? AND coalesce({table}.latest, '9999-99-99') >= ? "
            f"AND (NOT {table}.has_gaps OR touches({date}, ?, ?))"
        )
        return sql, (last, first, first, last)


class War(Filter):
    """An event and everything that is part of it; `ids` are theirs."""

    war: str
    ids: frozenset[str]

    def keeps(self, event: Event) -> bool:
        """Return whether the event is the war or part of it."""
        return event.id in self.ids

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim is about the war, a part of it, or a role in it."""
        return claim.event_id in self.ids

    def on_events(self) -> Condition:
        """Return the condition that the war is among what the event is part of."""
        return Condition("events.id IN (SELECT event FROM event_within WHERE whole = ?)", (self.war,))

    def on_claims(self) -> Condition:
        """Return the same for the event or the role's event of a claim."""
        return Condition("claims.during IN (SELECT event FROM event_within WHERE whole = ?)", (self.war,))


class Kind(Filter):
    """Events of any of some kinds."""

    kinds: frozenset[str]

    def keeps(self, event: Event) -> bool:
        """Return whether the event is of one of the kinds."""
        return event.kind in self.kinds

    def on_events(self) -> Condition:
        """Return the condition on the kind."""
        return Condition("events.kind IN (SELECT value FROM json_each(?))", (json.dumps(sorted(self.kinds)),))


class ByActor(Filter):
    """What an actor took part in, what it claims, and what is claimed of it."""

    actor: str

    def keeps(self, event: Event) -> bool:
        """Return whether the actor took part or stands in a claim of the event."""
        return any(p.actor == self.actor for p in event.participants) or any(map(self._in_claim, event.claims))

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the actor is claimant, counted, or the subject of the claim."""
        return self._in_claim(claim) or (claim.actor is not None and claim.actor.id == self.actor)

    def _in_claim(self, claim: Claim) -> bool:
        return self.actor in (claim.claimant, claim.affected)

    def on_events(self) -> Condition:
        """Return the condition on participants and claims."""
        took_part = "SELECT event FROM participants WHERE actor = ?"
        quoted, counted = f"{_CLAIMS} claimant = ?", f"{_CLAIMS} affected = ?"
        return Condition(f"events.id IN ({took_part} UNION {quoted} UNION {counted})", (self.actor,) * 3)

    def on_claims(self) -> Condition:
        """Return the condition on who says it, of whom, and about whom."""
        return Condition("? IN (claims.claimant, claims.affected, claims.actor)", (self.actor,))


class TookPart(Filter):
    """Events in which an actor took part."""

    actor: str

    def keeps(self, event: Event) -> bool:
        """Return whether the actor is among the participants."""
        return any(p.actor == self.actor for p in event.participants)

    def on_events(self) -> Condition:
        """Return the condition on participants."""
        return Condition("events.id IN (SELECT event FROM participants WHERE actor = ?)", (self.actor,))


class SaidBy(Filter):
    """What an actor claims."""

    actor: str

    def keeps(self, event: Event) -> bool:
        """Return whether the actor claims something about the event."""
        return any(claim.claimant == self.actor for claim in event.claims)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the actor is the claimant."""
        return claim.claimant == self.actor

    def on_events(self) -> Condition:
        """Return the condition on the claims of the event."""
        return Condition(f"events.id IN ({_CLAIMS} claimant = ?)", (self.actor,))

    def on_claims(self) -> Condition:
        """Return the condition on the claimant."""
        return Condition("claims.claimant = ?", (self.actor,))


class CountedOf(Filter):
    """What is counted of an actor's people and things."""

    actor: str

    def keeps(self, event: Event) -> bool:
        """Return whether the event has such a claim."""
        return any(claim.affected == self.actor for claim in event.claims)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the actor is counted."""
        return claim.affected == self.actor

    def on_events(self) -> Condition:
        """Return the condition on the claims of the event."""
        return Condition(f"events.id IN ({_CLAIMS} affected = ?)", (self.actor,))

    def on_claims(self) -> Condition:
        """Return the condition on whose people are counted."""
        return Condition("claims.affected = ?", (self.actor,))


class Importance(Filter):
    """Events of a rank of importance or a weightier one; 1 is the weightiest."""

    rank: int

    def keeps(self, event: Event) -> bool:
        """Return whether the event is important enough."""
        return event.importance <= self.rank

    def on_events(self) -> Condition:
        """Return the condition on the rank."""
        return Condition("events.importance <= ?", (self.rank,))


class ByPlace(Filter):
    """What happened in a place or in one of the places in it."""

    ids: frozenset[str]

    def keeps(self, event: Event) -> bool:
        """Return whether the event names one of the places."""
        return not self.ids.isdisjoint(event.places)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim counts people in one of the places, is about one, or its event was there."""
        about = claim.place_record is not None and claim.place_record.id in self.ids
        return claim.place in self.ids or about or (claim.event is not None and self.keeps(claim.event))

    def on_events(self) -> Condition:
        """Return the condition on the places of the event."""
        return Condition(f"events.id IN ({self._there})", (self._listed,))

    def on_claims(self) -> Condition:
        """Return the condition on the claim's place, what it is about, and the places of its event."""
        places = "SELECT value FROM json_each(?)"
        sql = f"claims.place IN ({places}) OR claims.about_place IN ({places}) OR claims.event IN ({self._there})"
        return Condition(f"({sql})", (self._listed,) * 3)

    _there: ClassVar[str] = "SELECT event FROM event_places WHERE place IN (SELECT value FROM json_each(?))"

    @property
    def _listed(self) -> str:
        return json.dumps(sorted(self.ids))


class BySubject(Filter):
    """Some events, and the claims about records of these ids."""

    ids: frozenset[str]

    def keeps(self, event: Event) -> bool:
        """Return whether the event is one of them."""
        return event.id in self.ids

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim is about one of them."""
        return claim.subject_id in self.ids

    def on_events(self) -> Condition:
        """Return the condition on the id."""
        return Condition("events.id IN (SELECT value FROM json_each(?))", (json.dumps(sorted(self.ids)),))

    def on_claims(self) -> Condition:
        """Return the condition on what the claim is about."""
        return Condition("claims.subject IN (SELECT value FROM json_each(?))", (json.dumps(sorted(self.ids)),))


class BySource(Filter):
    """What a source is cited for."""

    source: str

    def keeps(self, event: Event) -> bool:
        """Return whether the event or a claim of it cites the source."""
        return any(c.source == self.source for c in citations_of(event))

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim cites the source."""
        return any(c.source == self.source for c in claim.citations)

    def on_events(self) -> Condition:
        """Return the condition on the citations of the event, its claims and its other dates."""
        cited = "SELECT event FROM citations WHERE source = ? AND event IS NOT NULL AND field <> 'names'"
        return Condition(f"events.id IN ({cited})", (self.source,))

    def on_claims(self) -> Condition:
        """Return the condition on the citations of the claim."""
        cited = "SELECT record FROM citations WHERE source = ? AND kind = 'claim'"
        return Condition(f"claims.id IN ({cited})", (self.source,))


class Counting(Filter):
    """Claims that count certain things, people of one side, or one category; None leaves it open."""

    measures: frozenset[str]
    people: frozenset[str] | None = None
    category: str | None = None

    def keeps(self, event: Event) -> bool:
        """Return whether the event has such a claim."""
        return any(map(self._meets, event.claims))

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim counts so."""
        return self._meets(claim)

    def _meets(self, claim: Claim) -> bool:
        return (
            claim.measure in self.measures
            and (self.people is None or claim.affected in self.people)
            and self.category in (None, claim.category)
        )

    def on_events(self) -> Condition:
        """Return the condition on the claims of the event."""
        on_claims = self.on_claims()
        return Condition(f"events.id IN ({_CLAIMS} {on_claims.sql})", on_claims.parameters)

    def on_claims(self) -> Condition:
        """Return the condition on what a claim counts, of whom."""
        # "+": most claims are of a common measure, so the other conditions are to choose them.
        sql, parameters = "+claims.measure IN (SELECT value FROM json_each(?))", [json.dumps(sorted(self.measures))]
        if self.people is not None:
            sql += " AND claims.affected IN (SELECT value FROM json_each(?))"
            parameters.append(json.dumps(sorted(self.people)))
        if self.category is not None:
            sql += " AND claims.category = ?"
            parameters.append(self.category)
        return Condition(f"({sql})", tuple(parameters))
