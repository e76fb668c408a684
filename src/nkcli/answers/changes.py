"""List what was corrected, added, moved and withdrawn since a version of the data, and why."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar, get_args

from nkcli.answers.question import Parameters, Question, option
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.errors import UsageError
from nkcli.frozen import Frozen
from nkcli.model.changes import ChangeKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset

KINDS: tuple[ChangeKind, ...] = get_args(ChangeKind)


class ChangeRow(Frozen, kw_only=True):
    """One record that changed in a version; `formerly` is the id that it had before."""

    version: str
    date: str
    record: str
    what: ChangeKind
    formerly: str | None
    fields: tuple[str, ...]
    why: str | None

    @property
    def named(self) -> str:
        """The id, after the one that it had before."""
        return f"{self.formerly} → {self.record}" if self.formerly else self.record

    @property
    def told(self) -> str:
        """Which fields were corrected, and why."""
        return ": ".join(filter(None, (", ".join(self.fields), self.why)))


class ChangeList(Answer, kw_only=True):
    """What changed, by version; `counts` tells how many records were corrected, added, moved and withdrawn."""

    schema: ClassVar[str] = "changes"
    rows_field: ClassVar[str] = "changes"
    tells_events: ClassVar[bool] = False

    version: str
    counts: dict[str, int]
    changes: tuple[ChangeRow, ...]

    def table(self) -> Table:
        """Return the changes under what became of the records; a long list of what was added is folded to its count."""
        shown = [kind for kind in KINDS if kind != "added" or "what" in self.query]
        counts = ", ".join(f"{self.counts[kind]:,} {kind}" for kind in KINDS if self.counts[kind])
        rows = {kind: tuple(row for row in self.changes if row.what == kind) for kind in KINDS}
        folded = bool(rows["added"]) and "added" not in shown
        return Table(
            title=f"Changes to the data {self._span}: {counts}" if counts else f"Changes to the data {self._span}",
            columns=(
                Column("record", human=False),
                Column("formerly", human=False),
                Column("named", machine=False),
                Column("told", under="named", machine=False),
                Column("fields", human=False),
                Column("why", human=False),
                Column("version", human=False),
                Column("date", kind="date", human=False),
            ),
            group="what",
            groups=tuple(Group(kind, kind.capitalize(), rows[kind]) for kind in shown),
            notes=("What was added: nkcli changes --what added.",) if folded else (),
            empty=f"Records were added, none corrected {self._span}: nkcli changes --what added."
            if folded
            else f"Nothing is noted {self._span}; this is version {self.version}.",
        )

    def data_table(self) -> Table:
        """Return every change, also of what was added."""
        table = self.table()
        groups = tuple(Group(k, k, tuple(row for row in self.changes if row.what == k)) for k in KINDS)
        return Table(table.title, table.columns, tuple(group for group in groups if group.rows), table.group)

    @property
    def _span(self) -> str:
        return f"since version {self.query['since']}" if "since" in self.query else f"up to version {self.version}"


class ChangesParameters(Parameters, kw_only=True):
    """What `changes` takes."""

    since: str | None = option("After this version of the data (0.1.0).", metavar="VERSION")
    what: str | None = option("Only this: corrected, added, moved or withdrawn.", metavar="WHAT", choices=KINDS)


def changes(dataset: Dataset, parameters: ChangesParameters) -> ChangeList:
    """Return what changed in the versions after one, or in all of them."""
    since = _number(parameters.since) if parameters.since else ()
    rows = tuple(row for row in _rows(dataset) if _number(row.version) > since)
    counts = Counter(row.what for row in rows)
    return ChangeList(
        query=parameters.given(),
        version=dataset.version,
        counts={kind: counts[kind] for kind in KINDS},
        changes=tuple(row for row in rows if parameters.what in (None, row.what)),
    )


def _rows(dataset: Dataset) -> Iterator[ChangeRow]:
    for release in dataset.changes:
        for change in release.records:
            yield ChangeRow(version=release.version, date=release.date, **vars(change))


def _number(version: str) -> tuple[int, ...]:
    """Return a version as numbers.

    Raises:
        UsageError: for what is none.
    """
    try:
        return tuple(map(int, version.split(".")))
    except ValueError:
        raise UsageError(f"{version!r} is no version", "write it as 0.1.0") from None


QUESTION = Question(
    answer=changes,
    parameters=ChangesParameters,
    help="Former ids keep working. With --since, what a user of that version has to know.",
)
