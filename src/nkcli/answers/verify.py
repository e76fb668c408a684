"""The answer of `nkcli verify`: for each sentence what was understood, the verdict and the claims behind it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.ranges import range_text
from nkcli.analysis.verification.judge import Verdict, compare
from nkcli.analysis.verification.parser import NotUnderstood, Statement, understand
from nkcli.analysis.verification.tagging import Lexicon, lexicon, read
from nkcli.answers.claim_row import ClaimRow, claim_row
from nkcli.answers.table import Cell, Column, Dated, Group, Sheet
from nkcli.answers.wording import HEDGES, figure, measure_words
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.model.vocabulary import Qualifier

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

EXIT_CODES: dict[Verdict, int] = {
    "matches a claim": 0,
    "within the documented range": 0,
    "outside it": 1,
    "no claim to compare with": 3,
    "not understood": 2,
}
"""The exit code of each answer."""

_GRAVEST = ("outside it", "matches a claim", "within the documented range", "no claim to compare with")
_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9À-ÖØ-ÞԱ-ՖА-ЯƏİŞÇĞÖÜ])|\n\s*\n")
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Lt|Maj|St|No|vs|approx|ca|Jan|Feb|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z])\.$"
)


class Understood(Frozen, kw_only=True):
    """A sentence as nkcli reads it; `affected` is None for everybody, `period` is EDTF."""

    measure: str
    low: Number | None
    high: Number | None
    qualifier: Qualifier
    affected: str | None
    category: str
    event: str | None
    period: str
    claimant: str | None


class Verified(Frozen, kw_only=True):
    """One sentence: the answer, why, what was understood, the claims compared with, and near ones not used."""

    sentence: str
    answer: Verdict
    reason: str | None
    understood: Understood | None
    claims: tuple[ClaimRow, ...]
    near: tuple[str, ...]


class Verification(Frozen, kw_only=True):
    """Sentences held against the claims."""

    schema: ClassVar[str] = "verification"
    rows_field: ClassVar[str] = "sentences"

    sentences: tuple[Verified, ...]
    names: dict[str, str]

    @property
    def exit_code(self) -> int:
        """That of the one sentence; of several, of the gravest: outside, then confirmed, no claim, not understood."""
        found = {s.answer for s in self.sentences}
        return next((EXIT_CODES[a] for a in _GRAVEST if a in found), EXIT_CODES["not understood"])

    def sheet(self) -> Sheet:
        """Lay out each sentence with its answer and the claims it was compared with."""
        return Sheet(
            title="Verification" if len(self.sentences) != 1 else self.sentences[0].answer.capitalize(),
            group="sentence",
            columns=(
                Column("answer", people=False),
                Column("reason", people=False),
                Column("affected_name", "Of whom", merge=True),
                Column("affected", people=False),
                Column("category", "Category"),
                Column("figure", "Says", "text"),
                Column("text", under="affected_name"),
                Column("claimant", "According to"),
                Column("counted", "Counted", "date"),
                Column("source", "Source", "id"),
                Column("id", "Id", "id"),
            ),
            groups=tuple(self._group(s) for s in self.sentences),
            empty="There is no sentence in it.",
        )

    def _group(self, one: Verified) -> Group:
        rows = tuple(self._row(one, c) for c in one.claims)
        blank: tuple[Cell, ...] = (one.answer, one.reason, "no claim compared", *([""] * 5), None, "", "")
        notes = (
            *((f"Answer: {one.answer}{'' if one.answer != 'not understood' else ', because'}{_joined(one)}",)),
            *((f"Understood: {self._told(one.understood)}.",) if one.understood else ()),
            *((f"Near, but not the same thing: {_some(one.near)}.",) if one.near and not one.claims else ()),
        )
        return Group(one.sentence, f"“{one.sentence}”", rows or (() if not one.sentence else (blank,)), notes=notes)

    def _row(self, one: Verified, claim: ClaimRow) -> tuple[Cell, ...]:
        return (
            one.answer,
            one.reason,
            self.names[claim.affected] if claim.affected else "everybody",
            claim.affected,
            claim.category,
            figure(claim),
            claim.text,
            self.names[claim.claimant] if claim.claimant else "source's own voice",
            Dated(claim.counted) if claim.counted else None,
            ", ".join(dict.fromkeys(c.source for c in claim.citations)),
            claim.id,
        )

    def _told(self, understood: Understood) -> str:
        number = HEDGES.get(understood.qualifier, "") + range_text(understood.low, understood.high)
        whom = self.names[understood.affected] if understood.affected else "everybody"
        category = "" if understood.category == "all" else f", {understood.category}"
        when = self.names[understood.event] if understood.event else understood.period
        voice = f"; according to {self.names[understood.claimant]}" if understood.claimant else ""
        return f"{number} {measure_words(understood.measure)}; of {whom}{category}; {when}{voice}"


def _joined(one: Verified) -> str:
    if not one.reason:
        return "."
    return f" {one.reason}." if one.answer == "not understood" else f": {one.reason}."


def _some(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:5])
    return f"{shown} and {len(ids) - 5} more" if len(ids) > 5 else shown  # noqa: PLR2004 - enough to go on


def verify(dataset: Dataset, sentences: Sequence[str]) -> Verification:
    """Hold each sentence against the claims of a data set."""
    known = lexicon(dataset)
    found = tuple(_verified(dataset, known, " ".join(s.split())) for s in sentences)
    return Verification(sentences=found, names=_names(dataset, found))


def _verified(dataset: Dataset, known: Lexicon, sentence: str) -> Verified:
    try:
        said = understand(dataset, read(known, sentence))
    except NotUnderstood as why:
        return Verified(
            sentence=sentence, answer="not understood", reason=str(why), understood=None, claims=(), near=()
        )
    finding = compare(dataset, known, said)
    return Verified(
        sentence=sentence,
        answer=finding.verdict,
        reason=finding.reason or None,
        understood=_understood(said),
        claims=tuple(claim_row(h) for h in finding.compared),
        near=tuple(h.id for h in finding.near),
    )


def _understood(said: Statement) -> Understood:
    return Understood(
        measure=said.measure,
        low=said.figure.low,
        high=said.figure.high,
        qualifier=said.figure.qualifier,
        affected=said.affected,
        category=said.category,
        event=said.event,
        period=said.period,
        claimant=said.claimant,
    )


def _names(dataset: Dataset, found: Sequence[Verified]) -> dict[str, str]:
    names: dict[str, str] = {}
    for one in found:
        ids = [a for c in one.claims for a in (c.affected, c.claimant)]
        if one.understood:
            ids += [one.understood.affected, one.understood.claimant]
            if one.understood.event:
                names[one.understood.event] = dataset.event_by_id[one.understood.event].title
        names |= {i: _name(dataset, i) for i in ids if i}
    return names


def _name(dataset: Dataset, actor: str) -> str:
    """Name an actor; "Armenian soldiers" are of a side that the data may not know."""
    known = dataset.actor_by_id.get(actor)
    return known.name if known else actor


def sentences_of(text: str) -> tuple[str, ...]:
    """Cut a text into sentences; "Gen. Smith" and "U.S. Army" do not end one."""
    found: list[list[str]] = []
    for piece in _END.split(text):
        if found and _SHORTENED.search(found[-1][-1]):
            found[-1].append(piece)
        elif piece.strip():
            found.append([piece])
    return tuple(" ".join(pieces).strip() for pieces in found)
