"""nkcli schema."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.cli.session import Session
from nkcli.cli.terminal import write_out
from nkcli.formats.schema import schema_text

EXAMPLE = "nkcli schema timeline"


def run(
    session: Session,  # noqa: ARG001 - a schema needs no data
    name: Annotated[str, typer.Argument(help="An answer (timeline, casualties, …) or a data file (events, …).")],
) -> None:
    """Print the JSON Schema of an answer or a data file.

    Within a version of a schema, fields are only added.
    """
    write_out([schema_text(name)])
