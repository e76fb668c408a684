"""For whom a claimant speaks: for itself, for what it belongs to, and for whom it held an office at the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor

OFFICES = frozenset({"office_holder", "leader"})
"""Roles in which a person speaks for a state or body."""


def speaks_for(dataset: Dataset, claim: ClaimInContext) -> frozenset[str]:
    """Return the actors and sides that a claim's claimant speaks for; nobody's where several speak under one name."""
    if claim.claimant is None or claim.is_by_several:
        return frozenset()
    when = EdtfDate.parse(claim.as_of) if claim.as_of else claim.period
    actors, stack = set[str](), [claim.claimant]
    while stack:
        actor = dataset.actor_by_id.get(stack.pop())
        if actor is not None and actor.id not in actors:
            actors.add(actor.id)
            stack += (membership.group for membership in actor.member_of)
            stack += _offices(actor, when)
    return frozenset(actors)


def _offices(actor: Actor, when: EdtfDate | None) -> Iterator[str]:
    """Yield what an actor held an office in at a time; an office without a date counts where none toward it has one."""
    offices = [role for role in actor.roles if role.role in OFFICES]
    dated = {role.toward for role in offices if role.when}
    for role in offices:
        if role.toward and (
            (when is None or EdtfDate.parse(role.when).overlaps(when)) if role.when else role.toward not in dated
        ):
            yield role.toward
