"""Which claims may be compared: those on the same question, and those that may count the same people."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.measures import SELF_EXPLANATORY
from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext

# Categories of which nobody is two at a time. "unknown" and "all" may hold anybody.
_EXCLUSIVE = frozenset({"military", "civilian", "mercenary", "peacekeeper"})


class ComparisonKey(NamedTuple):
    """What claims share that answer one question.

    `subject` is empty for claims on a whole war, phase or year: they answer one question whichever of these they
    are about. Claims on a battle or an incident answer only their own event's.
    """

    subject: str
    measure: str
    unit: str
    people: str
    category: str
    place: str
    period: tuple[int, ...]
    text: str


def comparison_key(claim: ClaimInContext) -> ComparisonKey:
    """Return the question that a claim answers."""
    return ComparisonKey(
        subject="" if claim.is_about_war else claim.subject_id,
        measure=claim.measure,
        unit=claim.unit or "",
        people=claim.people,
        category=claim.category,
        place=claim.place or "",
        period=period_key(claim.days),
        text="" if claim.measure in SELF_EXPLANATORY else claim.text or "",
    )


def period_key(days: tuple[Day, Day] | None) -> tuple[int, ...]:
    """Return what sources agree on of a period: its years, and its months where it lies in one year.

    They round differently: a war is given by its years in one and by its days in another.
    """
    if days is None:
        return ()
    first, last = days
    return (first.year, first.month, last.month) if first.year == last.year else (first.year, last.year)


def by_question(claims: Iterable[ClaimInContext]) -> dict[ComparisonKey, list[ClaimInContext]]:
    """Group claims with numbers by the question they answer; a part of a claim on the question does not answer it."""
    keys = {claim.id: (claim, comparison_key(claim)) for claim in claims}
    questions: dict[ComparisonKey, list[ClaimInContext]] = {}
    for claim, key in keys.values():
        among = keys.get(claim.subset_of or "")
        if claim.value.is_number and (among is None or among[1] != key):
            questions.setdefault(key, []).append(claim)
    for answers in questions.values():
        parts = {part for claim in answers for part in claim.parts}
        answers[:] = [claim for claim in answers if claim.id not in parts]
    return questions


# -- two claims about one record -----------------------------------------------------------------


def _topic(claim: ClaimInContext) -> tuple[object, ...]:
    return claim.measure, claim.unit, claim.category, claim.place, claim.people, claim.subset_of is None


def comparable(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether two claims about one record count the same: measure, unit, people, category, place, period."""
    if _topic(a) != _topic(b) or (a.stratum != b.stratum and _share_source(a, b)):
        return False
    if a.counted is None or b.counted is None:
        return a.counted == b.counted
    return EdtfDate.parse(a.counted).same_period(EdtfDate.parse(b.counted))


def contradictions(claims: Iterable[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    """Map each contradicted claim about a record to the comparable ones whose ranges do not overlap with its own."""
    topics: dict[tuple[object, ...], list[ClaimInContext]] = {}
    for claim in claims:
        if claim.value.is_number:
            topics.setdefault(_topic(claim), []).append(claim)
    rivals: dict[str, list[str]] = {}
    for same in topics.values():
        for a, b in combinations(same, 2):
            if not a.value.overlaps(b.value) and comparable(a, b):
                rivals.setdefault(a.id, []).append(b.id)
                rivals.setdefault(b.id, []).append(a.id)
    return {claim: tuple(ids) for claim, ids in rivals.items()}


def may_overlap(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether two claims may count the same people: true unless the data prove otherwise.

    They can't where their periods have no day in common, their sides differ, their categories
    exclude each other, their places differ, or one source puts them in different strata.
    """
    if a.subset_of == b.id or b.subset_of == a.id:
        return True
    if a.counted and b.counted and not EdtfDate.parse(a.counted).overlaps(EdtfDate.parse(b.counted)):
        return False
    if a.side and b.side and a.side != b.side:
        return False
    if a.category != b.category and {a.category, b.category} <= _EXCLUSIVE:
        return False
    if a.places and b.places and a.places.isdisjoint(b.places):
        return False
    return not counted_apart(a, b)


def none_overlap(claims: Iterable[ClaimInContext]) -> bool:
    """Return whether no two claims may count the same people."""
    return not any(may_overlap(a, b) for a, b in combinations(claims, 2))


def counted_apart(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Return whether one source counts two claims in different strata, so that nobody is in both."""
    return bool(a.stratum and b.stratum and a.stratum != b.stratum and _share_source(a, b))


def _share_source(a: ClaimInContext, b: ClaimInContext) -> bool:
    return not {c.source for c in a.citations}.isdisjoint(c.source for c in b.citations)
