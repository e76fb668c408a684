"""What rules share: how they are registered, and problems made from a record or a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING

from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

Rule = Callable[["Dataset"], Iterator[Problem]]

RULES: dict[str, Rule] = {}
"""The rules by name; a breach is a fault."""

REPORTS: dict[str, Rule] = {}
"""What `nkcli check --reports` lists beside the faults."""


def rule(function: Rule) -> Rule:
    """Register a rule under the name of its function; its docstring explains it in `nkcli check --list`."""
    return _register(RULES, function)


def report(function: Rule) -> Rule:
    """Register what is worth knowing and no fault."""
    return _register(REPORTS, function)


def _register(registry: dict[str, Rule], function: Rule) -> Rule:
    name = function.__name__.replace("_", "-")

    @wraps(function)
    def named(dataset: Dataset) -> Iterator[Problem]:
        yield from (replace(problem, rule=name) for problem in function(dataset))

    registry[name] = named
    return function


def problem(file: str, record: str, field: str, message: str) -> Problem:
    """Return a problem of the rule that yields it."""
    return Problem(file=file, record=record, field=field, rule="", message=message)


def claim_problem(claim: ClaimInContext, field: str, message: str) -> Problem:
    """Return a problem of a claim."""
    return problem(claim_file(claim), claim.id, field, message)


def claim_file(claim: ClaimInContext) -> str:
    """Return the file that a claim stands in."""
    return "events.json" if claim.event else "actors.json" if claim.actor else "places.json"


def file_of(dataset: Dataset, record_id: str) -> str:
    """Return the file that a record, role or claim stands in."""
    if record_id in dataset.claim_by_id:
        return claim_file(dataset.claim_by_id[record_id])
    if record_id in dataset.place_by_id:
        return "places.json"
    return "events.json" if record_id in dataset.event_by_id else "actors.json"
