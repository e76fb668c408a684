"""Bring a data folder into its one layout and give each claim a short id."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from nkcli.answers.question import Parameters, argument
from nkcli.cli.jobs import Job
from nkcli.cli.output import Target
from nkcli.cli.writing import as_path
from nkcli.loading.formatting import format_folder

if TYPE_CHECKING:
    from nkcli.cli.session import Session


class FormatParameters(Parameters, kw_only=True):
    """What `format` takes."""

    folder: str = argument("The data folder.", metavar="DIR", required=True, is_path=True)


def format_data(_: Session, parameters: FormatParameters) -> str:
    """Rewrite the files that are in another layout; their names go to standard error."""
    for name in format_folder(as_path(parameters.folder)):
        print(f"wrote {name}", file=sys.stderr)  # noqa: T201 - talk, no answer
    return ""


JOB = Job(
    run=format_data,
    parameters=FormatParameters,
    output=Target,
    help="Records are sorted, fields stand in order, and what holds its default is left out; no fact changes.",
)
