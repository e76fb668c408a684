"""nkcli cite."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.cite import cite
from nkcli.cli.options import Output
from nkcli.cli.session import Session
from nkcli.cli.terminal import write_file, write_out
from nkcli.formats.citations import Style, written_as

EXAMPLE = "nkcli cite second:killed-civilian-estimate --style apa"


def run(
    session: Session,
    out: Output,
    id: Annotated[str, typer.Argument(metavar="ID", help="Any id that nkcli prints, or a name.")],  # noqa: A002
    style: Annotated[Style, typer.Option("--style", help="How to write the references.")] = Style.CHICAGO,
) -> None:
    """Cite a record with its sources, data version and digest.

    The record in its version of the data comes first, then each source with the places in it that are cited. With
    --json or --format the references come as an answer like any other, else as the style has it, whatever -o is called.
    """
    reading = cite(session.dataset, id)
    if out.json or out.format is not None:
        session.answer(reading, out, {"id": reading.id})
        return
    out.refuse_raw()
    if out.output in (None, "-"):
        write_out(written_as(style, reading.references))
    else:
        write_file(out.output, written_as(style, reading.references))
