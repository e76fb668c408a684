"""nkcli show."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.show import show
from nkcli.cli.options import Output
from nkcli.cli.session import Session

EXAMPLE = "nkcli show bishkek-protocol"


def run(
    session: Session,
    out: Output,
    id: Annotated[str, typer.Argument(metavar="ID", help="Any id that nkcli prints, or a name.")],  # noqa: A002
) -> None:
    """Show any record by its id or name.

    Events, claims, actors, roles, places and sources, each with where the sources say it.
    """
    if id.startswith("dispute:"):
        from nkcli.answers.disputes import dispute  # only for a dispute

        session.answer(dispute(session.dataset, id), out, {"id": id})
        return
    found = show(session.dataset, id)
    session.answer(found, out, {"id": found.records[0].id})
