"""Whole valid data sets, made up: for properties that must hold of any data, not only of ours.

`facts()` draws what the files of a folder hold, record by record, with references that resolve,
children within their parents, and everything that `nkcli check` asks for. Texts are anything that
a file can hold: control characters, escape sequences, markup, formulas, any script.
"""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any, get_args

from hypothesis import strategies as st

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import parse_part
from nkcli.loading.validation import validate_tables
from nkcli.model import vocabulary
from nkcli.model.conflict import Conflict, Side
from nkcli.model.estimate import LARGEST
from nkcli.model.loaded_language import loaded_words
from nkcli.store.opening import in_memory

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nkcli.model.dataset import Dataset

    Row = dict[str, Any]
    Facts = dict[str, list[Row]]

TWO_SIDES = Conflict(
    title="Conflict",
    adjective="Conflict",
    span="1988/..",
    sides=(
        Side(id="armenian-side", name="Armenian side", short="armenian", adjective="Armenian"),
        Side(id="azerbaijani-side", name="Azerbaijani side", short="azerbaijani", adjective="Azerbaijani"),
    ),
    both_sides="both-sides",
)
"""What records are about that tests put together by hand."""

# -- dates ---------------------------------------------------------------------------------------


@st.composite
def moments(draw: st.DrawFn) -> str:
    """Draw a day, month, season, year or masked date, hedged or not."""
    text = draw(st.dates()).isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    shape = draw(st.sampled_from(["plain", "masked", "season"]))
    if shape == "season":
        text = f"{text[:4]}-{draw(st.integers(21, 24))}"
    if shape == "masked":
        text = text[:3] + "".join("X" if c.isdigit() and draw(st.booleans()) else c for c in text[3:])
    return text + draw(st.sampled_from(["", "~", "?", "%"]))


@st.composite
def moments_of_records(draw: st.DrawFn) -> str:
    """Draw one that lies in the years of the calendar, as those of records must."""
    day = draw(st.dates(dt.date(1000, 1, 1), dt.date(9998, 12, 31)))
    text = day.isoformat()[: draw(st.sampled_from([4, 7, 10]))]
    shape = draw(st.sampled_from(["plain", "masked", "season"]))
    if shape == "season":
        text = f"{day.year}-{draw(st.integers(21, 24))}"
    if shape == "masked":
        text = text[0] + "".join("X" if c.isdigit() and draw(st.booleans()) else c for c in text[1:])
    return text + draw(st.sampled_from(["", "~", "?", "%"]))


@st.composite
def spans(draw: st.DrawFn, between: str, ends: st.SearchStrategy[str]) -> str:
    """Draw two moments in order, or one with an open end."""
    first, last = sorted([draw(ends), draw(ends)], key=lambda text: parse_part(text).earliest)
    return draw(st.sampled_from([(first, last), (first, ""), ("", last)]).map(between.join))


