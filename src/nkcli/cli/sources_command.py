"""nkcli sources."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.sources import source_card, sources
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session
from nkcli.model.vocabulary import SourceKind
from nkcli.query import resolve

EXAMPLE = "nkcli sources wikipedia-2025"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    name: Annotated[str | None, typer.Argument(help="Id of a source.")] = None,
) -> None:
    """List the sources, or show one in full.

    One in full holds what it is, whose perspective it has, and its sections.
    """
    if name is not None:
        filters.refuse_beside("NAME")
        found = resolve(session.dataset, "source", name)
        session.answer(source_card(session.dataset, found), out, {"name": found})
        return
    query = filters.query(session.dataset, SourceKind)
    understood = {**query.understood, **({"kind": filters.kind} if filters.kind else {})}
    session.answer(sources(session.dataset, query, filters.kind), out, understood)
