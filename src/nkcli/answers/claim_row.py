"""A claim as a row of an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.model.records import Citation
from nkcli.model.vocabulary import Category, Included, Measure, Qualifier, Unit

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext


class ClaimRow(Frozen, kw_only=True):
    """One claim: who says it, of whom, what, how many, counted when, and where it stands.

    `about` is the id of the event, role or actor the claim belongs to. `side` is the side that
    `affected` belongs to, None where it belongs to none or nobody is named. `contested_by` holds
    the claims on the very same thing whose documented ranges do not overlap with this one's.
    """

    id: str
    about: str
    about_title: str
    measure: Measure
    low: Number | None
    best: Number | None
    high: Number | None
    unit: Unit | None
    qualifier: Qualifier | None
    wording: str | None
    text: str | None
    affected: str | None
    side: str | None
    category: Category
    claimant: str | None
    counted: str | None
    as_of: str | None
    place: str | None
    stratum: str | None
    includes: tuple[Included, ...]
    includes_text: str | None
    excludes: tuple[Included, ...]
    subset_of: str | None
    parts: tuple[str, ...]
    contradicts: tuple[str, ...]
    contested_by: tuple[str, ...]
    note: str | None
    citations: tuple[Citation, ...]


def claim_row(claim: ClaimInContext, contested_by: tuple[str, ...] = ()) -> ClaimRow:
    """Make the row of a claim."""
    return ClaimRow(
        id=claim.id,
        about=claim.subject_id,
        about_title=claim.subject_title,
        measure=claim.measure,
        low=claim.low,
        best=claim.best,
        high=claim.high,
        unit=claim.unit,
        qualifier=claim.qualifier,
        wording=claim.wording,
        text=claim.text,
        affected=claim.affected,
        side=claim.side,
        category=claim.category,
        claimant=claim.claimant,
        counted=claim.counted,
        as_of=claim.as_of,
        place=claim.place,
        stratum=claim.stratum,
        includes=claim.includes,
        includes_text=claim.includes_text,
        excludes=claim.excludes,
        subset_of=claim.subset_of,
        parts=claim.parts,
        contradicts=claim.contradicts,
        contested_by=contested_by,
        note=claim.note,
        citations=claim.citations,
    )
