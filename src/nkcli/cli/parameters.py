"""Parameters as Typer's options and arguments, built without an annotation for Typer to resolve.

Typer checks and converts nothing: what was typed goes to `Parameters.read`, which is the same for every door. So no
command pays for pydantic, which Typer 0.29 imports as soon as it converts a value: with it the same program starts in
2.4 instead of 1.3 times `import typer`.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import typer
from typer.core import CompletionItem, TyperArgument, TyperOption  # type: ignore[attr-defined]

from nkcli.answers.question import Parameter, label

if TYPE_CHECKING:
    from nkcli.answers.question import Parameters


class _Text:
    """The type of every parameter to Typer from 0.29 on: a text, and none of the special types it knows."""

    annotation = str

    def __getattr__(self, name: str) -> None:
        return None


_TYPE: dict[str, Any] = (
    {"type_descriptor": _Text()} if "type_descriptor" in inspect.signature(TyperOption.__init__).parameters else {}
)


class Option(TyperOption):
    """An option whose value is left as it was typed."""

    owner: type[Parameters] | None = None
    """The parameters that it is one of."""

    def __init__(self, name: str, parameter: Parameter, default: object, *, listens: bool) -> None:
        """Take a parameter, the name of its field, its default, and whether a variable may stand for it."""
        self.parameter = parameter
        self.usual = default
        short = [f"-{parameter.short}"] if parameter.short else []
        super().__init__(
            param_decls=[name, *short, label(name, parameter)],
            is_flag=parameter.values is bool,
            default=False if parameter.values is bool else None,
            envvar=parameter.environment if listens else None,
            **_TYPE,
        )

    def process_value(self, ctx: Any, value: Any) -> Any:  # noqa: ARG002 - Typer calls it so
        """Return a value as it was typed."""
        return value

    def get_help_record(self, ctx: Any) -> tuple[str, str] | None:  # noqa: ARG002 - Typer calls it so
        """Return what help says of the option: its names and what it takes, and what it does."""
        names = ", ".join(sorted(self.opts, key=len))
        notes = [f"default: {self.usual}"] if self.usual else []
        notes += [f"env var: {self.parameter.environment}"] if self.parameter.environment else []
        extra = f"  [{'; '.join(notes)}]" if notes else ""
        return f"{names} {_metavar(self.parameter)}".rstrip(), self.parameter.help + extra

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """Return the words that a shell offers."""
        return _offered(ctx, self, incomplete)


class HelpOption(Option):
    """The option that shows help; Typer's own is converted like any other, by pydantic from Typer 0.29 on."""

    def __init__(self) -> None:
        """Take no parameter: every command has the same."""
        parameter = Parameter("Show this message and exit.", values=bool, short="h")
        super().__init__("help", parameter, default=None, listens=False)
        self.is_eager = True
        self.expose_value = False

    def process_value(self, ctx: Any, value: Any) -> Any:
        """Show the help and leave, if it is asked for."""
        if value and not ctx.resilient_parsing:
            typer.echo(ctx.get_help())
            ctx.exit()
        return value


def _metavar(parameter: Parameter) -> str:
    if parameter.values is bool:
        return ""
    return parameter.metavar or f"<{'|'.join(parameter.choices)}>"


def _offered(ctx: Any, part: Option | Argument, incomplete: str) -> list[CompletionItem]:
    """Return the choices, kinds or names that begin so."""
    from nkcli.cli.completion import offered  # only for a shell that asks

    return [CompletionItem(word) for word in offered(ctx, part.parameter, part.owner, incomplete)]


class Argument(TyperArgument):
    """An argument whose value is left as it was typed."""

    owner: type[Parameters] | None = None
    """The parameters that it is one of."""

    def __init__(self, name: str, parameter: Parameter) -> None:
        """Take a parameter and the name of its field."""
        self.parameter = parameter
        self.text = label(name, parameter) + ("..." if parameter.many else "")
        super().__init__(
            param_decls=[name], nargs=-1 if parameter.many or parameter.joined else 1, metavar=self.text, **_TYPE
        )

    def process_value(self, ctx: Any, value: Any) -> Any:  # noqa: ARG002 - Typer calls it so
        """Return a value as it was typed."""
        return value

    def get_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ARG002 - Typer calls it so
        """Return how the usage line names the argument."""
        return [self.text if self.parameter.required else f"[{self.text}]"]

    def get_help_record(self, ctx: Any) -> tuple[str, str] | None:  # noqa: ARG002 - Typer calls it so
        """Return what help says of the argument."""
        return self.text, self.parameter.help

    def shell_complete(self, ctx: Any, incomplete: str) -> list[CompletionItem]:
        """Return the words that a shell offers."""
        return _offered(ctx, self, incomplete)


def typer_parameters(kind: type[Parameters], *, listens: bool = False) -> list[Any]:
    """Return Typer's parameters for all that a question, a job or a bundle of options takes.

    `listens`: variables of the environment stand for options that are not given.
    """
    defaults = {f.name: f.default for f in kind.__dataclass_fields__.values()}
    parts: list[Option | Argument] = [
        Argument(name, parameter) if parameter.positional else Option(name, parameter, defaults[name], listens=listens)
        for name, parameter in kind.parameters().items()
    ]
    for part in parts:
        part.owner = kind
    return parts
