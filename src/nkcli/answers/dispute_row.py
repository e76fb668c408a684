"""A dispute as a row of an answer, in words: what it is about, and what each voice says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nkcli.analysis.disputes.model import Agreement, Dispute, DisputeKind, Position
from nkcli.answers.wording import ALL_PARTIES, beyond, figure, measure_words, sum_text, voice_name
from nkcli.edtf.date import EdtfDate
from nkcli.frozen import Frozen
from nkcli.model.context import EVERYBODY
from nkcli.model.estimate import Number
from nkcli.model.records import Citation, Control, Event, Name, Role
from nkcli.model.vocabulary import Unit

if TYPE_CHECKING:
    from nkcli.analysis.comparability import ComparisonKey
    from nkcli.model.dataset import Dataset


class PositionRow(Frozen, kw_only=True):
    """What one voice says: its claim, or claims that share no person, added.

    `id` is the record to show, None for a sum; `added` are the claims summed. `position` is the figure or
    statement in words and `text` what a figure counts. `voice` is the claimant's name, or that of the publisher
    with an asterisk; where the claims of a sum have several, `claimant` is None.
    """

    id: str | None
    position: str
    text: str | None = None
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    voice: str
    claimant: str | None = None
    counted: str | None = None
    added: tuple[str, ...] = ()
    note: str | None = None
    citations: tuple[Citation, ...] = ()


class DisputeRow(Frozen, kw_only=True):
    """Voices that contradict each other, or themselves, on one thing.

    `about` is the id of the event, actor or place, and `subject` what of it. `gap` is the distance
    between the figures furthest apart that no number bridges, 0 where the ranges overlap, None
    where it is not about figures; `ratio` the larger end of that gap over the smaller.
    """

    id: str
    kind: DisputeKind
    about: str
    title: str
    subject: str
    importance: int
    agreement: Agreement
    gap: Number | None
    ratio: float | None
    unit: Unit | None
    claims: tuple[PositionRow, ...]


def dispute_row(dataset: Dataset, dispute: Dispute) -> DisputeRow:
    """Return a dispute in words."""
    gap = dispute.gap
    return DisputeRow(
        id=dispute.id,
        kind=dispute.kind,
        about=dispute.subject.id,
        title=dispute.subject.title,
        subject=_subject(dataset, dispute),
        importance=dispute.subject.importance,
        agreement=dispute.agreement,
        gap=gap.size if gap else None,
        ratio=gap.ratio if gap else None,
        unit=next((c.unit for c in dispute.claims), None) if dispute.question else None,
        claims=tuple(_position(dataset, position, dispute.question) for position in dispute.positions),
    )


# -- what it is about ----------------------------------------------------------------------------


def _subject(dataset: Dataset, dispute: Dispute) -> str:
    """Return what of its subject a dispute is on."""
    question, doubted = dispute.question, dispute.doubted
    if question:
        category = "" if question.category == "all" else question.category
        return _listed(measure_words(question.measure), _people(dataset, question), category)
    if isinstance(doubted, Role):
        toward = dataset.actor_by_id[doubted.toward].name if doubted.toward else ""
        return f"{' → '.join(filter(None, (measure_words(doubted.role), toward)))} ({doubted.status})"
    if doubted:
        return f"whether it happened ({doubted.status})"
    subjects = {"dates": "when it was", "control": "who held it", "naming": "what it is called"}
    return subjects.get(dispute.kind) or _listed(*(measure_words(c.measure) for c in dispute.claims))


def _people(dataset: Dataset, question: ComparisonKey) -> str:
    people = ALL_PARTIES if question.people == EVERYBODY else dataset.actor_by_id[question.people].name
    return f"{people} in {dataset.place_by_id[question.place].name}" if question.place else people


def _listed(*words: str) -> str:
    return ", ".join(dict.fromkeys(filter(None, words)))


# -- what a voice says ---------------------------------------------------------------------------


def _position(dataset: Dataset, position: Position, question: ComparisonKey | None) -> PositionRow:
    """Return what a voice says, with whom it counts where that is not what the question asks."""
    claims, first = position.claims, position.first
    added = tuple(claim.id for claim in claims) if len(claims) > 1 else ()
    claimants = tuple(dict.fromkeys(claim.claimant for claim in claims))
    also = _joined(filter(None, map(beyond, claims)))
    return PositionRow(
        id=None if added else first.id,
        position=_words(dataset, position, question),
        text=first.text if question and not added else None,
        low=position.value.low,
        best=position.value.best,
        high=position.value.high,
        voice=_joined(voice_name(dataset, claim) for claim in claims),
        claimant=claimants[0] if len(claimants) == 1 else None,
        counted=_span(position) if added else first.counted,
        added=added,
        note=also or None if added else first.note,
        citations=tuple(dict.fromkeys(citation for claim in claims for citation in claim.citations)),
    )


def _joined(words: Iterable[str]) -> str:
    return "; ".join(dict.fromkeys(words))


def _words(dataset: Dataset, position: Position, question: ComparisonKey | None) -> str:
    """Return the figure, sum, statement or record of a position in words."""
    claim, record = position.first, position.record
    if len(position.claims) > 1:
        value = position.value
        figure_ = sum_text(value.floor, value.best, value.ceiling, value.qualifier)
        return f"{figure_} (sum of {len(position.claims)} claims)"
    if question:
        people = dataset.actor_by_id[claim.people].name if claim.people not in (EVERYBODY, question.people) else ""
        category = claim.category if claim.category != question.category else ""
        measure = measure_words(claim.measure) if question.measure == "casualties" else ""
        whom = ", ".join(filter(None, (measure, people, category)))
        return f"{figure(claim)} ({whom})" if whom else figure(claim)
    remark = ""
    if isinstance(record, Control):
        remark = "de facto" if record.status == "de_facto" else "by recognition"
    elif isinstance(record, Name):
        community = dataset.conflict.community(record.community or "")
        remark = community.label if community else record.community or ""
    elif isinstance(record, Role):
        return record.text or measure_words(record.role)
    elif isinstance(record, Event) and claim.counted and not record.date_text:
        return "as recorded"
    text = ": ".join(filter(None, (figure(claim), claim.text)))
    return f"{text} ({remark})" if remark else text


def _span(position: Position) -> str | None:
    """Return from when to when added claims count."""
    dates = [EdtfDate.parse(claim.counted) for claim in position.claims if claim.counted]
    if not dates:
        return None
    first, last = min(dates, key=lambda d: d.sort_key), max(dates, key=lambda d: d.parts[-1].latest)
    return first.text if first == last else f"{first.parts[0].text}/{last.parts[-1].text}"
