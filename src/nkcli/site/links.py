"""Where each record has its page: the file names of a site, and what leads from an id to its place on a page."""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

from nkcli.frozen import Frozen
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Citation, Event, Source

OWN_PAGE = 6
"""Citations from which a source has a page of its own; the others share pages, as files cost more than their words."""

TOGETHER = 80
"""Sources on a shared page: some 60 kB."""

_RESERVED = frozenset({"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))})
"""What Windows takes for devices, whatever the ending."""


def file_name(record_id: str) -> str:
    """Return the name of a record's page, which every file system takes.

    >>> file_name("second:killed"), file_name("con")
    ('second_killed.html', 'con_.html')
    """
    plain = record_id.replace(":", "_")
    return f"{plain}_.html" if plain.partition(".")[0] in _RESERVED else f"{plain}.html"


class Links(Frozen):
    """The addresses of all records, from the root of the site."""

    dataset: Dataset

    def find(self, record_id: str) -> str | None:
        """Return the address of a record, None for what is no record of the site."""
        return self._addresses.get(record_id)

    @cached_property
    def _addresses(self) -> dict[str, str]:
        dataset = self.dataset
        found = {source.id: self.source(source.id) for source in dataset.sources}
        for folder in ("places", "actors", "events"):
            found |= {record.id: f"{folder}/{file_name(record.id)}" for record in getattr(dataset, folder)}
        found |= {role.id: f"{found[actor.id]}#{role.id}" for actor in dataset.actors for role in actor.roles}
        for claim in dataset.claims:  # which stand in full on the page of what they are about
            about = claim.actor or claim.event or claim.place_record
            found |= {claim.id: f"{found[about.id]}#{claim.short or claim.id}"} if about else {}
        return found

    def source(self, source_id: str) -> str:
        """Return the page of a source, or its place on the one that it shares."""
        page = self.shared.get(source_id)
        return f"sources/{page}#{source_id}" if page else f"sources/{file_name(source_id)}"

    @cached_property
    def citing(self) -> dict[str, list[str]]:
        """The ids of the records that cite each source, in the order of the files, claims by their own."""
        found: dict[str, dict[str, None]] = {}
        for record_id, citations in self._citations():
            for citation in citations:
                found.setdefault(citation.source, {})[record_id] = None
        return {source: list(ids) for source, ids in found.items()}

    def _citations(self) -> Iterator[tuple[str, tuple[Citation, ...]]]:
        dataset = self.dataset
        for event in dataset.events:
            yield event.id, event.citations
            yield from ((event.id, other.citations) for other in event.other_dates)
        for place in dataset.places:
            yield place.id, place.citations
            yield from ((place.id, control.citations) for control in place.control)
            yield from ((place.id, name.citations) for name in place.names)
        for actor in dataset.actors:
            yield actor.id, actor.citations
            yield from ((role.id, role.citations) for role in actor.roles)
        yield from ((claim.id, claim.citations) for claim in dataset.claims)

    @cached_property
    def shared(self) -> dict[str, str]:
        """The shared page of each source that is cited too seldom for its own."""
        counts = Counter({source: len(ids) for source, ids in self.citing.items()})
        rare = sorted(source.id for source in self.dataset.sources if counts[source.id] < OWN_PAGE)
        return {source: f"page_{n // TOGETHER + 1}.html" for n, source in enumerate(rare)}

    @cached_property
    def source_pages(self) -> dict[str, list[Source]]:
        """The sources of each page of sources, by its address."""
        pages: dict[str, list[Source]] = {}
        for source in sorted(self.dataset.sources, key=lambda source: source.id):
            pages.setdefault(self.source(source.id).partition("#")[0], []).append(source)
        return pages

    @cached_property
    def wars(self) -> list[Event]:
        """The wars and phases, in order of time."""
        return sorted((e for e in self.dataset.events if e.kind in WAR_KINDS), key=lambda event: event.order)
