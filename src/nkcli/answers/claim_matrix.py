"""Claimants set against the parties whose people they count: who says what of whom, and who is silent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from nkcli.answers.claims import order
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table
from nkcli.answers.wording import beyond, figure, measure_words, unattributed_note, voice_name
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.answers.claims import ClaimsParameters
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

_EVERYBODY, _OTHERS = "everybody", "others"
"""The parties of the columns beside the sides."""


class MatrixCell(Frozen, kw_only=True):
    """What one claimant says of one party's people, a figure for each claim; no `claims` is silence."""

    affected: str
    figures: tuple[str, ...]
    claims: tuple[str, ...]


class MatrixRow(Frozen, kw_only=True):
    """One voice's cells on one event and category; `claimant` is None for a source's own voice or a silent side."""

    about: str
    about_title: str
    claimant: str | None
    voice: str
    category: str | None
    cells: tuple[MatrixCell, ...]


class ClaimMatrix(Answer, kw_only=True):
    """Claimants by affected party, for one measure, event by event."""

    schema: ClassVar[str] = "claim-matrix"
    rows_field: ClassVar[str] = "rows"

    measure: str
    rows: tuple[MatrixRow, ...]
    headings: Mapping[str, str] = field(metadata=NOT_JSON)

    def table(self) -> Table:
        """Return the matrix, each figure with the number of its claim beneath."""
        groups = defaultdict(list)
        for row in self.rows:
            groups[row.about].append(row)
        numbers: dict[str, int] = {}
        for rows in groups.values():
            numbers |= _numbers(rows)
        parties = list(enumerate(self.headings.items()))
        return Table(
            title=f"{measure_words(self.measure).capitalize()}: who says how many",
            group="about",
            columns=(
                Column("voice", "According to", merge=True),
                Column("claimant", human=False),
                Column("category", "Of them"),
                *(Column(_name(party), title, value=partial(_figures, i, numbers)) for i, (party, title) in parties),
                *(Column(f"{_name(party)}_claims", value=partial(_ids, i), human=False) for i, (party, _) in parties),
            ),
            groups=tuple(_group(about, rows) for about, rows in groups.items()),
            notes=(
                "A number in brackets leads to the claim below the table; nkcli show ID shows it in full.",
                *unattributed_note(row.voice for row in self.rows),
            ),
            empty="No claim fits. Widen the filters or choose another --measure.",
        )


def _name(party: str) -> str:
    return party.replace("-", "_")


def _numbers(rows: Sequence[MatrixRow]) -> dict[str, int]:
    """Return the number by which a group's cells refer to each claim."""
    ids = (claim for row in rows for cell in row.cells for claim in cell.claims)
    return {claim: number for number, claim in enumerate(ids, start=1)}


def _figures(i: int, numbers: Mapping[str, int], row: MatrixRow) -> str:
    cell = row.cells[i]
    pairs = zip(cell.figures, cell.claims, strict=True)
    return "; ".join(f"{text} [{numbers[claim]}]" for text, claim in pairs) or "no claim"


def _ids(i: int, row: MatrixRow) -> str:
    return " ".join(row.cells[i].claims)


def _group(about: str, rows: Sequence[MatrixRow]) -> Group:
    notes = tuple(f"[{number}] {claim}" for claim, number in _numbers(rows).items())
    return Group(about, rows[0].about_title, tuple(rows), notes=notes)


def claim_matrix(dataset: Dataset, parameters: ClaimsParameters) -> ClaimMatrix:
    """Return claimants against the parties whose people they count, for one measure."""
    parameters = replace(parameters, measure=parameters.measure or "killed")
    query = parameters.query(dataset)
    claimant = parameters.claimant_id(dataset)
    events = defaultdict(list)
    for claim in sorted(parameters.claims(dataset, query), key=order):
        events[claim.subject_id].append(claim)
    sides = {side.id: side.name for side in dataset.conflict.sides}
    parties = {**sides, _EVERYBODY: "Everybody", _OTHERS: "Others"}
    understood = {**parameters.given(), **({"claimant": claimant} if claimant else {}), **query.understood}
    return ClaimMatrix(
        query=understood,
        measure=parameters.measure or "killed",
        rows=tuple(row for claims in events.values() for row in _rows(dataset, claims, parties, silent=not claimant)),
        headings=parties,
    )


def _rows(
    dataset: Dataset, claims: Sequence[ClaimInContext], parties: Mapping[str, str], *, silent: bool
) -> Iterator[MatrixRow]:
    """Yield a row for each voice and category and, on wars and phases, one for each side of which nobody speaks."""
    voices: dict[tuple[str | None, str, str], list[ClaimInContext]] = defaultdict(list)
    for claim in claims:
        voices[claim.claimant, claim.speaker, claim.category].append(claim)
    row = MatrixRow(
        about=claims[0].subject_id,
        about_title=claims[0].subject_title,
        claimant=None,
        voice="",
        category=None,
        cells=_cells(dataset, [], parties),
    )
    for (claimant, _, category), own in sorted(voices.items(), key=lambda v: _rank(dataset, *v[0][:2])):
        voice = voice_name(dataset, own[0])
        cells = _cells(dataset, own, parties)
        yield replace(row, claimant=claimant, voice=voice, category=category, cells=cells)
    speaking = {dataset.sides.get(claimant) for claimant, *_ in voices if claimant}
    for side in dataset.conflict.sides if silent and claims[0].is_about_war else ():
        if side.id not in speaking:
            yield replace(row, voice=f"nobody on the {side.name}")


def _rank(dataset: Dataset, claimant: str | None, speaker: str) -> tuple[object, ...]:
    """Sort the sides first, then others by name, then the sources' own voice."""
    sides = dataset.conflict.side_ids
    side = dataset.sides.get(claimant or "")
    return sides.index(side) if side in sides else len(sides), claimant is None, speaker


def _cells(dataset: Dataset, claims: Sequence[ClaimInContext], parties: Mapping[str, str]) -> tuple[MatrixCell, ...]:
    by_party: dict[str, list[ClaimInContext]] = {party: [] for party in parties}
    for claim in claims:
        by_party[_EVERYBODY if claim.counts_everybody else claim.side or _OTHERS].append(claim)
    return tuple(
        MatrixCell(
            affected=party,
            figures=tuple(_words(dataset, party, claim) for claim in own),
            claims=tuple(claim.id for claim in own),
        )
        for party, own in by_party.items()
    )


def _words(dataset: Dataset, party: str, claim: ClaimInContext) -> str:
    """Return a figure, with whose people it counts where the column says less, where, and if among another claim's."""
    affected = claim.affected if party not in (_EVERYBODY, claim.affected) else None
    whom = dataset.actor_by_id[affected].name if affected else ""
    place = f"in {dataset.place_by_id[claim.place].name}" if claim.place else ""
    part = "a part" if claim.subset_of else ""
    more = ", ".join(filter(None, (whom, place, part, beyond(claim))))
    return f"{figure(claim)} ({more})" if more else figure(claim)
