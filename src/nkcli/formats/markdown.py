"""For documents: GitHub-flavoured Markdown tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.formats.cells import for_people, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.answers.table import Cell, Column, Sheet

_META = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_STARTS = re.compile(r"^(\s*\d*)([-+=>.)])(?=\s|$)")
_ADDRESS = re.compile(r"https?://[^\s|<>]+")


def markdown(sheet: Sheet) -> Iterator[str]:
    """Yield the sheet as Markdown: a heading and a table for each group, notes at the end."""
    yield f"# {escape(sheet.title)}\n"
    if not sheet.has_rows:
        yield f"\n{escape(sheet.empty)}\n"
        return
    shown = [i for i, c in enumerate(sheet.columns) if c.people and _filled(sheet, i)]
    for group in sheet.groups:
        if not group.rows:
            continue
        if group.title:
            detail = f" ({escape(for_people(group.detail))})" if group.detail else ""
            yield f"\n## {escape(group.title)}{detail}\n"
        yield "\n| " + " | ".join(_heading(sheet.columns[i]) for i in shown) + " |\n"
        yield (
            "| " + " | ".join("---:" if sheet.columns[i].kind in ("number", "range") else "---" for i in shown) + " |\n"
        )
        for row in group.rows:
            yield "| " + " | ".join(_cell(row[i]) for i in shown) + " |\n"
        yield from (f"\n{escape(note.strip())}\n" for note in group.notes)
    yield from (f"\n{escape(note)}\n" for note in sheet.notes)


def escape(text: str) -> str:
    r"""Write a text so that Markdown and HTML show it and do not act on it.

    >>> escape("a|b <script> *x*")
    'a\\|b \\<script\\> \\*x\\*'
    """
    shown, at, parts = visible(text), 0, []
    for address in _ADDRESS.finditer(shown):
        parts += [_META.sub(r"\\\1", shown[at : address.start()]), address[0]]
        at = address.end()
    return _STARTS.sub(r"\1\\\2", "".join(parts) + _META.sub(r"\\\1", shown[at:]))


def _filled(sheet: Sheet, i: int) -> bool:
    return any(row[i] not in (None, "") for group in sheet.groups for row in group.rows)


def _heading(column: Column) -> str:
    return escape(column.heading or column.name.replace("_", " ").capitalize())


def _cell(cell: Cell) -> str:
    return "" if cell is None else escape(for_people(cell))
