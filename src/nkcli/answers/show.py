"""Show any record by its id or name."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nkcli.answers.question import Parameters, Question, argument, option
from nkcli.answers.record_detail import (
    DetailRow,
    RecordDetail,
    Section,
    claim_rows,
    dated,
    event_rows,
    facts,
    full_option,
    locator_rows,
    record_detail,
    role_words,
)
from nkcli.answers.wording import ALL_PARTIES, also_counted, figure, measure_words, voice_in_full
from nkcli.errors import AmbiguousName, UnknownNameError
from nkcli.model.names import find, nearest, normalize
from nkcli.model.records import WORDS

if TYPE_CHECKING:
    from nkcli.answers.disputes import Disputes
    from nkcli.answers.quote import Quote
    from nkcli.answers.timeline import Timeline
    from nkcli.edtf.date import EdtfDate
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Role


class ShowParameters(Parameters, kw_only=True):
    """What `show` takes."""

    id: str = argument("Any id that nkcli prints, a name, or a date.", required=True, joined=True, noun="record")
    full: bool = full_option()
    quote: bool = option("In one line to paste, with its source and the data version.", values=bool)


def show(dataset: Dataset, parameters: ShowParameters) -> RecordDetail | Quote | Disputes | Timeline:
    """Return the record, or the dispute, that bears an id or a name in full; for a date, what happened then."""
    if parameters.id.startswith("dispute:"):
        from nkcli.answers.disputes import dispute  # only for a dispute

        return dispute(dataset, parameters.id)
    date = _date(parameters.id)
    if date is None or date.earliest != date.latest:  # a year or a month may be the name of a war; no day is
        try:
            return _record(dataset, parameters)
        except UnknownNameError:
            if date is None:
                raise
    from nkcli.answers.timeline import TimelineParameters, timeline  # only for a date

    return timeline(dataset, TimelineParameters(on=parameters.id))


LONGEST = 40
"""Characters of what may be a date: ids end in years and days too."""


def _record(dataset: Dataset, parameters: ShowParameters) -> RecordDetail | Quote:
    record = detail(dataset, parameters.id)
    if parameters.quote:
        from nkcli.answers.quote import quote  # only for this question

        return quote(dataset, record)
    return replace(record, full=parameters.full)


def _date(text: str) -> EdtfDate | None:
    """Return the date that a text is, if it is one.

    Raises:
        InvalidDate: for what can only be meant as one: 9/11/2020 has two readings, 31 February is in no calendar.
    """
    if len(text) > LONGEST or not (text[:1].isdecimal() or text[-4:].isdecimal()):
        return None
    from nkcli.edtf.spelled import NO_YEAR  # only for what may be a date
    from nkcli.edtf.typed import read_date
    from nkcli.edtf.words import NO_DATE
    from nkcli.errors import InvalidDate

    try:
        return read_date(text)
    except InvalidDate as error:
        if error.reason in (NO_DATE, NO_YEAR):
            return None
        raise


def detail(dataset: Dataset, name: str) -> RecordDetail:
    """Return the record that bears an id or a name in full.

    Raises:
        UnknownNameError: when nothing bears it, with the nearest ids.
        AmbiguousName: when several records do.
    """
    record_id = find_record(dataset, name)
    return _writer(dataset, record_id)(dataset, record_id)


def find_record(dataset: Dataset, name: str) -> str:
    """Return the id of the one record of any kind that bears an id or a name.

    Raises:
        UnknownNameError: when nothing bears it, with the nearest ids.
        AmbiguousName: when several records do.
    """
    if any(name in ids for ids in _ids(dataset)):
        return name
    names: dict[str, tuple[str, ...]] = {}
    for index in (dataset.event_names, dataset.actor_names, dataset.place_names, dataset.source_names):
        for text, ids in index.items():
            names[text] = (*names.get(text, ()), *ids)
    ids = find(name, names)
    if len(ids) > 1:
        raise AmbiguousName("record", name, ids)
    if not ids:
        names |= {normalize(i): (i,) for i in (*dataset.claim_by_id, *dataset.role_by_id)}
        raise UnknownNameError("record", name, nearest(name, names))
    return ids[0]


def _ids(dataset: Dataset) -> Iterator[Container[str]]:
    """Yield what knows the ids of each kind of record; the next kind is read only where the one before lacks an id."""
    yield dataset.event_by_id
    yield dataset.actor_by_id
    yield dataset.place_by_id
    yield dataset.source_by_id
    yield dataset.claim_by_id
    yield dataset.role_by_id


def _writer(dataset: Dataset, record_id: str) -> Callable[[Dataset, str], RecordDetail]:
    """Return what shows the kind of record that an id is of; only what that kind needs is imported."""
    if record_id in dataset.event_by_id:
        from nkcli.answers.wars import event_detail

        return event_detail
    if record_id in dataset.actor_by_id:
        from nkcli.answers.actors import actor_detail

        return actor_detail
    if record_id in dataset.place_by_id:
        from nkcli.answers.places import place_detail

        return place_detail
    if record_id in dataset.source_by_id:
        from nkcli.answers.sources import source_detail

        return source_detail
    return claim_detail if record_id in dataset.claim_by_id else role_detail


# -- claims --------------------------------------------------------------------------------------


def claim_detail(dataset: Dataset, claim_id: str) -> RecordDetail:
    """Return a claim in full, with what it is about and what contradicts it."""
    claim = dataset.claim_by_id[claim_id]
    whole = [claim.subset_of] if claim.subset_of else []
    linked = {"Contradicts": claim.contradicts, "Parts it names": claim.parts, "Among": whole}
    return record_detail(
        "claim",
        claim.record,
        f"{measure_words(claim.measure).capitalize()}: {figure(claim) or claim.text}",
        (
            Section("", _claim_facts(dataset, claim)),
            *(Section(t, claim_rows(dataset, (dataset.claim_by_id[i] for i in ids))) for t, ids in linked.items()),
            Section("Where the sources say it", locator_rows(claim.citations)),
        ),
        about=(claim.subject_id,),
        contradicts=claim.contradicts,
        parts=claim.parts,
    )


def _claim_facts(dataset: Dataset, claim: ClaimInContext) -> Iterator[DetailRow]:
    yield DetailRow("About", claim.subject_title, id=claim.subject_id)
    yield from facts(
        ("Says", figure(claim)),
        ("What", claim.text),
        ("In the source's words", claim.wording),
        ("Of whom", _whom(dataset, claim)),
        ("Category", claim.category if claim.measure not in WORDS else None),
        ("According to", voice_in_full(dataset, claim)),
    )
    yield from dated("Counted", claim.counted)
    yield from dated("Said", claim.as_of)
    yield from facts(
        ("Where", dataset.place_by_id[claim.place].name if claim.place else None),
        ("Counted apart as", claim.stratum),
        ("Includes", also_counted(claim)),
        ("Note", claim.note),
    )


def _whom(dataset: Dataset, claim: ClaimInContext) -> str | None:
    """Return whose people or things a figure counts; a statement counts nobody's."""
    if claim.affected:
        return dataset.actor_by_id[claim.affected].name
    return None if claim.measure in WORDS else ALL_PARTIES


