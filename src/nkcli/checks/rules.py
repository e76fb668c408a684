"""The rules across records, one small function each: `Dataset -> Iterator[Problem]`.

That a record has its shape and that references lead somewhere is checked when data are loaded; here
is what a careful historian would ask of records that load. Where data rightly break a rule,
exceptions.json says why. A new rule is one function in one of the modules below.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.checks import claims, common, provenance, sources, words

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem

MODULES = (claims, provenance, sources, words)
"""The modules that register rules as they are imported."""

RULES = dict(sorted(common.RULES.items()))
REPORTS = dict(sorted(common.REPORTS.items()))


def check(dataset: Dataset) -> list[Problem]:
    """Return what breaks the rules, in the order of files and records."""
    return sorted(problem for rule in RULES.values() for problem in rule(dataset))
