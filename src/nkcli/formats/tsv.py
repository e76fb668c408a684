"""TSV: CSV with tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.csv import delimited
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer


def write(answer: Answer, context: Context) -> str:
    """Return an answer's rows, their cells separated by tabs."""
    return delimited(answer, "\t", raw=context.raw)


FORMAT = Format(write=write, suffixes=("tsv",), machine=True)
