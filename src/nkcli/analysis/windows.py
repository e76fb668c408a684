"""What happened in a period for certain, what was under way in it, and what may have happened in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from nkcli.edtf.part import Day
    from nkcli.model.records import Event

InWindow = Literal["happened", "under_way", "possible"]
"""happened: it lies in the period, or it began or ended there; under_way: it had begun before and ended after;
possible: its date is not known closely enough to tell."""

RANKS: dict[InWindow | None, int] = {None: 0, "happened": 0, "under_way": 1, "possible": 2}
"""The order of what a period can hold: what is certain comes first."""


def in_window(event: Event, first: Day, last: Day) -> InWindow:
    """Return how an event lies in the period from `first` to `last`; a borrowed bound is no day."""
    if event.when.surely_within(first, last):
        return "happened"
    stated = event.stated
    if stated is None:
        return "possible"
    ends = (part for part in stated.parts if not part.is_hedged) if stated.form != "one_of" else ()
    if any(first <= end.earliest and end.latest <= last for end in ends):
        return "happened"
    spans = stated.certain_spans if event.borrowed is None else ()
    return "under_way" if any(begin <= last and first <= end for begin, end in spans) else "possible"
