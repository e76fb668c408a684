"""HTML: headings and tables, for web pages and notebooks."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from nkcli.formats.grid import human_table
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nkcli.answers.table import Answer
    from nkcli.formats.grid import TextTable


def write(answer: Answer, _: Context) -> str:
    """Return an answer as a small HTML page."""
    table = human_table(answer.table())
    return f'<!DOCTYPE html>\n<meta charset="utf-8">\n<title>{escape(table.title)}</title>\n{fragment(answer)}'


def fragment(answer: Answer) -> str:
    """Return an answer as HTML to put into a page: a heading and a table for each group, notes in paragraphs."""
    return "\n".join(_lines(human_table(answer.table()))) + "\n"


def _lines(table: TextTable) -> Iterator[str]:
    yield f"<h2>{escape(table.title)}</h2>"
    if not any(group.rows for group in table.groups):
        yield f"<p>{escape(table.empty)}</p>"
        return
    for group in table.groups:
        if group.title:
            detail = f" <small>{escape(group.detail)}</small>" if group.detail else ""
            yield f"<h3>{escape(group.title)}{detail}</h3>"
        yield "<table>"
        if any(column.heading for column in table.columns):
            yield f"<tr>{_cells('th', (column.heading for column in table.columns))}</tr>"
        yield from (f"<tr>{_cells('td', row)}</tr>" for row in group.rows)
        yield "</table>"
        yield from (f"<p>{escape(note.strip())}</p>" for note in group.notes)
    yield from (f"<p>{escape(note)}</p>" for note in table.notes)


def _cells(tag: str, texts: Iterable[str]) -> str:
    return "".join(f"<{tag}>{escape(text)}</{tag}>" for text in texts)


FORMAT = Format(write=write, suffixes=("html",), machine=True)
