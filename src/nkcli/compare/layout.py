"""How files of one format name what is compared; the layouts are found by name."""

from __future__ import annotations

from dataclasses import fields
from importlib import import_module

from nkcli.discovery import find_modules
from nkcli.errors import UsageError, suggestion
from nkcli.frozen import Frozen


class Layout(Frozen, kw_only=True):
    """The names of the columns of a format, called `kind`.

    A row's region is known where `place_precision` is at most `coarsest`. `people` are those of whom deaths are
    counted: the column that names them, or the word for them where there is none, and the column of the deaths.
    """

    kind: str
    conflict_id: str
    conflict_name: str
    country: str
    region: str
    latitude: str
    longitude: str
    place_precision: str
    coarsest: int
    first: str
    last: str
    low: str
    best: str
    high: str
    people: tuple[tuple[str, str], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that a file must have."""
        single = [getattr(self, f.name) for f in fields(self) if f.name not in ("kind", "coarsest", "people")]
        named = [column for pair in self.people for column in pair if column not in WORDS]
        return (*single, *named)


WORDS = ("civilians", "unknown")
"""People of no side, for whom no column holds a name."""


def names() -> tuple[str, ...]:
    """Return the names of the layouts."""
    return tuple(name.replace("_", "-") for name in sorted(find_modules("nkcli.compare", "LAYOUT = ")))


def find(name: str) -> Layout:
    """Return the layout of a name.

    Raises:
        UsageError: where there is none, with the nearest or all.
    """
    if name not in names():
        raise UsageError(f"nkcli compares with no {name!r}", suggestion(name, names()))
    layout: Layout = import_module(f"nkcli.compare.{name.replace('-', '_')}").LAYOUT
    return layout
