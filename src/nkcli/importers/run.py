"""Rows to a data folder: those that are selected become events, each of the others is counted or listed."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from nkcli.edtf.typed import read_date
from nkcli.errors import UnknownNameError
from nkcli.importers.csv_rows import Row, RowRefused, read_rows
from nkcli.importers.folder import FolderWriter
from nkcli.model.estimate import FieldError
from nkcli.model.names import normalize
from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from nkcli.importers.draft import Draft
    from nkcli.importers.registry import Facets, Importer
    from nkcli.model.records import Event

_VERSION = re.compile(r"(?<![0-9])v?(?P<a>[12][0-9])[._]?(?P<b>[0-9])(?![0-9])", re.IGNORECASE)
"""A version in a file's name: GEDEvent_v24_1.csv, ged251-csv.zip."""


class Selection(NamedTuple):
    """Which rows to take; None takes all. `conflict` is an id or words of a name, `country` a code or a name."""

    conflict: str | None = None
    country: str | None = None
    from_: str | None = None
    to: str | None = None


class Outcome(NamedTuple):
    """What became of the rows: `rows` is the sum of the other counts and the length of `refused`."""

    rows: int
    events: int
    outside: int
    refused: tuple[Problem, ...]
    claims: int
    actors: int
    places: int
    sources: int


class _Chooser:
    """Decides by a row's facets; it remembers the names of the conflicts that it met."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._first = _bound(selection.from_, 0)
        self._last = _bound(selection.to, 1)
        self.conflicts: dict[str, tuple[str, ...]] = {}
        self.countries: dict[str, tuple[str, ...]] = {}

    def takes(self, facets: Facets) -> bool:
        """Return whether a row is selected."""
        if self._selection.conflict and len(self.conflicts) < _REMEMBERED:
            self.conflicts.setdefault(normalize(facets.conflict[1]), facets.conflict[1:2])
        if self._selection.country and len(self.countries) < _REMEMBERED:
            self.countries.setdefault(normalize(facets.country[0]), facets.country[:1])
        return (
            _names(self._selection.conflict, facets.conflict)
            and _names(self._selection.country, facets.country)
            and (self._first is None or facets.last >= self._first)
            and (self._last is None or facets.first <= self._last)
        )

    def refuse_nothing(self) -> None:
        """Refuse a name that no row bears.

        Raises:
            UnknownNameError: with the nearest names.
        """
        for noun, name, names in (
            ("conflict", self._selection.conflict, self.conflicts),
            ("country", self._selection.country, self.countries),
        ):
            if name and not any(_names(name, (texts[0], *texts)) for texts in names.values()) and not name.isdigit():
                raise UnknownNameError(noun, name, _near(name, names))


_REMEMBERED = 5000
"""Names kept to guess by: UCDP has some 2,000 conflicts."""


def _bound(typed: str | None, end: int) -> str | None:
    """Return the first or the last day of what was typed, for comparing with days."""
    return read_date(typed).bounds[end] if typed else None


def _near(name: str, names: dict[str, tuple[str, ...]]) -> list[str]:
    """Return up to three names that are spelled alike, or of which one word is."""
    from difflib import get_close_matches  # only after a typing error

    words = {word: texts[0] for key, texts in names.items() for word in (key, *key.split())}
    return list(dict.fromkeys(words[word] for word in get_close_matches(normalize(name), words, n=3)))


def _names(typed: str | None, names: tuple[str, ...]) -> bool:
    """Return whether something typed is one of the names, the id among them, or its words are in one."""
    if typed is None or typed.strip() in names:
        return True
    words = normalize(typed).split()
    return not typed.strip().isdigit() and any(set(words) <= set(_words(name)) for name in names)


def _words(name: str) -> list[str]:
    return re.findall(r"\w+", normalize(name)) + normalize(name).split()


def import_rows(
    importer: Importer,
    path: str,
    folder: str,
    selection: Selection,
    progress: Callable[[int], None] = lambda _: None,
) -> Outcome:
    """Write the selected rows of a file as a data folder, and return what became of each row.

    Raises:
        InputFailed: where the file can't be read.
        UnsuitableFile: where it is no file of the importer's format, or not whole.
        UnknownNameError: where no row is of the conflict or the country.
        OutputFailed: where the folder can't be written; it is as it was then.
    """
    match = _VERSION.search(os.path.basename(path))
    draft = importer.start(f"{match['a']}.{match['b']}" if match else None)
    chooser = _Chooser(selection)
    tally = _Tally(os.path.basename(path))
    rows = read_rows(path, importer.columns, importer.kind, progress)
    with FolderWriter(folder) as writer:
        for event in tally.events(importer, rows, chooser, draft):
            writer.add(event)
        if not tally.taken and tally.outside:
            chooser.refuse_nothing()
        writer.finish(draft, _title(draft, importer, selection), importer, tally.refused)
    return Outcome(
        rows=tally.rows,
        events=tally.taken,
        outside=tally.outside,
        refused=tuple(tally.refused),
        claims=writer.claims,
        actors=len(draft.actors()),
        places=len(draft.places()),
        sources=len(draft.sources()),
    )


class _Tally:
    """Counts every row once: as an event, as outside the selection, or in the list of those refused."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._lines: dict[str, int] = {}
        self.rows = self.taken = self.outside = 0
        self.refused: list[Problem] = []

    def events(self, importer: Importer, rows: Iterator[Row], chooser: _Chooser, draft: Draft) -> Iterator[Event]:
        """Yield the events of the rows that can be taken."""
        for row in rows:
            self.rows += 1
            try:
                facets = importer.facets(row)
            except RowRefused as error:
                self._refuse(row, importer.columns[0], error)
                continue
            if not chooser.takes(facets):
                self.outside += 1
                continue
            try:
                self._note_id(row, importer)
                event = importer.event(row, draft)
            except (RowRefused, FieldError) as error:
                self._refuse(row, importer.columns[0], error)
                draft.miss(facets.whole, facets.first[:4])
                continue
            self.taken += 1
            yield event

    def _note_id(self, row: Row, importer: Importer) -> None:
        """Keep the line of an id, and refuse one that was there already."""
        event_id = importer.row_id(row)
        line = self._lines.setdefault(event_id, row.line)
        if line != row.line:
            raise RowRefused(importer.columns[0], f"{event_id} is on line {line} already")

    def _refuse(self, row: Row, id_column: str, error: RowRefused | FieldError) -> None:
        self.refused.append(
            Problem(
                file=self._file,
                line=row.line,
                record=row.cells[id_column],
                field=error.field,
                rule="row-not-taken",
                message=str(error),
            )
        )


def _title(draft: Draft, importer: Importer, selection: Selection) -> str:
    """Return what the data are about: the one conflict, the country, or how many conflicts there are."""
    wholes = list(draft.wholes())
    if len(wholes) == 1:
        return wholes[0].title
    where = selection.country if selection.country and not selection.country.isdigit() else None
    countries = [place.name for place in draft.places() if place.kind == "country"]
    where = where or (countries[0] if len(countries) == 1 else None)
    count = f"{len(wholes):,} conflicts ({importer.kind})"
    return f"{where}: {count}" if where else count
