"""JSON Lines: an answer's rows alone, one JSON object a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.json import dumps
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer


def write(answer: Answer, _: Context) -> str:
    """Return an answer's rows, one JSON object a line: as many as CSV has, from whichever lists they come."""
    return "".join(dumps(row) + "\n" for row in answer.all_rows)


FORMAT = Format(write=write, suffixes=("jsonl", "ndjson"), machine=True)
