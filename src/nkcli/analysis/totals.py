"""Totals that count nobody twice, and stated totals against their parts.

A total is made only of claims of one voice that share a `sum_group`; everything else is left out with the reason.
What "most observers" say is never added: under such a name several speak.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from nkcli.analysis.addability import Addability, LeftOut, rivals, voices
from nkcli.analysis.ranges import sum_or_none
from nkcli.frozen import Frozen
from nkcli.model.estimate import Estimate, Number
from nkcli.model.vocabulary import Qualifier

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext


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


def totals(subject: str, claims: Iterable[ClaimInContext], addable: Mapping[str, Addability]) -> tuple[Total, ...]:
    """Return the totals that the claims listed about one record allow, one for each voice.

    `addable` is what all the record's claims allow: what shares no `sum_group` is not added, whatever is listed.
    """
    found = (_total(subject, voice, addable) for voice in voices(c for c in claims if not c.is_by_several))
    return tuple(total for total in found if total)


def _total(subject: str, claims: Sequence[ClaimInContext], addable: Mapping[str, Addability]) -> Total | None:
    added, left_out = [], []
    for claim in claims:
        reason = addable[claim.id].left_out
        others = () if reason else tuple(rival.id for rival in rivals(claim, claims))
        if reason or others:
            left_out.append(reason or LeftOut(claim=claim.id, reason="may_overlap", others=others))
        else:
            added.append(claim)
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
