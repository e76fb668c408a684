"""Which figures may be added: what a claim counts beside the other claims of its voice about the same record.

One voice is a claimant, or a source in its own voice, on one record, measure and period, in one unit. Its claims
that count disjoint people share a `sum_group`; no other claims may ever be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.analysis.comparability import may_overlap
from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext

Scope = Literal["whole", "part", "same_people"]
"""whole: all that its voice counts; part: some of them, others are counted beside it or a whole holds them;
same_people: people whom another claim of the voice counts too, as those among them or once more."""

Reason = Literal["no_number", "subset", "counts_more", "may_overlap"]
"""Why a claim is not added: it has no number, its people are among another claim's, it counts others too, or it
may count the same people as another."""


class LeftOut(Frozen, kw_only=True):
    """A claim that is never added to others, and why; `others` are the claims that the reason names."""

    claim: str
    reason: Reason
    others: tuple[str, ...] = ()


class Addability(NamedTuple):
    """What a claim counts, the group that it may be added in, and else why it is left out of one."""

    scope: Scope | None
    sum_group: str | None = None
    left_out: LeftOut | None = None


def addability(claims: Iterable[ClaimInContext]) -> dict[str, Addability]:
    """Map each casualty claim to what it may be added to, among all claims about its record."""
    casualties = [claim for claim in claims if claim.measure in CASUALTY_MEASURES]
    return {claim.id: added for voice in voices(casualties) for claim, added in _voice(voice)}


def voices(claims: Iterable[ClaimInContext]) -> Iterator[list[ClaimInContext]]:
    """Yield the claims of one voice at a time; those without a number go with the first unit's."""
    by_voice: dict[tuple[str | None, ...], list[ClaimInContext]] = {}
    for claim in claims:
        voice = (claim.subject_id, claim.measure, claim.claimant, claim.speaker, claim.counted)
        by_voice.setdefault(voice, []).append(claim)
    for same in by_voice.values():
        units = list(dict.fromkeys(c.unit for c in same if c.value.is_number)) or [None]
        for unit in units:
            yield [c for c in same if (c.unit if c.value.is_number else units[0]) == unit]


def rivals(claim: ClaimInContext, claims: Iterable[ClaimInContext]) -> Iterator[ClaimInContext]:
    """Yield the claims of a voice that may count the people of one of them, but for those said to be among them."""
    for other in claims:
        if other is not claim and other.value.is_number and other.subset_of != claim.id and may_overlap(other, claim):
            yield other


def _voice(claims: Sequence[ClaimInContext]) -> Iterator[tuple[ClaimInContext, Addability]]:
    counted = [claim for claim in claims if not (claim.is_by_several or _reason(claim))]
    wholes = {a.id for a in counted if any(_counts_all_of(a, b) for b in counted)}
    again = {c.id: [r for r in rivals(c, claims) if not (_counts_all_of(r, c) or _counts_all_of(c, r))] for c in claims}
    group = [claim for claim in counted if claim.id not in wholes and not again[claim.id]]
    for claim in claims:
        others = tuple(other.id for other in again[claim.id])
        reason = _reason(claim) or (LeftOut(claim=claim.id, reason="may_overlap", others=others) if others else None)
        in_group = claim in group and len(group) > 1
        is_part = in_group or any(_counts_all_of(other, claim) for other in claims)
        scope: Scope = "same_people" if claim.subset_of or others else "part" if is_part else "whole"
        yield claim, Addability(scope, _group_id(claim) if in_group else None, reason)


def _reason(claim: ClaimInContext) -> LeftOut | None:
    """Return why a claim is never added, whatever the others count."""
    if not claim.value.is_number:
        return LeftOut(claim=claim.id, reason="no_number")
    if claim.subset_of is not None:
        return LeftOut(claim=claim.id, reason="subset", others=(claim.subset_of,))
    return LeftOut(claim=claim.id, reason="counts_more") if claim.counts_more else None


def _counts_all_of(whole: ClaimInContext, part: ClaimInContext) -> bool:
    """Return whether a claim of a voice counts everybody whom another of its claims counts, and others too."""
    if part.id in whole.parts:
        return True
    people = whole.counts_everybody or whole.affected in (part.affected, part.side)
    category = whole.category in ("all", part.category)
    place = whole.place is None or (bool(part.places) and part.places <= whole.places)
    stratum = whole.stratum in (None, part.stratum)
    return people and category and place and stratum and _counted(whole) != _counted(part)


def _counted(claim: ClaimInContext) -> tuple[object, ...]:
    return claim.counts_everybody or claim.affected, claim.category, claim.place, claim.stratum


def _group_id(claim: ClaimInContext) -> str:
    unit = "" if claim.unit == "people" else claim.unit
    words = (claim.subject_id, claim.measure, claim.speaker, claim.counted, unit)
    return ":".join(filter(None, words))
