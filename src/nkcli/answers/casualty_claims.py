"""The casualty claims themselves, for people: who says each, what it counts, and the totals that count nobody twice."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING

from nkcli.answers.casualty_lines import bar
from nkcli.answers.claim_row import MACHINE_COLUMNS, rivals, short_id, sources, voice, whom
from nkcli.answers.table import Column, Group, Table, date_cell
from nkcli.answers.wording import ALL_PARTIES, bare_figure, beyond, sum_text, unattributed_note
from nkcli.edtf.text import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from nkcli.analysis.addability import LeftOut
    from nkcli.analysis.totals import StatedTotal, Total
    from nkcli.answers.casualties import Casualties
    from nkcli.answers.claim_row import ClaimRow


def claim_table(answer: Casualties, *, apart: bool) -> Table:
    """Return the claims under the events (or keys) they belong to, measure by measure.

    `apart`: counts of a part of the people stand below those of the whole, in no other order than they come.
    """
    contested = any(claim.contested_by for claim in answer.claims)
    return Table(
        title=f"Casualties: {answer.event.title}" if answer.event else "Casualties",
        group="group",
        columns=(*MACHINE_COLUMNS, *_columns(answer)),
        groups=tuple(_groups(answer, apart=apart)),
        notes=(
            *unattributed_note(map(voice, answer.claims)),
            *(("≠2: two claims on the very same people can't be reconciled with it.",) if contested else ()),
            *((answer.note,) if answer.note else ()),
        ),
        empty="No claim fits. Widen the filters, or see `nkcli casualties`.",
    )


def _columns(answer: Casualties) -> tuple[Column, ...]:
    """Return the columns for people; by day, month or place a claim takes a line, and what it is about another."""
    brief = answer.by in ("month", "day", "place")
    return (
        Column("affected_name", "Of whom", value=whom, merge=True, machine=False),
        Column("category", "Category", machine=False),
        Column("figure", "Figure", "number", bare_figure, machine=False),
        *((Column("chart", kind="chart", value=bar, machine=False),) if answer.chart else ()),
        Column("contested", kind="number", value=rivals, machine=False),
        Column("claimant_name", "According to", value=voice, wide=True, machine=False),
        Column("remarks", value=partial(_remarks, answer), under="claimant_name", machine=False),
        Column("source", "Source", "id", sources, human=not (brief or answer.chart), optional=True, machine=False),
        Column("as_of", "Said", "date", human=not (brief or answer.chart), machine=False),
        Column("short", "Id", "id", short_id, machine=False),
    )


def _groups(answer: Casualties, *, apart: bool) -> Iterator[Group]:
    """Yield the claims of each event, or other key, by measure."""
    rows = {claim.id: claim for claim in answer.claims}
    for key, ids in answer.groups.items():
        by_measure: dict[str, list[ClaimRow]] = defaultdict(list)
        for claim in ids:
            by_measure[rows[claim].measure].append(rows[claim])
        for measure, claims in by_measure.items():
            title = f"{answer.group_titles[key]}: {measure}"
            wholes = tuple(claim for claim in claims if not _is_part(claim))
            parts = tuple(claim for claim in claims if _is_part(claim))
            wholes, parts = (wholes, parts) if apart else (tuple(claims), ())
            notes = tuple(_notes(answer, claims))
            yield Group(key, title, wholes, date_cell(answer.periods.get(key)), () if parts else notes)
            if parts:
                yield Group(key, f"{title}, of a part of these people" if wholes else title, parts, None, notes)


def _is_part(claim: ClaimRow) -> bool:
    """Return whether a claim counts people of one place, or people who are said to be among those of another claim."""
    return claim.subset_of is not None or claim.place is not None


def _remarks(answer: Casualties, claim: ClaimRow) -> str:
    """Return what else there is to know of a figure, each thing once; grouped by something else, what it is about."""
    if answer.by in ("month", "day", "place"):
        return ", ".join(
            filter(None, (claim.about, f"among {answer.short(claim.subset_of)}" if claim.subset_of else ""))
        )
    period = written(claim.counted) if claim.counted and claim.counted != answer.periods.get(claim.about) else ""
    return "; ".join(
        filter(
            None,
            (
                claim.about if answer.by else "",
                _words(claim),
                f"counts {period}" if period else "",
                f"in {answer.places[claim.place]}" if claim.place else "",
                f"among {answer.short(claim.subset_of)}" if claim.subset_of else "",
                beyond(claim),
                f"corrects {answer.short(claim.supersedes)}" if claim.supersedes else "",
                "withdrawn" if claim.withdrawn else "",
            ),
        )
    )


def _words(claim: ClaimRow) -> str:
    """Return the source's words and what a figure counts; where one says the other, once."""
    stated, text = claim.wording or "", claim.text or ""
    if text in stated or stated in text:
        return max(stated, text, key=len)
    return ": ".join(filter(None, (stated, text)))


# -- totals --------------------------------------------------------------------------------------


def _notes(answer: Casualties, claims: list[ClaimRow]) -> Iterator[str]:
    rows = {claim.id: claim for claim in claims}
    for total in answer.totals:
        if rows.keys() >= set(total.added):
            yield _total_line(answer, total, [rows[claim] for claim in total.added])
            left_out = [f"{answer.short(rest.claim)} ({_reason(answer, rest, rows)})" for rest in total.left_out]
            yield from (f"  Left out: {'; '.join(left_out)}.",) if left_out else ()
    for stated in answer.stated_totals:
        if stated.claim in rows and stated.agrees is False:
            yield _mismatch_line(answer, stated)


def _total_line(answer: Casualties, total: Total, claims: Sequence[ClaimRow]) -> str:
    figure = sum_text(total.low, total.best, total.high, total.qualifier)
    parts = " + ".join(map(short_id, claims))
    whose = _parties(claims, answer.names)
    return f"Total {total.measure} of {whose}, according to {voice(claims[0])}: {figure} = {parts}."


def _parties(claims: Iterable[ClaimRow], names: Mapping[str, str]) -> str:
    """Return each party in a total with the categories of its people that are in it, for others are not."""
    parties: dict[str, dict[str, None]] = defaultdict(dict)
    for claim in claims:
        party = claim.side or claim.affected or ""
        parties[names.get(party, party) or ALL_PARTIES] |= {} if claim.category == "all" else {claim.category: None}
    return " and ".join(f"{who} ({', '.join(words)})" if words else who for who, words in parties.items())


def _reason(answer: Casualties, rest: LeftOut, rows: Mapping[str, ClaimRow]) -> str:
    """Return why a total leaves a claim out."""
    others = ", ".join(map(answer.short, rest.others))
    return {
        "no_number": "gives no number",
        "subset": f"these are among {others}",
        "counts_more": beyond(rows[rest.claim]),
        "may_overlap": f"may count the same people as {others}",
    }[rest.reason]


def _mismatch_line(answer: Casualties, stated: StatedTotal) -> str:
    figure = sum_text(stated.low, stated.best, stated.high)
    parts = sum_text(stated.parts_low, stated.parts_best, stated.parts_high)
    ids = " + ".join(map(answer.short, stated.parts))
    return f"Stated total {figure} ({answer.short(stated.claim)}), but its parts give {parts} ({ids})."
