"""A sheet laid out in lines for people: aligned columns, wrapped at any width, never cut.

Plain text and the terminal's table are the same lines; only a terminal gives a width to wrap at
and styles to paint with. Where the columns can't fit, each row becomes a block of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, NamedTuple

from nkcli.formats.cells import for_people, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from nkcli.answers.table import Column, Group, Row, Sheet

Style = Literal["", "title", "group", "heading", "date", "number", "id", "detail", "note"]

GAP = 2
_WORD = re.compile(r"\S+\s*|\s+")
_HYPHEN = re.compile(r"(?<=\w-)(?=\w{3})")
_WIDEST = 60
"""Without a width to wrap at, a longer cell runs over its column rather than move all others."""

_NARROWEST = (12, 9, 6)
"""A text column is squeezed to the first of these that fits; below the last each row becomes a block."""


class Piece(NamedTuple):
    """A run of text in one style."""

    text: str
    style: Style = ""


Line = tuple[Piece, ...]


class _Grid(NamedTuple):
    """The columns people see, and for each column its width."""

    columns: tuple[int, ...]
    widths: tuple[int, ...]


def lines(sheet: Sheet, room: int | None = None) -> Iterator[Line]:
    """Yield the lines of a sheet, wrapped at `room` columns, or as long as they are."""
    yield from _paragraph(sheet.title, room, "title")
    if not sheet.has_rows:
        yield ()
        yield from _paragraph(sheet.empty, room, "")
        return
    cells = [[_texts(sheet, row) for row in group.rows] for group in sheet.groups]
    grid = _grid(sheet, cells, room)
    if grid is not None and any(sheet.columns[i].heading for i in grid.columns):
        yield ()
        heads = [
            tuple(wrap(visible(sheet.columns[i].heading), w)) for i, w in zip(grid.columns, grid.widths, strict=True)
        ]
        for number in range(max(map(len, heads))):
            yield _aligned(sheet, grid, heads, number, "heading")
    for group, rows in zip(sheet.groups, cells, strict=True):
        if rows:
            yield from _group(sheet, group, rows, grid, room)
    if sheet.notes:
        yield ()
    for note in sheet.notes:
        yield from _paragraph(note, room, "note")


def _texts(sheet: Sheet, row: Row) -> list[str]:
    """Write the cells of a row; only a range says that there is no claim, elsewhere nothing stands for nothing."""
    kinds = (column.kind for column in sheet.columns)
    return ["" if cell is None and kind != "range" else for_people(cell) for cell, kind in zip(row, kinds, strict=True)]


# -- columns -------------------------------------------------------------------------------------


def _grid(sheet: Sheet, groups: list[list[list[str]]], room: int | None) -> _Grid | None:
    """Choose the columns and their widths; None where even the narrowest do not fit."""
    rows = [row for group in groups for row in group]
    shown = [i for i, c in enumerate(sheet.columns) if c.people and c.under is None and _is_used(sheet, i)]
    natural = {i: max(_longest_word(visible(sheet.columns[i].heading)), *(width(r[i]) for r in rows)) for i in shown}
    if room is None:
        return _Grid(tuple(shown), tuple(min(natural[i], _WIDEST) for i in shown))
    if _total(natural.values()) <= room:
        return _Grid(tuple(shown), tuple(natural[i] for i in shown))
    shown = [i for i in shown if not sheet.columns[i].spare]
    words = {
        i: max(_longest_word(visible(sheet.columns[i].heading)), *(_longest_word(r[i]) for r in rows)) for i in shown
    }
    for narrowest in _NARROWEST:
        least = [words[i] if sheet.columns[i].kind in ("number", "range") else min(words[i], narrowest) for i in shown]
        if _total(least) <= room:
            wide = [sheet.columns[i].wide for i in shown]
            spare = room - GAP * (len(shown) - 1)
            return _Grid(tuple(shown), tuple(_squeeze([natural[i] for i in shown], least, wide, spare)))
    return None


def _is_used(sheet: Sheet, i: int) -> bool:
    return any(row[i] not in (None, "") for group in sheet.groups for row in group.rows)


def _total(widths: Iterable[int]) -> int:
    listed = list(widths)
    return sum(listed) + GAP * (len(listed) - 1)


def _longest_word(text: str) -> int:
    return max((width(word.rstrip()) for word in _words(text)), default=0)


def _squeeze(natural: list[int], least: list[int], wide: list[bool], spare: int) -> list[int]:
    """Take room from the widest columns first, from the wide ones only where they are half the room."""
    widths = list(natural)
    while (over := sum(widths) - spare) > 0:
        loose = [i for i, w in enumerate(widths) if w > least[i]]
        most = max(loose, key=lambda i: widths[i] - (spare // 2 if wide[i] else 0))
        widths[most] -= min(over, max(1, (widths[most] - least[most]) // 8))
    return widths


def _under(sheet: Sheet) -> dict[int, list[int]]:
    """Map each column to those that people see beneath it."""
    names = [c.name for c in sheet.columns]
    found: dict[int, list[int]] = {}
    for i, column in enumerate(sheet.columns):
        if column.under is not None and column.people:
            found.setdefault(names.index(column.under), []).append(i)
    return found


# -- rows ----------------------------------------------------------------------------------------


def _group(sheet: Sheet, group: Group, rows: list[list[str]], grid: _Grid | None, room: int | None) -> Iterator[Line]:
    yield ()
    if group.title:
        edge = _total(grid.widths) if grid else 0
        yield from _group_title(group, room, edge)
    before: list[str] = []
    for row in rows:
        if grid is None:
            yield from _block(sheet, row, room or 1)
        else:
            yield from _row(sheet, row, before, grid, room)
        before = row
    for note in group.notes:
        yield from _paragraph(note, room, "note")


def _group_title(group: Group, room: int | None, edge: int) -> Iterator[Line]:
    """Yield a group's heading, its detail at the right `edge` of the columns where there is room."""
    title = visible(group.title)
    detail = "" if group.detail is None else for_people(group.detail)
    needed = width(title) + GAP + width(detail)
    if detail and (room is None or needed <= room):
        gap = GAP if room is None else max(GAP, edge - needed + GAP)
        yield (Piece(title, "group"), Piece(" " * gap + detail, "detail"))
        return
    yield from _paragraph(title, room, "group")
    if detail:
        yield from _paragraph(detail, room, "detail")


