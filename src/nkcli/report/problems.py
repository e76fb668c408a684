"""What `nkcli check` found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from nkcli.model.problem import Problem
from nkcli.report.sheet import Column, Group, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Problems:
    """Every problem of a data set, or none."""

    schema: ClassVar[str] = "problems"
    rows_field: ClassVar[str] = "problems"

    folder: str
    records: int
    problems: tuple[Problem, ...]

    def sheet(self) -> Sheet:
        """Lay the problems out by file."""
        files = dict.fromkeys(p.file for p in self.problems)
        groups = tuple(Group(f, f, tuple(_row(p) for p in self.problems if p.file == f)) for f in files)
        return Sheet(
            title=f"{len(self.problems):,} problems in {self.folder}",
            group="file",
            columns=(
                Column("line", "Line", "number"),
                Column("record", "Record", "id"),
                Column("field", "Field"),
                Column("message", "Problem"),
                Column("rule", "Rule", "id"),
            ),
            groups=groups,
            empty=f"No problems in {self.records:,} records.",
        )


def _row(problem: Problem) -> tuple[int | str | None, ...]:
    return problem.line, problem.record, problem.field, problem.message, problem.rule
