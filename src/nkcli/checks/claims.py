"""Rules about claims: their period, their parts, whom they contradict and whose people they count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.analysis.ranges import range_text
from nkcli.analysis.totals import stated_totals
from nkcli.checks.common import claim_problem, problem, report, rule
from nkcli.edtf.date import EdtfDate
from nkcli.model.records import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem


@rule
def figures_have_a_period(dataset: Dataset) -> Iterator[Problem]:
    """Every figure says which period it counts."""
    for claim in dataset.claims:
        if claim.measure not in WORDS and claim.counted is None:
            yield claim_problem(claim, "counted", "no period; say in EDTF what the figure counts")


@rule
def totals_match_their_parts(dataset: Dataset) -> Iterator[Problem]:
    """A stated total is what the parts that it names give."""
    for stated in stated_totals(dataset.claims):
        if stated.agrees is False:
            parts, total = range_text(stated.parts_low, stated.parts_high), range_text(stated.low, stated.high)
            message = f"the parts give {parts}, the total is {total}"
            yield claim_problem(dataset.claim_by_id[stated.claim], "parts", message)


@rule
def parts_count_the_same(dataset: Dataset) -> Iterator[Problem]:
    """The parts of a stated total count what the total counts, in the same unit."""
    for claim in dataset.claims:
        for part_id in claim.parts:
            part = dataset.claim_by_id[part_id]
            if (part.measure, part.unit) != (claim.measure, claim.unit):
                counts, total = f"{part.measure} in {part.unit}", f"{claim.measure} in {claim.unit}"
                message = f"its part {part_id} counts {counts}, the total {total}"
                yield claim_problem(claim, "parts", message)


@rule
def contradictions_are_mutual(dataset: Dataset) -> Iterator[Problem]:
    """A claim that contradicts another is contradicted by it."""
    for claim in dataset.claims:
        for other_id in claim.contradicts:
            if claim.id not in dataset.claim_by_id[other_id].contradicts:
                yield claim_problem(claim, "contradicts", f"{other_id} does not say so in turn")


@rule
def actors_exist_when_they_count(dataset: Dataset) -> Iterator[Problem]:
    """A claim counts an actor's people within the actor's existence, or has a note."""
    for claim in dataset.claims:
        actor = dataset.actor_by_id.get(claim.affected or "")
        if not (actor and actor.existed and claim.counted) or claim.note:
            continue
        if not EdtfDate.parse(claim.counted).overlaps(EdtfDate.parse(actor.existed)):
            message = f"{claim.counted} is outside the existence of {actor.id}, {actor.existed}"
            yield claim_problem(claim, "counted", message)


@rule
def wars_have_both_sides(dataset: Dataset) -> Iterator[Problem]:
    """Every war has a claim of killed for every side, or its note says "no claim"."""
    for event in dataset.events:
        counted = {claim.side for claim in dataset.claims_about(event.id) if claim.measure == "killed"}
        missing = [side for side in dataset.conflict.side_ids if side not in counted]
        if event.kind == "war" and missing and "no claim" not in (event.note or ""):
            yield problem("events.json", event.id, "claims", f"no claim of killed for {' and '.join(missing)}")


@report
def one_sided_events(dataset: Dataset) -> Iterator[Problem]:
    """Events whose claims come from one side's claimants alone: worth knowing, no fault."""
    for event in dataset.events:
        sides = {dataset.sides.get(claim.claimant or "") for claim in event.claims}
        if len(sides) == 1 and None not in sides:
            yield problem("events.json", event.id, "claims", f"all its claims are by the {sides.pop()}")
