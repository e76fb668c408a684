"""When: the event and the time that a sentence gives its figures, and the day on which it was said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from nkcli.analysis.verification.periods import is_short
from nkcli.analysis.verification.tagging import Chunk, chunk_at
from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event

_AS_OF = frozenset({"by", "as", "until"})
_BEGINNINGS = frozenset({"began", "begun", "started", "start", "erupted", "broke", "ended", "ending", "signed"})
"""Before a date, these words date the war and not the count."""

_BESIDE = frozenset({"since", "after", "following", "before"})
"""Before a war's name, these words make another time of it."""

_LOCAL = frozenset({"offensive", "battle", "clash", "siege", "violence", "incident"})
_NEARBY = 4
"""Chunks between "said" and its date: "told parliament in Yerevan on 13 September"."""

_GO_ON = frozenset({"missing", "unaccounted", "displaced"})
"""Words for what goes on after a war, so that a later date is when it was counted."""

_NEWS = 7
"""Days after a fight in which its dead are news."""


class Times(NamedTuple):
    """The events and the time that a sentence names, and when it was said.

    `after` are events that the time only begins or ends with: "since the war". `is_vague` marks "last week" and
    sentences with several times, `is_contradictory` a war and a date that do not fit.
    """

    events: tuple[str, ...] = ()
    period: EdtfDate | None = None
    as_of: EdtfDate | None = None
    after: tuple[str, ...] = ()
    is_vague: bool = False
    is_contradictory: bool = False

    def or_else(self, before: Times) -> Times:
        """Return these times, or those of earlier sentences where this one names none."""
        if self.events or self.period or self.is_contradictory:
            return self
        return before._replace(as_of=self.as_of, is_vague=True)


def times_at(dataset: Dataset, chunks: Sequence[Chunk], at: int, year: int | None, places: Sequence[str]) -> Times:
    """Return the times that a figure's sentence gives it: the nearest event and date, or the event that they make."""
    times = _dates(chunks, at, year)
    named = _nearest([i for i, c in enumerate(chunks) if c.kind == "event"], at)
    name = chunks[named].name if named is not None else None
    if named is None or name is None:
        happened = list(_happened(dataset, chunks, times, places)) or list(_toll_of(dataset, chunks, times))
        weightiest = min((event.importance for event in happened), default=0)
        return times._replace(events=tuple(event.id for event in happened if event.importance == weightiest))
    joint = next((c.word for c in chunks[max(0, named - _NEARBY) : named] if c.word in _BESIDE), None)
    if joint:
        return times._replace(period=_beside(dataset, name.ids, joint), after=name.ids)
    period = times.period
    fitting = tuple(i for i in name.ids if period is None or dataset.event_by_id[i].when.overlaps(period))
    goes_on = any(c.word in _GO_ON and c.kind == "measure" for c in chunks)
    if period and not fitting and goes_on and all(_is_before(dataset.event_by_id[i].when, period) for i in name.ids):
        return times._replace(events=name.ids, period=None, as_of=period)  # "in 2022 still missing from the war"
    return times._replace(events=fitting, is_contradictory=not fitting)


def year_of(dataset: Dataset, chunks: Sequence[Chunk]) -> int | None:
    """Return the year of the last full date or one year's event in a sentence, which later dates leave out."""
    named = (i for c in chunks if c.kind == "event" and c.name for i in c.name.ids)
    dates = [dataset.event_by_id[i].when for i in named] + [c.period.date for c in chunks if c.period and c.period.date]
    years = [first.year for first, last in (when.sort_key for when in dates) if first.year == last.year]
    return years[-1] if years else None


def _is_before(when: EdtfDate, other: EdtfDate) -> bool:
    return when.sort_key[1] < other.sort_key[0]


def _nearest(places: Sequence[int], at: int) -> int | None:
    return min(places, key=lambda i: abs(i - at), default=None)


# -- events ----------------------------------------------------------------------------------------


