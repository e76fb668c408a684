"""What two claims are to each other: whose people, the same thing, overlapping, added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nkcli.analysis.ranges import Range
from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.estimate import Number
    from nkcli.model.records import Claim

CASUALTY_MEASURES = (
    "killed",
    "died",
    "missing",
    "wounded",
    "captured",
    "released",
    "casualties",
    "displaced",
    "evacuated",
)
"""The measures of `nkcli casualties`, in the order it shows them."""

CATEGORY_ORDER = {"military": 0, "civilian": 1, "mercenary": 2, "peacekeeper": 3, "all": 8}
"""The order in which answers show categories; the others stand between."""

SIDES = ("armenian-side", "azerbaijani-side")

# Categories of which nobody is two at a time. "unknown" and "all" may hold anybody.
_APART = frozenset({"military", "civilian", "mercenary", "peacekeeper"})


# -- two claims ----------------------------------------------------------------------------------


def same_thing(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Say whether two claims answer the same question: measure, people, category, period, unit."""
    return (
        a.measure == b.measure
        and a.unit == b.unit
        and a.category == b.category
        and a.place == b.place
        and (a.subset_of is None) == (b.subset_of is None)
        and not (a.stratum != b.stratum and _sources(a) & _sources(b))
        and a.people == b.people
        and (a.counted == b.counted or _same_span(a.counted, b.counted))
    )


def _same_span(a: str | None, b: str | None) -> bool:
    """Say whether two periods are the same but for their precision ("1988/1994" and its days)."""
    if a is None or b is None:
        return False
    (a1, a2), (b1, b2) = EdtfDate.parse(a).sort_key, EdtfDate.parse(b).sort_key
    if a1.year == a2.year and b1.year == b2.year and a1.year == b1.year:
        return (a1.month, a2.month) == (b1.month, b2.month)
    return (a1.year, a2.year) == (b1.year, b2.year)


def contested(claims: Iterable[ClaimInContext]) -> dict[str, tuple[str, ...]]:
    """Map each contested claim to those on the same thing whose ranges do not overlap with it."""
    found: dict[str, list[str]] = {}
    by_measure: dict[tuple[str, str], list[ClaimInContext]] = {}
    for claim in claims:
        if claim.value.is_number:
            by_measure.setdefault((claim.measure, claim.category), []).append(claim)
    for group in by_measure.values():
        for i, a in enumerate(group):
            for b in group[i + 1 :]:
                if same_thing(a, b) and not a.value.overlaps(b.value):
                    found.setdefault(a.id, []).append(b.id)
                    found.setdefault(b.id, []).append(a.id)
    return {key: tuple(ids) for key, ids in found.items()}


def may_overlap(a: ClaimInContext, b: ClaimInContext) -> bool:
    """Say whether two claims may count the same people: true unless the data prove otherwise.

    They can't where their periods have no day in common, their sides differ, their categories
    exclude each other, their places differ, or the same source puts them in different strata.
    """
    if a.subset_of == b.id or b.subset_of == a.id:
        return True
    if a.counted and b.counted and not EdtfDate.parse(a.counted).overlaps(EdtfDate.parse(b.counted)):
        return False
    if a.side and b.side and a.side != b.side:
        return False
    if a.category != b.category and a.category in _APART and b.category in _APART:
        return False
    if _counted_apart(a, b):
        return False
    return not (a.places and b.places and a.places.isdisjoint(b.places))


def _counted_apart(a: Claim, b: Claim) -> bool:
    """Say whether one source counts the two in different strata, so that nobody is in both."""
    return bool(a.stratum and b.stratum and a.stratum != b.stratum and _sources(a) & _sources(b))


def _sources(claim: Claim) -> set[str]:
    return {c.source for c in claim.citations}


def span(claims: Iterable[ClaimInContext]) -> Range:
    """Tell the smallest and the largest number claimed; claims that one source counts apart are added first."""
    listed = list(claims)
    if len(listed) > 1 and all(_counted_apart(a, b) for i, a in enumerate(listed) for b in listed[i + 1 :]):
        return Range(add(c.value.floor for c in listed), add(c.value.ceiling for c in listed), len(listed), added=True)
    floors = [n for n in (c.value.floor for c in listed) if n is not None]
    ceilings = [n for n in (c.value.ceiling for c in listed) if n is not None]
    return Range(
        min((*floors, *ceilings)) if floors else None,
        max((*ceilings, *floors)) if ceilings else None,
        len(listed),
        contested=bool(contested(listed)),
    )


def add(numbers: Iterable[Number | None]) -> Number | None:
    """Add numbers; the sum is unknown where one of them is."""
    listed = list(numbers)
    known = [n for n in listed if n is not None]
    total = sum(known) if len(known) == len(listed) else None
    return round(total, 9) if isinstance(total, float) else total  # 0.1 + 0.2 is 0.3
