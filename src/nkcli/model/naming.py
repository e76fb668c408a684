"""Whose names a reader sees: the neutral ones, or those that one community uses for places and events.

Choosing a community makes a data set in which those records go by other names, so that no report knows of it.
docs/reference/editorial-policy.md, section 5, is the rule; what is written here does what it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

from nkcli.frozen import altered

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Name, Place

Profile = Literal["neutral", "armenian", "azerbaijani"]
"""What `--names` takes."""

NEUTRAL: Final = "neutral"
"""The names that belong to no community; no community may have this id."""

_QUOTED = r"“[^”]*”|\"[^\"]*\""
_ALONE = r"(?<![\w–-])(?:{})(?![\w–-]|\s+[A-Z]|\s+(?:districts?|corridor)\b)"


def with_names(dataset: Dataset, community: str) -> Dataset:
    """Give the data set in which places and events go by a community's names; the neutral ones become aliases.

    Whatever else the records say stays as it is, and every name still finds its record.
    """
    return dataset if community == NEUTRAL else dataset.rewritten(Renaming(dataset, community))


class Renaming:
    """What puts a community's names into places and events."""

    def __init__(self, dataset: Dataset, community: str) -> None:
        """Take the neutral data set; its places are read when the first title is to be changed."""
        self.dataset, self.community = dataset, community

    def __call__(self, record: Any) -> Any:
        """Return a place or an event under the community's name; the neutral one becomes an alias."""
        own = community_name(record.names, self.community)
        if hasattr(record, "title"):
            title = own or self._title(record.title)
            return (
                record if title == record.title else altered(record, title=title, aliases=_with(record, record.title))
            )
        return record if own in (None, record.name) else altered(record, name=own, aliases=_with(record, record.name))

    @cached_property
    def _title(self) -> Callable[[str], str]:
        return _title_rewriter(self.dataset.places, self.community)


def _with(record: Any, name: str) -> tuple[str, ...]:
    return (name, *record.aliases)


def community_name(names: tuple[Name, ...], community: str) -> str | None:
    """Find the first name that a community uses in English letters."""
    transliterate = (n.text for n in names if n.community == community and (n.lang == "en" or n.lang.endswith("-Latn")))
    return next(transliterate, None)


def all_names(dataset: Dataset) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return each place and event that has several names with all of them, by whose they are."""
    return AllNames(dataset)


class AllNames(Mapping[str, Mapping[str, tuple[str, ...]]]):
    """The names of places and events by community; each record is read when it is looked up."""

    def __init__(self, dataset: Dataset) -> None:
        """Take the data set under its neutral names."""
        self.dataset = dataset

    @cached_property
    def _named(self) -> Mapping[str, None]:
        return dict.fromkeys(self.dataset.ids_with_names())

    def __getitem__(self, record_id: str) -> Mapping[str, tuple[str, ...]]:
        """Return all names of a place or an event by whose they are."""
        if record_id not in self._named:
            raise KeyError(record_id)
        place = self.dataset.place_by_id.get(record_id)
        if place:
            return _by_community(place.name, place.names)
        event = self.dataset.event_by_id[record_id]
        return _by_community(event.title, event.names)

    def __contains__(self, record_id: object) -> bool:
        """Return whether a place or event has several names."""
        return record_id in self._named

    def __iter__(self) -> Iterator[str]:
        """Yield the ids."""
        return iter(self._named)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._named)


def _by_community(neutral: str, names: tuple[Name, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {NEUTRAL: (neutral,)}
    for name in names:
        whose = name.community or "unattributed"
        found[whose] = (*found.get(whose, ()), name.text)
    return found


def _title_rewriter(places: tuple[Place, ...], community: str) -> Callable[[str], str]:
    """Make what puts a community's names of places into titles.

    Settlements alone: "Artsakh" for Nagorno-Karabakh would also name the republic, and change what a
    title says. Sentences keep the neutral names: some speak of the names themselves. A name that is
    part of a longer proper name ("Shusha Declaration") or stands in quotation marks is not ours to
    change.
    """
    names = {p.name: community_name(p.names, community) or p.name for p in places if p.kind == "settlement"}
    longest_first = "|".join(re.escape(name) for name in sorted(names, reverse=True))
    found = re.compile(f"{_QUOTED}|{_ALONE.format(longest_first)}")
    return lambda text: found.sub(lambda m: names.get(m[0], m[0]), text)
