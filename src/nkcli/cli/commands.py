"""One command: a question or a job with its options, its help, and what happens when it is called."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand

from nkcli.answers import registry
from nkcli.answers.question import Filters, Parameters, option
from nkcli.api import NEUTRAL, Result, answer
from nkcli.cli import jobs
from nkcli.cli.output import Output, StandardOutput
from nkcli.cli.parameters import HelpOption, typer_parameters
from nkcli.cli.session import Session
from nkcli.errors import InputFailed, NkcliError

if TYPE_CHECKING:
    import typer

    from nkcli.answers.question import Question
    from nkcli.cli.jobs import Job


class Styled(Output, kw_only=True):
    """The output of `nkcli cite`, whose formats of references go by another name too."""

    style: str | None = option("bibtex, csl-json, chicago, apa, wikipedia or ris; as --format.", metavar="STYLE")

    def _name(self) -> str | None:
        """Return the style, or else the format; a file of plain text holds references too."""
        name = self.style or super()._name()
        return name if self.format or name != "plain" else None


class Command(TyperCommand):
    """A command with its own parameters, those of its output, and those that every command takes."""

    def __init__(self, part: Question | Job, output: type[StandardOutput]) -> None:
        """Take the question or job, and what of its output can be chosen."""
        self.part, self.output = part, output
        text = "\n\n".join(filter(None, (part.summary, " ".join(part.help.split()))))
        params = [p for kind in (part.parameters, output, Session) for p in typer_parameters(kind)]
        super().__init__(
            part.name, help=text, params=[*params, HelpOption()], add_help_option=False, rich_markup_mode=None
        )

    def invoke(self, ctx: typer.Context) -> int:  # type: ignore[override]
        """Answer or do the job, write what comes out, and return the exit code."""
        session = ctx.obj.under(_read(Session, ctx))
        output = _read(self.output, ctx)
        if isinstance(output, Output) and output.chosen in ("json", "jsonl"):
            session = replace(session, names=NEUTRAL)  # JSON has all names beside the neutral ones
        parameters = _read(self.part.parameters, ctx)
        return self.run(session, parameters, output)

    def run(self, session: Session, parameters: Any, output: Any) -> int:
        """Answer the question, write the answer, and return its exit code."""
        result = answer(session.facts, self.part, parameters)  # type: ignore[arg-type]
        output.write_result(result)
        if result.answer.remark and not result.answer.exit_code and sys.stderr:
            sys.stderr.write(f"nkcli: {result.answer.remark}\n")
        return result.answer.exit_code

    def format_options(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write what is special to the command before what it shares with others."""
        sections: dict[str, list[tuple[str, str]]] = {title: [] for title in _SECTIONS}
        for part in self.get_params(ctx):
            record = part.get_help_record(ctx)
            if record is not None:
                sections[_section(part)].append(record)
        for title, records in sections.items():
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)

    def format_epilog(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]
        """Write an example that the conflict in use has, if it has one."""
        try:
            examples = ctx.obj.facts.conflict.examples
        except NkcliError:
            return
        for example in [e.command for e in examples if e.question == self.name][:1]:
            formatter.write_paragraph()
            with formatter.indentation():
                formatter.write_text(f"Example: {example}")


class JobCommand(Command):
    """A command that does a job and writes what it returns."""

    def run(self, session: Session, parameters: Any, output: Any) -> int:
        """Do the job, write what it returns, and return the exit code."""
        outcome = self.part.run(session, parameters)  # type: ignore[union-attr]
        if isinstance(outcome, str):
            output.write(outcome, machine=True)
            return 0
        output.write_result(Result(session.facts, outcome))
        return int(outcome.exit_code)


_MOST = 16_000_000
"""Letters, or bytes, of a text that are read: no book has more, and /dev/zero has no end."""

_FILE_NAME = re.compile(r"\S*[^\W\d]\S*\.[a-z]{2,5}|[.~]?/\S+", re.IGNORECASE)

_SECTIONS = ("Arguments", "Options", "Filters", "Output", "Common")


def _section(part: Any) -> str:
    """Return under which heading of help an option stands."""
    owner = getattr(part, "owner", None)
    if part.param_type_name == "argument":
        return "Arguments"
    if owner is None or owner is Session:
        return "Common"
    if issubclass(owner, StandardOutput):
        return "Output"
    return "Filters" if part.name in Filters.__dataclass_fields__ and issubclass(owner, Filters) else "Options"


def build(name: str) -> Command:
    """Return the command of a question or a job."""
    if name in registry.ORDER or name in registry.summaries():
        return Command(registry.find(name), Styled if name == "cite" else Output)
    job = jobs.find(name)
    return JobCommand(job, job.output)


def _read(kind: type[Parameters], ctx: typer.Context) -> Any:
    """Return the parameters of one kind among all that were typed."""
    values = {}
    for name, parameter in kind.parameters().items():
        value = ctx.params[name]
        if parameter.reads_input and value and len(value) == 1:
            value = _text_of(value[0])
        if value not in (None, False, ()):
            values[name] = value
    return kind.read(values)


def _text_of(argument: str) -> str:
    """Return what "-" or a file's name stands for, and any other text as it is.

    One word that looks like a file's name is one: nobody means to verify "report.txt".

    Raises:
        InputFailed: for a text that can't be read, or is not UTF-8.
    """
    if argument != "-" and not _FILE_NAME.fullmatch(argument) and not os.path.exists(argument):
        return argument
    name = "standard input" if argument == "-" else argument
    try:
        if argument == "-":
            return sys.stdin.read(_MOST) if sys.stdin else ""
        with open(argument, "rb") as file:
            return _decoded(file.read(_MOST))
    except OSError as error:
        raise InputFailed(name, error.strerror or str(error)) from error
    except ValueError as error:
        raise InputFailed(name, "it is not UTF-8") from error


def _decoded(content: bytes) -> str:
    """Return a text in UTF-8, or in the UTF-16 that some programs on Windows write, by its first bytes."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    if encoding != "utf-16" and b"\0" in content:
        raise ValueError("NUL is no letter")
    return content.decode(encoding).replace("\r\n", "\n")
