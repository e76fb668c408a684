"""The formats by name and by the ending of a file name; each is a module of this folder that holds a `FORMAT`."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from nkcli.discovery import find_modules
from nkcli.errors import UsageError, suggestion
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from nkcli.answers.table import Answer
    from nkcli.model.records import Place

ORDER = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "html")
"""The order in which help names the formats; others follow by name."""


class Context(Frozen, kw_only=True):
    """What a format may need beside the answer.

    `dataset` holds the version and the digest of the data, `all_names` those of places and events by
    id, and `places` the places themselves. `width` is that of the terminal, None for as wide as the text
    is. `footer` is a sentence that people are told at the end, `nearby` gives what is near where nothing was found,
    `links` the addresses of sources by id, where a terminal shows links.
    `raw` leaves texts of CSV and TSV unguarded, `bom` marks CSV for Excel.
    """

    dataset: Mapping[str, str | None]
    all_names: Mapping[str, object]
    places: Mapping[str, Place] | None = None
    width: int | None = None
    colour: bool = False
    footer: str = ""
    nearby: Callable[[bool], Iterable[str]] | None = None
    links: Callable[[set[str]], Mapping[str, str]] | None = None
    raw: bool = False
    bom: bool = False

    def place(self, place_id: str | None) -> Place | None:
        """Return the place of an id, None where there is none."""
        if self.places is None or place_id is None or place_id not in self.places:
            return None
        return self.places[place_id]


class Format(Frozen, kw_only=True):
    """A way to write answers as text.

    `suffixes` are the endings of file names that stand for it; `machine`: programs read it, so it is UTF-8
    whatever the locale; `supports` tells which answers it can write, by default all; `remark` what it leaves out
    of an answer, which is empty where it leaves out nothing.
    """

    write: Callable[[Any, Context], str]
    suffixes: tuple[str, ...] = ()
    machine: bool = False
    supports: Callable[[Answer], bool] | None = None
    remark: Callable[[Any], str] | None = None


@cache
def names() -> tuple[str, ...]:
    """Return the names of all formats, those of `ORDER` first."""
    modules = {name.replace("_", "-") for name in find_modules("nkcli.formats", "FORMAT = ")}
    return (*(name for name in ORDER if name in modules), *sorted(modules - set(ORDER)))


def find(name: str) -> Format:
    """Return the format of a name.

    Raises:
        UsageError: where there is none, with the nearest or all.
    """
    if name not in ORDER and name not in names():
        raise UsageError(f"there is no format {name!r}", suggestion(name, names()))
    form: Format = import_module(f"nkcli.formats.{name.replace('-', '_')}").FORMAT
    return form


def by_suffix(suffix: str) -> str | None:
    """Return the name of the format that a file name's ending stands for, or None."""
    return suffixes().get(suffix.lower())


@cache
def suffixes() -> dict[str, str]:
    """Return the name of a format for each ending that stands for one."""
    return {suffix: name for name in names() for suffix in find(name).suffixes}


def write(name: str, answer: Answer, context: Context) -> str:
    """Return an answer in a format.

    Raises:
        UsageError: where the format does not fit the answer, with those that do.
    """
    form = find(name)
    if form.supports is not None and not form.supports(answer):
        fitting = [other for other in names() if (s := find(other).supports) is None or s(answer)]
        raise UsageError(f"{name} can't write this answer", f"choose from: {', '.join(fitting)}")
    return form.write(answer, context)
