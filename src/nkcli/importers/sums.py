"""What the rows of a conflict and year add up to: claims by who counts, made of events that share no people."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from nkcli.model.records import Actor, Claim

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from nkcli.model.records import Citation
    from nkcli.model.vocabulary import Category

    Part = tuple[str | None, Category]


def adder_of(counter: Actor) -> Actor:
    """Return who says the sums: not the counter, who may publish other ones."""
    return replace(
        counter,
        id=f"{counter.id}-added",
        name=f"{counter.name} events, added",
        aliases=(),
        summary=f"Sums of the events that {counter.name} publishes, made by nkcli when they were imported.",
    )


class YearSums:
    """Adds up the figures of events by year and by whose people they count, for one conflict."""

    def __init__(self) -> None:
        """Begin with none."""
        self._totals: dict[str, list[int]] = {}
        self._parts: dict[str, dict[Part, int]] = {}
        self._missing: dict[str, int] = {}

    def add(self, year: str, claims: Sequence[Claim]) -> None:
        """Add the claims of one event: its total, then what that consists of."""
        total = self._totals.setdefault(year, [0, 0, 0, 0])
        first = claims[0]
        for n, number in enumerate((1, first.low, first.best, first.high)):
            total[n] += int(number or 0)
        parts = self._parts.setdefault(year, {})
        for claim in claims[1:]:
            part = claim.affected, claim.category
            parts[part] = parts.get(part, 0) + int(claim.best or 0)

    def miss(self, year: str) -> None:
        """Count a row of a year that was not taken."""
        self._missing[year] = self._missing.get(year, 0) + 1

    def claims(
        self, owner: str, speaker: str, citations: tuple[Citation, ...], side_of: Callable[[str], str | None]
    ) -> Iterator[Claim]:
        """Yield the claims of each year: a total, and its parts by side, or by actor where there is no side."""
        stratum = owner.replace("-", " ", 1)
        for year, (events, low, best, high) in sorted(self._totals.items()):
            total_id = f"{owner}:killed-{year}"
            shared: dict[str, Any] = {
                "measure": "killed",
                "unit": "people",
                "claimant": speaker,
                "counted": year,
                "stratum": stratum,
                "citations": citations,
            }
            parts = self._by_side(year, side_of)
            ids = {part: f"{total_id}-" + "-".join(filter(None, part)) for part in parts}
            yield Claim(
                id=total_id,
                low=low,
                best=best,
                high=high,
                qualifier="estimate",
                parts=tuple(ids.values()),
                note=self._note(year, events),
                **shared,
            )
            for part, count in parts.items():
                affected, category = part
                yield Claim(
                    id=ids[part],
                    best=count,
                    qualifier="about",
                    category=category,
                    subset_of=total_id,
                    affected=affected,
                    **shared,
                )

    def _by_side(self, year: str, side_of: Callable[[str], str | None]) -> dict[Part, int]:
        sums: dict[Part, int] = {}
        for (affected, category), count in self._parts.get(year, {}).items():
            part = (side_of(affected) or affected) if affected else None, category
            sums[part] = sums.get(part, 0) + count
        return dict(sorted(sums.items(), key=lambda item: (item[0][0] or "~", item[0][1])))

    def _note(self, year: str, events: int) -> str:
        missing = self._missing.get(year, 0)
        noun = "event" if events == 1 else "events"
        lack = f"; {missing:,} more could not be taken" if missing else ""
        return f"Added up by nkcli from {events:,} {noun} that were imported{lack}."
