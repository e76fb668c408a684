"""Totals that count nobody twice: what was added, what was left out, and why.

A sum is made only of claims of one measure by one claimant (or by one source in its own voice) on
one event, each pair of which can't hold the same people and none of which says that it counts more
than the event. Everything else is listed as left out. What "Armenian sources" or "most observers"
say is never added: under such a name several speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.claims import add, may_overlap
from nkcli.analysis.wording import beyond
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate, Number
from nkcli.model.vocabulary import Qualifier

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Claim


class LeftOut(Frozen, kw_only=True):
    """A claim that a total does not hold, and why."""

    claim: str
    reason: str


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
    """A total that a source states, held against the parts it names.

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


def totals(event: str, claims: Iterable[ClaimInContext]) -> tuple[Total, ...]:
    """Make the totals that an event's claims allow, one for each voice and measure."""
    voices: dict[tuple[str | None, ...], list[ClaimInContext]] = {}
    for claim in claims:
        source = None if claim.claimant else next((c.source for c in claim.citations), None)
        if not claim.is_by_several:
            voices.setdefault((claim.measure, claim.claimant, source, claim.counted), []).append(claim)
    found = []
    for (_, claimant, source, _), said in ((voice, s) for voice, all_ in voices.items() for s in _by_unit(all_)):
        added, left = _disjoint(said)
        bounds = add(c.value.floor for c in added), add(c.value.ceiling for c in added)
        if len(added) > 1 and bounds != (None, None):
            found.append(
                Total(
                    event=event,
                    measure=said[0].measure,
                    side=_one_side(added),
                    claimant=claimant,
                    source=source,
                    low=bounds[0],
                    best=add(c.best for c in added),
                    high=bounds[1],
                    qualifier="about" if any(c.qualifier == "about" for c in added) else None,
                    added=tuple(c.id for c in added),
                    left_out=tuple(left),
                )
            )
    return tuple(found)


def _by_unit(said: Sequence[ClaimInContext]) -> Iterator[list[ClaimInContext]]:
    """Yield the claims of one unit at a time; those without a number go with the first."""
    units = list(dict.fromkeys(c.unit for c in said if c.value.is_number))
    for unit in units:
        yield [c for c in said if (c.unit == unit if c.value.is_number else unit == units[0])]


def _disjoint(said: Sequence[ClaimInContext]) -> tuple[list[ClaimInContext], list[LeftOut]]:
    """Keep the claims that overlap with no other of the same voice; say why the rest is left out."""
    added, left = [], []
    for claim in said:
        if not claim.value.is_number:
            left.append(LeftOut(claim=claim.id, reason="gives no number"))
        elif claim.subset_of is not None:
            left.append(LeftOut(claim=claim.id, reason=f"these are among {claim.subset_of}"))
        elif also := beyond(claim):
            left.append(LeftOut(claim=claim.id, reason=also))
        elif others := [o.id for o in said if o is not claim and _rival(o, claim) and may_overlap(o, claim)]:
            left.append(LeftOut(claim=claim.id, reason=f"may count the same people as {', '.join(others)}"))
        else:
            added.append(claim)
    return added, left


def _one_side(claims: Iterable[ClaimInContext]) -> str | None:
    sides = {claim.side for claim in claims}
    return sides.pop() if len(sides) == 1 else None


def _rival(other: Claim, claim: Claim) -> bool:
    return other.value.is_number and other.subset_of != claim.id


def stated_totals(dataset: Dataset, claims: Iterable[Claim]) -> tuple[StatedTotal, ...]:
    """Hold every documented total against the sum of the parts that it names."""
    found = []
    for claim in claims:
        parts = [dataset.claim_by_id[p] for p in claim.parts]
        if not parts or not claim.value.is_number:
            continue
        low, high = add(p.value.floor for p in parts), add(p.value.ceiling for p in parts)
        best = add(p.best for p in parts)
        found.append(
            StatedTotal(
                claim=claim.id,
                low=claim.value.floor,
                best=claim.best,
                high=claim.value.ceiling,
                parts=claim.parts,
                parts_low=low,
                parts_best=best,
                parts_high=high,
                agrees=claim.best == best if None not in (claim.best, best) else _agrees(claim, low, high),
            )
        )
    return tuple(found)


def _agrees(claim: Claim, low: Number | None, high: Number | None) -> bool | None:
    """Say whether a total is the sum of its parts; None where both could be right."""
    if not claim.value.overlaps(Estimate(low=low, high=high)):
        return False
    return True if (claim.value.floor, claim.value.ceiling) == (low, high) and low is not None else None
