"""What the rules on words and facts share: fields that stand in for claims, and a dispute made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nkcli.analysis.disputes.model import Agreement, Dispute, DisputeKind, Finding, Said, plain_id, voice_name
from nkcli.analysis.wording import figure
from nkcli.model.records import Citation, Claim

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset


def stand_in(
    record: str,
    text: str,
    citations: tuple[Citation, ...],
    *,
    claimant: str | None = None,
    affected: str | None = None,
    counted: str | None = None,
    place: str | None = None,
    note: str | None = None,
) -> Claim:
    """Make a claim of what stands in another field, so that filters and answers treat it as one."""
    return Claim(
        id=record,
        measure="statement",
        text=text,
        claimant=claimant,
        affected=affected,
        counted=counted,
        place=place,
        note=note,
        citations=citations,
    )


def word_finding(
    dataset: Dataset,
    kind: DisputeKind,
    group: Sequence[ClaimInContext],
    names: tuple[str, ...],
    subject: str,
    agreement: Agreement = "apart",
) -> Finding:
    """Make a dispute of claims and of what stands in for claims; `names` make its id."""
    first = group[0]
    event = dataset.event_by_id.get(first.event_id or "")
    return Finding(
        Dispute(
            id=plain_id(*names),
            kind=kind,
            about=first.subject_id,
            title=first.subject_title,
            subject=subject,
            importance=min((h.event.importance for h in group if h.event), default=event.importance if event else 3),
            agreement=agreement,
            gap=None,
            ratio=None,
            unit=None,
            claims=tuple(_said(dataset, h) for h in group),
        ),
        tuple(group),
    )


def told_of(found: Finding, about: str, title: str, importance: int) -> Finding:
    """Say whom or what a dispute is about where that is no event."""
    return found._replace(dispute=replace(found.dispute, about=about, title=title, importance=importance))


def _said(dataset: Dataset, claim: Claim) -> Said:
    return Said(
        id=claim.id,
        said=": ".join(filter(None, (figure(claim), claim.text))),
        low=claim.low,
        best=claim.best,
        high=claim.high,
        voice=voice_name(dataset, claim.claimant),
        claimant=claim.claimant,
        counted=claim.counted,
        note=claim.note,
        citations=claim.citations,
    )