def sets(opening: str, closing: str, members: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw a set of moments and spans."""
    held = st.lists(members | spans("..", members), min_size=1, max_size=4)
    return held.map(lambda m: f"{opening}{','.join(m)}{closing}")


def intervals(ends: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Draw an interval; what is left open is left blank or written '..'."""
    blank = spans("/", ends)
    dotted = blank.map(lambda t: f"..{t}" if t.startswith("/") else f"{t}.." if t.endswith("/") else t)
    return blank | dotted


def _of(kind: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return kind | intervals(kind) | sets("[", "]", kind) | sets("{", "}", kind)


edtf_texts = _of(moments())

OUR_TIME = (
    "1988/..",
    "1988-02-20/1994-05-12",
    "1992",
    "[1992-02..1992-03]",
    "1992-02-26",
    "1992~",
    "199X",
    "1993-21",
    "2016-04-02/2016-04-05",
    "2020",
    "2020-09-27/2020-11-10",
    "2020-11-09",
    "{2014,2016..2018}",
    "../1994",
)

dates = st.sampled_from(OUR_TIME) | _of(moments_of_records())
"""Dates that a record may have."""

# -- texts ---------------------------------------------------------------------------------------

ATTACKS = (
    "\x1b[2J\x1b[31mred",
    "\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\",
    "\x1b]52;c;ZWNobw==\x07",
    "\x1bP+q544e\x1b\\",
    "\x9b31mred\x9d0;title\x9c",
    "left\u202etfel\u2066a\u2069",
    "a\u200bb\u00adc\u2060d\ufeffe",
    "line\rover\nnext\u2028and\u2029on\x0b\x0c\x85",
    "[red]rich[/red] [link=https://example.org]x[/link] :boom:",
    "<script>alert(1)</script> &amp; <b onmouseover=x>",
    "a | b || *c* _d_ `e` ~~f~~ # g [h](https://example.org) ![i](j)",
    "=HYPERLINK(A1)",
    "+1",
    "-1+1",
    "@SUM(A1)",
    "\t=1",
    "\"quoted\", with 'both'",
    "\\N{BULLET} %s {0} $HOME $(reboot) `reboot`",
    "nul\x00nul\x7f",
    "Şuşa Շուշի Шуша שושה شوشا 舒沙 e\u0301 \u00e9",
)
"""Texts that mean something to a terminal, to markup, to a spreadsheet or to a shell."""


def _sayable(text: str) -> bool:
    return bool(text.strip()) and not loaded_words(text)


texts = (
    (st.sampled_from(ATTACKS) | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12))
    .map(lambda t: t[:79])
    .filter(_sayable)
)

LOCATORS = ("Lead ¶1", "Table, row 2015", *ATTACKS[:3])

# -- records -------------------------------------------------------------------------------------


def words(literal: Any) -> st.SearchStrategy[Any]:
    """Draw one of the words of a closed list."""
    return st.sampled_from(get_args(literal))


def _words_listed(literal: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(words(literal), min_size=1, max_size=2, unique=True)


def _maybe(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Row]:
    return st.fixed_dictionaries({}, optional=fields)


def _subset(items: Sequence[str], most: int = 2) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(items), max_size=most, unique=True) if items else st.just([])


class _World:
    """The ids that records may refer to."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        sides = [s for s in ("armenian-side", "azerbaijani-side", "both-sides") if draw(st.booleans())]
        self.actors = [*sides, *_ids("actor", draw(st.integers(0 if sides else 1, 3)))]
        self.places = _ids("place", draw(st.integers(0, 3)))
        self.sources = _ids("source", draw(st.integers(1, 2)))
        self.events = _ids("event", draw(st.integers(0, 4)))
        self.claims: list[str] = []

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def citations(self) -> list[Row]:
        cited = st.fixed_dictionaries({"source": st.sampled_from(self.sources), "locator": st.sampled_from(LOCATORS)})
        return self.draw(st.lists(cited, min_size=1, max_size=2))

    def names(self) -> list[Row]:
        one = st.fixed_dictionaries(
            {"text": texts, "lang": st.sampled_from(["en", "hy", "az", "ru"])},
            optional={
                "community": st.sampled_from(["armenian", "azerbaijani", "russian"]),
                "when": dates,
                "note": texts,
            },
        )
        return self.draw(st.lists(one, max_size=2))

    def claim_list(self, owner: str, most: int) -> list[Row]:
        made = [self._claim(f"{owner}:{n}") for n in range(self.draw(st.integers(0, most)))]
        self.claims += [claim["id"] for claim in made]
        return [*made, *self._total(owner, made)]

    def _claim(self, claim_id: str) -> Row:
        draw = self.draw
        measure = draw(st.sampled_from(["killed", "killed", "statement"]) | words(vocabulary.Measure))
        said = {"text": draw(texts)} if measure in ("statement", "term") else draw(figures())
        about = draw(
            _maybe(
                affected=st.sampled_from(self.actors),
                claimant=st.sampled_from(self.actors),
                category=words(vocabulary.Category),
                as_of=dates,
                stratum=st.sampled_from(["conflict 388", "dyad 833"]) | texts,
                includes=_words_listed(vocabulary.Included),
                excludes=_words_listed(vocabulary.Included),
                includes_text=texts,
                note=texts,
                **({"place": st.sampled_from(self.places)} if self.places else {}),
            )
        )
        return {
            "id": claim_id,
            "measure": measure,
            **said,
            **about,
            "counted": draw(dates),
            **({"subset_of": draw(st.sampled_from(self.claims))} if self.claims and self.chance() else {}),
            "citations": self.citations(),
        }

    def _total(self, owner: str, made: list[Row]) -> list[Row]:
        """Make a stated total that is what its parts give, of the exact figures of one measure and unit."""
        exact = [c for c in made if c.get("qualifier") == "exact" and c["best"] < LARGEST // 4]
        parts = [c for c in exact if (c["measure"], c["unit"]) == (exact[0]["measure"], exact[0]["unit"])]
        best = round(sum(c["best"] for c in parts), 9)
        if not parts or not self.draw(st.booleans()) or (best and best < 1):
            return []
        total = {"id": f"{owner}:total", **{k: parts[0][k] for k in ("measure", "unit", "qualifier", "counted")}}
        return [{**total, "best": best, "parts": [c["id"] for c in parts], "citations": self.citations()}]


def _ids(noun: str, count: int) -> list[str]:
    return [f"{noun}-{n}" for n in range(count)]


numbers = st.integers(0, 30_000) | st.sampled_from([0, 1, LARGEST, 0.0001, 84.4, 2.5]) | st.floats(0.0001, 1e6)


@st.composite
def figures(draw: st.DrawFn) -> Row:
    """Draw a figure with the bounds of its qualifier, or words without a number."""
    low, best, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    unit = {"unit": draw(st.sampled_from(vocabulary.UNITS))}
    qualifier = draw(words(vocabulary.Qualifier) | st.none())
    shapes: dict[str | None, Row] = {
        None: {"wording": draw(texts)},
        "exact": {"best": best},
        "about": {"best": best},
        "at_least": {"low": low},
        "more_than": {"low": low},
        "up_to": {"high": high},
        "less_than": {"high": high},
        "between": {"low": low, "high": high},
        "estimate": {"low": low, "best": best, "high": high},
    }
    return {
        **unit,
        **shapes[qualifier],
        **({"qualifier": qualifier, **draw(_maybe(wording=texts))} if qualifier else {}),
    }


def _event(world: _World, event_id: str, parents: list[Row]) -> Row:
    draw = world.draw
    kind, date = draw(st.sampled_from(["war", "phase", "battle"]) | words(vocabulary.EventKind)), draw(dates)
    around = [p["id"] for p in parents if EdtfDate.parse(date).within(EdtfDate.parse(p["date"]))]
    war = {"note": "There is no claim of the dead."} if kind == "war" else draw(_maybe(note=texts))
    parties = st.fixed_dictionaries(
        {"actor": st.sampled_from(world.actors), "part": words(vocabulary.PartKind)}, optional={"note": texts}
    )
    told = _maybe(
        status=words(vocabulary.EventStatus), summary=texts, outcome=texts, date_text=texts, aliases=st.lists(texts)
    )
    return {
        "id": event_id,
        "kind": kind,
        "date": date,
        "title": draw(texts),
        "importance": draw(st.integers(1, 3)),
        **draw(told),
        **war,
        **({"part_of": draw(st.sampled_from(around))} if around and world.chance() else {}),
        "names": world.names(),
        "terms": draw(st.lists(texts, max_size=1)),
        "participants": draw(st.lists(parties, max_size=2)),
        "places": draw(_subset(world.places)),
        "related": draw(_subset([e for e in world.events if e != event_id])),
        "other_dates": [
            {"date": draw(dates), **draw(_maybe(wording=texts)), "citations": world.citations()}
            for _ in range(draw(st.integers(0, 1)))
        ],
        "claims": world.claim_list(event_id, 3),
        "citations": world.citations(),
    }


def _actor(world: _World, actor_id: str) -> Row:
    draw = world.draw
    others = [a for a in world.actors if a != actor_id]
    kind = "side" if actor_id.endswith(("-side", "-sides")) else draw(words(vocabulary.ActorKind))
    groups = draw(_subset(others))
    return {
        "id": actor_id,
        "kind": kind,
        "name": draw(texts),
        **draw(_maybe(summary=texts, note=texts, aliases=st.lists(texts, max_size=2))),
        "names": world.names(),
        "member_of": [{"group": g, **draw(_maybe(when=dates, note=texts))} for g in groups],
        "roles": [_role(world, f"{actor_id}.role-{n}", others) for n in range(draw(st.integers(0, 1)))],
        "claims": world.claim_list(actor_id, 1),
        "citations": world.citations(),
    }


def _role(world: _World, role_id: str, others: list[str]) -> Row:
    draw = world.draw
    towards = {"toward": st.sampled_from(others)} if others else {}
    during = {"event": st.sampled_from(world.events)} if world.events else {}
    about = _maybe(
        when=dates,
        status=words(vocabulary.RoleStatus),
        claimant=st.sampled_from(world.actors),
        text=texts,
        **towards,
        **during,
    )
    office = {"role": "office_holder", "title": draw(texts), "when": draw(dates), "toward": others[0]} if others else {}
    return {
        "id": role_id,
        "role": draw(words(vocabulary.RoleKind).filter("office_holder".__ne__)),
        **draw(about),
        **(office if world.chance() else {}),
        "claims": world.claim_list(role_id, 1),
        "citations": world.citations(),
    }


def _place(world: _World, place_id: str) -> Row:
    draw = world.draw
    degrees = {
        "lat": draw(st.floats(-90, 90) | st.integers(-90, 90)),
        "lon": draw(st.floats(-180, 180) | st.integers(-180, 180)),
        "precision": draw(words(vocabulary.Precision)),
    }
    held = [
        {
            "holder": draw(st.sampled_from(world.actors)),
            "status": draw(words(vocabulary.ControlStatus)),
            "when": draw(dates),
            **draw(_maybe(note=texts)),
            "citations": world.citations(),
        }
        for _ in range(draw(st.integers(0, 2)))
    ]
    return {
        "id": place_id,
        "kind": draw(words(vocabulary.PlaceKind)),
        "name": draw(texts),
        **draw(_maybe(note=texts, aliases=st.lists(texts, max_size=2))),
        "names": world.names(),
        "within": draw(_subset([p for p in world.places if p != place_id])),
        **(degrees if world.chance() else {}),
        "control": held,
        "claims": world.claim_list(place_id, 1),
        "citations": world.citations(),
    }


def _source(world: _World, source_id: str, cited: set[str]) -> Row:
    draw = world.draw
    sections = [*({"locator": c} for c in sorted(cited)), {"locator": "Notes", "reason": draw(texts)}]
    return {
        "id": source_id,
        "kind": draw(words(vocabulary.SourceKind)),
        **{field: draw(texts) for field in ("title", "publisher", "url", "licence", "perspective")},
        **draw(_maybe(date=dates, date_text=texts, version=texts, note=texts, author=texts, archived=texts)),
        **draw(_maybe(language=st.sampled_from(["en", "hy"]), extent=words(vocabulary.Extent), read_on=dates)),
        **({"sections": sections} if world.chance() else {}),
    }


def _contradict(draw: st.DrawFn, facts: Facts) -> None:
    """Let two claims of an event contradict each other."""
    for event in facts["events"]:
        if len(event["claims"]) > 1 and draw(st.booleans()):
            one, other = event["claims"][:2]
            one["contradicts"], other["contradicts"] = [other["id"]], [one["id"]]


def _say_in_time(made: Facts) -> None:
    """Take out what was said after its source appeared, and sources that were read before they did."""
    dates = {s["id"]: EdtfDate.parse(s["date"]) for s in made["sources"] if "date" in s}
    for source in made["sources"]:
        if "read_on" in source and source["id"] in dates:
            del source["read_on"]
    owners = [*made["events"], *made["actors"], *made["places"], *(r for a in made["actors"] for r in a["roles"])]
    for claim in (claim for owner in owners for claim in owner["claims"]):
        if any(c["source"] in dates for c in claim["citations"]):
            claim.pop("as_of", None)
        claim["excludes"] = [word for word in claim.get("excludes", ()) if word not in claim.get("includes", ())]


def _exist(draw: st.DrawFn, facts: Facts) -> None:
    """Let actors exist for a time, save those whose people a claim counts, who must have existed then."""
    roles = [role for actor in facts["actors"] for role in actor["roles"]]
    subjects = [*facts["events"], *facts["actors"], *roles, *facts["places"]]
    counted = {claim.get("affected") for subject in subjects for claim in subject.get("claims", ())}
    for actor in facts["actors"]:
        if actor["id"] not in counted and draw(st.booleans()):
            actor["existed"] = draw(dates)


def cited_in(value: Any) -> set[tuple[str, str]]:
    """Find every (source, locator) that is cited somewhere inside."""
    if isinstance(value, dict):
        own = {(value["source"], value["locator"])} if value.keys() == {"source", "locator"} else set()
        return own.union(*map(cited_in, value.values()))
    return set().union(*map(cited_in, value)) if isinstance(value, list) else set()


@st.composite
def facts(draw: st.DrawFn) -> Facts:
    """Draw the records of a whole data set, by "events", "actors", "places" and "sources"."""
    world = _World(draw)
    events: list[Row] = []
    for event_id in world.events:
        events.append(_event(world, event_id, events))
    made: Facts = {
        "events": events,
        "actors": [_actor(world, a) for a in world.actors],
        "places": [_place(world, p) for p in world.places],
    }
    cited = cited_in([*made.values()])
    made["sources"] = [_source(world, s, {where for source, where in cited if source == s}) for s in world.sources]
    _contradict(draw, made)
    _say_in_time(made)
    _exist(draw, made)
    return made


def blobs_of(made: Facts) -> dict[str, bytes]:
    """Write the files of a folder."""
    written = {f"{key}.json": json.dumps({key: rows}).encode() for key, rows in made.items()}
    conflict = json.dumps(conflict_of([a["id"] for a in made["actors"]])).encode()
    return {**written, "conflict.json": conflict, "datapackage.json": b'{"version": "1.2.3"}'}


def conflict_of(actors: Sequence[str]) -> Row:
    """Write the conflict.json that fits the actors: each that ends in "-side" is one of its sides."""
    sides = [(a, a.removesuffix("-side")) for a in actors if a.endswith("-side")]
    communities = ("armenian", "azerbaijani", "russian")
    return {
        "title": "Conflict",
        "adjective": "Conflict",
        "span": "1988/..",
        "sides": [{"id": a, "name": f"{s} side".title(), "short": s, "adjective": s.title()} for a, s in sides],
        "communities": [{"id": c, "label": c.title()} for c in communities],
        **({"both_sides": "both-sides"} if "both-sides" in actors else {}),
    }


def loaded(made: Facts) -> Dataset:
    """Load made-up facts as any folder is loaded."""
    return in_memory(validate_tables(blobs_of(made), "folder", "digest"))


def datasets() -> st.SearchStrategy[Dataset]:
    """Draw whole data sets, loaded."""
    return facts().map(loaded)
