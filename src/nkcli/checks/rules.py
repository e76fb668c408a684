"""Rules across records, one small function each: `Dataset -> Iterator[Problem]`.

What a record must look like, and that references resolve, is known at the door; here is what a
careful historian would ask of records that load. A rule's docstring is its explanation in
`nkcli check --list`. Where data rightly break a rule, data/exceptions.json says why.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.ranges import range_text
from nkcli.analysis.totals import stated_totals
from nkcli.checks import provenance
from nkcli.checks.common import Rule, claim_file, claim_problem, file_of, problem
from nkcli.edtf.date import EdtfDate
from nkcli.model.citations import iter_citations
from nkcli.model.loaded_language import loaded_words
from nkcli.model.problem import Problem
from nkcli.model.records import WORDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor

TITLE_LIMIT = 80


def check(dataset: Dataset) -> list[Problem]:
    """Apply every rule; the problems in the order of files and records."""
    return sorted(one for rule in RULES.values() for one in rule(dataset))


# -- sources -------------------------------------------------------------------------------------


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


def locators_are_known(dataset: Dataset) -> Iterator[Problem]:
    """Every locator is one of the sections that its source lists, where the source lists any."""
    known = {s.id: {section.locator for section in s.sections} for s in dataset.sources}
    for owner, citation in iter_citations(dataset):
        sections = known[citation.source]
        if sections and citation.locator not in sections:
            message = f"{citation.source} has no section {citation.locator!r}"
            yield problem(file_of(dataset, owner), owner, "citations", message)


def sections_are_read(dataset: Dataset) -> Iterator[Problem]:
    """Every section of every source gave a record, or says why it gave none."""
    cited = {(c.source, c.locator) for _, c in iter_citations(dataset)}
    for source in dataset.sources:
        for section in source.sections:
            if section.reason is None and (source.id, section.locator) not in cited:
                message = f"section {section.locator!r} gave no record and has no reason"
                yield problem("sources.json", source.id, "sections", message)


# -- claims --------------------------------------------------------------------------------------


def figures_have_a_period(dataset: Dataset) -> Iterator[Problem]:
    """Every figure says which period it counts."""
    for claim in dataset.claims:
        if claim.measure not in WORDS and claim.counted is None:
            yield claim_problem(claim, "counted", "no period; say in EDTF what the figure counts")


def totals_match_their_parts(dataset: Dataset) -> Iterator[Problem]:
    """A stated total is what the parts that it names give."""
    for stated in stated_totals(dataset.claims):
        if stated.agrees is False:
            parts, total = range_text(stated.parts_low, stated.parts_high), range_text(stated.low, stated.high)
            message = f"the parts give {parts}, the total is {total}"
            yield claim_problem(dataset.claim_by_id[stated.claim], "parts", message)


def parts_count_the_same(dataset: Dataset) -> Iterator[Problem]:
    """The parts of a stated total count what the total counts, in the same unit."""
    for claim in dataset.claims:
        for part_id in claim.parts:
            part = dataset.claim_by_id[part_id]
            if (part.measure, part.unit) != (claim.measure, claim.unit):
                counts, total = f"{part.measure} in {part.unit}", f"{claim.measure} in {claim.unit}"
                message = f"its part {part_id} counts {counts}, the total {total}"
                yield claim_problem(claim, "parts", message)


def contradictions_are_mutual(dataset: Dataset) -> Iterator[Problem]:
    """A claim that contradicts another is contradicted by it."""
    for claim in dataset.claims:
        for other_id in claim.contradicts:
            if claim.id not in dataset.claim_by_id[other_id].contradicts:
                yield claim_problem(claim, "contradicts", f"{other_id} does not say so in turn")


def actors_exist_when_they_count(dataset: Dataset) -> Iterator[Problem]:
    """A claim counts an actor's people within the actor's existence, or has a note."""
    for claim in dataset.claims:
        actor = dataset.actor_by_id.get(claim.affected or "")
        if actor is None or claim.counted is None or claim.note is not None:
            continue
        if _outside(actor, claim.counted):
            yield claim_problem(
                claim, "counted", f"{claim.counted} is outside the existence of {actor.id}, {actor.existed}"
            )


def _outside(actor: Actor, counted: str) -> bool:
    return actor.existed is not None and not EdtfDate.parse(counted).overlaps(EdtfDate.parse(actor.existed))


def wars_have_both_sides(dataset: Dataset) -> Iterator[Problem]:
    """Every war has a claim of killed for both sides, or its note says "no claim"."""
    for event in dataset.events:
        counted = {c.side for c in dataset.claims_about(event.id) if c.measure == "killed"}
        missing = [side for side in dataset.conflict.side_ids if side not in counted]
        if event.kind == "war" and missing and "no claim" not in (event.note or ""):
            yield problem("events.json", event.id, "claims", f"no claim of killed for {' and '.join(missing)}")


# -- words ---------------------------------------------------------------------------------------


def titles_are_short(dataset: Dataset) -> Iterator[Problem]:
    """Titles are under 80 characters."""
    for event in dataset.events:
        if len(event.title) >= TITLE_LIMIT:
            message = f"{len(event.title)} characters; titles are under {TITLE_LIMIT}"
            yield problem("events.json", event.id, "title", message)


def words_are_neutral(dataset: Dataset) -> Iterator[Problem]:
    """Loaded words stand only in names, in quotation marks and in claims of kind statement or term."""
    for file, record, field, text in own_words(dataset):
        for word in loaded_words(text):
            yield problem(file, record, field, f"{word!r} takes a side; leave it to an attributed claim")


def own_words(dataset: Dataset, *, statements: bool = False) -> Iterator[tuple[str, str, str, str]]:
    """Yield (file, record, field, text) of what nkcli says in its own voice, with `statements` in its own words."""
    for file, record, field, text in (*_words_of_records(dataset), *_words_of_claims(dataset, statements=statements)):
        if text is not None:
            yield file, record, field, text


_Words = Iterator[tuple[str, str, str, str | None]]


def _words_of_records(dataset: Dataset) -> _Words:
    for event in dataset.events:
        for field in ("title", "summary", "outcome", "note", "date_text"):
            yield "events.json", event.id, field, getattr(event, field)
        yield from (("events.json", event.id, "terms", term) for term in event.terms)
        yield from (("events.json", event.id, "participants", p.note) for p in event.participants)
        yield from (("events.json", event.id, "other_dates", d.note) for d in event.other_dates)
    for actor in dataset.actors:
        yield from (("actors.json", actor.id, f, getattr(actor, f)) for f in ("summary", "note"))
        yield from (("actors.json", actor.id, "member_of", m.note) for m in actor.member_of)
        yield from (("actors.json", role.id, "text", role.text) for role in actor.roles)
    for place in dataset.places:
        yield "places.json", place.id, "note", place.note
        yield from (("places.json", place.id, "control", c.note) for c in place.control)


def _words_of_claims(dataset: Dataset, *, statements: bool) -> _Words:
    for claim in dataset.claims:
        own = claim.measure not in WORDS or statements
        fields = ("note", "includes_text", *(("text",) if own else ()))
        yield from ((claim_file(claim), claim.id, field, getattr(claim, field)) for field in fields)


# -- reports, not faults -------------------------------------------------------------------------


def one_sided_events(dataset: Dataset) -> Iterator[Problem]:
    """Events whose claims come from one side's claimants alone: worth knowing, no fault."""
    for event in dataset.events:
        sides = {dataset.sides.get(c.claimant) for c in event.claims if c.claimant}
        voiceless = any(c.claimant is None for c in event.claims)
        if len(sides) == 1 and not voiceless and None not in sides:
            message = f"all its claims are by the {sides.pop()}"
            yield Problem(file="events.json", record=event.id, field="claims", rule="one-sided-events", message=message)


