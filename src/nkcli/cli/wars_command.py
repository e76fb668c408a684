"""nkcli wars."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.wars import event_card, wars
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session
from nkcli.query import resolve

EXAMPLE = "nkcli wars second"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    name: Annotated[str | None, typer.Argument(help="Id or name of a war: second, 44-day, april.")] = None,
) -> None:
    """List the wars and phases, or show one in full.

    One in full holds its dates, parties, strengths, casualties by claimant, agreements and sources.
    """
    if name is not None:
        filters.refuse_beside("NAME")
        found = resolve(session.dataset, "war", name)
        session.answer(event_card(session.dataset, found), out, {"name": found})
        return
    query = filters.query(session.dataset)
    session.answer(wars(session.dataset, query), out, query.understood)
