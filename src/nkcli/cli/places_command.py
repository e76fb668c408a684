"""nkcli places."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.places import place_card, places
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session
from nkcli.model.vocabulary import PlaceKind
from nkcli.query import resolve

EXAMPLE = "nkcli places shushi --on 1992-05-09"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    name: Annotated[str | None, typer.Argument(help="Id or name of a place, in any language.")] = None,
) -> None:
    """List the places, or show one in full; with --on, who controlled it then.

    One in full holds both communities' names, who held it when, and what happened there. With --on: who held it
    de facto and by recognition on that date, or that no source in hand says it.
    """
    if name is not None:
        filters.refuse_beside("NAME", but=("on",))
        found = resolve(session.dataset, "place", name)
        if filters.on is not None:
            from nkcli.answers.control import place_control  # only for this question
            from nkcli.edtf.typed import read_date

            date = read_date(filters.on)
            session.answer(place_control(session.dataset, found, date), out, {"name": found, "on": date.text})
            return
        session.answer(place_card(session.dataset, found), out, {"name": found})
        return
    query = filters.query(session.dataset, PlaceKind)
    understood = {**query.understood, **({"kind": filters.kind} if filters.kind else {})}
    session.answer(places(session.dataset, query, filters.kind), out, understood)
