"""The commands by name. Their modules are imported when they are called, not before."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from nkcli import __version__
from nkcli.cli.session import Session
from nkcli.errors import UsageError
from nkcli.model.naming import NEUTRAL, Profile

COMMANDS = {
    "timeline": "List what happened, in order of time.",
    "casualties": "Show who says how many were killed, wounded, missing, captured or displaced.",
    "claims": "Show who says what: every figure and attributed statement, or a matrix of one measure.",
    "disputes": "Show on what sources or claimants contradict each other, or themselves.",
    "wars": "List the wars and phases, or show one in full.",
    "actors": "List the actors, or show one in full.",
    "places": "List the places, or show one in full; with --on, who controlled it then.",
    "sources": "List the sources, or show one in full.",
    "search": "Search every record for a text, best matches first.",
    "cite": "Cite a record with its sources, data version and digest.",
    "show": "Show any record by its id or name.",
    "verify": "Hold a sentence's figure against the claims.",
    "today": "Show what happened on this day of the year.",
    "coverage": "Show how balanced and how complete the data are.",
    "check": "Check a data folder and report every problem.",
    "format": "Bring a data folder into its one layout and give each claim a short id.",
    "schema": "Print the JSON Schema of an answer or a data file.",
}
"""Each command and the first line of its help, which a test compares with its docstring."""

JOBS = frozenset({"format"})
"""The commands that do something and answer nothing."""

MODULES = {name: f"nkcli.cli.{name}_command" for name in COMMANDS}


class Commands(TyperGroup):
    """A group that imports a command's module when the command is asked for."""

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        """Find the command that was typed.

        Raises:
            UsageError: where there is none of that name, with the nearest.
        """
        if args and args[0] not in COMMANDS:
            from difflib import get_close_matches  # only after a typing error

            close = get_close_matches(args[0], COMMANDS, n=1)
            hint = f"did you mean nkcli {close[0]}?" if close else "see all commands: nkcli --help"
            raise UsageError(f"there is no command {args[0]!r}", hint)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - Typer calls it
        """Name the commands in the order of `COMMANDS`."""
        return list(COMMANDS)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ARG002
        """List the commands from `COMMANDS`, importing none of them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> list[Any]:  # type: ignore[override]
        """Offer the options, or the commands from `COMMANDS`, importing none of them."""
        if incomplete.startswith("-"):
            return super().shell_complete(ctx, incomplete)
        from typer.core import CompletionItem  # type: ignore[attr-defined]  # only for a shell

        return [CompletionItem(name, help=said) for name, said in COMMANDS.items() if name.startswith(incomplete)]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> Any:  # type: ignore[override]  # noqa: ARG002 - Typer calls it
        """Import and build one command; None where there is none of that name."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            self.commands[cmd_name] = build(cmd_name)
        return self.commands[cmd_name]


def build(name: str) -> Any:
    """Build the command of a module: its function of that name, its examples below the help."""
    from nkcli.cli.options import command  # only for the command that runs

    module = import_module(MODULES[name])
    single = typer.Typer(add_completion=False, rich_markup_mode=None)
    single.command(name, epilog=f"Example: {module.EXAMPLE}")(command(module.run))
    return typer.main.get_command(single)


def _version(value: bool) -> None:  # noqa: FBT001 - Typer calls it so
    if value:
        print(f"nkcli {__version__}")  # noqa: T201 - the one answer that has no report
        raise typer.Exit


app = typer.Typer(
    name="nkcli",
    cls=Commands,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback(invoke_without_command=True)
def root(
    ctx: typer.Context,
    data: Annotated[
        str | None,
        typer.Option("--data", metavar="DIR", envvar="NKCLI_DATA", help="Use the data in this folder."),
    ] = None,
    names: Annotated[
        Profile, typer.Option("--names", help="Whose names of places and events to show; JSON has all.")
    ] = NEUTRAL,
    version: Annotated[  # noqa: ARG001, FBT002 - the callback answers
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Timeline and fact explorer of the Nagorno-Karabakh conflict: every figure a sourced claim."""
    if data is not None and not data.strip():
        raise UsageError("--data names no folder", "name a data folder, or leave --data out")
    ctx.obj = Session(data, names)
    if ctx.invoked_subcommand is None:
        from nkcli.cli.overview_command import run  # only for nkcli alone

        run(ctx.obj)
