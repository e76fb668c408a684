"""The jobs by name: what is no question, for it checks, writes or explains; each is a module with a `JOB`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

from nkcli.answers.question import Parameters
from nkcli.cli.output import Output, StandardOutput
from nkcli.discovery import find_modules, summary
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.answers.table import Answer
    from nkcli.cli.session import Session


class Job(Frozen, kw_only=True):
    """A job of the command line: what it takes, and the function that does it and returns what is to be written.

    A text is for programs; `output` is what can be chosen of how either is written. `help` follows the first line of
    its module's docstring, which is its `summary`.
    """

    run: Callable[[Session, Any], Answer | str]
    parameters: type[Parameters]
    output: type[StandardOutput] = Output
    help: str = ""
    name: str = ""
    summary: str = ""


@cache
def summaries() -> dict[str, str]:
    """Return the name of every job with one line on what it does, none of them imported."""
    modules = find_modules("nkcli.cli.jobs", "JOB = ")
    return {name.removesuffix("_"): modules[name] for name in sorted(modules)}


def find(name: str) -> Job:
    """Return the job of a name that `summaries` has; the module of a word of Python's ends in "_"."""
    module = f"{name}_" if iskeyword(name) else name
    job: Job = import_module(f"nkcli.cli.jobs.{module}").JOB
    return replace(job, name=name, summary=summary("nkcli.cli.jobs", module))
