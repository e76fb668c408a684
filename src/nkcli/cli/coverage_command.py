"""nkcli coverage."""

from __future__ import annotations

from nkcli.answers.coverage import coverage
from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session

EXAMPLE = "nkcli coverage --war second"


def run(session: Session, filters: Filters, out: Output) -> None:
    """Show how balanced and how complete the data are.

    How many events and claims rest on which source, whose words they are, which events are known from one side
    alone, and what has no claim: years, places, measures.
    """
    query = filters.query(session.dataset)
    session.answer(coverage(session.dataset, query), out, query.understood)
