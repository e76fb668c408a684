"""nkcli places."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session
from nkcli.model.vocabulary import PlaceKind
from nkcli.query import resolve
from nkcli.report.places import place_card, places

EXAMPLE = "nkcli places shushi"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    name: Annotated[str | None, typer.Argument(help="Id or name of a place, in any language.")] = None,
) -> None:
    """List the places, or show one in full.

    One in full holds both communities' names, who held it when, and what happened there.
    """
    if name is not None:
        found = resolve(session.dataset, "place", name)
        session.answer(place_card(session.dataset, found), out, {"name": found})
        return
    query = filters.query(session.dataset, PlaceKind)
    understood = {**query.understood, **({"kind": filters.kind} if filters.kind else {})}
    session.answer(places(session.dataset, query, filters.kind), out, understood)
