"""nkcli casualties."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from nkcli.analysis.measures import CASUALTY_MEASURES
from nkcli.answers.casualties import casualties
from nkcli.cli.options import Filters, Output, choose
from nkcli.cli.session import Session
from nkcli.model.vocabulary import Category
from nkcli.query import Counting

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
    dataset = session.dataset
    query = filters.query(dataset)
    asked_for_claims = bool(query.filters) or side is not None or category is not None
    if category is not None:
        choose(category, Category, "category")
    people = frozenset(a for a, s in dataset.sides.items() if s == f"{side}-side") if side else None
    tabled = by in ("year", "war") or (by is None and not asked_for_claims)
    measures = frozenset([measure or "killed"] if tabled else [measure] if measure else CASUALTY_MEASURES)
    query = query.and_also(Counting(measures, people, category), by=by, measure=measure, side=side, category=category)
    if by == "year":
        from nkcli.answers.casualty_table import by_year  # only for a table

        session.answer(by_year(dataset, query, measure or "killed"), out, query.understood)
    elif by == "war" or tabled:
        from nkcli.answers.casualty_table import by_war

        session.answer(by_war(dataset, query, measure or "killed"), out, query.understood)
    else:
        war = dataset.event_by_id[str(query.understood["war"])].title if filters.war else None
        title = f"Casualties: {war}" if war else "Casualties"
        session.answer(casualties(dataset, query, by=by, title=title), out, query.understood)
