"""nkcli disputes."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.analysis.disputes.model import DisputeKind
from nkcli.answers.disputes import dispute, disputes
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session

EXAMPLE = "nkcli disputes --war second"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    id: Annotated[str | None, typer.Argument(metavar="ID", help="One dispute alone, by the id nkcli prints.")] = None,  # noqa: A002
    min_gap: Annotated[
        float | None,
        typer.Option("--min-gap", min=0, metavar="N", help="Only figures that are N or more apart."),
    ] = None,
) -> None:
    """Show on what sources or claimants contradict each other, or themselves.

    Figures, totals, dates and control are compared by rules; statements are those that the data link as
    contradicting each other. --kind takes a kind of dispute: figures-apart, total, versions, control, …
    """
    if id is not None:
        filters.refuse_beside("ID")
        session.answer(dispute(session.dataset, id), out, {"id": id})
        return
    query = filters.query(session.dataset, kinds=DisputeKind)
    found = disputes(session.dataset, query, kind=filters.kind, min_gap=min_gap)
    session.answer(found, out, query.and_also(kind=filters.kind, min_gap=min_gap).understood)
