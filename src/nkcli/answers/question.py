"""What a question is: its parameters, read from what was typed or passed, and the function that answers it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import MISSING, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, get_args

from nkcli.errors import UsageError, suggestion
from nkcli.frozen import Frozen
from nkcli.model.names import clean_typed_text

if TYPE_CHECKING:
    from nkcli.answers.table import Answer
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query


class Parameter(NamedTuple):
    """What one parameter takes; a positional one is an argument of the command line, the others are its options.

    `values` is the type of one value; `many`: a list of them; `joined`: words typed apart are one text. `choices` are
    the only words that are taken; `reads_input`: on the command line, "-" stands for standard input and a file's name
    for its text. `short` is a letter for an option, `environment` a variable that stands for one, `is_path`: the text
    is left as it is. `noun` is what it names (war, actor, record, kind), which a shell completes.
    """

    help: str
    values: type = str
    metavar: str | None = None
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    positional: bool = False
    required: bool = False
    many: bool = False
    joined: bool = False
    reads_input: bool = False
    short: str | None = None
    environment: str | None = None
    is_path: bool = False
    noun: str | None = None

    def read(self, value: Any, label: str) -> Any:
        """Return a value as the parameter takes it; `label` is what errors call the parameter.

        Raises:
            UsageError: for a word that is no choice, a text that is no number and a number out of range.
        """
        if self.many:
            texts = [value] if isinstance(value, str) else value
            return tuple(str(text) if self.is_path else clean_typed_text(str(text)) for text in texts)
        if self.joined and isinstance(value, list | tuple):
            value = " ".join(value)
        if self.values is bool:
            return bool(value)
        if self.values in (int, float):
            return self._number(value, label)
        text = str(value) if self.is_path else clean_typed_text(str(value))
        if self.choices and text not in self.choices:
            raise UsageError(f"{label} can't be {text!r}", suggestion(text, self.choices))
        return text

    def _number(self, value: Any, label: str) -> float:
        try:
            number: float = self.values(str(value))
        except ValueError:
            number = math.nan
        low, high = self.minimum, self.maximum
        if not math.isfinite(number) or (low is not None and number < low) or (high is not None and number > high):
            kind = "a whole number" if self.values is int else "a number"
            span = f"from {low} to {high}" if high is not None else f"of {low} or more"
            raise UsageError(f"{label} takes {kind} {span}, not {value!r}", f"give {label} another number")
        return number


def option(help: str, **kwargs: Any) -> Any:  # noqa: A002 - the help of an option
    """Return the field of a parameter that is an option, None or its `default` where it is left out."""
    default = kwargs.pop("default", False if kwargs.get("values") is bool else None)
    return field(default=default, metadata={"parameter": Parameter(help, **kwargs)})


def argument(help: str, **kwargs: Any) -> Any:  # noqa: A002 - the help of an argument
    """Return the field of a parameter that is an argument; None where it may be left out."""
    parameter = Parameter(help, positional=True, **kwargs)
    default = MISSING if parameter.required else None
    return field(default=default, metadata={"parameter": parameter})


class Parameters(Frozen, kw_only=True):
    """What a question takes; the fields of its subclasses are made by `option` and `argument`."""

    @classmethod
    def parameters(cls) -> dict[str, Parameter]:
        """Return each parameter by the name of its field."""
        return {f.name: f.metadata["parameter"] for f in fields(cls)}

    @classmethod
    def read(cls, values: Mapping[str, Any]) -> Self:
        """Return the parameters from texts that were typed or values that were passed; None leaves one out.

        Raises:
            UsageError: for one that is missing, unknown or can't be read.
        """
        parameters = cls.parameters()
        read = {}
        for name, value in values.items():
            if name not in parameters:
                raise UsageError(f"there is no parameter {name!r}", suggestion(name, list(parameters)))
            if value is not None:
                read[name] = parameters[name].read(value, label(name, parameters[name]))
        for name, parameter in parameters.items():
            if parameter.required and not read.get(name):
                hint = parameter.help[:1].lower() + parameter.help[1:].rstrip(".")
                raise UsageError(f"{label(name, parameter)} is missing", f"give {hint}")
        return cls(**read)

    def given(self) -> dict[str, object]:
        """Return what was asked for, by the names that JSON gives the parameters."""
        values = ((f.name.rstrip("_"), getattr(self, f.name)) for f in fields(self))
        return {name: value for name, value in values if value is not None and value is not False}


def label(name: str, parameter: Parameter) -> str:
    """Return how help and errors name a parameter: ``--as-of`` or ``NAME``."""
    if parameter.positional:
        return parameter.metavar or name.upper()
    return f"--{name.rstrip('_').replace('_', '-')}"


class Filters(Parameters, kw_only=True):
    """The filters, which mean the same in every question; `kinds` are the kinds of what it lists."""

    kinds: ClassVar[Any] = None

    from_: str | None = option("From this date on (1988, 1988-02, 2020q4).", metavar="DATE")
    to: str | None = option("Up to and including this date.", metavar="DATE")
    on: str | None = option("Within this day, month, season or year.", metavar="DATE")
    war: str | None = option("A war or phase and all its parts.", metavar="NAME", noun="war")
    kind: str | None = option("Of this kind (battle, agreement, state).", metavar="KIND", noun="kind")
    actor: str | None = option("Events the actor took part in or is quoted on.", metavar="NAME", noun="actor")
    place: str | None = option("In this place or one within it.", metavar="NAME", noun="place")
    near: str | None = option(
        "Within a distance of this place, or of latitude,longitude.", metavar="PLACE", noun="place"
    )
    within: str | None = option("The distance of --near: 10km (if left out), 800m.", metavar="DISTANCE")
    bbox: str | None = option("In this rectangle of degrees.", metavar="W,S,E,N")
    text: str | None = option("Containing all of these words.", metavar="WORDS")
    source: str | None = option("Citing this source.", metavar="ID", noun="source")

    def query(self, dataset: Dataset) -> Query:
        """Return the query of the filters; a `kind` of what is no event is left to the question.

        Raises:
            UsageError: for what can't be understood.
            UnknownNameError: for a name that nothing bears.
        """
        from nkcli.model.vocabulary import EventKind
        from nkcli.query import make_query

        if self.kind is not None:
            kinds = get_args(self.kinds or EventKind)
            if self.kind not in kinds:
                raise UsageError(f"there is no kind {self.kind!r}", suggestion(self.kind, kinds))
        values = {f.name: getattr(self, f.name) for f in fields(Filters)}
        return make_query(dataset, **{**values, "kind": None if self.kinds else self.kind})

    def reject_filters(self, name: str, *, but: tuple[str, ...] = ()) -> None:
        """Reject filters, save those in `but`, when a single record is requested by `name`.

        Raises:
            UsageError: naming the first filter that was given.
        """
        for f in fields(Filters):
            if f.name not in but and getattr(self, f.name) is not None:
                option = label(f.name, f.metadata["parameter"])
                raise UsageError(f"{option} filters a list, and {name} is one record", f"leave out {option} or {name}")


class Question(Frozen, kw_only=True):
    """A question that can be asked by name: what it takes, and the function that answers it.

    `help` follows the first line of its module's docstring, which the registry gives as `summary`.
    """

    answer: Callable[[Dataset, Any], Answer]
    parameters: type[Parameters]
    help: str = ""
    name: str = ""
    summary: str = ""
