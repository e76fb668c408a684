"""nkcli check."""

from __future__ import annotations

import typer

from nkcli.check import check
from nkcli.cli.options import Output
from nkcli.cli.session import Session
from nkcli.report.problems import Problems

EXAMPLE = "nkcli --data ./data check"


def run(session: Session, out: Output) -> None:
    """Check a data folder and report every problem.

    Exit 4 where records can't be loaded, 1 where a rule across records is broken, 0 where all is well.
    """
    dataset = session.dataset
    problems = tuple(check(dataset))
    records = (
        len(dataset.events) + len(dataset.claims) + len(dataset.actors) + len(dataset.places) + len(dataset.sources)
    )
    session.answer(Problems(folder=session.folder_name, records=records, problems=problems), out, {})
    if problems:
        raise typer.Exit(1)
