"""Find the claims nearest to every figure of a sentence or text, and say whether they bear it out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from nkcli.analysis.verification.candidates import Claims
from nkcli.analysis.verification.judge import judge
from nkcli.analysis.verification.names import names_of
from nkcli.analysis.verification.parser import parse
from nkcli.answers.claim_row import MACHINE_COLUMNS, sources
from nkcli.answers.finding_row import VERDICTS, FindingRow, finding_rows, reading_words
from nkcli.answers.question import Parameters, Question, argument, option
from nkcli.answers.table import Answer, Column, Group, Table
from nkcli.answers.wording import counted, figure
from nkcli.errors import UsageError

if TYPE_CHECKING:
    from nkcli.answers.table import Cell
    from nkcli.model.dataset import Dataset

LONGEST = 2_000_000
"""Characters of a text: a book has fewer."""

MOST = 2_000
"""Figures of a text: that many take a quarter of a minute."""

_OUTSIDE, _NOTHING = 1, 3
_BORNE_OUT = ("matches", "consistent")


class Verification(Answer, kw_only=True):
    """Every figure of a text with the claims nearest to it; `verdicts` counts them, "none" where nkcli is not sure."""

    schema: ClassVar[str] = "verification"
    rows_field: ClassVar[str] = "findings"

    verdicts: dict[str, int]
    findings: tuple[FindingRow, ...]
    names: dict[str, str]

    @property
    def exit_code(self) -> int:
        """1 where a figure is outside, else 0 where one is borne out, else 3; strict: 3 where one has no verdict."""
        if self.verdicts["outside"]:
            return _OUTSIDE
        borne_out = sum(self.verdicts[verdict] for verdict in _BORNE_OUT)
        is_enough = borne_out == len(self.findings) if self.query.get("strict") else borne_out
        return 0 if self.findings and is_enough else _NOTHING

    @property
    def remark(self) -> str:
        """How many figures are left over where the exit code says that one is borne out."""
        rest = self.verdicts["none"] + self.verdicts["no claim to compare with"]
        return f"{rest} of {counted(len(self.findings), 'figure')} could not be judged" if rest else ""

    def table(self) -> Table:
        """Return each figure with its verdict and the claims nearest to it."""
        return Table(
            title=self._title(),
            group="figure",
            columns=(
                *(Column(name, value=_of_finding(name), human=False) for name in _MACHINE),
                Column("says", "Claims", value=_of_claim(figure)),
                Column("by", "According to", value=_of_claim(lambda claim: claim.claimant_name), machine=False),
                Column("differs", "Differs", value=_of_claim(lambda claim: "; ".join(claim.differs)), wide=True),
                Column("cited", "Source", "id", _of_claim(sources), machine=False, optional=True),
                Column("claim", "Id", "id", _of_claim(lambda claim: claim.short or claim.id), machine=False),
                Column("nearness", value=_of_claim(lambda claim: claim.nearness), human=False),
                *(replace(column, value=_of_claim(column.cell, None)) for column in MACHINE_COLUMNS),
            ),
            groups=tuple(self._group(finding) for finding in self.findings),
            empty="There is no figure in it that counts people or things.",
        )

    def _title(self) -> str:
        verdicts = (f"{n} {'no verdict' if v == 'none' else v}" for v, n in self.verdicts.items() if n)
        return f"{counted(len(self.findings), 'figure')}: {', '.join(verdicts)}" if self.findings else "No figure"

    def _group(self, finding: FindingRow) -> Group:
        notes = (
            f"Read as: {reading_words(finding, self.names)}.",
            f"{VERDICTS[finding.verdict].capitalize()}: {finding.explanation}.",
            *((f"Not understood: {'; '.join(finding.not_understood)}.",) if finding.not_understood else ()),
        )
        rows = tuple((finding, claim) for claim in finding.claims) or ((finding, None),)
        title = f"{finding.quote} {VERDICTS[finding.verdict]}" if finding.verdict else f"{finding.quote}: no verdict"
        return Group(finding.quote, title, rows, detail=f"“{finding.sentence}”", notes=notes)


_MACHINE = ("start", "end", "sentence", "verdict", "reason", "explanation", "not_understood")


def _of_finding(name: str) -> Callable[[Any], Cell]:
    """Return what gives a field of the finding of a row; a row is a finding with one of its claims, or none."""
    column = Column(name)
    return lambda row: column.cell(row[0])


def _of_claim(value: Callable[[Any], Cell], blank: Cell = "") -> Callable[[Any], Cell]:
    """Return what gives a value of the claim of a row, or a blank."""
    return lambda row: blank if row[1] is None else value(row[1])


class VerifyParameters(Parameters, kw_only=True):
    """What `verify` takes."""

    text: tuple[str, ...] = argument(
        "A sentence in English, the name of a text file, or - for standard input.",
        required=True,
        many=True,
        reads_input=True,
        is_path=True,
    )
    strict: bool = option("Exit 3 where any figure is neither borne out nor outside.", values=bool)
    limit: int = option("List the nearest N claims of each figure.", values=int, metavar="N", minimum=1, default=3)


def verify(dataset: Dataset, parameters: VerifyParameters) -> Verification:
    """Return every figure of a text with the claims nearest to it.

    Raises:
        UsageError: for a text that is too long, or has too many figures.
    """
    text = " ".join(parameters.text)
    if len(text) > LONGEST:
        raise UsageError(f"the text has {len(text):,} characters", f"give at most {LONGEST:,} at a time")
    names, claims = names_of(dataset), Claims(dataset)
    statements = tuple(islice(parse(dataset, names, text), MOST + 1))
    if len(statements) > MOST:
        raise UsageError(f"the text has more than {MOST:,} figures", "give a part of it at a time")
    rows = tuple(finding_rows(dataset, text, (judge(claims, said) for said in statements), parameters.limit))
    counts = Counter(row.verdict or "none" for row in rows)
    return Verification(
        query={"characters": len(text), **{k: v for k, v in parameters.given().items() if k != "text"}},
        verdicts={verdict or "none": counts[verdict or "none"] for verdict in VERDICTS},
        findings=rows,
        names=dict(_names(dataset, rows)),
    )


def _names(dataset: Dataset, rows: Iterable[FindingRow]) -> Iterable[tuple[str, str]]:
    """Yield the names of the actors, events and places that the readings and claims name by id."""
    for row in rows:
        reading = row.reading
        actors = (
            *reading.affected,
            *reading.claimants,
            *(a for c in row.claims for a in (c.affected, c.claimant) if a),
        )
        for actor in actors:
            yield actor, dataset.actor_by_id[actor].name if actor in dataset.actor_by_id else actor
        yield from ((event, dataset.event_by_id[event].title) for event in reading.events)
        yield from ((place, dataset.place_by_id[place].name) for place in reading.places)


QUESTION = Question(
    answer=verify,
    parameters=VerifyParameters,
    help="""For each figure: what it counts, of whom, where, when and according to whom; the nearest claims, best first,
    with what differs; and a verdict where it is sure: matches a claim, consistent with one, outside what anyone claims,
    or no claim to compare with. Exit 1 if a figure is outside, else 0 if one matches or is consistent, else 3.""",
)
