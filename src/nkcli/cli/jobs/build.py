"""Build a store of a data folder: one SQLite file that --data takes and every SQL tool reads."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from nkcli.answers.question import Parameters, argument, option
from nkcli.answers.search import write_index
from nkcli.cli.jobs import Job
from nkcli.cli.output import StandardOutput
from nkcli.cli.writing import as_path
from nkcli.errors import OutputFailed, UsageError
from nkcli.formats.progress_bar import Bar
from nkcli.loading.files import read_folder
from nkcli.store.build import STEPS
from nkcli.store.opening import write

if TYPE_CHECKING:
    from nkcli.cli.session import Session


class BuildParameters(Parameters, kw_only=True):
    """What `build` takes."""

    folder: str = argument("The data folder.", metavar="DIR", required=True, is_path=True)
    output: str | None = option(
        "The file to write; one that is there is replaced.", metavar="FILE", short="o", is_path=True
    )


def build(_: Session, parameters: BuildParameters) -> str:
    """Validate a folder and write its store, whole or not at all."""
    target = (parameters.output or "").strip()
    if not target:
        raise UsageError("-o names no file", "name the store to write: -o FILE.sqlite")
    bar = Bar(sys.stderr, os.environ, f"Building {os.path.basename(target)}", STEPS, step=1)
    try:
        write(read_folder(as_path(parameters.folder)), as_path(target), bar.advance, write_index)
    except OSError as error:
        raise OutputFailed(target, error.strerror or str(error)) from error
    finally:
        bar.close()
    return ""


JOB = Job(
    run=build,
    parameters=BuildParameters,
    output=StandardOutput,
    help="Answers from a store take the same time however large the record is: nkcli --data X.sqlite timeline.",
)
