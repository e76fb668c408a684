"""What `nkcli check` found, and what its rules are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import ClassVar

from nkcli.answers.table import Column, Group, Row, Sheet
from nkcli.frozen import Frozen
from nkcli.model.problem import Problem


class Problems(Frozen, kw_only=True):
    """Every problem of a data set, or none; `reports` are no faults but worth knowing."""

    schema: ClassVar[str] = "problems"
    rows_field: ClassVar[str] = "problems"

    folder: str
    records: int
    problems: tuple[Problem, ...]
    reports: tuple[Problem, ...] = ()

    def rows_of_all_lists(self) -> Iterator[dict[str, object]]:
        """Yield the problems and the reports, each with which of both it is."""
        for kind, found in (("problem", self.problems), ("report", self.reports)):
            yield from ({"kind": kind, **{f.name: getattr(p, f.name) for f in fields(p)}} for p in found)

    def sheet(self) -> Sheet:
        """Lay the problems out by file."""
        files = dict.fromkeys(p.file for p in self.problems)
        groups = [Group(f, f, tuple(_row("problem", p) for p in self.problems if p.file == f)) for f in files]
        if self.reports:
            groups.append(
                Group("reports", "No faults, but worth knowing", tuple(_row("report", p) for p in self.reports))
            )
        problems = "1 problem" if len(self.problems) == 1 else f"{len(self.problems):,} problems"
        return Sheet(
            title=f"{problems} in {self.records:,} records of {self.folder}",
            columns=(
                Column("kind", people=False),
                Column("file", people=False),
                Column("line", "Line", "number"),
                Column("record", "Record", "id"),
                Column("field", "Field"),
                Column("message", "Problem", wide=True),
                Column("rule", "Rule", "id"),
            ),
            groups=tuple(groups),
            empty="All is well.",
        )


def _row(kind: str, problem: Problem) -> Row:
    return kind, problem.file, problem.line, problem.record, problem.field, problem.message, problem.rule


class RuleRow(Frozen, kw_only=True):
    """A rule and what it asks."""

    name: str
    meaning: str


class Rules(Frozen, kw_only=True):
    """The rules of `nkcli check`."""

    schema: ClassVar[str] = "rules"
    rows_field: ClassVar[str] = "rules"

    rules: tuple[RuleRow, ...]

    def sheet(self) -> Sheet:
        """Lay the rules out in one table."""
        return Sheet(
            title="Rules of nkcli check",
            columns=(Column("name", "Rule", "id"), Column("meaning", "What it asks", wide=True)),
            groups=(Group("rules", "", tuple((r.name, r.meaning) for r in self.rules)),),
        )
