"""A made-up conflict over a valley, small enough to know by heart: what the screens in these tests show.

Two sides fought a long war and a short one. In the short one Northland's army counts its dead again and again,
Southland names one figure; each says more of the other, an observatory and a data project count for themselves.
Whatever holds for the north holds for the south: `facts(swapped=True)` are the same with the two exchanged.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from nkcli.store.opening import load

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

    Record = dict[str, Any]

WAR = "2020-09-01/2020-09-30"


def cited(source: str = "encyclopedia") -> list[Record]:
    return [{"source": source, "locator": "p. 1"}]


def event(event_id: str, kind: str, date: str, title: str, part_of: str | None = "conflict", **fields: Any) -> Record:
    told = {"id": event_id, "kind": kind, "date": date, "title": title, "part_of": part_of, "importance": 2}
    return {k: v for k, v in {**told, "citations": cited(), **fields}.items() if v is not None}


def claim(claim_id: str, figure: Any, *, of: str | None, by: str | None = None, **fields: Any) -> Record:
    """Make a claim; a `figure` is a number, "500+" for at least so many, or a pair for a range."""
    if isinstance(figure, str):
        number: Record = {"low": int(figure.rstrip("+")), "qualifier": "at_least"}
    elif isinstance(figure, tuple) and len(figure) == 3:
        number = {"low": figure[0], "best": figure[1], "high": figure[2], "qualifier": "estimate"}
    elif isinstance(figure, tuple):
        number = {"low": figure[0], "high": figure[1], "qualifier": "between"}
    else:
        number = {"best": figure, "qualifier": "exact"}
    fields = {"measure": "killed", "unit": "people", "category": "military", "counted": WAR, **fields}
    source = fields.pop("source", "encyclopedia")
    told = {"id": claim_id, **number, "affected": of, "claimant": by, **fields, "citations": cited(source)}
    return {k: v for k, v in told.items() if v is not None}


def actor(actor_id: str, kind: str, name: str, *groups: str, **fields: Any) -> Record:
    members = {"member_of": [{"group": group, "citations": cited()} for group in groups]} if groups else {}
    return {"id": actor_id, "kind": kind, "name": name, **members, **fields, "citations": cited()}


def source(source_id: str, kind: str, title: str, publisher: str, date: str | None) -> Record:
    told = {"id": source_id, "kind": kind, "title": title, "publisher": publisher, "date": date}
    rest = {"url": f"https://example.org/{source_id}", "licence": "CC0", "perspective": "made up"}
    return {k: v for k, v in {**told, **rest}.items() if v is not None}


SHORT_WAR = [
    # Northland's army counts again and again; a toll of the war's first days is no figure of the war.
    claim("n1", 90, of="northland", by="north-army", counted="2020-09-01/2020-09-10", as_of="2020-09-10"),
    claim("n2", 300, of="northland", by="north-army", as_of="2020-10-15", supersedes="n1"),
    claim("n3", 410, of="northland", by="north-army", as_of="2021-02-01", supersedes="n2", short="nqq3"),
    claim("n4", 380, of="northland", by="north-minister", as_of="2020-11-01", source="times"),
    claim("n5", 30, of="northland", by="northland", category="civilian", short="nqq5"),
    # Southland names one figure, undated, in a source of 2022.
    claim("s1", 250, of="southland", by="southland", short="sqq2"),
    claim("s2", "40+", of="south-side", category="civilian", by="observatory", as_of="2020-12-01", short="sqq4"),
    claim("s3", 55, of="southland", category="civilian", by="relief", as_of="2021-01-01", short="sqq5"),
    # Each on the other.
    claim("x1", 2000, of="northland", by="southland", as_of="2020-10-01", source="times"),
    claim("x2", (900, 1200), of="southland", by="north-army", as_of="2020-10-01", source="times"),
    claim("x3", 800, of="southland", by="north-army", as_of="2020-10-05", withdrawn=True, note="Taken back."),
    # People of no side, and everybody.
    claim("f1", 12, of="riders", by="observatory", category="mercenary", short="fqq2"),
    claim(
        "a1", (640, 700, 760), of=None, by="dcp", category="all", counted="2020", stratum="conflict 7", source="dcp-1"
    ),
    claim("a2", "600+", of=None, category="all", source="times", short="bqq3"),
    claim("a3", 9, of=None, by="dcp", category="all", counted="2020", place="hill", stratum="hill", source="dcp-1"),
    claim("a4", 691, of=None, by="dcp", category="all", counted="2020", place="dale", stratum="dale", source="dcp-1"),
    claim("m1", 15, of="northland", by="north-army", measure="missing", as_of="2021-02-01", short="mqq2"),
    claim("m2", 4, of="southland", by="southland", measure="missing", short="mqq3"),
    claim("w1", (900, 1000), of="southland", measure="wounded", source="times", short="wqq2"),
]

LONG_WAR = [
    claim("l1", 5000, of="north-side", by="northland", counted="2001/2004", short="kqq2"),
    claim("l2", (3000, 6000), of="north-side", by="estimates", counted="2001/2004"),
    claim("l3", (4000, 7000), of="south-side", by="estimates", counted="2001/2004", short="kqq3"),
    claim("l4", 100, of="south-side", category="civilian", counted="2002", short="kqq4"),
    claim("l5", 700, of="riders", category="all", measure="displaced", counted="2001/2004", short="dqq2"),
]

EVENTS: list[Record] = [
    event("conflict", "conflict", "2000/..", "Valley conflict", None, importance=1),
    event("long", "war", "2001-03-01/2004-05-12", "Long Valley War", importance=1, claims=LONG_WAR),
    event("ford", "battle", "[..2002-04]", "The ford is taken", "long", date_text="by April 2002"),
    event("flight", "displacement", "2001-03-01/2004-05-12", "Riders leave the valley", "long", borrowed="both"),
    event("bridge", "battle", "2002-02-03", "Fight for the bridge", "long", importance=3),
    event("between", "phase", "2004-05-12/2020-09-01", "The years between", importance=2),
    event("talks", "negotiation", "2010-06-24", "Talks on the hill", status="alleged"),
    event("tolls", "report", "2001/2023", "The dead of the valley by year, as counted", importance=3),
    event(
        "short",
        "war",
        WAR,
        "Short Valley War",
        importance=1,
        aliases=["30-day"],
        outcome="A ceasefire; Southland holds the hill.",
        summary="Fighting opens along the river.",
        participants=[{"actor": "southland", "part": "attacker"}, {"actor": "northland", "part": "defender"}],
        places=["hill"],
        claims=SHORT_WAR,
    ),
    event("hill-2020", "battle", "2020-09-08/2020-09-10", "Southland takes the hill", "short", places=["hill"]),
    event("shells", "violence", "2020-09", "Villages are shelled", "short", importance=3),
    event("ceasefire", "ceasefire", "2020-09-30", "Ceasefire of the Short Valley War", "short", importance=1),
    event("after", "phase", "2020-10-01/..", "After the Short Valley War"),
    event("trial", "trial", "2024-01", "Trial of the riders"),
]

ACTORS = [
    actor("north-side", "side", "Northern side"),
    actor("south-side", "side", "Southern side"),
    actor("both-sides", "side", "Both sides"),
    actor("northland", "state", "Northland", "north-side"),
    actor("southland", "state", "Southland", "south-side"),
    actor("north-army", "authority", "Army of Northland", "northland"),
    actor("south-army", "authority", "Army of Southland", "southland"),
    actor(
        "north-minister",
        "person",
        "Northman, Ada",
        roles=[
            {
                "id": "north-minister.office",
                "role": "office_holder",
                "toward": "northland",
                "title": "Minister of Northland",
                "when": "2019/2021",
                "citations": cited(),
            }
        ],
    ),
    actor("riders", "armed_group", "Riders"),
    actor("observatory", "ngo", "Valley Observatory"),
    actor("relief", "ngo", "Relief Society"),
    actor("estimates", "voice", "Foreign estimates"),
    actor("dcp", "data_project", "DCP"),
]

PLACES = [
    {"id": "valley", "kind": "region", "name": "Valley", "citations": cited()},
    {"id": "hill", "kind": "settlement", "name": "Hill", "within": ["valley"], "citations": cited()},
    {"id": "dale", "kind": "settlement", "name": "Dale", "within": ["valley"], "citations": cited()},
]

SOURCES = [
    source("encyclopedia", "encyclopedia", "Valley conflict", "Encyclopedia", "2022-02"),
    source("times", "news", "The war in figures", "Valley Times", "2020-12-03"),
    source("dcp-1", "dataset", "Deaths by Conflict", "Deaths Count Project", None),
]

CONFLICT: Record = {
    "title": "Valley conflict",
    "adjective": "Valley",
    "span": "2000/..",
    "sides": [
        {
            "id": "north-side",
            "name": "Northern side",
            "short": "northern",
            "adjective": "Northern",
            "state": "northland",
        },
        {
            "id": "south-side",
            "name": "Southern side",
            "short": "southern",
            "adjective": "Southern",
            "state": "southland",
        },
    ],
    "both_sides": "both-sides",
    "reference_counter": {"actor": "dcp", "label": "DCP", "note": "DCP counts deaths in fighting"},
    "examples": [{"question": "overview", "command": "nkcli casualties --war short"}],
}

FACTS: dict[str, Any] = {
    "events": {"events": EVENTS},
    "actors": {"actors": ACTORS},
    "places": {"places": PLACES},
    "sources": {"sources": SOURCES},
    "conflict": CONFLICT,
    "datapackage": {"name": "valley", "version": "1.0.0"},
}

_SIDES = re.compile("north|south|North|South")
_OTHER = {"north": "south", "south": "north", "North": "South", "South": "North"}


def swap(text: str) -> str:
    """Exchange the two sides in a text."""
    return _SIDES.sub(lambda match: _OTHER[match[0]], text)


def facts(
    *, swapped: bool = False, extra_claims: tuple[Record, ...] = (), extra_events: tuple[Record, ...] = ()
) -> Dataset:
    """Load the valley, with more claims on the short war and more events; `swapped`: with the sides exchanged."""
    short = next(row for row in EVENTS if row["id"] == "short")
    events = [
        *({**row, "claims": [*SHORT_WAR, *extra_claims]} if row is short else row for row in EVENTS),
        *extra_events,
    ]
    with TemporaryDirectory() as folder:
        for name, value in {**FACTS, "events": {"events": events}}.items():
            text = json.dumps(value, ensure_ascii=False)
            Path(folder, f"{name}.json").write_text(swap(text) if swapped else text, encoding="utf-8")
        loaded = load(folder)
        _ = loaded.events, loaded.actors, loaded.places, loaded.sources
    return loaded
