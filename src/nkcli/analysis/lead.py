"""The lead figure: which claim stands for many where one figure is shown, by one rule for every side.

docs/explanation/lead-figure.md gives the rule in words. A claim can lead that counts the whole of an event, and was
neither replaced nor withdrawn by its claimant.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Literal

from nkcli.analysis.comparability import none_overlap
from nkcli.analysis.measures import CASUALTY_MEASURES, CATEGORY_ORDER
from nkcli.analysis.parties import speaks_for
from nkcli.analysis.ranges import sum_or_none
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

LeadReason = Literal["own_latest", "reference", "only_voice", "range"]
"""own_latest: the party counted about its own, latest; reference: the counter that the conflict names, who is of no
side; only_voice: nobody else says anything; range: several speak, and none of them of its own."""

_OF_A_SIDE = frozenset({"military", "civilian", "all"})
"""The categories of a side's people that have a lead figure; those of others are among these."""

_OF_OTHERS = _OF_A_SIDE | {"mercenary", "peacekeeper"}
"""The categories of other parties' people."""

_ELSEWHERE = frozenset({"other_conflict", "outside_event"})
"""What a figure counts besides that makes it no figure of the event."""


class Lead(Frozen, kw_only=True):
    """The figure that stands for the claims on one party's people of one category.

    `party` is a side, another actor, or None for all parties together. `claims` are those that the figure is of: the
    claim that leads, those that were added, or those whose range it is; `voices` counts who speaks in them.
    `contradicted_by` are other voices' latest claims that no number reconciles with it, `reference` what the
    reference counter counts of the same people.
    """

    measure: str
    party: str | None
    category: str
    reason: LeadReason
    value: Estimate
    claims: tuple[ClaimInContext, ...]
    voices: int
    contradicted_by: tuple[str, ...] = ()
    reference: tuple[ClaimInContext, ...] = ()


def leads(dataset: Dataset, event: Event, claims: Iterable[ClaimInContext]) -> list[Lead]:
    """Return the lead figures of an event, by measure, party and category.

    `claims` are those about the event and its parts: a claim on it may have been replaced by one on a part. People of
    a part of a side, and all parties', have a figure only where nobody counts the whole side's.
    """
    about = [claim for claim in current(claims) if claim.subject_id == event.id and claim.value.is_number]
    about = [claim for claim in about if _ELSEWHERE.isdisjoint(claim.includes)]
    cells: dict[tuple[str, str | None, str], list[ClaimInContext]] = defaultdict(list)
    stand_ins = _stand_ins(dataset, about)
    for claim in about:
        party = None if claim.counts_everybody else stand_ins.get((claim.measure, claim.affected), claim.affected)
        of_a_side = party is None or party in dataset.conflict.side_ids
        if claim.category in (_OF_A_SIDE if of_a_side else _OF_OTHERS) and counts_whole(claim, event.when):
            cells[claim.measure, party, claim.category].append(claim)
    listed = [_lead(dataset, *key, same) for key, same in cells.items() if _is_wanted(dataset, key, cells)]
    for measure in dict.fromkeys(claim.measure for claim in about):
        counted = [c for c in about if c.measure == measure and _is_reference(dataset, c)]
        listed += _reference(counted, event.when)
    return sorted(listed, key=lambda lead: _order(dataset, lead))


