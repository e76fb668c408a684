"""One record as a whole: an event (a war reads like an infobox), actor, place, source, claim or role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from nkcli.answers.table import Cell, Column, Dated, Group, Sheet
from nkcli.answers.wording import beyond, figure, measure_words
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation, Claim, Name, Role

NOT_JSON = {"json": False}
"""Marks a field that serves the sheet alone."""


class Line(NamedTuple):
    """One line of a card: what it is about, what is said, when, by whom, where it stands."""

    label: str
    text: str | Dated
    when: Dated | None = None
    who: str | None = None
    source: str | None = None
    id: str | None = None


class Section(NamedTuple):
    """Lines under one heading."""

    title: str
    lines: tuple[Line, ...]


class Card(Frozen, kw_only=True):
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
    sections: tuple[Section, ...] = field(metadata=NOT_JSON)

    def sheet(self) -> Sheet:
        """Lay the record out line by line under headings."""
        return Sheet(
            title=self.title,
            group="section",
            columns=(
                Column("field", merge=True),
                Column("value", wide=True),
                Column("when", "", "date"),
                Column("according_to", people=False),
                Column("source", "", "id", people=False),
                Column("attribution", under="value", scripts=False),
                Column("id", "", "id", spare=True),
            ),
            groups=tuple(Group(s.title.lower(), s.title, tuple(map(_row, s.lines))) for s in self.sections if s.lines),
        )


def _row(line: Line) -> tuple[Cell, ...]:
    attribution = " · ".join(filter(None, (line.who, line.source)))
    return line.label, line.text, line.when, line.who, line.source, attribution and f"— {attribution}", line.id


def facts(*pairs: tuple[str, str | None]) -> Iterator[Line]:
    """Yield a line for each fact that is there."""
    for label, text in pairs:
        if text:
            yield Line(label, text)


def dated(label: str, edtf: str | None, words: str | None = None) -> Iterator[Line]:
    """Yield a line whose value is a date."""
    if edtf is not None:
        yield Line(label, Dated(edtf, words))


def name_lines(names: Iterable[Name]) -> Iterator[Line]:
    """Yield a line for each name: in which language, whose."""
    for name in names:
        whose = ", ".join(filter(None, (name.community, name.note)))
        yield Line(f"name ({name.lang})", name.text, _when(name.when), whose or None, cited(name.citations))


def claim_lines(dataset: Dataset, claims: Iterable[Claim], own: str | None = None) -> Iterator[Line]:
    """Yield a line for each claim: of whom, how many, counted when (if not the event's `own` period), says who."""
    for claim in claims:
        affected = dataset.actor_by_id[claim.affected].name if claim.affected else ""
        category = "" if claim.category == "all" else claim.category
        label = ", ".join(filter(None, (measure_words(claim.measure), affected, category)))
        said = figure(claim)
        about = claim.text or ""
        text = "; ".join(filter(None, (": ".join(filter(None, (said, about))), beyond(claim))))
        when = Dated(claim.counted, "" if claim.counted == own else None) if claim.counted else None
        yield Line(label, text, when, claimant(dataset, claim), cited(claim.citations), claim.id)


def claimant(dataset: Dataset, claim: Claim | Role) -> str:
    """Name who says it."""
    return dataset.actor_by_id[claim.claimant].name if claim.claimant else "source's own voice"


def cited(citations: Iterable[Citation]) -> str | None:
    """List the sources cited, each once."""
    return ", ".join(dict.fromkeys(c.source for c in citations)) or None


def places_in_sources(citations: Iterable[Citation]) -> tuple[Line, ...]:
    """List where the sources say it."""
    return tuple(Line(c.source, c.locator) for c in dict.fromkeys(citations))


def _when(edtf: str | None) -> Dated | None:
    return Dated(edtf) if edtf else None
