"""How a claim differs from a statement: in what is counted, of whom, when, where, by whom, and how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.analysis.verification.lexicon import HARMLESS, PHRASES
from nkcli.analysis.verification.nearness import Nearness, nearness
from nkcli.analysis.verification.parties import side_of, sides_named
from nkcli.analysis.verification.periods import is_short
from nkcli.edtf.date import EdtfDate
from nkcli.model.names import normalize
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from nkcli.analysis.verification.numbers import Figure
    from nkcli.analysis.verification.statement import Statement
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

Relation = Literal["same", "fits", "part", "whole", "other"]
"""What a claim is to a statement in one respect.

same: it is what the statement says; fits: the statement leaves it open, or says it less precisely; part: the claim
counts less (soldiers of all people, a day of a war); whole: it counts more; other: it counts something else.
"""

Relations = tuple[Relation, Relation, Relation, Relation, Relation, Relation]
"""What a claim is to a statement in measure, category, people, time, place and voice."""

_RANKED: tuple[Relation, ...] = ("same", "fits", "part", "whole", "other")
_STATES = frozenset({"side", "state", "de_facto_state"})
_PLAIN_KINDS = frozenset({"measure", "people", "lost", "both", "place", "link", "war", "says", "own"})
"""Kinds of words of a claim's own text that narrow nothing."""

_OF_CIVILIANS = frozenset({"displaced", "residents", "population"})
"""Measures of civilians, where "people" are they."""

STOCKS = frozenset({"missing", "captured", "displaced", "released"})
"""Measures of what goes on after a war: who was missing then is missing still."""

_COUNTS = frozenset({"report", "displacement"})
"""Kinds of events that hold the counts of a whole war."""


class Comparison(NamedTuple):
    """A claim with what it is to a statement in each respect."""

    claim: ClaimInContext
    number: Nearness
    measure: Relation
    category: Relation
    people: Relation
    time: Relation
    place: Relation
    voice: Relation

    @property
    def respects(self) -> tuple[Relation, ...]:
        """The relations of what is counted, of whom, when and where."""
        return self.measure, self.category, self.people, self.time, self.place

    @property
    def is_same(self) -> bool:
        """Whether it counts the very thing."""
        return all(relation == "same" for relation in self.respects)

    @property
    def may_be_same(self) -> bool:
        """Whether it may count the very thing, said less precisely."""
        return all(relation in ("same", "fits") for relation in self.respects)

    @property
    def touches(self) -> bool:
        """Whether it counts the thing, a part of it, or a whole that it is part of."""
        return "other" not in self.respects

    @property
    def is_voiced(self) -> bool:
        """Whether who says it is who is said to, as far as both name a speaker."""
        return self.voice in ("same", "fits")