def current(claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return the claims that still stand: neither withdrawn nor replaced, nor a part of a count that was."""
    listed = list(claims)
    gone = {claim.supersedes for claim in listed} | {claim.id for claim in listed if claim.withdrawn}
    return [claim for claim in listed if claim.id not in gone and claim.subset_of not in gone - {None}]


def counts_whole(claim: ClaimInContext, when: EdtfDate) -> bool:
    """Return whether a claim counts a whole event, wherever people were.

    What ends with the event and covers more than half of it does, for not all let a war begin on the same day; what
    holds those who died of it later may end later. Of a war that goes on, what begins with it does.
    """
    if claim.place or claim.stratum or claim.period is None:
        return False
    (first, last), (begins, ends) = when.sort_key, claim.period.sort_key
    if when.latest is None:
        return begins == first or claim.counted is None
    if claim.period.same_period(when):
        return True
    in_time = ends == last or (ends > last and "later_deaths" in claim.includes)
    return in_time and begins >= first and 2 * (_number(last) - _number(begins)) >= _number(last) - _number(first)


def said_by(claim: ClaimInContext, dataset: Dataset) -> Day | None:
    """Return the day by which a claim had been made: the one it gives, or else that of its earliest source."""
    dates = [claim.as_of] if claim.as_of else [dataset.source_by_id[c.source].date for c in claim.citations]
    days = [date.latest or date.earliest for date in map(EdtfDate.parse, filter(None, dates))]
    return min(filter(None, days), default=None)


def _number(day: Day) -> int:
    """Return a day as a number that tells how long a span is, near enough."""
    return day.year * 365 + day.month * 30 + day.day


# -- whose people --------------------------------------------------------------------------------


def _stand_ins(dataset: Dataset, claims: Iterable[ClaimInContext]) -> dict[tuple[str, str | None], str]:
    """Return the side for which its state stands, by measure and state: where no other member's people are counted."""
    members: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.side and claim.affected and claim.category in _OF_A_SIDE:
            members[claim.measure, claim.side].add(claim.affected)
    states = {side.id: side.state for side in dataset.conflict.sides if side.state}
    return {
        (measure, states[side]): side
        for (measure, side), actors in members.items()
        if side in states and actors <= {side, states[side]}
    }


def _is_wanted(
    dataset: Dataset, key: tuple[str, str | None, str], cells: dict[tuple[str, str | None, str], list[ClaimInContext]]
) -> bool:
    """Return whether a figure is not already in that of whole sides."""
    measure, party, category = key
    if party is None:
        sides = dataset.conflict.side_ids
        return category == "all" or not sides or any((measure, side, category) not in cells for side in sides)
    side = dataset.sides.get(party)
    return side in (None, party) or category not in _OF_A_SIDE or (measure, side, category) not in cells


def _order(dataset: Dataset, lead: Lead) -> tuple[object, ...]:
    """Return what sorts by measure, side, its members, others, all parties together; then by category."""
    sides = dataset.conflict.side_ids
    side = lead.party if lead.party in sides else dataset.sides.get(lead.party or "")
    rank = len(sides) + (lead.party is None) if side is None else sides.index(side)
    category = (CATEGORY_ORDER.get(lead.category, 9), lead.reason == "reference")
    return CASUALTY_MEASURES.index(lead.measure), rank, lead.party != side, lead.party or "", category


# -- one figure ----------------------------------------------------------------------------------


def _lead(dataset: Dataset, measure: str, party: str | None, category: str, claims: Sequence[ClaimInContext]) -> Lead:
    """Return the figure of one party's people of one category, of all claims on them."""
    ids = {claim.id for claim in claims}
    wholes = [claim for claim in claims if claim.subset_of not in ids]
    counted = [claim for claim in wholes if _is_reference(dataset, claim)]
    others = latest_by_voice(dataset, [claim for claim in wholes if claim not in counted])
    parties = {party, dataset.sides.get(party or "")} - {None}
    own = [claim for claim in others if parties & speaks_for(dataset, claim)]
    ranked = sorted(own or others, key=lambda claim: _weight(dataset, claim))
    chosen = counted if not others else ranked[-1:] if own or len(others) == 1 else ranked
    rivals = [claim.id for claim in (*others, *counted) if not any(claim.value.overlaps(c.value) for c in chosen)]
    return Lead(
        measure=measure,
        party=party,
        category=category,
        reason="reference" if not others else "own_latest" if own else "only_voice" if len(others) == 1 else "range",
        value=chosen[0].value if len(chosen) == 1 else _span(chosen),
        claims=tuple(chosen),
        voices=len(chosen),
        contradicted_by=tuple(rivals),
        reference=tuple(counted if others else ()),
    )


def latest_by_voice(dataset: Dataset, claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return the latest claim of each voice; what it said before contradicts nobody but itself."""
    by_voice: dict[str, list[ClaimInContext]] = defaultdict(list)
    for claim in claims:
        by_voice[_voice(dataset, claim)].append(claim)
    return [max(same, key=lambda claim: _weight(dataset, claim)) for same in by_voice.values()]


def _voice(dataset: Dataset, claim: ClaimInContext) -> str:
    """Return who speaks: the claimant, or else the publisher, of whose pages an older copy is no other voice."""
    return claim.claimant or next((dataset.source_by_id[c.source].publisher for c in claim.citations), "")


def _weight(dataset: Dataset, claim: ClaimInContext) -> tuple[object, ...]:
    """Return what the lead has most of: it was said last; of one day, it counts no more than is asked, and exactly."""
    day = said_by(claim, dataset)
    exact = (not claim.counts_more, claim.qualifier == "exact", claim.best is not None)
    return day is not None, day, *exact, len(claim.citations), claim.value.floor or 0, claim.id


def _span(claims: Sequence[ClaimInContext]) -> Estimate:
    """Return the smallest and the largest number claimed; "at least" where the largest is no upper bound."""
    floors, ceilings = [c.value.floor for c in claims], [c.value.ceiling for c in claims]
    low = min((n for n in floors if n is not None), default=None)
    high = max(n for n in (*floors, *ceilings) if n is not None)
    if low == high and high in ceilings:
        return Estimate(None, high, None, claims[0].unit, "exact")
    return Estimate(low, None, high, claims[0].unit, "between" if high in ceilings else "at_least")


# -- the reference counter -----------------------------------------------------------------------


def _is_reference(dataset: Dataset, claim: ClaimInContext) -> bool:
    counter = dataset.conflict.reference_counter
    return counter is not None and claim.claimant == counter.actor


def _reference(claims: Sequence[ClaimInContext], when: EdtfDate) -> Iterator[Lead]:
    """Yield what the reference counter counts of all parties: its years are added, if they are half of the event's."""
    everybody = [c for c in claims if c.counts_everybody and c.category == "all" and (c.stratum or c.place)]
    chosen = by_conflict(everybody) or [claim for claim in everybody if claim.place is not None]
    first, last = when.sort_key
    years = {day.year for claim in chosen for day in claim.days or ()}
    if not chosen or 2 * len(years) <= last.year - first.year or not none_overlap(chosen):
        return
    low, best, high = (sum_or_none(getattr(claim, name) for claim in chosen) for name in ("low", "best", "high"))
    value = Estimate(low, best, high, chosen[0].unit, "estimate") if len(chosen) > 1 else chosen[0].value
    yield Lead(
        measure=chosen[0].measure,
        party=None,
        category="all",
        reason="reference",
        value=value,
        claims=tuple(sorted(chosen, key=lambda claim: (claim.days is not None, claim.days, claim.id))),
        voices=1,
    )


def by_conflict(claims: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Return the claims that count one conflict, wherever people died."""
    return [c for c in claims if c.stratum and c.place is None and c.stratum.startswith("conflict")]
