"""The kinds of file that the record can be exported to, by the ending of a name; a folder holds a file a table."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from nkcli.errors import UsageError, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.exports.tables import Table
    from nkcli.model.dataset import Dataset

    Writer = Callable[[Dataset, list[Table]], bytes]
    TableWriter = Callable[[Table], bytes]

FILES = ("sqlite", "xlsx", "zip")
"""The endings of single files; each is a module `{name}_file` with a `write`."""

TABLES = ("csv", "jsonl", "parquet")
"""What a folder or a zip file holds a table as; each is a module `{name}_table` with a `write`."""


def writer(form: str) -> Writer:
    """Return what makes a single file of tables."""
    write: Writer = import_module(f"nkcli.exports.{form}_file").write
    return write


def table_writer(form: str) -> TableWriter:
    """Return what makes a file of one table."""
    write: TableWriter = import_module(f"nkcli.exports.{form}_table").write
    return write


def file_kind(target: str) -> str | None:
    """Return the kind of file that a name stands for, None for a folder.

    Raises:
        UsageError: for an ending that stands for no kind of file.
    """
    ending = os.path.splitext(target)[1].removeprefix(".").lower()
    if not ending or target.endswith(("/", os.sep)) or os.path.isdir(target):
        return None
    if ending in TABLES:
        hint = f"name a folder or a .zip file, and add --format {ending}"
        raise UsageError(f"a .{ending} file holds one table, and the record has many", hint)
    if ending not in FILES:
        raise UsageError(f"can't export to a .{ending} file", suggestion(ending, [*FILES, "a folder: DIR/"]))
    return ending
