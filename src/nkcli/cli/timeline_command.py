"""nkcli timeline."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.timeline import timeline
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session

EXAMPLE = "nkcli timeline --from 1988 --importance 1"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    importance: Annotated[int, typer.Option(min=1, max=3, help="1: the turning points; 2: the story; 3: all.")] = 3,
    reverse: Annotated[bool, typer.Option("--reverse", help="Begin with the latest.")] = False,  # noqa: FBT002
    limit: Annotated[int | None, typer.Option(min=1, metavar="N", help="Stop after N events.")] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Show each event's summary too.")] = False,  # noqa: FBT002
) -> None:
    """List what happened, in order of time.

    Events are grouped by war or phase. A date filter keeps every event that can overlap it: one known only
    as "1992" is in March 1992.
    """
    query = filters.query(session.dataset)
    found = timeline(session.dataset, query, importance=importance, reverse=reverse, limit=limit, with_summary=summary)
    shaped = {"importance": importance, "reverse": reverse, "limit": limit}
    session.answer(found, out, {**query.understood, **shaped})
