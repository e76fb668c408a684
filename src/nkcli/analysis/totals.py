"""Totals that count nobody twice, and stated totals against their parts.

A total is made only of claims of one measure by one claimant (or by one source in its own voice) about one
record, no two of which may count the same people and none of which says that it counts more than the record
is about. Everything else is left out with the reason. What "most observers" say is never added: under such a
name several speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Literal

from nkcli.analysis.comparability import may_overlap
from nkcli.analysis.ranges import sum_or_none
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate, Number
from nkcli.model.vocabulary import Qualifier

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext

Reason = Literal["no_number", "subset", "counts_more", "may_overlap"]
"""Why a claim is not added: it has no number, its people are among another claim's, it counts others too, or it
may count the same people as another."""


class LeftOut(Frozen, kw_only=True):
    """A claim that a total leaves out, and why; `others` are the claims that the reason names."""

    claim: str
    reason: Reason
    others: tuple[str, ...] = ()


class Total(Frozen, kw_only=True):
    """A sum of claims that exclude each other; bounds are None where a part has none.

    `side` is the side that all parts count, None where they count more than one. `qualifier` is
    "about" where the source gives a part as approximate.
    """

    event: str
    measure: str
    side: str | None
    claimant: str | None
    source: str | None
    low: Number | None
    best: Number | None
    high: Number | None
    qualifier: Qualifier | None = None
    added: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


class StatedTotal(Frozen, kw_only=True):
    """A total that a source states beside the sum of the parts it names.

    `agrees` is None where the parts leave it open (a part without an upper bound, say).
    """

    claim: str
    low: Number | None
    best: Number | None
    high: Number | None
    parts: tuple[str, ...]
    parts_low: Number | None
    parts_best: Number | None
    parts_high: Number | None
    agrees: bool | None


def totals(subject: str, claims: Iterable[ClaimInContext]) -> tuple[Total, ...]:
    """Return the totals that the claims about one record allow, one for each voice, measure, period and unit."""
    found = (_total(subject, voice) for voice in _voices(claims))
    return tuple(total for total in found if total)


def _voices(claims: Iterable[ClaimInContext]) -> Iterator[list[ClaimInContext]]:
    """Yield the claims that one voice makes on one measure over one period, in one unit.

    Claims without a number go with those of the first unit.
    """
    voices: dict[tuple[str | None, ...], list[ClaimInContext]] = {}
    for claim in claims:
        if not claim.is_by_several:
            voices.setdefault((claim.measure, claim.claimant, claim.speaker, claim.counted), []).append(claim)
    for same in voices.values():
        units = list(dict.fromkeys(c.unit for c in same if c.value.is_number))
        for unit in units:
            yield [c for c in same if (c.unit if c.value.is_number else units[0]) == unit]


def _total(subject: str, claims: Sequence[ClaimInContext]) -> Total | None:
    added, left_out = disjoint(claims)
    low, high = sum_or_none(c.value.floor for c in added), sum_or_none(c.value.ceiling for c in added)
    if len(added) < 2 or (low is None and high is None):  # noqa: PLR2004 - a sum has two parts
        return None
    first, sides = claims[0], {c.side for c in added}
    return Total(
        event=subject,
        measure=first.measure,
        side=sides.pop() if len(sides) == 1 else None,
        claimant=first.claimant,
        source=None if first.claimant else first.speaker or None,
        low=low,
        best=sum_or_none(c.best for c in added),
        high=high,
        qualifier="about" if any(c.qualifier == "about" for c in added) else None,
        added=tuple(c.id for c in added),
        left_out=tuple(left_out),
    )


def disjoint(claims: Sequence[ClaimInContext]) -> tuple[list[ClaimInContext], list[LeftOut]]:
    """Return one voice's claims that overlap with none of its others, and those left out."""
    added, left_out = [], []
    for claim in claims:
        reason = _reason(claim, claims)
        if reason:
            left_out.append(reason)
        else:
            added.append(claim)
    return added, left_out


def _reason(claim: ClaimInContext, claims: Sequence[ClaimInContext]) -> LeftOut | None:
    """Return why a claim can't be added to the others, None where it can."""
    if not claim.value.is_number:
        return LeftOut(claim=claim.id, reason="no_number")
    if claim.subset_of is not None:
        return LeftOut(claim=claim.id, reason="subset", others=(claim.subset_of,))
    if claim.counts_more:
        return LeftOut(claim=claim.id, reason="counts_more")
    rivals = (c for c in claims if c is not claim and c.value.is_number and c.subset_of != claim.id)
    others = tuple(c.id for c in rivals if may_overlap(c, claim))
    return LeftOut(claim=claim.id, reason="may_overlap", others=others) if others else None


def stated_totals(claims: Iterable[ClaimInContext]) -> tuple[StatedTotal, ...]:
    """Return every documented total beside the sum of the parts that it names."""
    return tuple(_stated_total(claim) for claim in claims if claim.parts and claim.value.is_number)


def _stated_total(claim: ClaimInContext) -> StatedTotal:
    parts = claim.part_claims
    low, high = sum_or_none(p.value.floor for p in parts), sum_or_none(p.value.ceiling for p in parts)
    best = sum_or_none(p.best for p in parts)
    return StatedTotal(
        claim=claim.id,
        low=claim.value.floor,
        best=claim.best,
        high=claim.value.ceiling,
        parts=claim.parts,
        parts_low=low,
        parts_best=best,
        parts_high=high,
        agrees=claim.best == best if None not in (claim.best, best) else _agrees(claim.value, low, high),
    )


def _agrees(value: Estimate, low: Number | None, high: Number | None) -> bool | None:
    """Return whether a total is the sum of its parts; None where both could be right."""
    if not value.overlaps(Estimate(low=low, high=high)):
        return False
    return True if (value.floor, value.ceiling) == (low, high) and low is not None else None
