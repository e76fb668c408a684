"""A table laid out in lines for people: aligned columns, wrapped at any width, never cut.

Plain text and the terminal's table are the same lines; only a terminal gives a width to wrap at
and styles to show. Where the columns can't fit, each row becomes a block of its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from nkcli.formats.cells import width
from nkcli.formats.columns import GAP, fit, total
from nkcli.formats.wrapping import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nkcli.formats.columns import Layout
    from nkcli.formats.grid import TextColumn, TextGroup, TextTable

_LEAST_BENEATH = 12
"""Text beneath a column begins at the left edge where fewer columns than these are left for it."""


class Piece(NamedTuple):
    """A run of text in one style: title, group, heading, date, number, id, detail, note or none."""

    text: str
    style: str = ""


Line = tuple[Piece, ...]


def lines(table: TextTable, room: int | None = None) -> Iterator[Line]:
    """Yield the lines of a table, wrapped at `room` columns, or as long as they are."""
    yield from _paragraph(table.title, room, "title")
    if not any(group.rows for group in table.groups):
        yield ()
        yield from _paragraph(table.empty, room, "")
        return
    layout = fit(table, room)
    if layout is not None:
        yield from _headings(table, layout)
    for group in table.groups:
        yield from _group(table, group, layout, room)
    if table.notes:
        yield ()
    for note in table.notes:
        yield from _paragraph(note, room, "note")


def remarks(sentences: Iterable[str], room: int | None) -> Iterator[Line]:
    """Yield the lines of what is told beside an answer, a paragraph each."""
    for number, sentence in enumerate(sentences):
        if not number:
            yield ()
        yield from _paragraph(sentence, room, "detail")


def _paragraph(text: str, room: int | None, style: str) -> Iterator[Line]:
    for line in wrap(text, room):
        yield (Piece(line, style),)


def _headings(table: TextTable, layout: Layout) -> Iterator[Line]:
    headings = [table.columns[i].heading for i in layout.columns]
    if any(headings):
        yield ()
        wrapped = [list(wrap(text, room)) for text, room in zip(headings, layout.widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            yield _aligned(table, layout, wrapped, number, "heading")


def _group(table: TextTable, group: TextGroup, layout: Layout | None, room: int | None) -> Iterator[Line]:
    yield ()
    if group.title:
        yield from _group_title(group, room, total(layout.widths) if layout else 0)
    before: list[str] = []
    for row in group.rows:
        if layout is None:
            yield from _block(table, row, room or 1)
        else:
            yield from _row(table, row, before, layout, room)
        before = row
    for note in group.notes:
        yield from _paragraph(note, room, "note")


def _group_title(group: TextGroup, room: int | None, edge: int) -> Iterator[Line]:
    """Yield a group's heading, its detail at the right `edge` of the columns where there is room."""
    needed = width(group.title) + GAP + width(group.detail)
    if group.detail and (room is None or needed <= room):
        gap = GAP if room is None else max(GAP, edge - needed + GAP)
        yield (Piece(group.title, "group"), Piece(" " * gap + group.detail, "detail"))
        return
    yield from _paragraph(group.title, room, "group")
    if group.detail:
        yield from _paragraph(group.detail, room, "detail")


def _row(table: TextTable, row: list[str], before: list[str], layout: Layout, room: int | None) -> Iterator[Line]:
    """Yield the lines of one row: each cell wrapped, then what stands beneath it."""
    wrapped = []
    repeats = bool(before)
    for i, columns in zip(layout.columns, layout.widths, strict=True):
        repeats = repeats and table.columns[i].merge and row[i] == before[i]
        wrapped.append([""] if repeats else list(wrap(row[i], None if room is None else columns)))
    for number in range(max(map(len, wrapped), default=0)):
        yield _aligned(table, layout, wrapped, number, "")
    edge = 0
    for i, columns in zip(layout.columns, layout.widths, strict=True):
        indent = edge if room is None or room - edge >= _LEAST_BENEATH else 0
        for text in _beneath(table, row, i, layout):
            for line in wrap(text, None if room is None else room - indent):
                yield (Piece(" " * indent + line, "detail"),)
        edge += columns + GAP


def _beneath(table: TextTable, row: list[str], above: int, layout: Layout) -> Iterator[str]:
    """Yield the cells of a row that stand beneath a column; what found no room beside it stands in one line there."""
    for column, text in zip(table.columns, row, strict=True):
        if column.under == above and text:
            yield text
    texts = [i for i in layout.columns if not table.columns[i].numeric] or layout.columns
    if layout.beneath and above == next((i for i in texts if table.columns[i].wide), texts[0]):
        moved = " · ".join(_labelled(table.columns[i], row[i]) for i in layout.beneath if row[i])
        yield from [moved] if moved else []


def _labelled(column: TextColumn, text: str) -> str:
    """Return a cell that stands beneath the others; a number says what it is."""
    return f"{column.heading}: {text}" if column.numeric and column.heading else text


def _aligned(table: TextTable, layout: Layout, cells: Sequence[list[str]], number: int, style: str) -> Line:
    """Return one line of the wrapped cells, each filled to its width but for the last that has text."""
    texts = [cell[number] if number < len(cell) else "" for cell in cells]
    last = max((k for k, text in enumerate(texts) if text), default=-1)
    pieces = []
    for k, text in enumerate(texts[: last + 1]):
        column = table.columns[layout.columns[k]]
        pad = " " * (layout.widths[k] - width(text))
        gap = " " * GAP if k < last else ""
        filled = f"{pad}{text}{gap}" if column.numeric else f"{text}{pad if k < last else ''}{gap}"
        pieces.append(Piece(filled, style or column.style))
    return tuple(pieces)


def _block(table: TextTable, row: list[str], room: int) -> Iterator[Line]:
    """Yield a row as lines of its own, for a terminal too narrow for columns."""
    for column, text in zip(table.columns, row, strict=True):
        if text:
            yield from _paragraph(f"{column.heading}: {text}" if column.heading else text, room, column.style)
    yield ()
