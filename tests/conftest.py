"""Shared fixtures: a tiny data set that tells the whole story, and the folders made of it.

The conflict holds two wars, a phase and an effort at mediation; the claims on them agree, disagree,
add up and don't. Tests say what they change, by the way to it:

    folder({("events", "second", "date"): "2020", ("places", "shusha", "lat"): ...})

A text finds the record of that id in a list, `...` takes the value out and "+" appends. Each record
is one line of its file, so the third event stands in line 4. Put new records at the end.
"""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from hypothesis import HealthCheck, settings

from nkcli.errors import DataError
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem

    Way = tuple[str | int, ...]
    Changes = Mapping[Way, object]
    Raw = Mapping[str, bytes | dict[str, object] | None]

# A busy machine is no fault: nothing fails for taking long.
settings.register_profile("nkcli", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("nkcli")

RECORD = Path(__file__).parent / "data" / "record"
"""The facts of 0.1.0, frozen: real enough for screens and figures, and the same while the shipped facts grow."""


def cited(locator: str, source: str = "wikipedia-2025") -> list[dict[str, str]]:
    return [{"source": source, "locator": locator}]


def people(number: int) -> dict[str, object]:
    return {"unit": "people", "best": number, "qualifier": "exact"}


EVENTS: list[dict[str, Any]] = [
    {
        "id": "conflict",
        "kind": "conflict",
        "date": "1988/..",
        "title": "Nagorno-Karabakh conflict",
        "importance": 1,
        "citations": cited("Lead ¶1"),
    },
    {
        "id": "first",
        "kind": "war",
        "date": "1988-02-20/1994-05-12",
        "title": "First Nagorno-Karabakh War",
        "importance": 1,
        "part_of": "conflict",
        "aliases": ["1st"],
        "names": [{"text": "Artsakh Liberation War", "lang": "en", "community": "armenian"}],
        "outcome": "Armenian victory; ceasefire of 1994.",
        "participants": [{"actor": "armenia", "part": "party"}, {"actor": "azerbaijan", "part": "party"}],
        "places": ["nagorno-karabakh"],
        "claims": [
            {
                "id": "first:killed-azerbaijani-military-azerbaijan",
                "measure": "killed",
                **people(11557),
                "affected": "azerbaijani-side",
                "category": "military",
                "claimant": "azerbaijan",
                "counted": "1988/1994",
                "citations": cited("Fatalities ¶3"),
            },
            {
                "id": "first:killed-azerbaijani-military-estimates",
                "measure": "killed",
                "unit": "people",
                "low": 25000,
                "high": 30000,
                "qualifier": "between",
                "affected": "azerbaijani-side",
                "category": "military",
                "claimant": "western-estimates",
                "counted": "1988/1994",
                "citations": cited("Fatalities ¶3"),
            },
        ],
        "citations": cited("First war ¶1"),
    },
    {
        "id": "second",
        "kind": "war",
        "date": "2020-09-27/2020-11-10",
        "title": "Second Nagorno-Karabakh War",
        "importance": 1,
        "part_of": "conflict",
        "aliases": ["44-day"],
        "outcome": "Azerbaijani victory.",
        "participants": [{"actor": "azerbaijan", "part": "attacker"}, {"actor": "armenia", "part": "defender"}],
        "places": ["nagorno-karabakh"],
        "claims": [
            {
                "id": "second:killed-armenian-military",
                "measure": "killed",
                **people(3825),
                "affected": "armenian-side",
                "category": "military",
                "claimant": "armenia",
                "counted": "2020-09-27/2020-11-10",
                "citations": cited("Second war ¶4"),
            },
            {
                "id": "second:killed-azerbaijani-military",
                "measure": "killed",
                **people(2906),
                "affected": "azerbaijan",
                "category": "military",
                "claimant": "azerbaijan",
                "counted": "2020-09-27/2020-11-10",
                "citations": cited("Second war ¶4"),
            },
            {
                "id": "second:killed-armenian-civilian",
                "measure": "killed",
                **people(85),
                "affected": "armenian-side",
                "category": "civilian",
                "claimant": "armenia",
                "counted": "2020-09-27/2020-11-10",
                "citations": cited("Fatalities ¶5"),
            },
            {
                "id": "second:killed-azerbaijani-civilian",
                "measure": "killed",
                **people(100),
                "affected": "azerbaijan",
                "category": "civilian",
                "claimant": "azerbaijan",
                "counted": "2020-09-27/2020-11-10",
                "citations": cited("Fatalities ¶5"),
            },
            {
                "id": "second:killed-civilian",
                "measure": "killed",
                "unit": "people",
                "low": 185,
                "qualifier": "at_least",
                "wording": "at least 185",
                "affected": "both-sides",
                "category": "civilian",
                "counted": "2020-09-27/2020-11-10",
                "citations": cited("Second war ¶4"),
            },
            {
                "id": "second:missing-armenian-military",
                "measure": "missing",
                **people(187),
                "affected": "armenian-side",
                "category": "military",
                "claimant": "armenia",
                "counted": "2020-09-27/2020-11-10",
                "as_of": "2022-03-21",
                "citations": cited("Second war ¶4"),
            },
            {
                "id": "second:missing-azerbaijani-military",
                "measure": "missing",
                **people(6),
                "affected": "azerbaijan",
                "category": "military",
                "claimant": "azerbaijan",
                "counted": "2020-09-27/2020-11-10",
                "citations": cited("Second war ¶4"),
            },
            {
                "id": "second:killed-ucdp",
                "measure": "killed",
                "unit": "people",
                "low": 7548,
                "best": 7646,
                "high": 9077,
                "qualifier": "estimate",
                "claimant": "ucdp",
                "counted": "2020",
                "stratum": "conflict 388",
                "citations": cited("conflict 388, dyad 833, year 2020", "ucdp-brd-24.1"),
            },
            {
                "id": "second:first-shot-armenia",
                "measure": "statement",
                "text": "Azerbaijan opened fire first.",
                "claimant": "armenia",
                "contradicts": ["second:first-shot-azerbaijan"],
                "citations": cited("Second war ¶1"),
            },
            {
                "id": "second:first-shot-azerbaijan",
                "measure": "statement",
                "text": "Armenian forces opened fire first.",
                "claimant": "azerbaijan",
                "contradicts": ["second:first-shot-armenia"],
                "citations": cited("Second war ¶1"),
            },
        ],
        "citations": cited("Second war ¶1"),
    },
    {
        "id": "shusha-2020",
        "kind": "battle",
        "date": "2020-11-06/2020-11-08",
        "title": "Azerbaijan takes control of Shusha",
        "importance": 2,
        "part_of": "second",
        "summary": "The battle is followed by a ceasefire.",
        "participants": [{"actor": "azerbaijan", "part": "attacker"}, {"actor": "armenian-side", "part": "defender"}],
        "places": ["shusha"],
        "citations": cited("Second war ¶3"),
    },
    {
        "id": "clashes-2015",
        "kind": "phase",
        "date": "2015",
        "title": "Border clashes of 2015",
        "importance": 3,
        "part_of": "conflict",
        "claims": [
            {
                "id": "clashes-2015:killed-armenian-military",
                "measure": "killed",
                **people(42),
                "affected": "armenian-side",
                "category": "military",
                "counted": "2015",
                "citations": cited("Table, row 2015"),
            },
            {
                "id": "clashes-2015:killed-azerbaijani-military",
                "measure": "killed",
                **people(64),
                "affected": "azerbaijani-side",
                "category": "military",
                "counted": "2015",
                "citations": cited("Table, row 2015"),
            },
            {
                "id": "clashes-2015:killed-military",
                "measure": "killed",
                **people(77),
                "category": "military",
                "counted": "2015",
                "parts": ["clashes-2015:killed-armenian-military", "clashes-2015:killed-azerbaijani-military"],
                "citations": cited("Table, row 2015"),
            },
        ],
        "citations": cited("Border clashes ¶3"),
    },
    {
        "id": "fighting-1992",
        "kind": "military",
        "date": "[1992-02..1992-03]",
        "date_text": "late winter 1992",
        "title": "Full-scale fighting breaks out",
        "importance": 2,
        "part_of": "first",
        "citations": cited("First war ¶2"),
    },
    {
        "id": "minsk-group",
        "kind": "negotiation",
        "date": "1992",
        "title": "The Minsk Group begins to mediate",
        "importance": 2,
        "part_of": "conflict",
        "participants": [{"actor": "russia", "part": "mediator"}],
        "citations": cited("Mediation ¶1"),
    },
]

ACTORS: list[dict[str, Any]] = [
    {"id": "armenian-side", "kind": "side", "name": "Armenian side", "citations": cited("Infobox")},
    {"id": "azerbaijani-side", "kind": "side", "name": "Azerbaijani side", "citations": cited("Infobox")},
    {"id": "both-sides", "kind": "side", "name": "Both sides", "citations": cited("Infobox")},
    {
        "id": "armenia",
        "kind": "state",
        "name": "Armenia",
        "aliases": ["Republic of Armenia"],
        "member_of": [{"group": "armenian-side", "citations": cited("Infobox")}],
        "citations": cited("Lead ¶1"),
    },
    {
        "id": "azerbaijan",
        "kind": "state",
        "name": "Azerbaijan",
        "aliases": ["Republic of Azerbaijan", "Baku"],
        "member_of": [{"group": "azerbaijani-side", "citations": cited("Infobox")}],
        "citations": cited("Lead ¶1"),
    },
    {
        "id": "russia",
        "kind": "state",
        "name": "Russia",
        "names": [{"text": "Россия", "lang": "ru", "community": "russian"}],
        "roles": [
            {
                "id": "russia.arms-supplier-first",
                "role": "arms_supplier",
                "toward": "armenia",
                "event": "first",
                "when": "1988-02-20/1994-05-12",
                "text": "Supplied arms to Armenia in the first war.",
                "claims": [
                    {
                        "id": "russia.arms-supplier-first:money",
                        "measure": "money",
                        "unit": "USD",
                        "best": 1000000000,
                        "qualifier": "about",
                        "wording": "around $1 billion worth of weapons",
                        "counted": "1988-02-20/1994-05-12",
                        "citations": cited("Russia ¶2"),
                    }
                ],
                "citations": cited("Russia ¶2"),
            }
        ],
        "citations": cited("Russia ¶1"),
    },
    {
        "id": "ucdp",
        "kind": "data_project",
        "name": "UCDP",
        "aliases": ["Uppsala Conflict Data Program"],
        "citations": cited("conflict 388", "ucdp-brd-24.1"),
    },
    {
        "id": "western-estimates",
        "kind": "voice",
        "name": "Western and Russian estimates",
        "citations": cited("Fatalities ¶3"),
    },
]

PLACES: list[dict[str, Any]] = [
    {"id": "nagorno-karabakh", "kind": "region", "name": "Nagorno-Karabakh", "citations": cited("Lead ¶1")},
    {
        "id": "shusha",
        "kind": "settlement",
        "name": "Shusha",
        "names": [
            {"text": "Շուշի", "lang": "hy", "community": "armenian"},
            {"text": "Şuşa", "lang": "az", "community": "azerbaijani"},
            {"text": "Шуша", "lang": "ru", "community": "russian"},
            {"text": "Shushi", "lang": "en", "community": "armenian"},
        ],
        "within": ["nagorno-karabakh"],
        "lat": 39.76006,
        "lon": 46.74989,
        "precision": "point",
        "control": [
            {
                "holder": "armenian-side",
                "status": "de_facto",
                "when": "1992-05-09/2020-11-08",
                "citations": cited("First war ¶4"),
            },
            {
                "holder": "azerbaijan",
                "status": "de_facto",
                "when": "2020-11-08/..",
                "citations": cited("Second war ¶3"),
            },
        ],
        "citations": cited("First war ¶4"),
    },
]

SOURCES: list[dict[str, Any]] = [
    {
        "id": "wikipedia-2025",
        "kind": "encyclopedia",
        "title": "Nagorno-Karabakh conflict (Wikipedia, version of 2025)",
        "publisher": "Wikipedia contributors",
        "date": "[2025-08-08..]",
        "url": "https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict",
        "licence": "CC BY-SA 4.0",
        "perspective": "Volunteer-written encyclopedia",
    },
    {
        "id": "ucdp-brd-24.1",
        "kind": "dataset",
        "title": "UCDP Battle-Related Deaths Dataset",
        "publisher": "Uppsala Conflict Data Program",
        "version": "24.1",
        "url": "https://ucdp.uu.se/downloads",
        "licence": "CC BY 4.0",
        "perspective": "University research project",
    },
]

CONFLICT: dict[str, Any] = {
    "title": "Nagorno-Karabakh conflict",
    "adjective": "Nagorno-Karabakh",
    "span": "1988-02-20/..",
    "sides": [
        {
            "id": "armenian-side",
            "name": "Armenian side",
            "short": "armenian",
            "adjective": "Armenian",
            "state": "armenia",
        },
        {
            "id": "azerbaijani-side",
            "name": "Azerbaijani side",
            "short": "azerbaijani",
            "adjective": "Azerbaijani",
            "state": "azerbaijan",
        },
    ],
    "both_sides": "both-sides",
    "communities": [
        {"id": "armenian", "label": "Armenian", "languages": ["hy"]},
        {"id": "azerbaijani", "label": "Azerbaijani", "languages": ["az"]},
        {"id": "russian", "label": "Russian", "languages": ["ru"]},
    ],
    "reference_counter": {"actor": "ucdp", "label": "UCDP", "note": "UCDP counts battle-related deaths"},
    "examples": [{"question": "overview", "command": "nkcli timeline --from 1988"}],
    "lexicon": [
        {"kind": "country", "meaning": "armenian-side", "phrases": ["armenia"]},
        {"kind": "country", "meaning": "azerbaijani-side", "phrases": ["azerbaijan"]},
        {"kind": "side", "meaning": "armenian-side", "phrases": ["armenian", "armenians"]},
        {"kind": "side", "meaning": "azerbaijani-side", "phrases": ["azerbaijani", "azerbaijanis"]},
        {"kind": "topic", "phrases": ["nagorno karabakh", "karabakh", "in karabakh"]},
        {"kind": "government", "meaning": "armenia", "phrases": ["armenian"]},
        {"kind": "government", "meaning": "azerbaijan", "phrases": ["azerbaijani", "azeri"]},
    ],
}

FACTS: dict[str, Any] = {
    "events": EVENTS,
    "actors": ACTORS,
    "places": PLACES,
    "sources": SOURCES,
    "conflict": CONFLICT,
    "datapackage": {"name": "tiny", "version": "1.2.3"},
}


A_THIRD_SIDE: dict[Way, object] = {
    ("actors", "+"): {
        "id": "talysh-side",
        "kind": "side",
        "name": "Talysh side",
        "citations": [{"source": "wikipedia-2025", "locator": "Lead ¶1"}],
    },
    ("conflict", "sides", "+"): {
        "id": "talysh-side",
        "name": "Talysh side",
        "short": "talysh",
        "adjective": "Talysh",
    },
}
"""A made-up side beside the two of the tiny data set."""


class Folder(Protocol):
    def __call__(self, changes: Changes = ..., raw: Raw = ...) -> Path:
        """Write the tiny data set with `changes`, then put `raw` bytes in place of whole files.

        In `raw`, None leaves the file out and an empty dict puts a folder in its place.
        """


class Problems(Protocol):
    def __call__(self, changes: Changes = ..., raw: Raw = ...) -> list[Problem]:
        """Write a folder as `Folder` does, load it and list what is wrong with it."""


def changed(changes: Changes) -> dict[str, Any]:
    facts = deepcopy(FACTS)
    for way, value in changes.items():
        *outer, last = way
        inner: Any = facts
        for step in outer:
            inner = inner[_step(inner, step)]
        if last == "+":
            inner.append(value)
        elif value is ...:
            del inner[_step(inner, last)]
        else:
            inner[_step(inner, last)] = value
    return facts


def _step(inner: Any, step: str | int) -> str | int:
    if isinstance(inner, list) and isinstance(step, str):
        return [row["id"] for row in inner].index(step)
    return step


def as_bytes(facts: Mapping[str, Any]) -> dict[str, bytes]:
    return {f"{key}.json": _text(key, value).encode() for key, value in facts.items()}


def _text(key: str, value: Any) -> str:
    if isinstance(value, list):
        return f'{{"{key}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in value) + "\n]}\n"
    return json.dumps(value) + "\n"


def write_folder(where: Path, changes: Changes, raw: Raw) -> Path:
    for name, data in {**as_bytes(changed(changes)), **raw}.items():
        if isinstance(data, bytes):
            (where / name).write_bytes(data)
        elif data is not None:
            (where / name).mkdir()
    return where


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    def write(changes: Changes = {}, raw: Raw = {}) -> Path:  # noqa: B006 - read, never written
        return write_folder(tmp_path, changes, raw)

    return write


@pytest.fixture
def problems(folder: Folder) -> Problems:
    def find(changes: Changes = {}, raw: Raw = {}) -> list[Problem]:  # noqa: B006 - read, never written
        with pytest.raises(DataError) as caught:
            load(folder(changes, raw))
        return list(caught.value.problems)

    return find


@pytest.fixture(scope="session")
def blobs() -> dict[str, bytes]:
    """The bytes of the tiny data set's six files."""
    return as_bytes(FACTS)


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The tiny data set, loaded."""
    return load(write_folder(tmp_path_factory.mktemp("tiny"), {}, {}))
