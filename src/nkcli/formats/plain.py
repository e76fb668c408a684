"""Plain text: the lines of a table as long as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.controls import escape_controls
from nkcli.formats.grid import human_table
from nkcli.formats.layout import lines, remarks
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.answers.table import Answer
    from nkcli.formats.layout import Line


def write(answer: Answer, context: Context) -> str:
    """Return the lines of an answer without a width to wrap at and without any escape code."""
    return as_text(answer, context=context)


def as_text(answer: Answer, room: int | None = None, context: Context | None = None) -> str:
    """Return the lines of an answer, wrapped at `room` columns, without any escape code."""
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in human_lines(answer, context, room))


def human_lines(answer: Answer, context: Context | None, room: int | None) -> Iterator[Line]:
    """Yield the lines of an answer, and at the end what people are told beside it."""
    table = human_table(answer.table())
    yield from lines(table, room)
    if context is not None:
        is_empty = not any(group.rows for group in table.groups)
        beside = (*(context.nearby(is_empty) if context.nearby else ()), context.footer)
        yield from remarks(map(escape_controls, filter(None, beside)), room)


FORMAT = Format(write=write, suffixes=("txt",))