class Comparer:
    """Compares statements with the claims of a data set."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the data set, and the words by which its conflict and sides are named."""
        self.dataset = dataset
        conflict = dataset.conflict
        named = [conflict.title, *(p for entry in conflict.lexicon for p in entry.phrases)]
        named += [f"{side.name} {side.adjective} {side.adjective}s" for side in conflict.sides]
        self._names = frozenset(word for name in named for word in normalize(name).split())
        self._plain: dict[str, bool] = {}
        self._last: tuple[object, dict[str, Relations]] = (None, {})

    def compare(self, said: Statement, claim: ClaimInContext, figure: Figure) -> Comparison:
        """Return how a claim differs from a statement, its figure read as `figure`.

        Statements that differ in their figures alone are related to a claim once: a page of tolls repeats itself.
        """
        if self._last[0] != said.subject:
            self._last = said.subject, {}
        known = self._last[1]
        if claim.id not in known:
            known[claim.id] = self._relations(said, claim)
        return Comparison(claim, nearness(figure, claim), *known[claim.id])

    def _relations(self, said: Statement, claim: ClaimInContext) -> Relations:
        return (
            _measure(said, claim),
            self._narrowed(claim, _category(said, claim)),
            self._people(said, claim),
            self._time(said, claim),
            self._place(said, claim),
            self._voice(said, claim),
        )

    # -- of whom -----------------------------------------------------------------------------------

    def _narrowed(self, claim: ClaimInContext, relation: Relation) -> Relation:
        """Return the relation of a claim's people once what narrows or widens the claim itself is known."""
        if relation not in ("same", "fits"):
            return relation
        whole = self.dataset.claim_by_id.get(claim.subset_of or "")
        is_part = whole is not None and _people_of(whole) == _people_of(claim)
        if is_part or (claim.stratum and not claim.stratum.startswith("conflict")):
            return "part"
        return "fits" if claim.includes or claim.excludes or not self._is_plain(claim.text or "") else relation

    def _is_plain(self, text: str) -> bool:
        """Return whether a claim's own words narrow nothing, as far as nkcli knows them."""
        if text not in self._plain:
            words = [w for w in normalize(text).split() if w not in HARMLESS and w not in self._names]
            self._plain[text] = all((w,) in PHRASES and PHRASES[w,].kind in _PLAIN_KINDS for w in words)
        return self._plain[text]

    def _people(self, said: Statement, claim: ClaimInContext) -> Relation:
        if claim.counts_everybody:
            if said.both or not said.people:
                return "same"
            return "fits" if claim.affected is None and not claim.is_about_war else "whole"
        if said.both:
            return "part"
        if not said.people:
            return "fits" if said.has_doubt("people") or not claim.is_about_war else "part"
        return min((self._party(party, claim) for party in said.people), key=_RANKED.index)

    def _party(self, party: str, claim: ClaimInContext) -> Relation:
        if claim.affected == party:
            return "same"
        if claim.side is None:
            record = self.dataset.actor_by_id.get(claim.affected or "")
            return "fits" if record and party in sides_named(self.dataset, record.name) else "other"
        if claim.side != self.dataset.sides.get(party, party):
            return "other"
        is_whole = bool(claim.affected) and self.dataset.actor_by_id[claim.affected or ""].kind in _STATES
        if party != claim.side:  # a group among the side's people
            return "whole" if is_whole else "other"
        if is_whole or not claim.is_about_war:
            return "same"
        return "fits" if claim.category in ("all", "civilian") else "part"

    # -- when and where ----------------------------------------------------------------------------

    def _time(self, said: Statement, claim: ClaimInContext) -> Relation:
        relations: list[Relation] = [_dated(said.period, claim)] if said.period else []
        if said.events:
            relation = self._at_events(said.events, claim)
            relations.append("fits" if relation == "same" and len(said.events) > 1 else relation)
        if said.after and claim.measure in STOCKS:  # "missing since the war" is missing from the war
            relations.append(self._at_events(said.after, claim))
        relation = min(relations, key=_RANKED.index, default="fits")
        if said.as_of is not None and relation in ("fits", "part"):
            return _said_on(said.as_of, claim, relation)
        return "fits" if relation == "same" and said.has_doubt("time") else relation

    def _at_events(self, events: Sequence[str], claim: ClaimInContext) -> Relation:
        """Relate the time that a claim counts to the events that a statement can be about."""
        spans = [_span(self.dataset.event_by_id[event].when, claim.period) for event in events]
        if claim.event_id in events:
            own = spans[events.index(claim.event_id or "")]
            if _is_local(claim) and own == "whole":
                return "fits"
            return "same" if _is_local(claim) and own == "part" and claim.counted is None else own
        nearest = min(spans, key=_RANKED.index)
        holds_all = claim.is_about_war or (claim.event is not None and claim.event.kind in _COUNTS)
        return "fits" if nearest == "same" and not holds_all else nearest

    def _place(self, said: Statement, claim: ClaimInContext) -> Relation:
        event_places = claim.event.places if claim.event else ()
        local = _is_local(claim)
        if not said.places:
            return "same" if claim.place is None or (local and claim.place in event_places) else "part"
        within = self.dataset.places_within
        inside = frozenset[str]().union(*(within.get(place, frozenset((place,))) for place in said.places))
        if claim.place is not None:
            return "same" if claim.place in inside else "other" if claim.places.isdisjoint(inside) else "whole"
        if not local:
            return "whole"
        return "other" if event_places and inside.isdisjoint(event_places) else "same" if event_places else "whole"

    # -- according to whom -------------------------------------------------------------------------

    def _voice(self, said: Statement, claim: ClaimInContext) -> Relation:
        if claim.claimant in said.voices:
            return "same"
        if not said.voices or claim.claimant is None:
            return "fits"
        side = side_of(self.dataset, claim.claimant)
        sides = {side_of(self.dataset, voice) for voice in said.voices}
        return "fits" if side is not None and side in sides else "other"


