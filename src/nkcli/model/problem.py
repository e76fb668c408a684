"""One fault found in data."""

from __future__ import annotations

from nkcli.frozen import Frozen


class Problem(Frozen, kw_only=True):
    """One fault: where it is, which rule it breaks, what is wrong and what was expected.

    `line` counts from 1 and is None where a file as a whole is at fault.
    """

    file: str
    line: int | None = None
    record: str | None = None
    field: str | None = None
    rule: str
    message: str

    @property
    def place(self) -> tuple[str, int, str, str, str]:
        """Where it is, to sort by: file, line, record, field, message."""
        return self.file, self.line or 0, self.record or "", self.field or "", self.message

    def __lt__(self, other: Problem) -> bool:
        """Sort by place."""
        return self.place < other.place

    def __str__(self) -> str:
        """Write it on one line, as compilers do."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        what = " ".join(filter(None, (self.record, self.field)))
        return f"{where}: {what + ': ' if what else ''}{self.message} [{self.rule}]"
