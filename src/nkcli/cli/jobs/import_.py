"""Make a data folder of rows that others publish: UCDP's events or yearly figures, ACLED's events."""

from __future__ import annotations

import gc
import json
import os
import sys
from typing import TYPE_CHECKING

from nkcli.answers.question import Parameters, argument, option
from nkcli.cli.jobs import Job
from nkcli.cli.output import StandardOutput
from nkcli.cli.writing import as_path
from nkcli.errors import SHOWN_PROBLEMS, UsageError
from nkcli.formats.progress_bar import Bar
from nkcli.importers.csv_rows import size_of
from nkcli.importers.folder import REFUSED
from nkcli.importers.registry import find
from nkcli.importers.run import Selection, import_rows

if TYPE_CHECKING:
    from nkcli.cli.session import Session
    from nkcli.importers.run import Outcome


class ImportParameters(Parameters, kw_only=True):
    """What `import` takes."""

    format: str = argument("What the rows are: ucdp-ged, ucdp-brd or acled.", required=True)
    file: str = argument("A CSV file, plain or gzipped, as it was published.", required=True, is_path=True)
    output: str | None = option("The folder to make.", metavar="DIR", short="o", is_path=True)
    conflict: str | None = option("Of this conflict: its number, or words of its name.", metavar="ID|NAME")
    country: str | None = option("In this country.", metavar="NAME")
    from_: str | None = option("From this date on (1988, 1988-02, 2020q4).", metavar="DATE")
    to: str | None = option("Up to and including this date.", metavar="DATE")
    json: bool = option("Write as JSON what became of the rows.", values=bool)


def import_file(_: Session, parameters: ImportParameters) -> str:
    """Write the folder, and return what became of the rows."""
    if not (parameters.output or "").strip():
        raise UsageError("-o names no folder", "name the folder to make: -o DIR")
    importer = find(parameters.format)
    file, folder = as_path(parameters.file), as_path(str(parameters.output))
    selection = Selection(parameters.conflict, parameters.country, parameters.from_, parameters.to)
    gc.enable()  # it is off for short answers; here each record written leaves a cycle behind, 4 kB of them an event
    bar = Bar(sys.stderr, os.environ, f"Reading {os.path.basename(file)}", size_of(file))
    try:
        outcome = import_rows(importer, file, folder, selection, bar.advance)
    finally:
        bar.close()
    return _as_json(outcome, folder) if parameters.json else _as_text(outcome, folder)


def _as_text(outcome: Outcome, folder: str) -> str:
    records = [_count(getattr(outcome, f"{noun}s"), noun) for noun in ("claim", "actor", "place", "source")]
    rows = f"{_count(outcome.rows, 'row')}: {_count(outcome.events, 'event')}, {len(outcome.refused):,} not taken"
    lines = [f"{rows}, {outcome.outside:,} outside the selection.", f"{', '.join(records)} in {folder}."]
    if outcome.refused:
        listed, rest = outcome.refused[:SHOWN_PROBLEMS], len(outcome.refused) - SHOWN_PROBLEMS
        lines += ["", f"Not taken, all of them in {os.path.join(folder, REFUSED)}:", *map(str, listed)]
        lines += [f"… and {rest:,} more"] if rest > 0 else []
    return "\n".join([*lines, ""])


def _count(count: int, noun: str) -> str:
    return f"{count:,} {noun}" if count == 1 else f"{count:,} {noun}s"


def _as_json(outcome: Outcome, folder: str) -> str:
    refused = [{"line": p.line, "id": p.record, "column": p.field, "reason": p.message} for p in outcome.refused]
    counts = {name: value for name, value in outcome._asdict().items() if name != "refused"}
    return json.dumps({"folder": folder, **counts, "not_taken": refused}, ensure_ascii=False, indent=2) + "\n"


JOB = Job(
    run=import_file,
    parameters=ImportParameters,
    output=StandardOutput,
    help="""A row that can't be taken is listed with its line and the reason: rows read are events, rows listed and
    rows outside the selection. A file that was cut off, saved in another encoding or with other columns is refused.""",
)
