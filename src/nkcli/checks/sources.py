"""Rules about sources: that records cite them, and that what they say was read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.checks.common import claim_problem, file_of, problem, rule
from nkcli.model.citations import iter_citations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem


@rule
def citations_are_there(dataset: Dataset) -> Iterator[Problem]:
    """Every event, actor, place, claim and role cites a source."""
    for file, records in (("events", dataset.events), ("actors", dataset.actors), ("places", dataset.places)):
        for record in records:
            if not record.citations:
                yield problem(f"{file}.json", record.id, "citations", "no source; every record needs a citation")
    for claim in dataset.claims:
        if not claim.citations:
            yield claim_problem(claim, "citations", "no source; every claim needs a citation")
    for _, role in dataset.role_by_id.values():
        if not role.citations:
            yield problem("actors.json", role.id, "citations", "no source; every role needs a citation")


@rule
def locators_are_known(dataset: Dataset) -> Iterator[Problem]:
    """Every locator is one of the sections that its source lists, where the source lists any."""
    known = {s.id: {section.locator for section in s.sections} for s in dataset.sources}
    for owner, citation in iter_citations(dataset):
        sections = known[citation.source]
        if sections and citation.locator not in sections:
            message = f"{citation.source} has no section {citation.locator!r}"
            yield problem(file_of(dataset, owner), owner, "citations", message)


@rule
def sections_are_read(dataset: Dataset) -> Iterator[Problem]:
    """Every section of every source gave a record, or says why it gave none."""
    cited = {(c.source, c.locator) for _, c in iter_citations(dataset)}
    for source in dataset.sources:
        for section in source.sections:
            if section.reason is None and (source.id, section.locator) not in cited:
                message = f"section {section.locator!r} gave no record and has no reason"
                yield problem("sources.json", source.id, "sections", message)
