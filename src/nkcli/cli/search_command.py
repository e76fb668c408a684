"""nkcli search."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.analysis.search.documents import Kind
from nkcli.answers.search import search
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session

EXAMPLE = "nkcli search Xocalı"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    words: Annotated[list[str], typer.Argument(metavar="TEXT", help="Words or names, in any spelling.")],
    limit: Annotated[int, typer.Option(min=1, metavar="N", help="Show the best N.")] = 20,
) -> None:
    """Search every record for a text, best matches first.

    Titles, summaries, names, notes, claims, actors, places and sources; in any language, script or spelling of a name,
    without diacritics. --kind: event, claim, actor, role, place or source.
    """
    query = filters.query(session.dataset, Kind)
    asked = " ".join(words)
    found = search(session.dataset, query, asked, kind=filters.kind, limit=limit)
    session.answer(found, out, {"search": asked, **query.understood, "kind": filters.kind, "limit": limit})
