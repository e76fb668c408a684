"""The lead figures of an event on one screen: of whom, how many, who says so, and how many contradict it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from nkcli.analysis.lead import LeadReason, leads, said_by
from nkcli.answers.casualty_lines import bar
from nkcli.answers.table import Column, Group, Table
from nkcli.answers.wording import beyond, counted, event_date, figure, measure_words, unattributed_note, voice_name
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.text import month_and_year, written
from nkcli.frozen import Frozen
from nkcli.model.estimate import Number
from nkcli.model.vocabulary import Qualifier, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nkcli.analysis.lead import Lead
    from nkcli.answers.casualties import Casualties
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

_ROOM = 10
"""So many figures fit a screen of 24 lines with their sources; further measures are named below them."""

_FIRST = ("killed", "missing")
"""The measures that the screen shows before others, and whatever room they take."""


class LeadRow(Frozen, kw_only=True):
    """A lead figure: whose people of which category, how many, and why this figure leads.

    `claims` are those that it is of, `sources` the earliest of each; `claimant_name` is who says so, or how many
    voices; `said_by` the day by which it had been said. `counted` is the period counted where it is not the event's.
    `reference` are claims of the reference counter on the same people; `contradicted_by` other voices' latest claims
    that no number reconciles with it.
    """

    measure: str
    party: str | None
    party_name: str
    category: str
    low: Number | None
    best: Number | None
    high: Number | None
    qualifier: Qualifier | None
    unit: Unit | None
    includes: tuple[str, ...]
    includes_text: str | None
    lead_reason: LeadReason
    claimant_name: str
    counted: str | None
    as_of: str | None
    said_by: str | None
    voices: int
    claims: tuple[str, ...]
    contradicted_by: tuple[str, ...]
    reference: tuple[str, ...]
    sources: tuple[str, ...]
    wording: str | None = None


def lead_rows(dataset: Dataset, event: Event, claims: Iterable[ClaimInContext]) -> tuple[LeadRow, ...]:
    """Return the lead figures of an event, of all claims on it and its parts."""
    return tuple(_row(dataset, event, lead) for lead in leads(dataset, event, claims))


def _row(dataset: Dataset, event: Event, lead: Lead) -> LeadRow:
    first = lead.claims[0]
    alone = len(lead.claims) == 1
    day = said_by(first, dataset) if alone else None
    value = lead.value
    return LeadRow(
        measure=lead.measure,
        party=lead.party,
        party_name=dataset.actor_by_id[lead.party].name if lead.party else "All parties",
        category=lead.category,
        low=value.low,
        best=value.best,
        high=value.high,
        qualifier=value.qualifier,
        unit=value.unit,
        includes=tuple(dict.fromkeys(word for claim in lead.claims for word in claim.includes)),
        includes_text=first.includes_text if alone else None,
        lead_reason=lead.reason,
        claimant_name=voice_name(dataset, first) if lead.voices == 1 else f"{lead.voices} voices",
        counted=_period(lead.claims, event),
        as_of=first.as_of if alone else None,
        said_by=str(day) if day else None,
        voices=lead.voices,
        claims=tuple(claim.id for claim in lead.claims),
        contradicted_by=lead.contradicted_by,
        reference=tuple(claim.id for claim in lead.reference),
        sources=tuple(dict.fromkeys(_earliest_source(dataset, claim) for claim in lead.claims if claim.citations)),
    )


def _earliest_source(dataset: Dataset, claim: ClaimInContext) -> str:
    sources = [dataset.source_by_id[citation.source] for citation in claim.citations]
    return min(sources, key=lambda source: EdtfDate.parse(source.date or "9999").sort_key).id


def _period(claims: Sequence[ClaimInContext], event: Event) -> str | None:
    """Return the period that claims count, None where it is the event's; of several, from the first to the last."""
    days = [claim.days for claim in claims if claim.days]
    if not claims[0].counted or claims[0].period is None or claims[0].period.same_period(event.when):
        return None
    first, last = min(first for first, _ in days), max(last for _, last in days)
    return claims[0].counted if len(claims) == 1 else f"{first.year:04d}/{last.year:04d}"


# -- the screen ----------------------------------------------------------------------------------


