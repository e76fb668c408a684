"""Rules across records, one small function each: `Dataset -> Iterator[Problem]`.

What a record must look like, and that references resolve, is known at the door; here is what a
careful historian would ask of records that load.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from nkcli.model.problem import Problem
from nkcli.model.records import WORDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset, HeldClaim

Rule = Callable[["Dataset"], Iterator[Problem]]

TITLE_LIMIT = 80


def check(dataset: Dataset) -> list[Problem]:
    """Apply every rule."""
    return sorted(problem for rule in RULES.values() for problem in rule(dataset))


def claims_are_cited(dataset: Dataset) -> Iterator[Problem]:
    """Every claim and every role has a source and a locator."""
    for held in dataset.claims:
        if not held.claim.citations:
            yield _of_claim(held, "citations", "claims-are-cited", "no source; every claim needs a citation")
    for actor, role in dataset.role_by_id.values():
        if not role.citations:
            message = f"the role {role.id} has no source; every role needs a citation"
            yield Problem(file="actors.json", record=actor.id, field="roles", rule="claims-are-cited", message=message)


def records_are_cited(dataset: Dataset) -> Iterator[Problem]:
    """Every event, actor and place has a source and a locator."""
    for file, records in (("events", dataset.events), ("actors", dataset.actors), ("places", dataset.places)):
        for record in records:
            if not record.citations:
                message = "no source; every record needs a citation"
                yield Problem(
                    file=f"{file}.json", record=record.id, field="citations", rule="records-are-cited", message=message
                )


def figures_have_a_period(dataset: Dataset) -> Iterator[Problem]:
    """Every figure says which period it counts."""
    for held in dataset.claims:
        if held.claim.measure not in WORDS and held.claim.counted is None:
            yield _of_claim(held, "counted", "figures-have-a-period", "no period; say in EDTF what the figure counts")


def titles_are_short(dataset: Dataset) -> Iterator[Problem]:
    """Titles are under 80 characters."""
    for event in dataset.events:
        if len(event.title) >= TITLE_LIMIT:
            message = f"{len(event.title)} characters; titles are under {TITLE_LIMIT}"
            yield Problem(file="events.json", record=event.id, field="title", rule="titles-are-short", message=message)


def parts_are_of_the_same_measure(dataset: Dataset) -> Iterator[Problem]:
    """The parts of a stated total count what the total counts, in the same unit."""
    for held in dataset.claims:
        for part_id in held.claim.parts:
            part = dataset.claim_by_id[part_id].claim
            if (part.measure, part.unit) != (held.claim.measure, held.claim.unit):
                message = f"its part {part_id} counts {part.measure} in {part.unit}, the total {held.claim.measure}"
                yield _of_claim(held, "parts", "parts-are-of-the-same-measure", message)


def contradictions_are_mutual(dataset: Dataset) -> Iterator[Problem]:
    """A claim that contradicts another is contradicted by it."""
    for held in dataset.claims:
        for other_id in held.claim.contradicts:
            if held.claim.id not in dataset.claim_by_id[other_id].claim.contradicts:
                message = f"{other_id} does not say so in turn"
                yield _of_claim(held, "contradicts", "contradictions-are-mutual", message)


def _of_claim(held: HeldClaim, field: str, rule: str, message: str) -> Problem:
    file = "events.json" if held.event else "actors.json"
    return Problem(file=file, record=held.claim.id, field=field, rule=rule, message=message)


RULES: dict[str, Rule] = {
    rule.__name__.replace("_", "-"): rule
    for rule in (
        claims_are_cited,
        contradictions_are_mutual,
        figures_have_a_period,
        parts_are_of_the_same_measure,
        records_are_cited,
        titles_are_short,
    )
}
"""The rules by name."""
