"""One record in full: an event (a war reads like an infobox), actor, place, source, claim or role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from nkcli.answers.table import NOT_JSON, Answer, Column, DateCell, Group, Table, date_cell
from nkcli.answers.wording import beyond, event_date, figure, measure_words, unattributed_note, voice_name

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation, Claim, Event, Name, Role


class DetailRow(NamedTuple):
    """One fact of a record: what it is about, what it says, when, according to whom, from which source."""

    label: str
    value: str | DateCell
    when: DateCell | None = None
    according_to: str | None = None
    source: str | None = None
    id: str | None = None

    @property
    def attribution(self) -> str:
        """Who says it and which source, on one line."""
        parts = " · ".join(filter(None, (self.according_to, self.source)))
        return f"— {parts}" if parts else ""


class Section(NamedTuple):
    """Facts under one heading."""

    title: str
    rows: Iterable[DetailRow]


class RecordDetail(Answer, kw_only=True):
    """A record in full.

    `record` is what the data file holds; `related` are the ids of records that point to it, by
    what they are to it.
    """

    schema: ClassVar[str] = "record"
    rows_field: ClassVar[str] = "records"

    kind: str
    records: tuple[Any, ...]
    related: dict[str, tuple[str, ...]]
    title: str = field(metadata=NOT_JSON)
    sections: tuple[Group, ...] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the record fact by fact under headings."""
        return Table(
            title=self.title,
            group="section",
            columns=(
                Column("field", value=lambda row: row.label, merge=True),
                Column("value", wide=True),
                Column("when", kind="date", value=lambda row: row.when),
                Column("according_to", human=False),
                Column("source", kind="id", human=False),
                Column("attribution", under="value", machine=False),
                Column("id", kind="id", optional=True),
            ),
            groups=self.sections,
            notes=unattributed_note(row.according_to for section in self.sections for row in section.rows),
        )


def record_detail(
    kind: str, record: Any, title: str, sections: Iterable[Section], **related: Iterable[str]
) -> RecordDetail:
    """Return a record in full with those of its sections that say something."""
    groups = (Group(s.title.lower(), s.title, tuple(s.rows)) for s in sections)
    return RecordDetail(
        query={"id": record.id},
        kind=kind,
        records=(record,),
        related={name: tuple(ids) for name, ids in related.items()},
        title=title,
        sections=tuple(group for group in groups if group.rows),
    )


# -- rows ----------------------------------------------------------------------------------------


def facts(*pairs: tuple[str, str | None]) -> Iterator[DetailRow]:
    """Yield a row for each fact that is there."""
    for label, text in pairs:
        if text:
            yield DetailRow(label, text)


def dated(label: str, edtf: str | None, words: str | None = None) -> Iterator[DetailRow]:
    """Yield a row whose value is a date, if there is one."""
    if edtf is not None:
        yield DetailRow(label, DateCell(edtf, words))


def name_rows(names: Iterable[Name]) -> Iterator[DetailRow]:
    """Yield a row for each name: in which language, whose."""
    for name in names:
        whose = ", ".join(filter(None, (name.community, name.note)))
        yield DetailRow(f"name ({name.lang})", name.text, date_cell(name.when), whose or None, cited(name.citations))


def event_rows(events: Iterable[Event], label: str = "") -> Iterator[DetailRow]:
    """Yield a row for each event: its title and date."""
    for event in events:
        yield DetailRow(label, event.title, event_date(event), id=event.id)


def claim_rows(dataset: Dataset, claims: Iterable[Claim], period: str | None = None) -> Iterator[DetailRow]:
    """Yield a row for each claim: of whom, how many, counted when (if not over the `period` told above), says who."""
    for claim in claims:
        affected = dataset.actor_by_id[claim.affected].name if claim.affected else ""
        category = "" if claim.category == "all" else claim.category
        label = ", ".join(filter(None, (measure_words(claim.measure), affected, category)))
        text = "; ".join(filter(None, (": ".join(filter(None, (figure(claim), claim.text))), beyond(claim))))
        when = date_cell(claim.counted, "" if claim.counted == period else None)
        claimant = voice_name(dataset, claim)
        yield DetailRow(label, text, when, claimant, cited(claim.citations), claim.id)


def role_words(role: Role) -> str:
    """Return what a role is in words, with its status where no source states it."""
    words = role.role.replace("_", " ")
    return words if role.status == "stated" else f"{words} ({role.status})"


def cited(citations: Iterable[Citation]) -> str | None:
    """Return the ids of the sources cited, each once."""
    return ", ".join(dict.fromkeys(citation.source for citation in citations)) or None


def locator_rows(citations: Iterable[Citation]) -> Iterator[DetailRow]:
    """Yield a row for each place in the sources that is cited."""
    for citation in dict.fromkeys(citations):
        yield DetailRow(citation.source, citation.locator)
