"""The importers by name; each is a module of this folder that holds an `IMPORTER` and is imported when it is used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from nkcli.discovery import find_modules
from nkcli.errors import UsageError, suggestion
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.importers.csv_rows import Row
    from nkcli.importers.draft import Draft
    from nkcli.model.records import Event


class Facets(NamedTuple):
    """What a row can be selected by: names and ids of its conflict, those of its country, its first and last day.

    `whole` is the id of the event that it will be part of.
    """

    whole: str
    conflict: tuple[str, ...]
    country: tuple[str, ...]
    first: str
    last: str


class Importer(Frozen, kw_only=True):
    """How the rows of one format become events.

    `columns` are those it needs, `kind` what the format is called, `counts` what its figures count. `start` begins
    a draft, for the version of the data if the file's name holds one; `row_id` is the id of the event of a row.
    """

    kind: str
    counts: str
    columns: tuple[str, ...]
    start: Callable[[str | None], Draft]
    facets: Callable[[Row], Facets]
    row_id: Callable[[Row], str]
    event: Callable[[Row, Draft], Event]


def names() -> tuple[str, ...]:
    """Return the names of the importers."""
    return tuple(name.replace("_", "-") for name in sorted(find_modules("nkcli.importers", "IMPORTER = ")))


def find(name: str) -> Importer:
    """Return the importer of a name.

    Raises:
        UsageError: where there is none, with the nearest or all.
    """
    if name not in names():
        raise UsageError(f"there is no importer {name!r}", suggestion(name, names()))
    importer: Importer = import_module(f"nkcli.importers.{name.replace('-', '_')}").IMPORTER
    return importer
