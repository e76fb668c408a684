"""nkcli format."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from nkcli.cli.session import Session
from nkcli.cli.terminal import as_path
from nkcli.loading.formatting import format_folder

EXAMPLE = "nkcli format ./data"


def run(
    session: Session,  # noqa: ARG001 - it is given to every command
    folder: Annotated[str, typer.Argument(metavar="DIR", help="The data folder.")],
) -> None:
    """Bring a data folder into its one layout and give each claim a short id.

    The names of the files that were rewritten go to standard error.
    """
    for name in format_folder(as_path(folder)):
        print(f"wrote {name}", file=sys.stderr)  # noqa: T201 - talk, no answer
