"""Export a data set: select, lay out in tables, write whole."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nkcli.errors import UsageError
from nkcli.exports import package
from nkcli.exports.registry import TABLES, file_kind, writer
from nkcli.exports.selection import select
from nkcli.exports.tables import tables
from nkcli.exports.writing import put_file, put_folder

if TYPE_CHECKING:
    from nkcli.exports.tables import Table
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query


def export(dataset: Dataset, query: Query, target: str, form: str | None = None) -> list[Table]:
    """Write what a query keeps of a data set to a file or a folder, and return its tables.

    `form` is what a folder or a zip file holds each table as, by default CSV.

    Raises:
        UsageError: for a target that can't be exported to.
        OutputFailed: when it can't be written; what was there is as it was.
    """
    kind = file_kind(target)
    if form is not None and kind not in (None, "zip"):
        raise UsageError(
            f"--format {form} is for a folder or a .zip file", "leave --format out, or name a folder: -o DIR/"
        )
    kept = select(dataset, query)
    made = tables(dataset, kept)
    if kind is None:
        put_folder(target, package.files(kept, made, form or TABLES[0]))
    elif kind == "zip":
        from nkcli.exports.zip_file import write

        put_file(target, write(kept, made, form or TABLES[0]))
    else:
        if kind == "sqlite":
            from nkcli.exports.sqlite_file import metadata

            stem = os.path.splitext(target)[0]
            put_file(f"{stem}.metadata.json", metadata(kept, os.path.basename(stem)))
        put_file(target, writer(kind)(kept, made))
    return made
