"""nkcli actors."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.actors import actor_card, actors
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session
from nkcli.model.vocabulary import ActorKind
from nkcli.query import resolve

EXAMPLE = "nkcli actors turkey"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    name: Annotated[str | None, typer.Argument(help="Id or name of an actor, in any spelling.")] = None,
) -> None:
    """List the actors, or show one in full.

    One in full holds its names, roles by period, the events it took part in, figures by it and of it.
    """
    if name is not None:
        filters.refuse_beside("NAME")
        found = resolve(session.dataset, "actor", name)
        session.answer(actor_card(session.dataset, found), out, {"name": found})
        return
    query = filters.query(session.dataset, ActorKind)
    understood = {**query.understood, **({"kind": filters.kind} if filters.kind else {})}
    session.answer(actors(session.dataset, query, filters.kind), out, understood)
