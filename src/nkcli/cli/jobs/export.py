"""Write the whole record, or what filters keep of it, to files for other tools."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.answers.question import Filters, option
from nkcli.answers.wording import counted
from nkcli.cli.jobs import Job
from nkcli.cli.output import StandardOutput
from nkcli.cli.writing import as_path
from nkcli.errors import UsageError
from nkcli.exports.registry import TABLES
from nkcli.exports.run import export

if TYPE_CHECKING:
    from nkcli.cli.session import Session


class ExportParameters(Filters, kw_only=True):
    """What `export` takes."""

    output: str | None = option(
        "X.sqlite, X.xlsx, X.zip or a folder, DIR/.", metavar="FILE|DIR", short="o", is_path=True
    )
    format: str | None = option(
        "What a folder or a zip holds: csv, jsonl or parquet.", choices=TABLES, metavar="FORMAT"
    )


def export_record(session: Session, parameters: ExportParameters) -> str:
    """Write the files, and return what is in them."""
    target = (parameters.output or "").strip()
    if not target:
        raise UsageError(
            "-o names nothing to write",
            "name a file or a folder: -o facts.sqlite, -o facts.xlsx, -o facts.zip, -o facts/",
        )
    dataset = session.facts.dataset
    tables = export(dataset, parameters.query(dataset), as_path(target), parameters.format)
    rows = {table.name: len(table.rows) for table in tables}
    counts = (counted(rows[f"{noun}s"], noun) for noun in ("event", "claim", "actor", "place", "source"))
    return f"{', '.join(counts)} in {target}.\n"


JOB = Job(
    run=export_record,
    parameters=ExportParameters,
    output=StandardOutput,
    help="""A folder or a zip file is a Frictionless data package: a table a file, a value a cell, and the type of every
    column. X.sqlite is what --data takes; beside it lies what Datasette shows: datasette X.sqlite -m X.metadata.json.
    With filters: the events and claims that they keep, and the actors, places and sources that these name.""",
)
