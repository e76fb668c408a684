"""Disputes in words: statements linked as contradicting, roles, and whether something happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.disputes.model import Agreement, DisputeKind, Finding, versions_of_one_page
from nkcli.analysis.disputes.synthetic_claims import stand_in, told_of, word_finding
from nkcli.analysis.wording import measure_words
from nkcli.model.context import ClaimInContext

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Role


def word_disputes(dataset: Dataset) -> Iterator[Finding]:
    """Find what is doubted, and what contradicts in words."""
    yield from occurrences(dataset)
    yield from roles(dataset)
    yield from statements(dataset)


# -- statements that the data link -----------------------------------------------------------------


def statements(dataset: Dataset) -> Iterator[Finding]:
    """Find claims linked as contradicting each other; what lies in one doubted event or role is told there."""
    seen: set[str] = set()
    for claim in dataset.claims:
        if claim.contradicts and claim.id not in seen:
            group = _linked(dataset, claim)
            seen |= {h.id for h in group}
            if len({h.subject_id for h in group}) == 1 and _doubted(group[0]):
                continue
            kind: DisputeKind = "versions" if versions_of_one_page(dataset, group) else "statements"
            subject = ", ".join(dict.fromkeys(measure_words(h.measure) for h in group))
            yield word_finding(dataset, kind, group, (group[0].id,), subject)


def _linked(dataset: Dataset, first: ClaimInContext) -> list[ClaimInContext]:
    """Follow the links from a claim to all that they reach, in the order of the files."""
    found, stack = {first.id}, [first.id]
    while stack:
        for other in dataset.claim_by_id[stack.pop()].contradicts:
            if other not in found:
                found.add(other)
                stack.append(other)
    return [h for h in dataset.claims if h.id in found]


def _doubted(claim: ClaimInContext) -> bool:
    status = claim.event.status if claim.event else claim.role.status if claim.role else "stated"
    return status not in ("stated", "planned")


# -- whether it happened, and who was what to whom -------------------------------------------------


def occurrences(dataset: Dataset) -> Iterator[Finding]:
    """Find events that somebody denies, or that rest on somebody's word alone."""
    for event in dataset.events:
        if event.status in ("disputed", "alleged"):
            linked = [c for c in dataset.claims_about(event.id) if c.contradicts]
            own = stand_in(event.id, event.summary or event.title, event.citations, note=event.note)
            said = linked or [ClaimInContext.bound(own, dataset, event=event)]
            agreement: Agreement = "apart" if event.status == "disputed" else "open"
            subject = f"whether it happened ({event.status})"
            yield word_finding(dataset, "occurrence", said, (event.id, event.status), subject, agreement)


def roles(dataset: Dataset) -> Iterator[Finding]:
    """Find roles that are disputed, denied, or somebody's word alone."""
    for actor in dataset.actors:
        for role in actor.roles:
            if role.status != "stated":
                yield _role(dataset, actor, role)


def _role(dataset: Dataset, actor: Actor, role: Role) -> Finding:
    linked = [c for own in dataset.claims_about(role.id) if own.contradicts for c in _linked(dataset, own)]
    said = list({h.id: h for h in linked}.values())
    if not said:
        text = role.text or measure_words(role.role)
        own = stand_in(role.id, text, role.citations, claimant=role.claimant, affected=role.toward, counted=role.when)
        said = [ClaimInContext.bound(own, dataset, actor=actor, role=role)]
    toward = dataset.actor_by_id[role.toward].name if role.toward else ""
    subject = f"{' → '.join(filter(None, (measure_words(role.role), toward)))} ({role.status})"
    agreement: Agreement = "open" if role.status == "alleged" else "apart"
    event = dataset.event_by_id.get(role.event or "")
    found = word_finding(dataset, "role", said, (role.id, role.status), subject, agreement)
    return told_of(found, actor.id, actor.name, event.importance if event else 3)
