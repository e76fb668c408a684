"""What `nkcli check` found, and what its rules are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.frozen import Frozen
from nkcli.model.problem import Problem


class ProblemRow(Frozen, kw_only=True):
    """A problem, or a report of what is no fault but worth knowing; `kind` is which of both."""

    kind: str
    file: str
    line: int | None
    record: str | None
    field: str | None
    message: str
    rule: str


class Problems(Answer, kw_only=True):
    """Every problem of a data set, or none; `reports` are no faults but worth knowing."""

    schema: ClassVar[str] = "problems"
    rows_field: ClassVar[str] = "problems"
    tells_events: ClassVar[bool] = False

    folder: str
    records: int
    problems: tuple[Problem, ...]
    reports: tuple[Problem, ...] = ()

    @property
    def all_rows(self) -> Iterator[ProblemRow]:
        """The problems and the reports, each with which of both it is."""
        yield from (_row("problem", problem) for problem in self.problems)
        yield from (_row("report", report) for report in self.reports)

    @property
    def exit_code(self) -> int:
        """1 where there are problems; reports are none."""
        return 1 if self.problems else 0

    def table(self) -> Table:
        """Return the problems by file, the reports last."""
        files = dict.fromkeys(problem.file for problem in self.problems)
        groups = [
            *(Group(file, file, tuple(_row("problem", p) for p in self.problems if p.file == file)) for file in files),
            Group("reports", "No faults, but worth knowing", tuple(_row("report", report) for report in self.reports)),
        ]
        noun = "1 problem" if len(self.problems) == 1 else f"{len(self.problems):,} problems"
        return Table(
            title=f"{noun} in {self.records:,} records of {self.folder}",
            columns=(
                Column("kind", human=False),
                Column("file", human=False),
                Column("line", "Line", "number"),
                Column("record", "Record", "id"),
                Column("field", "Field"),
                Column("message", "Problem", wide=True),
                Column("rule", "Rule", "id"),
            ),
            groups=tuple(group for group in groups if group.rows),
            empty="All is well.",
        )


def _row(kind: str, problem: Problem) -> ProblemRow:
    return ProblemRow(
        kind=kind,
        file=problem.file,
        line=problem.line,
        record=problem.record,
        field=problem.field,
        message=problem.message,
        rule=problem.rule,
    )


class RuleRow(Frozen, kw_only=True):
    """A rule and what it asks."""

    name: str
    meaning: str


class Rules(Answer, kw_only=True):
    """The rules of `nkcli check`."""

    schema: ClassVar[str] = "rules"
    rows_field: ClassVar[str] = "rules"
    tells_events: ClassVar[bool] = False

    rules: tuple[RuleRow, ...]

    def table(self) -> Table:
        """Return the rules in one table."""
        return Table(
            title="Rules of nkcli check",
            columns=(Column("name", "Rule", "id"), Column("meaning", "What it asks", wide=True)),
            groups=(Group("rules", "", self.rules),),
        )
