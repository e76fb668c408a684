"""Whose names a reader sees: the neutral ones, or those that one community uses for places and events.

Choosing a community makes a data set in which those records go by other names, so that no report knows of it.
docs/editorial-policy.md, section 5, is the rule; what is written here does what it says.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Event, Name, Place

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
    if community == NEUTRAL:
        return dataset

    def read(table: str) -> tuple[Any, ...]:
        if table == "places":
            return tuple(_place(p, community) for p in dataset.places)
        if table == "events":
            told = _title_rewriter(dataset.places, community)
            return tuple(_event(e, community, told) for e in dataset.events)
        records: tuple[Any, ...] = getattr(dataset, table)
        return records

    others = {name: getattr(dataset, name) for name in ("version", "digest", "conflict", "package", "ids")}
    return type(dataset).lazy(read, **others)


def community_name(names: tuple[Name, ...], community: str) -> str | None:
    """Find the first name that a community uses in English letters."""
    transliterate = (n.text for n in names if n.community == community and (n.lang == "en" or n.lang.endswith("-Latn")))
    return next(transliterate, None)


def all_names(dataset: Dataset) -> dict[str, dict[str, tuple[str, ...]]]:
    """Map each place and event that has several names to all of them, by whose they are."""
    places = {p.id: _by_community(p.name, p.names) for p in dataset.places if p.names}
    return places | {e.id: _by_community(e.title, e.names) for e in dataset.events if e.names}


def _by_community(neutral: str, names: tuple[Name, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {NEUTRAL: (neutral,)}
    for name in names:
        whose = name.community or "unattributed"
        found[whose] = (*found.get(whose, ()), name.text)
    return found


def _place(place: Place, community: str) -> Place:
    name = community_name(place.names, community)
    if name is None or name == place.name:
        return place
    return replace(place, name=name, aliases=(place.name, *place.aliases))


def _event(event: Event, community: str, told: Callable[[str], str]) -> Event:
    title = community_name(event.names, community) or told(event.title)
    return event if title == event.title else replace(event, title=title, aliases=(event.title, *event.aliases))


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
