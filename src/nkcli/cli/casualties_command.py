"""nkcli casualties."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from nkcli.cli.options import Filters, Output, choose
from nkcli.cli.session import Session
from nkcli.model.vocabulary import Category
from nkcli.report.casualties import casualties
from nkcli.report.tables import by_war, by_year

EXAMPLE = "nkcli casualties --war second --measure killed"

Measures = Literal["killed", "wounded", "missing", "captured", "released", "displaced", "evacuated", "casualties"]
Key = Literal["war", "year", "side", "claimant", "source", "category"]
Side = Literal["armenian", "azerbaijani"]


def run(
    session: Session,
    filters: Filters,
    out: Output,
    by: Annotated[Key | None, typer.Option("--by", help="One row or group for each of these.")] = None,
    measure: Annotated[Measures | None, typer.Option("--measure", help="What is counted.")] = None,
    side: Annotated[Side | None, typer.Option("--side", help="Losses of this side alone.")] = None,
    category: Annotated[str | None, typer.Option("--category", metavar="WORD", help="military, civilian, …")] = None,
) -> None:
    """Show who says how many were killed, wounded, missing, captured or displaced.

    Without --war or --by: one row for each war or phase. With --war: the claims themselves, who says each, and the
    totals that count nobody twice.
    """
    query = filters.query(session.dataset)
    shaped = {"by": by, "measure": measure, "side": side, "category": category}
    understood = {**query.understood, **{k: v for k, v in shaped.items() if v is not None}}
    whole_side = f"{side}-side" if side else None
    if category is not None:
        choose(category, Category, "category")
    if by in {"year", "war"} or (by is None and not query.filters and not (side or category)):
        table = by_year if by == "year" else by_war
        session.answer(table(session.dataset, query, measure or "killed"), out, understood)
        return
    title = (
        "Casualties"
        if filters.war is None
        else f"Casualties: {session.dataset.event_by_id[str(query.understood['war'])].title}"
    )
    found = casualties(session.dataset, query, measure=measure, side=whole_side, category=category, by=by, title=title)
    session.answer(found, out, understood)