def _beside(dataset: Dataset, events: Sequence[str], joint: str) -> EdtfDate | None:
    """Return the time before or after a war that only dates something else: "since the end of the war"."""
    if len(events) != 1:
        return None
    when = dataset.event_by_id[events[0]].when
    if joint == "before":
        return EdtfDate.parse(f"../{date(*when.earliest) - timedelta(days=1)}") if when.earliest else None
    return EdtfDate.parse(f"{date(*when.latest) + timedelta(days=1)}/..") if when.latest else None


def _happened(dataset: Dataset, chunks: Sequence[Chunk], times: Times, places: Sequence[str]) -> Iterator[Event]:
    """Yield the events that a fight or a place makes with a date: "the clashes of September 2022", "in Ganja".

    "The war of 1991 to 1994" is any war that these years touch.
    """
    fights = {kind for c in chunks if c.kind == "war" for kind in c.meaning.split()}
    is_war = not places and any(c.word == "war" for c in chunks)
    kinds = {"war"} if is_war else fights or (_LOCAL if places else set())
    if not kinds or not (places or times.period or times.as_of):
        return
    for event in dataset.events:
        if event.kind in kinds and (not places or not set(places).isdisjoint(event.places)):
            if is_war and times.period:
                is_meant = event.when.overlaps(times.period)
            elif times.period:
                is_meant = _is_dated(event, times.period)
            else:
                is_meant = times.as_of is None or _is_news(event, times.as_of)
            if is_meant:
                yield event


def _toll_of(dataset: Dataset, chunks: Sequence[Chunk], times: Times) -> Iterator[Event]:
    """Yield the war that a running toll is of: "*as of* 7 October 2020 20 civilians had been killed"."""
    if times.as_of and not times.period and any(c.word in _AS_OF for c in chunks):
        wars = (event for event in dataset.events if event.kind == "war")
        yield from (war for war in wars if times.as_of.surely_within(*war.when.sort_key))


def _is_dated(event: Event, period: EdtfDate) -> bool:
    """Return whether a date can only say when an event was, and names no part of it."""
    when = event.when
    if when.same_period(period) or when.surely_within(*period.sort_key):
        return True
    return is_short(when) and is_short(period) and when.overlaps(period)


def _is_news(event: Event, as_of: EdtfDate) -> bool:
    """Return whether an event went on, or had just ended, when something was said."""
    first, last = event.when.sort_key
    said = as_of.sort_key[0]
    return first <= said and (last >= said or (last[:2] == said[:2] and said.day - last.day <= _NEWS))


# -- dates -----------------------------------------------------------------------------------------


def _dates(chunks: Sequence[Chunk], at: int, year: int | None) -> Times:
    """Return the period that is nearest to a figure, and the day on which it was said."""
    periods, said = [], None
    for i, chunk in enumerate(chunks):
        when = chunk.period and (chunk.period.date or (chunk.period.in_year(year) if year else None))
        if not when:
            continue
        if _is_said_on(chunks, i):
            said = when
        elif any(c.word == "since" for c in chunks[max(0, i - _NEARBY) : i]):
            periods.append((i, EdtfDate.parse(f"{when.sort_key[0]}/..")))
        elif chunk_at(chunks, i - 1).word not in _BEGINNINGS and chunk_at(chunks, i - 2).word not in _BEGINNINGS:
            periods.append((i, when))
    nearest = _nearest([i for i, _ in periods], at)
    period = next((when for i, when in periods if i == nearest), None)
    several = len({when.text for _, when in periods}) > 1
    return Times(period=period, as_of=said, is_vague=several or any(c.kind == "time" for c in chunks))


def _is_said_on(chunks: Sequence[Chunk], at: int) -> bool:
    """Return whether a date is that of the report: "said on 2 June", "as of 14 November", "In May 2006 they said"."""
    for i in range(at - 1, max(-1, at - 2 - _NEARBY), -1):
        chunk = chunks[i]
        if chunk.kind == "says" or (chunk.word in _AS_OF and i >= at - 2):
            return True
        if chunk.kind in ("figure", "measure", "war"):
            return False
    if at > 1:
        return False
    kinds = [chunk.kind for chunk in chunks[at + 1 :]]
    return "says" in kinds and not {"figure", "measure"} & set(kinds[: kinds.index("says")])
