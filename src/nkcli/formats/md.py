"""Markdown: GitHub-flavoured tables for documents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.formats.grid import human_table
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.answers.table import Answer
    from nkcli.formats.grid import TextColumn, TextTable

_META = re.compile(r"([\\`*_{}\[\]<>#|~!&$])")
_STARTS = re.compile(r"^(\s*\d*)([-+=>.)])(?=\s|$)")
_ADDRESS = re.compile(r"https?://[^\s|<>]+")


def write(answer: Answer, _: Context) -> str:
    """Return an answer as Markdown: a heading and a table for each group, notes at the end."""
    return "".join(_lines(human_table(answer.table())))


def _lines(table: TextTable) -> Iterator[str]:
    yield f"# {escape(table.title)}\n"
    if not any(group.rows for group in table.groups):
        yield f"\n{escape(table.empty)}\n"
        return
    for group in table.groups:
        if group.title:
            detail = f" ({escape(group.detail)})" if group.detail else ""
            yield f"\n## {escape(group.title)}{detail}\n"
        yield "\n" + _table_row(map(_heading, table.columns))
        yield _table_row("---:" if column.numeric else "---" for column in table.columns)
        yield from (_table_row(map(escape, row)) for row in group.rows)
        yield from (f"\n{escape(note.strip())}\n" for note in group.notes)
    yield from (f"\n{escape(note)}\n" for note in table.notes)


def _table_row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def _heading(column: TextColumn) -> str:
    return escape(column.heading or column.name.replace("_", " ").capitalize())


def escape(text: str) -> str:
    r"""Return a text so that Markdown and HTML show it and do not act on it.

    >>> escape("a|b <script> *x*")
    'a\\|b \\<script\\> \\*x\\*'
    """
    start, parts = 0, []
    for address in _ADDRESS.finditer(text):
        parts += [_META.sub(r"\\\1", text[start : address.start()]), address[0]]
        start = address.end()
    return _STARTS.sub(r"\1\\\2", "".join(parts) + _META.sub(r"\\\1", text[start:]))


FORMAT = Format(write=write, suffixes=("md",))
