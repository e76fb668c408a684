"""Claimants set against the parties whose people they count: who says what of whom, and who is silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.claims import chosen, order
from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Column, Group, Row, Sheet
from nkcli.answers.wording import beyond, figure, measure_words, voice_name
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query

EVERYBODY, OTHERS = "everybody", "others"
"""The columns of the matrix after the sides': people whichever side they are on, and those of no side."""


class MatrixCell(Frozen, kw_only=True):
    """What one claimant says of one party's people, a figure for each claim; no `claims` is silence."""

    affected: str
    said: tuple[str, ...]
    claims: tuple[str, ...]


class MatrixRow(Frozen, kw_only=True):
    """One voice's cells on one event and category; `claimant` is None for a source's own voice or a silent side."""

    about: str
    about_title: str
    claimant: str | None
    voice: str
    category: str | None
    cells: tuple[MatrixCell, ...]


class ClaimMatrix(Frozen, kw_only=True):
    """Claimants by affected party, for one measure, event by event."""

    schema: ClassVar[str] = "claim-matrix"
    rows_field: ClassVar[str] = "rows"

    measure: str
    rows: tuple[MatrixRow, ...]
    headings: dict[str, str] = field(metadata=NOT_JSON)

    def sheet(self) -> Sheet:
        """Lay the matrix out, each figure with the number of its claim beneath."""
        groups: dict[str, list[MatrixRow]] = {}
        for row in self.rows:
            groups.setdefault(row.about, []).append(row)
        return Sheet(
            title=f"{measure_words(self.measure).capitalize()}: who says how many",
            group="about",
            columns=(
                Column("voice", "According to", merge=True),
                Column("claimant", people=False),
                Column("category", "Of them"),
                *(Column(party.replace("-", "_"), heading) for party, heading in self.headings.items()),
                *(Column(f"{party}_claims".replace("-", "_"), people=False) for party in self.headings),
            ),
            groups=tuple(self._group(about, rows) for about, rows in groups.items()),
            notes=("A number in brackets leads to the claim below the table; nkcli show ID shows it in full.",),
            empty="No claim fits. Widen the filters or choose another --measure.",
        )

    def _group(self, about: str, rows: Sequence[MatrixRow]) -> Group:
        numbers = {i: n for n, i in enumerate((i for r in rows for c in r.cells for i in c.claims), start=1)}
        return Group(
            about,
            rows[0].about_title,
            tuple(_matrix_row(row, numbers) for row in rows),
            notes=tuple(f"[{n}] {i}" for i, n in numbers.items()),
        )


def _matrix_row(row: MatrixRow, numbers: dict[str, int]) -> Row:
    told = (
        "; ".join(f"{said} [{numbers[i]}]" for said, i in zip(c.said, c.claims, strict=True)) or "no claim"
        for c in row.cells
    )
    return row.voice, row.claimant, row.category, *told, *(" ".join(c.claims) for c in row.cells)


def claim_matrix(dataset: Dataset, query: Query, measure: str, *, claimant: str | None = None) -> ClaimMatrix:
    """Set claimants against the parties whose people they count, for one measure."""
    claims = sorted(chosen(dataset, query, measures=(measure,), claimant=claimant), key=order)
    events: dict[str, list[ClaimInContext]] = {}
    for claim in claims:
        events.setdefault(claim.subject_id, []).append(claim)
    return ClaimMatrix(
        measure=measure,
        rows=tuple(row for same in events.values() for row in _rows(dataset, same, silent=claimant is None)),
        headings={side.id: side.name for side in dataset.conflict.sides} | {EVERYBODY: "Everybody", OTHERS: "Others"},
    )


def _rows(dataset: Dataset, claims: Sequence[ClaimInContext], *, silent: bool) -> Iterator[MatrixRow]:
    """Yield a row for each voice and category and, on wars and phases, one for each side of which nobody speaks."""
    voices: dict[tuple[str | None, str, str], list[ClaimInContext]] = {}
    for claim in claims:
        voices.setdefault((claim.claimant, claim.speaker, claim.category), []).append(claim)
    speaking = {dataset.sides.get(claimant) for claimant, *_ in voices if claimant}
    for (claimant, source, category), own in sorted(voices.items(), key=lambda v: _rank(dataset, v[0][0], v[0][1])):
        voice = voice_name(dataset, claimant) if claimant else f"own voice of {source}"
        yield _row(dataset, claims[0], voice, claimant, category, own)
    for side in dataset.conflict.sides if silent and claims[0].is_about_war else ():
        if side.id not in speaking:
            yield _row(dataset, claims[0], f"nobody on the {side.name}", None, None, [])


def _rank(dataset: Dataset, claimant: str | None, voice: str) -> tuple[object, ...]:
    """Sort the sides first, then others by name, then the sources' own voice."""
    side, sides = dataset.sides.get(claimant or ""), dataset.conflict.side_ids
    return sides.index(side) if side in sides else len(sides), claimant is None, voice


def _row(
    dataset: Dataset,
    first: ClaimInContext,
    voice: str,
    claimant: str | None,
    category: str | None,
    own: Sequence[ClaimInContext],
) -> MatrixRow:
    parties: dict[str, list[ClaimInContext]] = {p: [] for p in (*dataset.conflict.side_ids, EVERYBODY, OTHERS)}
    for claim in own:
        parties[_party(claim)].append(claim)
    return MatrixRow(
        about=first.subject_id,
        about_title=first.subject_title,
        claimant=claimant,
        voice=voice,
        category=category,
        cells=tuple(_cell(dataset, party, claims) for party, claims in parties.items()),
    )


def _cell(dataset: Dataset, party: str, claims: Sequence[ClaimInContext]) -> MatrixCell:
    return MatrixCell(
        affected=party,
        said=tuple(_words(dataset, party, c) for c in claims),
        claims=tuple(c.id for c in claims),
    )


def _party(claim: ClaimInContext) -> str:
    if claim.counts_everybody:
        return EVERYBODY
    return claim.side or OTHERS


def _words(dataset: Dataset, party: str, claim: ClaimInContext) -> str:
    """Write a figure, with whose people it counts where the column says less, where, and if among another claim's."""
    named = claim.affected if party not in (EVERYBODY, claim.affected) else None
    whom = dataset.actor_by_id[named].name if named else ""
    place = f"in {dataset.place_by_id[claim.place].name}" if claim.place else ""
    part = "a part" if claim.subset_of else ""
    more = ", ".join(filter(None, (whom, place, part, beyond(claim))))
    return f"{figure(claim)} ({more})" if more else figure(claim)
