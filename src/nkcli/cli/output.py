"""How and where an answer is written: the one place in which its format is decided, and that of errors too."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Self

import typer
from typer.core import TyperCommand

from nkcli.answers.question import Parameters, option
from nkcli.cli.pager import page
from nkcli.cli.parameters import typer_parameters
from nkcli.cli.terminal import Terminal
from nkcli.cli.writing import write_file, write_out
from nkcli.errors import UsageError
from nkcli.formats import registry

if TYPE_CHECKING:
    from nkcli.api import Result


class StandardOutput(Parameters, kw_only=True):
    """Text to standard output, of which nothing can be chosen."""

    def write(self, text: str, *, machine: bool) -> None:
        """Write a text; `machine`: programs read it."""
        write_out(text, machine=machine)


class Target(StandardOutput, kw_only=True):
    """Where text is written."""

    output: str | None = option("Write to a file; its ending says how.", metavar="FILE", short="o", is_path=True)

    @property
    def file(self) -> str | None:
        """The name of the file, None for standard output.

        Raises:
            UsageError: where `-o` was given nothing.
        """
        if self.output is not None and not self.output.strip():
            raise UsageError("-o names no file", "give a file name, - for standard output, or leave -o out")
        return None if self.output == "-" else self.output

    def write(self, text: str, *, machine: bool) -> None:
        """Write a text; `machine`: programs read it."""
        if self.file is None:
            write_out(text, machine=machine)
        else:
            write_file(self.file, text)


class Output(Target, kw_only=True):
    """How and where an answer is written."""

    format: str | None = option(
        f"How to write the answer: {', '.join(registry.ORDER)}.", choices=registry.names(), metavar="FORMAT"
    )
    json: bool = option("Short for --format json.", values=bool)
    width: int | None = option(
        "Break lines at so many columns, wherever it goes.", values=int, metavar="N", minimum=20, maximum=1000
    )
    no_pager: bool = option("Never page a long answer (pager: NKCLI_PAGER, PAGER or less).", values=bool)
    raw: bool = option("CSV and TSV: no apostrophe before texts that begin with = + - @.", values=bool)
    bom: bool = option("CSV: begin with the mark by which Excel knows UTF-8.", values=bool)

    @classmethod
    def scan(cls, args: Sequence[str]) -> Self:
        """Return what a command line says of the output, however wrong the rest of it is."""
        lenient = {"ignore_unknown_options": True, "allow_extra_args": True}
        reader = TyperCommand("nkcli", params=typer_parameters(cls), add_help_option=False, context_settings=lenient)
        try:
            return cls.read(reader.make_context("nkcli", list(args), resilient_parsing=True).params)
        except (typer.TyperException, UsageError):
            return cls()

    @property
    def chosen(self) -> str | None:
        """The name of the format that was chosen, None where none was.

        Raises:
            UsageError: for options that contradict each other, or an ending that stands for no format.
        """
        if self.json and self.format not in (None, "json"):
            raise UsageError(f"--json and --format {self.format} contradict each other", "leave one of them out")
        name = self._name()
        if self.raw and name not in ("csv", "tsv"):
            raise UsageError("--raw is for CSV and TSV", "add --format csv or --format tsv, or leave out --raw")
        if self.bom and name != "csv":
            raise UsageError("--bom is for CSV", "add --format csv, or leave out --bom")
        if self.width is not None and name not in (None, "table"):
            raise UsageError("--width is for tables", "add --format table, or leave out --width")
        return name

    def _name(self) -> str | None:
        if self.json or self.format is not None or self.file is None:
            return "json" if self.json else self.format
        name = registry.by_suffix(os.path.splitext(self.file)[1].removeprefix("."))
        if name is None:
            endings = ", ".join(f".{ending}" for ending in sorted(registry.suffixes()))
            raise UsageError(
                f"can't tell the format from the name {self.file!r}", f"end it in {endings}, or add --format"
            )
        return name

    @property
    def is_json(self) -> bool:
        """Whether JSON was chosen, so that errors are JSON too."""
        try:
            return self._name() in ("json", "jsonl")
        except UsageError:
            return False

    def write_result(self, result: Result) -> None:
        """Write an answer, whole or not at all."""
        terminal = Terminal.of(sys.stdout, os.environ)
        to_screen = self.output is None
        usual = "table" if terminal.is_terminal or terminal.colour or self.width else "plain"
        name = self.chosen or result.answer.default_format or usual
        text = result.to_text(
            name,
            width=self.width or (terminal.columns if to_screen and result.answer.wraps else None),
            links=result.links if to_screen and terminal.shows_links(os.environ) else None,
            colour=terminal.colour and to_screen,
            footer=result.footer,
            nearby=result.nearby,
            raw=self.raw,
            bom=self.bom,
        )
        form = registry.find(name)
        is_page = to_screen and terminal.is_terminal and not form.machine and not self.no_pager
        if not (is_page and page(text, os.environ)):
            self.write(text, machine=form.machine)
        remark = form.remark(result.answer) if form.remark else ""
        if remark and sys.stderr:
            sys.stderr.write(f"nkcli: {remark}\n")
