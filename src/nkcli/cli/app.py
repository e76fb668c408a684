"""The program: its options, and the commands by name, none of which is imported before it is called."""

from __future__ import annotations

import os
from typing import Any

import typer
from typer import completion
from typer.core import CompletionItem, TyperGroup  # type: ignore[attr-defined]

from nkcli import __version__
from nkcli.answers import registry
from nkcli.answers.question import Parameters, option
from nkcli.cli import jobs
from nkcli.cli.parameters import HelpOption, typer_parameters
from nkcli.cli.session import Session
from nkcli.errors import UsageError

GROUPS = {
    "Ask": (
        *("timeline", "casualties", "history", "claims", "disputes", "wars", "actors", "places", "sources"),
        *("search", "show", "today", "overview"),
    ),
    "Check": ("verify", "compare", "coverage", "changes"),
    "Take away": ("cite", "export", "site", "schema"),
    "Other data": ("import", "build", "check", "format"),
    "Help": ("help",),
}
"""The commands as help groups them, in the order in which they are asked for."""


class Program(Parameters, kw_only=True):
    """The options that ask for no answer."""

    version: bool = option("Show the version and exit.", values=bool)
    install_completion: bool = option("Install completion for the current shell.", values=bool)
    show_completion: bool = option("Show completion for the current shell, to copy or change it.", values=bool)


def summaries() -> dict[str, str]:
    """Return every command with one line on what it does: the questions, then the jobs."""
    return {**registry.summaries(), **jobs.summaries()}


class Commands(TyperGroup):
    """The program as Typer sees it: a group that builds a command when it is called."""

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Return the command that was typed.

        Raises:
            UsageError: where there is none of that name, with the nearest.
        """
        name = args[0] if args else ""
        if name.startswith("-") or self.get_command(ctx, name):
            return super().resolve_command(ctx, args)
        from difflib import get_close_matches  # only after a typing error

        words = [*summaries(), "--version", "--help"]
        near = [f"--{name}"] if f"--{name}" in words else get_close_matches(name, words, n=1)
        hint = f"did you mean nkcli {near[0]}?" if near else "see all commands: nkcli --help"
        raise UsageError(f"there is no command {name!r}", hint)

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - Typer calls it
        """Return the names of the commands in the order of help."""
        return list(summaries())

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ARG002
        """Write what each command does, in groups, importing none of them."""
        lines = summaries()
        grouped = {name for names in GROUPS.values() for name in names}
        for title, names in {**GROUPS, "More": tuple(name for name in lines if name not in grouped)}.items():
            if any(name in lines for name in names):
                with formatter.section(title):
                    formatter.write_dl([(name, lines[name]) for name in names if name in lines])

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> list[Any]:  # type: ignore[override]
        """Return the options, or the commands, that begin so."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        return [CompletionItem(name, help=line) for name, line in summaries().items() if name.startswith(incomplete)]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002
        """Return a command, None where there is none of that name."""
        if cmd_name not in registry.ORDER and cmd_name not in summaries():
            return None
        from nkcli.cli.commands import build  # only for the command that runs

        return build(cmd_name)

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the program; a shell that asks for words is known to Typer only once its own options are made."""
        if "_NKCLI_COMPLETE" in os.environ:
            typer.main.get_install_completion_arguments()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: typer.Context) -> Any:  # type: ignore[override]
        """Run the command that was typed; without one, the overview."""
        if ctx.params["version"]:
            typer.echo(f"nkcli {__version__}")
            return 0
        for name, callback in (
            ("install_completion", completion.install_callback),
            ("show_completion", completion.show_callback),
        ):
            if ctx.params[name]:
                return callback(ctx, self.params[0], value=True)
        ctx.obj = Session.read({name: ctx.params[name] for name in Session.parameters()})
        outcome = super().invoke(ctx)
        if ctx.invoked_subcommand is not None:
            return outcome
        overview = self.get_command(ctx, "overview")
        return overview.invoke(overview.make_context("overview", [], parent=ctx))


def help_of(name: str | None, session: Session) -> str:
    """Return the help of a command, or of the program."""
    context = typer.Context(app, info_name="nkcli", obj=session)
    if name is None:
        return f"{app.get_help(context)}\n"
    command = app.get_command(context, name)
    return f"{command.get_help(typer.Context(command, info_name=name, parent=context, obj=session))}\n"


app = Commands(
    name="nkcli",
    help="Timeline and fact explorer of a conflict: every figure a sourced claim.",
    params=[
        *typer_parameters(Session, listens=True),
        *typer_parameters(Program),
        HelpOption(),
    ],
    invoke_without_command=True,
    rich_markup_mode=None,
    add_help_option=False,
)
