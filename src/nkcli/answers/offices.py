"""Who held which office on a date, as far as sources in hand tell when it was held."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.control import Certainty, certainty
from nkcli.answers.record_detail import cited
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import written
from nkcli.edtf.typed import read_date
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Role


_PERHAPS = "Perhaps: a source tells only one end of the term, or the year"


LONGEST = 10
"""Years that a term lasts at most where only one end of it is known; few of those with both ends lasted longer."""


class OfficeRow(Frozen, kw_only=True):
    """An office and who held it; `body` is the state or organisation it belongs to, `role` the id of the record."""

    body: str | None
    body_name: str
    office: str
    holder: str
    holder_name: str
    when: str
    certainty: Certainty
    note: str | None
    role: str
    source: str | None


class Offices(Answer, kw_only=True):
    """The offices held on a date, by the body they belong to."""

    schema: ClassVar[str] = "offices"
    rows_field: ClassVar[str] = "offices"

    date: str
    offices: tuple[OfficeRow, ...]

    def table(self) -> Table:
        """Return the offices under each body; those that may have been held then stand last."""
        groups: dict[str, list[OfficeRow]] = {}
        for row in sorted(self.offices, key=lambda row: row.certainty == "possibly"):
            groups.setdefault(_PERHAPS if row.certainty == "possibly" else row.body_name, []).append(row)
        return Table(
            title=f"Who held which office: {written(self.date)}",
            group="heading",
            columns=(
                Column("body", human=False),
                Column("body_name", human=False),
                Column("office", human=False),
                Column("holder_name", wide=True),
                Column("term", value=_term, under="holder_name", machine=False),
                Column("holder", kind="id"),
                Column("when", kind="date", human=False),
                Column("certainty", human=False),
                Column("note", human=False),
                Column("role", human=False),
                Column("source", human=False),
            ),
            groups=tuple(Group(name, name, tuple(rows)) for name, rows in groups.items()),
            notes=("Offices whose time no source in hand tells are not listed. One person: nkcli actors ID.",),
            empty="No source here tells of an office held then. All of one body: nkcli actors NAME.",
        )


def offices(dataset: Dataset, on: str, body: str | None = None) -> Offices:
    """Return who held which office on a date, written as people write dates; `body` keeps one state's or body's."""
    date = read_date(on)
    rows = [row for actor in dataset.actors for row in _rows(dataset, actor, date) if body in (None, row.body)]
    given = {"name": body} if body else {}
    return Offices(
        query={**given, "on": date.text},
        date=date.text,
        offices=tuple(sorted(rows, key=lambda row: (row.body_name, row.office, row.when, row.role))),
    )


def _rows(dataset: Dataset, actor: Actor, date: EdtfDate) -> Iterator[OfficeRow]:
    for role in actor.roles:
        for when in _times(role):
            if when.overlaps(date) and not _is_far(when, date):
                yield OfficeRow(
                    body=role.toward,
                    body_name=dataset.actor_by_id[role.toward].name if role.toward else "Others",
                    office=role.title or "",
                    holder=actor.id,
                    holder_name=actor.name,
                    when=when.text,
                    certainty=_certainty(when, date),
                    note=role.note,
                    role=role.id,
                    source=cited(role.citations),
                )


def _times(role: Role) -> Iterator[EdtfDate]:
    """Yield when an office was held: from when to when, or else the days on which it is known to have been."""
    if role.title is not None:
        yield from map(EdtfDate.parse, [role.when] if role.when else role.attested)


def _is_far(when: EdtfDate, date: EdtfDate) -> bool:
    """Return whether one end of a term is all that is known, and too far from the date to tell anything."""
    if len(when.parts) != 1 or (when.earliest is not None and when.latest is not None):
        return False
    far = EdtfDate.parse(when.parts[0].text).sort_key[0].year - date.sort_key[0].year
    return _certainty(when, date) == "possibly" and abs(far) > LONGEST


def _certainty(when: EdtfDate, date: EdtfDate) -> Certainty:
    """Return whether an office was held on a date; nobody held one since ever, so an open beginning leaves a doubt."""
    return "possibly" if when.earliest is None else certainty(when, date)


def _term(row: OfficeRow) -> str:
    when = f"{row.office}, {written(row.when)}"
    return f"{when}: for a part of it" if row.certainty == "for a part of it" else when