# -- what rules share -------------------------------------------------------------------------------------


def _named(name: str, rule: Rule) -> Rule:
    """Give a rule's problems its name."""
    from dataclasses import replace

    def named(dataset: Dataset) -> Iterator[Problem]:
        yield from (replace(one, rule=name) for one in rule(dataset))

    named.__doc__ = rule.__doc__
    return named


_ALL = (
    actors_exist_when_they_count,
    citations_are_there,
    contradictions_are_mutual,
    figures_have_a_period,
    locators_are_known,
    parts_count_the_same,
    sections_are_read,
    titles_are_short,
    totals_match_their_parts,
    wars_have_both_sides,
    words_are_neutral,
    provenance.as_of_is_not_after_the_source,
    provenance.background_is_detail,
    provenance.borrowed_bounds_are_those_of_a_whole,
    provenance.corrections_are_the_claimants_own,
    provenance.included_is_not_excluded,
    provenance.offices_are_dated,
    provenance.sources_are_read_after_they_appear,
    provenance.withdrawn_claims_have_a_note,
)

_REPORTS = (
    provenance.figures_say_when,
    one_sided_events,
    provenance.sources_say_how_they_were_read,
    provenance.what_matters_rests_on_two,
)


def _by_name(rules: tuple[Rule, ...]) -> dict[str, Rule]:
    return {(name := rule.__name__.replace("_", "-")): _named(name, rule) for rule in rules}


RULES = _by_name(_ALL)
"""The rules by name; a breach is a fault."""

REPORTS = _by_name(_REPORTS)
"""What `nkcli check --reports` tells beside the faults."""