def _is_local(claim: ClaimInContext) -> bool:
    """Return whether a claim is about one thing that happened, not about a war, a phase or a year."""
    return claim.event is not None and claim.event.kind not in WAR_KINDS


def _people_of(claim: ClaimInContext) -> tuple[object, ...]:
    return claim.measure, claim.category, claim.affected, claim.subject_id, claim.period


def _measure(said: Statement, claim: ClaimInContext) -> Relation:
    if said.measures and claim.measure == said.measures[0]:
        return "same"
    if said.measures[:1] == ("casualties",) and claim.measure in ("killed", "wounded"):
        return "part"
    return "fits" if claim.measure in said.measures else "other"


def _category(said: Statement, claim: ClaimInContext) -> Relation:
    ours, theirs = said.category, claim.category
    if claim.affected in said.people and claim.affected != claim.side:
        return "same"  # a group's own kind: Syrian fighters are mercenaries to some
    if ours == theirs:
        return "fits" if said.has_doubt("category") else "same"
    if {ours, theirs} == {"all", "civilian"}:
        if claim.measure in _OF_CIVILIANS:
            return "same"
        if claim.event is not None and claim.event.kind in ("violence", "displacement"):
            return "fits"
    if theirs == "all":
        return "fits" if said.has_doubt("category") else "whole"
    return "part" if ours == "all" else "other"


def _dated(period: EdtfDate, claim: ClaimInContext) -> Relation:
    """Relate a claim's time to the one that a statement names: what it counts over, or when it was said."""
    relation = _span(period, claim.period)
    if relation == "whole" and claim.as_of and EdtfDate.parse(claim.as_of).surely_within(*period.sort_key):
        return "fits"
    if relation == "part" and claim.event and (claim.counted is None or _is_from_start(claim.event, claim.period)):
        return "fits"  # what happened in that month, counted whole or from its first day on
    return relation


def _is_from_start(event: Event, period: EdtfDate | None) -> bool:
    return period is not None and period.earliest == event.when.earliest


def _span(ours: EdtfDate, theirs: EdtfDate | None) -> Relation:
    if theirs is None:
        return "fits"
    if ours.same_period(theirs):
        return "same"
    if not ours.overlaps(theirs):
        return "other"
    is_since = ours.latest is None and ours.earliest is not None and theirs.sort_key[0] >= ours.earliest
    if is_since or (is_short(ours) and is_short(theirs)):
        return "fits"
    if theirs.surely_within(*ours.sort_key) or not ours.surely_within(*theirs.sort_key):
        return "part"
    return "whole"


def _said_on(as_of: EdtfDate, claim: ClaimInContext, relation: Relation) -> Relation:
    """Relate a claim by the day on which it was said, where the statement gives that day and no period."""
    if claim.period is None:
        return relation
    first, last = as_of.sort_key
    begins, ends = claim.period.sort_key
    if begins > last:
        return "other"
    return "fits" if claim.as_of == as_of.text or first <= ends <= last else relation
