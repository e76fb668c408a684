"""Typed answers as text: an enum member and a function for each format.

JSON and JSON Lines come from an answer's own fields; everything tabular from its one sheet.
Renderers return text and never print.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.answers.table import Answer


class Format(StrEnum):
    """The formats that every command offers."""

    TABLE = "table"
    PLAIN = "plain"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MD = "md"


def render(
    answer: Answer,
    form: Format,
    *,
    dataset: Mapping[str, str],
    query: Mapping[str, object],
    all_names: Mapping[str, Mapping[str, tuple[str, ...]]] | None = None,
    room: int | None = None,
    colour: bool = False,
    ascii_only: bool = False,
    raw: bool = False,
) -> Iterator[str]:
    """Yield an answer as text in pieces that end with a line.

    `all_names` are those of places and events by id, of which JSON shows the ones in the answer.
    `room` is the width of the terminal, None for as wide as the text is; `ascii_only` keeps JSON
    to ASCII for an output that can't take more; `raw` leaves the texts of CSV and TSV unguarded.
    """
    if form is Format.JSON or form is Format.JSONL:
        from nkcli.formats import json as json_format  # only the format that is asked for

        if form is Format.JSON:
            return json_format.json_text(answer, dataset, query, all_names, ascii_only=ascii_only)
        return json_format.json_lines(answer, ascii_only=ascii_only)
    sheet = answer.sheet()
    if form is Format.CSV or form is Format.TSV:
        from nkcli.formats.delimited import delimited

        return delimited(sheet, "," if form is Format.CSV else "\t", raw=raw)
    if form is Format.MD:
        from nkcli.formats.markdown import markdown

        return markdown(sheet)
    from nkcli.formats import text as people

    if form is Format.PLAIN:
        return people.plain(sheet)
    if form is Format.TABLE:
        return people.painted(sheet, room or 80) if colour else people.plain(sheet, room)
    assert_never(form)
