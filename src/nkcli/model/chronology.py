"""Events in order of time under the wars and phases that they belong to, or fall into."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.edtf.date import LAST_DAY
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nkcli.edtf.part import Day
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event


def chronology(dataset: Dataset, events: Iterable[Event], *, flat: bool = False) -> list[tuple[Event, Event]]:
    """Return each event with its heading: wars and phases by their beginning, in each the events by theirs.

    A war stands before what happened in it. `flat`: in order of time alone.
    """
    rows = [(dataset.heading_of(event), event) for event in events]
    if flat:
        return sorted(rows, key=lambda row: row[1].order)
    return sorted(rows, key=lambda row: (row[0].order, row[0] is not row[1], row[1].order))


def heading_of(dataset: Dataset, event: Event) -> Event:
    """Return the heading of an event: its war, or else the phase it lies in.

    What belongs to the conflict alone stands under the war or phase in which it began, or else under the conflict.
    """
    line = [event, *dataset.ancestors(event)]
    for step in line:
        if step.kind == "war":
            return step
    outermost = line[-2:][0]
    if outermost.kind in WAR_KINDS and len(line) > 1:
        return outermost
    return min(_eras(dataset, line[-1], event.order[0]), key=_length, default=line[-1]) if len(line) > 1 else event


def _eras(dataset: Dataset, whole: Event, day: Day) -> Iterator[Event]:
    """Yield the wars and phases directly in a whole that a day lies in."""
    for part in dataset.children.get(whole.id, ()):
        first, last = part.sort_key
        if part.kind in WAR_KINDS and first <= day <= last:
            yield part


def _length(era: Event) -> tuple[bool, int, int]:
    """Return what sorts eras by how long they lasted, of those without an end the youngest first."""
    first, last = era.sort_key
    days = (last.year - first.year) * 372 + (last.month - first.month) * 31 + last.day - first.day
    return last == LAST_DAY, 0 if last == LAST_DAY else days, -(first.year * 372 + first.month * 31 + first.day)