# -- roles ---------------------------------------------------------------------------------------


def role_detail(dataset: Dataset, role_id: str) -> RecordDetail:
    """Return what an actor was to another, or in an event, in full."""
    actor, role = dataset.role_by_id[role_id]
    toward = f" → {dataset.actor_by_id[role.toward].name}" if role.toward else ""
    return record_detail(
        "role",
        role,
        f"{actor.name}: {role.role.replace('_', ' ')}{toward}",
        (
            Section("", _role_facts(dataset, actor, role)),
            Section("Figures and statements", claim_rows(dataset, role.claims)),
            Section("Where the sources say it", locator_rows(role.citations)),
        ),
        actor=(actor.id,),
        claims=(claim.id for claim in role.claims),
    )


def _role_facts(dataset: Dataset, actor: Actor, role: Role) -> Iterator[DetailRow]:
    yield DetailRow("Actor", actor.name, id=actor.id)
    yield DetailRow("Role", role_words(role))
    if role.toward:
        yield DetailRow("Towards", dataset.actor_by_id[role.toward].name, id=role.toward)
    if role.event:
        yield from event_rows([dataset.event_by_id[role.event]], "In")
    yield from dated("When", role.when)
    yield from facts(("What", role.text), ("According to", voice_in_full(dataset, role)))


QUESTION = Question(
    answer=show,
    parameters=ShowParameters,
    help="Events, claims, actors, roles, places and sources, each with where the sources say it.",
)
