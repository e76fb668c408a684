"""The jobs by name: what is no question, for it checks, writes or explains; each is a module with a `JOB`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from nkcli.answers.question import Parameters
from nkcli.cli.output import Output, Target
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
    output: type[Target] = Output
    help: str = ""
    name: str = ""
    summary: str = ""


@cache
def summaries() -> dict[str, str]:
    """Return the name of every job with one line on what it does, none of them imported."""
    return dict(sorted(find_modules("nkcli.cli.jobs", "JOB = ").items()))


def find(name: str) -> Job:
    """Return the job of a name that `summaries` has."""
    job: Job = import_module(f"nkcli.cli.jobs.{name}").JOB
    return replace(job, name=name, summary=summary("nkcli.cli.jobs", name))
