"""Rules about who said what when, what was corrected, and what a date, an office or a figure leaves unsaid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.checks.common import claim_problem, problem, report, rule
from nkcli.edtf.date import EdtfDate
from nkcli.model.records import WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem
    from nkcli.model.records import Event, Source

DETAIL = 3
"""The importance of what only frames the story."""

PUBLISHERS = 2
"""So many independent publishers stand behind what the conflict can't be told without."""


@rule
def as_of_is_not_after_the_source(dataset: Dataset) -> Iterator[Problem]:
    """A claim was said no later than the sources that report it appeared."""
    for claim in dataset.claims:
        for source in (dataset.source_by_id[c.source] for c in claim.citations):
            if claim.as_of and source.date and _is_after(claim.as_of, source.date):
                message = f"{claim.as_of} is after {source.id} appeared, {source.date}"
                yield claim_problem(claim, "as_of", message)


@rule
def sources_are_read_after_they_appear(dataset: Dataset) -> Iterator[Problem]:
    """A source was read no earlier than it appeared."""
    for source in dataset.sources:
        if source.read_on and source.date and _is_after(source.date, source.read_on):
            message = f"{source.read_on} is before it appeared, {source.date}"
            yield problem("sources.json", source.id, "read_on", message)


def _is_after(text: str, other: str) -> bool:
    """Return whether a date is later than another for certain."""
    first, last = EdtfDate.parse(text).earliest, EdtfDate.parse(other).latest
    return first is not None and last is not None and first > last


@rule
def corrections_are_the_claimants_own(dataset: Dataset) -> Iterator[Problem]:
    """A claim supersedes one by the same claimant, of the same measure, that was said no later."""
    for claim in dataset.claims:
        if claim.supersedes is None:
            continue
        earlier = dataset.claim_by_id[claim.supersedes]
        if (earlier.speaker, earlier.measure) != (claim.speaker, claim.measure):
            message = (
                f"{earlier.id} is {earlier.measure} by {earlier.speaker}, this is {claim.measure} by {claim.speaker}"
            )
            yield claim_problem(claim, "supersedes", message)
        elif claim.as_of and earlier.as_of and _is_after(earlier.as_of, claim.as_of):
            message = f"{earlier.id} is of {earlier.as_of}, later than {claim.as_of}"
            yield claim_problem(claim, "supersedes", message)


@rule
def withdrawn_claims_have_a_note(dataset: Dataset) -> Iterator[Problem]:
    """A claim that was taken back says in its note when and how."""
    for claim in dataset.claims:
        if claim.withdrawn and claim.note is None:
            yield claim_problem(claim, "note", "no note; say when and how the claim was withdrawn")


@rule
def included_is_not_excluded(dataset: Dataset) -> Iterator[Problem]:
    """A figure does not include and exclude the same."""
    for claim in dataset.claims:
        for word in sorted({*claim.includes} & {*claim.excludes}):
            yield claim_problem(claim, "excludes", f"{word!r} is among what it includes")


@rule
def borrowed_bounds_are_those_of_a_whole(dataset: Dataset) -> Iterator[Problem]:
    """A borrowed bound of an event's date is one of what the event is part of."""
    for event in dataset.events:
        bounds = {"start": ("start",), "end": ("end",), "both": ("start", "end"), None: ()}[event.borrowed]
        for bound in bounds:
            if _bound(event, bound) not in {_bound(whole, bound) for whole in dataset.ancestors(event)}:
                message = f"the {bound} of {event.date} is none of anything that the event is part of"
                yield problem("events.json", event.id, "borrowed", message)


def _bound(event: Event, bound: str) -> object:
    return event.when.earliest if bound == "start" else event.when.latest


@rule
def background_is_detail(dataset: Dataset) -> Iterator[Problem]:
    """What is marked as background has importance 3."""
    for event in dataset.events:
        if event.background and event.importance != DETAIL:
            yield problem("events.json", event.id, "importance", f"{event.importance}; background has {DETAIL}")


@rule
def offices_are_dated(dataset: Dataset) -> Iterator[Problem]:
    """An office has its title, of what state or body it is, and when it was held or on which days it is attested."""
    for _, role in dataset.role_by_id.values():
        if role.role != "office_holder":
            if role.title or role.attested:
                yield problem("actors.json", role.id, "title", "only an office_holder has a title or attested days")
            continue
        for field in ("title", "toward"):
            if getattr(role, field) is None:
                yield problem("actors.json", role.id, field, f"no {field}; an office needs it")
        if bool(role.when) == bool(role.attested):
            yield problem("actors.json", role.id, "when", "an office has either when it was held or attested days")


# -- reports, not faults -------------------------------------------------------------------------


@report
def figures_say_when(dataset: Dataset) -> Iterator[Problem]:
    """Figures that don't say when they were said, though a source of theirs is dated: worth knowing, no fault."""
    for claim in dataset.claims:
        dated = [c.source for c in claim.citations if dataset.source_by_id[c.source].date]
        if claim.measure not in WORDS and claim.as_of is None and dated:
            yield claim_problem(claim, "as_of", f"no day on which it was said, though {dated[0]} is dated")


@report
def sources_say_how_they_were_read(dataset: Dataset) -> Iterator[Problem]:
    """Sources that don't say in which language and how far they were read: worth knowing, no fault."""
    for source in dataset.sources:
        missing = [field for field in ("language", "extent") if getattr(source, field) is None]
        if missing:
            yield problem("sources.json", source.id, missing[0], f"no {' and no '.join(missing)}")


@report
def what_matters_rests_on_two(dataset: Dataset) -> Iterator[Problem]:
    """Events of importance 1 that fewer than two publishers stand behind: worth knowing, no fault."""
    for event in dataset.events:
        cited = (*event.citations, *(c for claim in event.claims for c in claim.citations))
        sources: list[Source] = [dataset.source_by_id[c.source] for c in cited]
        publishers = {source.publisher for source in sources}
        if event.importance == 1 and len(publishers) < PUBLISHERS:
            yield problem("events.json", event.id, "citations", f"only {' and '.join(publishers) or 'nobody'} tells it")
