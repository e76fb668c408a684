"""What voices say on one question: by a claim, or by claims of which nobody is in two.

A question is a measure, whose people, which category, where and over which period. Claims on a
whole war, phase or year answer one question whichever of these events they stand under; claims on
a battle or an incident only their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import MAXYEAR, MINYEAR, date
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.claims import add, may_overlap
from nkcli.edtf.date import FIRST_DAY
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate

if TYPE_CHECKING:
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.vocabulary import Qualifier

SELF_EXPLAINED = frozenset(
    {"killed", "died", "missing", "wounded", "captured", "casualties", "displaced", "evacuated", "residents"}
)
"""Measures whose fields say all that is counted; claims of others are compared only where their texts agree."""


class Question(NamedTuple):
    """What two claims must share to be answers to the same question."""

    owner: str
    measure: str
    unit: str
    people: str
    category: str
    place: str
    period: tuple[int, ...]
    text: str


class Figure(Frozen):
    """What one voice says; `whole`: it counts all the people and all the time that the question asks about."""

    claims: tuple[ClaimInContext, ...]
    value: Estimate
    voice: str
    whole: bool = True


def question_of(claim: ClaimInContext) -> Question:
    """Return the question that a claim answers."""
    return Question(
        owner="" if claim.is_about_war else claim.subject_id,
        measure=claim.measure,
        unit=claim.unit or "",
        people=claim.people,
        category=claim.category,
        place=claim.place or "",
        period=_period(claim.days),
        text="" if claim.measure in SELF_EXPLAINED else claim.text or "",
    )


def _period(days: tuple[Day, Day] | None) -> tuple[int, ...]:
    """Reduce a period to what sources agree on: years, and months where it lies in one year."""
    if days is None:
        return ()
    first, last = days
    return (first.year, first.month, last.month) if first.year == last.year else (first.year, last.year)


def questions(dataset: Dataset) -> dict[Question, list[ClaimInContext]]:
    """Sort the claims with numbers by the question they answer; a part of a claim on it answers it not."""
    found: dict[Question, list[ClaimInContext]] = {}
    for claim in dataset.claims:
        if claim.value.is_number and not _narrower(dataset, claim):
            found.setdefault(question_of(claim), []).append(claim)
    for said in found.values():
        parts = {p for h in said for p in h.parts}
        said[:] = [h for h in said if h.id not in parts]
    return found


def _narrower(dataset: Dataset, claim: ClaimInContext) -> bool:
    """Say whether a claim counts some of the very people that another counts (of the 91, 11 outside combat)."""
    if claim.subset_of is None:
        return False
    return question_of(claim) == question_of(dataset.claim_by_id[claim.subset_of])


def figures(said: Sequence[ClaimInContext]) -> list[Figure]:
    """Make each voice's figures; claims that one source counts apart are added."""
    voices: dict[str, list[ClaimInContext]] = {}
    for claim in said:
        voices.setdefault(claim.speaker, []).append(claim)
    found = []
    for voice, own in voices.items():
        pairs = ((a, b) for i, a in enumerate(own) for b in own[i + 1 :])
        if len(own) > 1 and all(not may_overlap(a, b) for a, b in pairs):
            found.append(total(own, voice))
        else:
            found += [Figure((h,), h.value, voice) for h in own]
    return found


def total(parts: Sequence[ClaimInContext], voice: str, *, whole: bool = True) -> Figure:
    """Add claims that share nobody; a bound that one of them lacks is unknown."""
    values = [h.value for h in parts]
    if len(parts) == 1:
        return Figure(tuple(parts), values[0], voice, whole)
    hedge: Qualifier | None = "more_than" if any(v.qualifier == "more_than" for v in values) else None
    best = add(v.best for v in values)
    low, high = add(v.floor for v in values), add(v.ceiling for v in values)
    return Figure(tuple(parts), Estimate(low, best, high, values[0].unit, hedge), voice, whole)


# -- sums ----------------------------------------------------------------------------------------


def sums(dataset: Dataset, pool: Iterable[ClaimInContext], voice: str, period: tuple[Day, Day]) -> Iterator[Figure]:
    """Yield what a voice's shorter or narrower claims add up to: its totals, and their parts if that differs."""
    listed = _without_details(dataset, [h for h in pool if h.subset_of is None])
    ids = {h.id for h in listed}
    parts = {p for h in listed for p in h.parts}
    tops = _disjoint(sorted(listed, key=lambda h: _weight(h, h.parts)))
    smallest = [h for h in listed if ids.isdisjoint(h.parts)]
    leaves = _disjoint(sorted(smallest, key=lambda h: (*_length(h), h.id not in parts, _weight(h))))
    seen: list[tuple[object, ...]] = []
    for chosen in (tops, leaves):
        if chosen and _counts_most(chosen):
            whole = covered(chosen, period) > 0.99 and _all_people(chosen)  # noqa: PLR2004 - a day more or less
            one = total(chosen, voice, whole=whole)
            if one.value[:3] not in seen:
                seen.append(one.value[:3])
                yield one


def _without_details(dataset: Dataset, pool: list[ClaimInContext]) -> list[ClaimInContext]:
    """Leave out claims on a battle or incident where the same voice has claims on its year or phase."""
    phases = {h.subject_id for h in pool if h.is_about_war}
    return [
        h
        for h in pool
        if h.is_about_war or (h.event and not any(a.id in phases and a.part_of for a in dataset.ancestors(h.event)))
    ]


def _length(claim: ClaimInContext) -> tuple[int, int, bool]:
    """Sort the longest period first, and what counts a whole place before its parts."""
    first, last = claim.days or (FIRST_DAY, FIRST_DAY)
    return first.year - last.year, first.month - last.month, claim.place is not None


def _weight(claim: ClaimInContext, parts: Sequence[str] = ()) -> tuple[object, ...]:
    """Sort the widest claims first: the longest period, everybody, all categories, those made of others."""
    return *_length(claim), not claim.counts_everybody, claim.category != "all", not parts, claim.id


def _disjoint(ranked: Iterable[ClaimInContext]) -> list[ClaimInContext]:
    """Take claims in their order, leaving out each that may count somebody already counted."""
    chosen: list[ClaimInContext] = []
    for claim in ranked:
        if not any(may_overlap(claim, other) for other in chosen):
            chosen.append(claim)
    return chosen


def _counts_most(chosen: Sequence[ClaimInContext]) -> bool:
    """Say whether soldiers of both sides are counted, so that the sum may stand beside a figure on everybody."""
    fighters = [h for h in chosen if h.category in ("all", "military")]
    sides = {h.side for h in fighters}
    return any(h.counts_everybody for h in fighters) or {"armenian-side", "azerbaijani-side"} <= sides


def _all_people(chosen: Sequence[ClaimInContext]) -> bool:
    return bool({"all", "civilian"} & {h.category for h in chosen})


def covered(chosen: Iterable[ClaimInContext], period: tuple[Day, Day]) -> float:
    """Tell which share of a period's days claims count."""
    first, last = map(_ordinal, period)
    spans = sorted(tuple(map(_ordinal, found)) for claim in chosen if (found := claim.days))
    days, until = 0, first - 1
    for begin, end in spans:
        days += max(0, min(end, last) - max(begin, until + 1) + 1)
        until = max(until, end)
    return days / (last - first + 1)


def _ordinal(day: Day) -> int:
    """Number a day; an open end stands for the first or last that the calendar has."""
    return date(*min(max(day, (MINYEAR, 1, 1)), (MAXYEAR, 12, 31))).toordinal()
