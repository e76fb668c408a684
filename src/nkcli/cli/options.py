"""Options that recur, each named once: the filters, the output, and how commands take them.

A command names a bundle as the type of a parameter (``filters: Filters``); `command` spreads the
bundle's fields into the signature that Typer reads, and gathers the values again.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_type_hints

import typer

from nkcli.cli.session import Session
from nkcli.errors import UsageError
from nkcli.formats import Format
from nkcli.frozen import Frozen
from nkcli.model.naming import NEUTRAL, Profile

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

DATE = "DATE"

EXTENSIONS = {
    "csv": Format.CSV,
    "json": Format.JSON,
    "jsonl": Format.JSONL,
    "md": Format.MD,
    "ndjson": Format.JSONL,
    "tsv": Format.TSV,
    "txt": Format.PLAIN,
}
"""The format that each file name ending stands for."""


class Filters(Frozen, kw_only=True):
    """The filters, which mean the same everywhere."""

    from_: Annotated[
        str | None, typer.Option("--from", metavar=DATE, help="From this date on (1988, 1988-02, 2020q4).")
    ] = None
    to: Annotated[str | None, typer.Option("--to", metavar=DATE, help="Up to and including this date.")] = None
    on: Annotated[str | None, typer.Option("--on", metavar=DATE, help="Within this day, month, season or year.")] = None
    war: Annotated[str | None, typer.Option("--war", metavar="NAME", help="A war or phase and all its parts.")] = None
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Of this kind alone (battle, agreement, state).")
    ] = None
    actor: Annotated[str | None, typer.Option("--actor", metavar="NAME", help="With this actor, or in its words.")] = (
        None
    )
    place: Annotated[str | None, typer.Option("--place", metavar="NAME", help="In this place or one within it.")] = None
    text: Annotated[str | None, typer.Option("--text", metavar="WORDS", help="Holding all these words.")] = None
    source: Annotated[str | None, typer.Option("--source", metavar="ID", help="Resting on this source.")] = None

    def refuse_beside(self, what: str, *, but: tuple[str, ...] = ()) -> None:
        """Refuse the filters beside one record by name, which they could only seem to narrow.

        Raises:
            UsageError: naming the first filter that was given, save those in `but`.
        """
        for f in fields(self):
            if f.name not in but and getattr(self, f.name) is not None:
                option = f"--{f.name.rstrip('_')}"
                raise UsageError(f"{option} filters a list, and {what} is one record", f"leave out {option} or {what}")

    def query(self, dataset: Dataset, kinds: Any = None) -> Query:
        """Make the query; `kinds` is the ``Literal`` of the kinds of what is listed, events by default."""
        from nkcli.model.vocabulary import EventKind  # the models load when a command runs
        from nkcli.query import make_query

        if self.kind is not None:
            choose(self.kind, kinds or EventKind, "kind")
        asked = {f.name: getattr(self, f.name) for f in fields(self)}
        if kinds is not None:
            asked["kind"] = None
        return make_query(dataset, **asked)


class Output(Frozen, kw_only=True):
    """How and where the answer is written."""

    format: Annotated[Format | None, typer.Option("--format", help="How to write the answer.", show_choices=True)] = (
        None
    )
    json: Annotated[bool, typer.Option("--json", help="Short for --format json.")] = False
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file; its ending says how.")
    ] = None
    raw: Annotated[
        bool, typer.Option("--raw", help="CSV and TSV: no apostrophe before texts that begin with = + - @.")
    ] = False
    names: Annotated[
        Profile | None, typer.Option("--names", help="Whose names of places and events to show; JSON has all.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse an empty file name.

        Raises:
            UsageError: where `-o` was given nothing.
        """
        if self.output is not None and not self.output.strip():
            raise UsageError("-o names no file", "give a file name, - for standard output, or leave -o out")

    def profile(self) -> Profile | None:
        """Say whose names to show; in JSON the neutral ones, for all others stand beside them."""
        form = Format.JSON if self.json else self.format or EXTENSIONS.get(_ending(self.output))
        return NEUTRAL if form in (Format.JSON, Format.JSONL) else self.names

    def chosen(self) -> Format | None:
        """Settle on a format; None leaves it to where the output goes.

        Raises:
            UsageError: for options that contradict each other, or an ending that stands for no format.
        """
        form = self._asked()
        if form not in (Format.CSV, Format.TSV):
            self.refuse_raw()
        return form

    def refuse_raw(self) -> None:
        """Refuse --raw where nothing is guarded against spreadsheets.

        Raises:
            UsageError: if it was given.
        """
        if self.raw:
            raise UsageError("--raw is for CSV and TSV alone", "add --format csv or --format tsv, or leave out --raw")

    def _asked(self) -> Format | None:
        if self.json and self.format not in (None, Format.JSON):
            raise UsageError(f"--json and --format {self.format} contradict each other", "leave one of them out")
        if self.json:
            return Format.JSON
        if self.format is not None or self.output in (None, "-"):
            return self.format
        ending = _ending(self.output)
        if ending not in EXTENSIONS:
            known = ", ".join(f".{e}" for e in EXTENSIONS)
            raise UsageError(
                f"can't tell the format from the name {self.output!r}", f"end it in {known}, or add --format"
            )
        return EXTENSIONS[ending]


def _ending(path: str | None) -> str:
    return os.path.splitext(path or "")[1].removeprefix(".").lower()


def choose(asked: str, choices: Any, what: str) -> str:
    """Accept one of the words of a ``Literal``.

    Raises:
        UsageError: with the nearest word, or all of them.
    """
    words = [str(w) for w in get_args(choices)]
    if asked in words:
        return asked
    from difflib import get_close_matches  # only after a typing error

    close = get_close_matches(asked.lower(), words, n=1)
    raise UsageError(
        f"there is no {what} {asked!r}", f"did you mean {close[0]}?" if close else f"choose from: {', '.join(words)}"
    )


def command(function: Callable[..., None]) -> Callable[..., None]:
    """Spread the option bundles of a command into the signature that Typer reads."""
    hints = get_type_hints(function, include_extras=True)
    hints.pop("return", None)
    bundles: dict[str, Any] = {name: hint for name, hint in hints.items() if is_dataclass(hint) and hint is not Session}
    spread = [inspect.Parameter("ctx", inspect.Parameter.KEYWORD_ONLY, annotation=typer.Context)]
    for parameter in inspect.signature(function).parameters.values():
        if parameter.name == "session":
            continue
        if parameter.name in bundles:
            spread += _spread(bundles[parameter.name])
        else:
            spread.append(parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=hints[parameter.name]))

    @functools.wraps(function)
    def gathered(ctx: typer.Context, **values: Any) -> None:
        session: Session = ctx.obj
        for name, bundle in bundles.items():
            values[name] = bundle(**{f.name: values.pop(f.name) for f in fields(bundle)})
            if isinstance(values[name], Output):
                session = session.naming(values[name].profile())
        function(session, **values)

    gathered.__signature__ = inspect.Signature(spread)  # type: ignore[attr-defined]
    gathered.__annotations__ = {p.name: p.annotation for p in spread}
    return gathered


def _spread(bundle: type[Any]) -> list[inspect.Parameter]:
    hints = get_type_hints(bundle, include_extras=True)
    return [
        inspect.Parameter(f.name, inspect.Parameter.KEYWORD_ONLY, default=f.default, annotation=hints[f.name])
        for f in fields(bundle)
    ]