def _row(sheet: Sheet, row: list[str], before: list[str], grid: _Grid, room: int | None) -> Iterator[Line]:
    """Yield the lines of one row: each cell wrapped, then what stands beneath it."""
    wrapped: list[tuple[str, ...]] = []
    same = bool(before)
    for i, cell in zip(grid.columns, grid.widths, strict=True):
        same = same and sheet.columns[i].merge and row[i] == before[i]
        text = "" if same else row[i]
        wrapped.append((text,) if room is None else tuple(wrap(text, cell)))
    for number in range(max(map(len, wrapped), default=0)):
        yield _aligned(sheet, grid, wrapped, number, "")
    under, edge = _under(sheet), 0
    for i, cell in zip(grid.columns, grid.widths, strict=True):
        for text in (row[j] for j in under.get(i, ()) if row[j]):
            indent = edge if room is None or room - edge >= _NARROWEST[0] else 0
            for line in (text,) if room is None else wrap(text, room - indent):
                yield (Piece(" " * indent + line, "detail"),)
        edge += cell + GAP


def _aligned(sheet: Sheet, grid: _Grid, wrapped: Sequence[tuple[str, ...]], number: int, style: Style) -> Line:
    pieces = []
    last = max((k for k, cell in enumerate(wrapped) if number < len(cell) and cell[number]), default=-1)
    for k, (i, room) in enumerate(zip(grid.columns, grid.widths, strict=True)):
        if k > last:
            break
        text = wrapped[k][number] if number < len(wrapped[k]) else ""
        column = sheet.columns[i]
        pad = " " * (room - width(text))
        gap = " " * GAP if k < last else ""
        full = f"{pad}{text}{gap}" if column.kind in ("number", "range") else f"{text}{pad if k < last else ''}{gap}"
        pieces.append(Piece(full, style or _style(column, number)))
    return tuple(pieces)


def _style(column: Column, number: int) -> Style:
    if column.kind in ("date", "number", "id"):
        return column.kind
    return "detail" if number else ""


def _block(sheet: Sheet, row: list[str], room: int) -> Iterator[Line]:
    """Yield a row as lines of its own, for a terminal too narrow for columns."""
    for column, text in zip(sheet.columns, row, strict=True):
        if text and column.people:
            yield from _paragraph(
                f"{visible(column.heading)}: {text}" if column.heading else text, room, _style(column, 0)
            )
    yield ()


# -- wrapping ------------------------------------------------------------------------------------


def _paragraph(text: str, room: int | None, style: Style) -> Iterator[Line]:
    text = visible(text)
    for line in (text,) if room is None else wrap(text, room):
        yield (Piece(line, style),)


def wrap(text: str, room: int) -> Iterator[str]:
    """Break a text at spaces into lines of at most `room` columns; fold longer words."""
    if width(text) <= room:
        yield text
        return
    line = ""
    for word in _words(text):
        if line and width(line) + width(word.rstrip()) <= room:
            line += word
            continue
        if line:
            yield line.rstrip()
        line = word
        while width(line.rstrip()) > room:
            head = _head(line, room)
            yield head
            line = line[len(head) :]
    yield line.rstrip()


def _words(text: str) -> list[str]:
    """Cut a text where it may break: after spaces, and after hyphens inside long words."""
    return [part for word in _WORD.findall(text) for part in _HYPHEN.split(word)]


def _head(word: str, room: int) -> str:
    """Cut as much of a word as fits, at least one character."""
    taken, used = 0, 0
    for char in word:
        used += width(char)
        if used > room and taken:
            break
        taken += 1
    return word[:taken]
