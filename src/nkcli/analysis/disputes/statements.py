"""Disputes in words: statements linked as contradicting, roles, and whether something happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.disputes.model import Dispute, Position, Subject, plain_id, stand_in, versions_of_one_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.analysis.disputes.model import Agreement, DisputeKind
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Role

    Links = Mapping[str, tuple[ClaimInContext, ...]]  # by the id of a claim, all that its contradictions lead to


def statement_disputes(dataset: Dataset) -> Iterator[Dispute]:
    """Yield what is doubted, and what contradicts in words."""
    links = linked(dataset)
    yield from (_occurrence(dataset, event) for event in dataset.events if event.status in ("disputed", "alleged"))
    for actor in dataset.actors:
        yield from (_role(dataset, actor, role, links) for role in actor.roles if role.status != "stated")
    yield from _statements(dataset, links)


def linked(dataset: Dataset) -> Links:
    """Map each claim that contradicts others to all that their links reach, in the order of the files."""
    order = {claim: number for number, claim in enumerate(dataset.claim_by_id)}
    groups: dict[str, tuple[ClaimInContext, ...]] = {}
    for claim in dataset.claims:
        if claim.contradicts and claim.id not in groups:
            reached, stack = {claim.id}, [claim.id]
            while stack:
                others = set(dataset.claim_by_id[stack.pop()].contradicts) - reached
                reached |= others
                stack += others
            group = tuple(dataset.claim_by_id[i] for i in sorted(reached, key=order.__getitem__))
            groups.update(dict.fromkeys(reached, group))
    return groups


def _positions(claims: Iterable[ClaimInContext]) -> tuple[Position, ...]:
    return tuple(map(Position.of, claims))


# -- statements that the data link ---------------------------------------------------------------


def _statements(dataset: Dataset, links: Links) -> Iterator[Dispute]:
    """Yield claims linked as contradicting each other but for those on one doubted event or role."""
    for group in dict.fromkeys(links.values()):
        first = group[0]
        if _is_doubted(first) and len({claim.subject_id for claim in group}) == 1:
            continue
        kind: DisputeKind = "versions" if versions_of_one_page(dataset, group) else "statements"
        subject = Subject.of(first)._replace(importance=min(claim.importance for claim in group))
        yield Dispute(plain_id(first.id), kind, "apart", subject, _positions(group))


def _is_doubted(claim: ClaimInContext) -> bool:
    status = claim.event.status if claim.event else claim.role.status if claim.role else "stated"
    return status not in ("stated", "planned")


# -- whether it happened, and who was what to whom -----------------------------------------------


def _occurrence(dataset: Dataset, event: Event) -> Dispute:
    """Return the dispute of an event that somebody denies, or that rests on somebody's word alone."""
    positions = _positions(claim for claim in dataset.claims_about(event.id) if claim.contradicts)
    own = stand_in(dataset, event, event, event.summary or event.title, note=event.note)
    subject = Subject(event.id, event.title, event.importance)
    agreement: Agreement = "open" if event.status == "alleged" else "apart"
    return Dispute(
        plain_id(event.id, event.status), "occurrence", agreement, subject, positions or (own,), doubted=event
    )


def _role(dataset: Dataset, actor: Actor, role: Role, links: Links) -> Dispute:
    """Return the dispute of a role that is disputed, denied, or somebody's word alone."""
    claims = dict.fromkeys(c for claim in dataset.claims_about(role.id) for c in links.get(claim.id, ()))
    parties = {"claimant": role.claimant, "affected": role.toward}
    own = stand_in(dataset, role, role, role.text or role.role, actor=actor, counted=role.when, **parties)
    subject = Subject(actor.id, actor.name, own.first.importance)
    agreement: Agreement = "open" if role.status == "alleged" else "apart"
    positions = _positions(claims) or (own,)
    return Dispute(plain_id(role.id, role.status), "role", agreement, subject, positions, doubted=role)