def summary_table(answer: Casualties) -> Table:
    """Return the lead figures, killed and missing first, with numbered sources under them."""
    by_measure: dict[str, list[LeadRow]] = {}
    for row in sorted(answer.summary, key=lambda row: row.measure not in _FIRST):
        by_measure.setdefault(row.measure, []).append(row)
    shown = list(_fitting(by_measure))
    event = answer.event
    rows = [row for measure in shown for row in by_measure[measure]]
    sources = dict.fromkeys(source for row in rows for source in row.sources)
    numbers = {source: number for number, source in enumerate(sources, start=1)}
    return Table(
        title=f"{event.title} · {_when(event)} · {event.id}" if event else "",
        columns=(
            Column("party_name", kind="label", merge=True),
            Column("category"),
            Column("figure", kind="number", value=shown_figure),
            *((Column("chart", kind="chart", value=bar),) if answer.chart else ()),
            Column("contradicted_by", kind="number", value=_rivals),
            Column(
                "claimant_name", value=partial(_voice, numbers), wide=True, under="category" if answer.chart else None
            ),
            Column("remarks", value=partial(_remarks, answer), under="category" if answer.chart else "claimant_name"),
        ),
        groups=tuple(Group(m, measure_words(m).capitalize(), tuple(by_measure[m])) for m in shown),
        notes=(
            *(("Sources: " + " ".join(f"[{n}] {source}" for source, n in numbers.items()),) if numbers else ()),
            *unattributed_note(row.claimant_name for row in rows),
            "A party's latest on its own people leads; ≠ 2: two other voices contradict it.",
            _more(answer, by_measure.keys() - set(shown)),
        ),
    )


def _when(event: Event) -> str:
    """Return an event's date in few words, of which a borrowed bound is none."""
    date = event_date(event)
    return written(date.edtf, date.words if event.borrowed else None)


def _fitting(by_measure: Mapping[str, Sequence[LeadRow]]) -> Iterator[str]:
    """Yield the measures whose figures fit the screen; the first does anyway."""
    room = _ROOM
    for measure, rows in by_measure.items():
        room -= len(rows)
        if room < 0 and measure not in _FIRST and room + len(rows) < _ROOM:
            return
        yield measure


def shown_figure(row: LeadRow) -> str:
    """Return a figure in words, an estimate's range left to the remarks."""
    if row.lead_reason == "range" and row.qualifier == "at_least" and row.low is not None:
        return f"{row.low:,}–{row.high:,}+"
    if row.qualifier == "estimate" and row.best is not None:
        return f"{row.best:,}"
    return figure(row)


def _rivals(row: LeadRow) -> str:
    return f"≠ {len(row.contradicted_by)}" if row.contradicted_by else ""


def _voice(numbers: Mapping[str, int], row: LeadRow) -> str:
    marks = "".join(f"[{numbers[source]}]" for source in row.sources)
    return f"{', '.join(filter(None, (row.claimant_name, lead_said(row))))} {marks}".rstrip()


def lead_said(row: LeadRow) -> str:
    """Return when a figure was said, or by when its source shows it to have been."""
    if row.as_of and EdtfDate.parse(row.as_of).form == "moment":
        return written(row.as_of)
    day = EdtfDate.parse(row.said_by).earliest if row.said_by else None
    return f"by {month_and_year(day)}" if day else ""


def _remarks(answer: Casualties, row: LeadRow) -> str:
    """Return an estimate's range, the period, what is counted besides, and what the reference counter counts."""
    spread = row.low is not None and row.high is not None and row.low != row.high and row.qualifier == "estimate"
    reference = [answer.row(claim) for claim in row.reference]
    return "; ".join(
        filter(
            None,
            (
                f"{row.low:,}–{row.high:,}" if spread else "",
                f"counts {written(row.counted)}" if row.counted else "",
                beyond(row),
                *(f"{claim.claimant_name}: {figure(claim)}" for claim in reference),
            ),
        )
    )


def _more(answer: Casualties, folded: Iterable[str]) -> str:
    """Return where the rest stands: the claims, those that contradict each other, and further measures."""
    contested = sum(bool(claim.contested_by) for claim in answer.claims)
    event = answer.event.id if answer.event else ""
    more = (
        f"{counted(len(answer.claims), 'claim')}, {contested:,} contested: add --claims.",
        f"Further: --measure {'|'.join(sorted(folded))}." if folded else "",
        f"See also: nkcli history --war {event}, nkcli disputes --war {event}.",
    )
    return " ".join(filter(None, more))
