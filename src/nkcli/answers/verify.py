"""Compare the figure of a sentence with the claims."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, Any, ClassVar

from nkcli.analysis.ranges import range_text
from nkcli.analysis.verification.judge import Verdict, compare
from nkcli.analysis.verification.parser import NotUnderstood, Statement, understand
from nkcli.analysis.verification.tagging import Lexicon, lexicon, read
from nkcli.answers.claim_row import ClaimRow, claim_rows, sources, whom
from nkcli.answers.question import Parameters, Question, argument
from nkcli.answers.table import Answer, Column, Group, Table, date_cell
from nkcli.answers.wording import HEDGES, figure, measure_words
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.model.vocabulary import Qualifier

if TYPE_CHECKING:
    from nkcli.answers.table import Cell
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


class Verification(Answer, kw_only=True):
    """Sentences compared with the claims."""

    schema: ClassVar[str] = "verification"
    rows_field: ClassVar[str] = "sentences"

    sentences: tuple[Verified, ...]
    names: dict[str, str]

    @property
    def exit_code(self) -> int:
        """That of the one sentence; of several, of the gravest: outside, then confirmed, no claim, not understood."""
        answers = {sentence.answer for sentence in self.sentences}
        return next((EXIT_CODES[a] for a in _GRAVEST if a in answers), EXIT_CODES["not understood"])

    def table(self) -> Table:
        """Return each sentence with its answer and the claims it was compared with."""
        return Table(
            title="Verification" if len(self.sentences) != 1 else self.sentences[0].answer.capitalize(),
            group="sentence",
            columns=(
                Column("answer", value=lambda row: row[0].answer, human=False),
                Column("reason", value=lambda row: row[0].reason, human=False),
                Column("affected_name", "Of whom", value=_of_claim(whom, "no claim compared"), merge=True),
                Column("affected", value=_of_claim(attrgetter("affected")), human=False),
                Column("category", "Category", value=_of_claim(attrgetter("category"))),
                Column("figure", "Says", value=_of_claim(figure)),
                Column("text", under="affected_name", value=_of_claim(attrgetter("text"))),
                Column("claimant", "According to", value=_of_claim(attrgetter("claimant_name"))),
                Column("counted", "Counted", "date", _of_claim(lambda claim: date_cell(claim.counted), None)),
                Column("source", "Source", "id", _of_claim(sources)),
                Column("id", "Id", "id", _of_claim(attrgetter("id"))),
            ),
            groups=tuple(self._group(sentence) for sentence in self.sentences),
            empty="There is no sentence in it.",
        )

    def _group(self, verified: Verified) -> Group:
        because = ", because" if verified.answer == "not understood" else ""
        near = verified.near if not verified.claims else ()
        notes = (
            f"Answer: {verified.answer}{because}{_reason(verified)}",
            *((f"Understood: {self._words(verified.understood)}.",) if verified.understood else ()),
            *((f"Near, but not the same thing: {_some(near)}.",) if near else ()),
        )
        claims: tuple[ClaimRow | None, ...] = verified.claims or ((None,) if verified.sentence else ())
        return Group(verified.sentence, f"“{verified.sentence}”", tuple((verified, c) for c in claims), notes=notes)

    def _words(self, understood: Understood) -> str:
        number = HEDGES.get(understood.qualifier, "") + range_text(understood.low, understood.high)
        affected = self.names[understood.affected] if understood.affected else "everybody"
        category = "" if understood.category == "all" else f", {understood.category}"
        when = self.names[understood.event] if understood.event else understood.period
        voice = f"; according to {self.names[understood.claimant]}" if understood.claimant else ""
        return f"{number} {measure_words(understood.measure)}; of {affected}{category}; {when}{voice}"


def _of_claim(value: Callable[[Any], Cell], blank: Cell = "") -> Callable[[Any], Cell]:
    """Return what gives a value of the claim of a row, or a blank; a row is a sentence with one of its claims."""
    return lambda row: blank if row[1] is None else value(row[1])


def _reason(verified: Verified) -> str:
    if not verified.reason:
        return "."
    return f" {verified.reason}." if verified.answer == "not understood" else f": {verified.reason}."


def _some(ids: Sequence[str]) -> str:
    shown = ", ".join(ids[:5])
    return f"{shown} and {len(ids) - 5} more" if len(ids) > 5 else shown  # noqa: PLR2004 - enough to go on


class VerifyParameters(Parameters, kw_only=True):
    """What `verify` takes."""

    sentence: tuple[str, ...] = argument(
        "A sentence in English, or - for a text on standard input.", required=True, many=True, reads_input=True
    )


def verify(dataset: Dataset, parameters: VerifyParameters) -> Verification:
    """Return each sentence of a text compared with the claims."""
    return verify_sentences(dataset, sentences_of(" ".join(parameters.sentence)))


def verify_sentences(dataset: Dataset, sentences: Sequence[str]) -> Verification:
    """Return sentences compared with the claims."""
    words = lexicon(dataset)
    verified = tuple(_verified(dataset, words, " ".join(sentence.split())) for sentence in sentences)
    return Verification(query={"sentences": len(verified)}, sentences=verified, names=_names(dataset, verified))


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
        claims=claim_rows(dataset, finding.compared),
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


QUESTION = Question(
    answer=verify,
    parameters=VerifyParameters,
    help="""Exit 0 where the figure matches a claim or lies within the documented range, 1 outside it, 3 where no claim
    counts the same thing, 2 where it is not understood. Of several sentences: 1 if any is outside, else 0 if any is
    confirmed.""",
)
