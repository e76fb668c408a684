"""One record in full: an event (a war reads like an infobox), actor, place, source, claim or role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from nkcli.answers.question import option
from nkcli.answers.table import NOT_JSON, Answer, Column, DateCell, Group, Table, date_cell
from nkcli.answers.wording import beyond, event_date, figure, measure_words, unattributed_note, voice_name
from nkcli.edtf.text import written

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation, Claim, Event, Name, Role


SHOWN = 6
"""So many rows of a section are shown; the rest is counted, for the first screen is to answer."""

_SPARE = 2
"""A line that says that there are two more would save one line at most."""

_WHOLE = frozenset({"", "terms", "losses"})
"""The sections that are never folded: what the record itself says."""


def full_option() -> Any:
    """Return the option that unfolds the long lists of a record."""
    return option("Of one record: long lists in full.", values=bool)


class DetailRow(NamedTuple):
    """One fact of a record: what it is about, what it says, when, according to whom, from which sources.

    `id` is that of the record it leads to, `short` the one that people type.
    """

    label: str
    value: str | DateCell
    when: DateCell | None = None
    according_to: str | None = None
    source: str | None = None
    id: str | None = None
    short: str | None = None

    @property
    def sources(self) -> list[str]:
        """The ids of its sources."""
        return self.source.split(", ") if self.source else []

    def told(self, numbers: Mapping[str, int]) -> str:
        """Return what it says, who says so, and the numbers of the sources."""
        value = self.value if isinstance(self.value, str) else written(*self.value)
        marks = "".join(f"[{numbers[source]}]" for source in self.sources)
        voice = f"— {self.according_to}" if self.according_to else ""
        return " ".join(filter(None, (value, voice, marks)))


class Section(NamedTuple):
    """Facts under one heading, and what stands below them."""

    title: str
    rows: Iterable[DetailRow]
    notes: tuple[str, ...] = ()


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
    full: bool = field(default=False, metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the record fact by fact under headings, long lists folded to a count; its sources are numbered."""
        sections = self.sections if self.full else tuple(map(self._folded, self.sections))
        rows = [row for section in sections for row in section.rows]
        sources = dict.fromkeys(source for row in rows for source in row.sources)
        numbers = {source: number for number, source in enumerate(sources, start=1)}
        listed = " ".join(f"[{number}] {source}" for source, number in numbers.items())
        return Table(
            title=self.title,
            group="section",
            columns=(
                Column("field", value=lambda row: row.label, merge=True),
                Column("value", human=False),
                Column("told", value=partial(_told, numbers), wide=True, machine=False),
                Column("when", kind="date", value=lambda row: row.when),
                Column("according_to", human=False),
                Column("source", kind="id", human=False),
                Column("id", human=False),
                Column("typed_id", kind="id", value=lambda row: row.short or row.id, optional=True, machine=False),
            ),
            groups=sections,
            notes=(
                *unattributed_note(row.according_to for row in rows),
                *((f"Sources: {listed}",) if listed else ()),
            ),
        )

    def data_table(self) -> Table:
        """Return every fact, whatever people see of it."""
        return self.table() if self.full else replace(self, full=True).table()

    def _folded(self, section: Group) -> Group:
        if section.key == "casualties" and any(other.key == "losses" for other in self.sections):
            return replace(section, rows=())  # they are told in short above
        more = len(section.rows) - SHOWN
        if section.key in _WHOLE or more <= _SPARE:
            return section
        note = f"… {more:,} more: nkcli show {self.query['id']} --full"
        return replace(section, rows=section.rows[:SHOWN], notes=(note,))


def _told(numbers: Mapping[str, int], row: DetailRow) -> str:
    return row.told(numbers)


def record_detail(
    kind: str, record: Any, title: str, sections: Iterable[Section], **related: Iterable[str]
) -> RecordDetail:
    """Return a record in full with those of its sections that say something."""
    groups = (Group(s.title.lower(), s.title, tuple(s.rows), notes=s.notes) for s in sections)
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
        yield DetailRow(label, text, when, claimant, cited(claim.citations), claim.id, claim.short)


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
