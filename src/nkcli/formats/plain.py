"""Plain text: the lines of a table as long as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.grid import human_table
from nkcli.formats.layout import lines
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer


def write(answer: Answer, _: Context) -> str:
    """Return the lines of an answer without a width to wrap at and without any escape code."""
    return as_text(answer)


def as_text(answer: Answer, room: int | None = None) -> str:
    """Return the lines of an answer, wrapped at `room` columns, without any escape code."""
    table = human_table(answer.table())
    return "".join("".join(piece.text for piece in line).rstrip() + "\n" for line in lines(table, room))


FORMAT = Format(write=write, suffixes=("txt",))
