"""Make a site: every page and its data, as files by name; nothing is written here."""

from __future__ import annotations

import json
import pkgutil
from functools import partial
from typing import TYPE_CHECKING, Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from nkcli import __version__
from nkcli.answers.wording import measure_words, voice_name
from nkcli.edtf.text import written
from nkcli.formats.cells import display
from nkcli.model.naming import NEUTRAL, with_names
from nkcli.site.atlas import Atlas
from nkcli.site.drawn import cell_name, cell_range
from nkcli.site.links import file_name
from nkcli.site.pages import WORDING, Pages, date_words
from nkcli.site.svg import plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.site.atlas import Outline

NAVIGATION = (
    ("index", "Timeline"),
    ("wars", "Wars"),
    ("disputes", "Contradictions"),
    ("map", "Map"),
    ("actors", "Actors"),
    ("places", "Places"),
    ("sources", "Sources"),
)

NOUNS = ("event", "actor", "place", "source")

_ASSETS = ("site.css", "site.js", "timeline.js", "search.js", "map.js")

MARK = "site.json"
"""The file by which a folder is known for a site."""


def build(
    dataset: Dataset,
    neutral: Dataset,
    names: str = NEUTRAL,
    outlines: tuple[Outline, ...] = (),
    advance: Callable[[int], None] = lambda _: None,
) -> dict[str, bytes]:
    """Return the files of the site of a data set, by name.

    `dataset` is shown under the names of the community `names`; `neutral` is the same under the neutral ones, of
    which those of other communities are made. `outlines` are drawn on the map; `advance` hears how many pages are done.
    """
    site = _Site(dataset, neutral, names, outlines)
    files = {MARK: _json({"dataset": {"version": dataset.version, "digest": dataset.digest}, "nkcli": __version__})}
    files |= {f"assets/{name}": _asset(f"assets/{name}") for name in _ASSETS}
    files |= {
        f"data/{name}.js": b"var NK=window.NK||{};NK.%s=%s;\n" % (name.encode(), _json(data))
        for name, data in site.data()
    }
    for number, (name, page) in enumerate(site.pages()):
        files[name] = page.encode()
        advance(number)
    return files


def _json(value: object) -> bytes:
    """Return JSON in ASCII, which a script holds whatever the text is; nothing in a text acts or hides."""
    return json.dumps(_plain(value), separators=(",", ":")).encode()


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inside) for key, inside in value.items()}
    return [_plain(inside) for inside in value] if isinstance(value, (list, tuple)) else plain(value)


def _asset(name: str) -> bytes:
    return pkgutil.get_data("nkcli.site", name) or b""


class _Site:
    """The templates filled, with what every one of them can call."""

    def __init__(self, dataset: Dataset, neutral: Dataset, names: str, outlines: tuple[Outline, ...]) -> None:
        self.dataset, self.neutral, self.names = dataset, neutral, names
        self.of = Pages(dataset)
        self.atlas = Atlas(dataset, self.of.links, outlines)
        self.renamed = dict(self._renamed())
        loader = FunctionLoader(lambda name: _asset(f"templates/{name}").decode())
        self.templates = Environment(
            loader=loader,
            autoescape=True,
            undefined=StrictUndefined,
            finalize=plain,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        find = self.of.links.find
        self.templates.globals |= {
            **WORDING,
            "dataset": dataset,
            "conflict": dataset.conflict,
            "package": dataset.package,
            **{f"{noun}_by_id": {r.id: r for r in getattr(dataset, f"{noun}s")} for noun in NOUNS},
            "renamed": self.renamed,
            "on_map": self.atlas.shown,
            "names": names,
            "nav": NAVIGATION,
            "nkcli": __version__,
            "find": find,
            "label": self._label,
            "measure_words": measure_words,
            "written": written,
            "display": display,
            "voice_name": partial(voice_name, dataset),
            "cell_name": partial(cell_name, dataset),
            "cell_range": cell_range,
        }

    def _renamed(self) -> Iterator[tuple[str, dict[str, str]]]:
        """Yield the names of what is not called the same by all communities."""
        named = {NEUTRAL: self.neutral}
        named |= {c.id: with_names(self.neutral, c.id) for c in self.dataset.conflict.communities}
        for table, field in (("event_by_id", "title"), ("place_by_id", "name")):
            for record_id in getattr(self.dataset, table):
                called = {c: getattr(getattr(own, table)[record_id], field) for c, own in named.items()}
                if len(set(called.values())) > 1:
                    yield record_id, called

    def _label(self, record_id: str) -> str:
        """Return what a record that cites a source is called in its list."""
        dataset = self.dataset
        if record_id in dataset.claim_by_id:
            claim = dataset.claim_by_id[record_id]
            return f"{claim.subject_title}: {measure_words(claim.measure)}"
        if record_id in dataset.role_by_id:
            actor, role = dataset.role_by_id[record_id]
            return f"{actor.name}: {role.role.replace('_', ' ')}"
        record: Any = dataset.event_by_id.get(record_id) or dataset.place_by_id.get(record_id)
        record = record or dataset.actor_by_id[record_id]
        return str(getattr(record, "title", "") or record.name)

    # -- pages -----------------------------------------------------------------------------------

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield the name and the text of every page."""
        dataset, of = self.dataset, self.of
        yield "index.html", self._fill("index", {**of.front(), "conflict_event": self._conflict_event()}, "index")
        yield (
            "wars.html",
            self._fill("wars", {"title": "Wars and phases", "wars": of.links.wars, "ranges": of.ranges}, "wars"),
        )
        yield "disputes.html", self._fill("disputes", {"title": "Contradictions", "rows": of.disputes}, "disputes")
        atlas = {
            "title": "Map",
            "chart": self.atlas.chart(),
            "places": self.atlas.places,
            "outlines": self.atlas.credits,
        }
        yield "map.html", self._fill("map", atlas, "map")
        yield "actors.html", self._fill("list", of.actors(), "actors")
        yield "places.html", self._fill("list", of.places(), "places")
        yield "sources.html", self._fill("sources", of.source_list(), "sources")
        yield "search.html", self._fill("search", {"title": "Search"}, "search")
        yield "about.html", self._fill("about", {"title": "How to read this site"}, "about")
        for noun in ("event", "actor", "place"):
            for record in getattr(dataset, f"{noun}s"):
                context = getattr(of, noun)(record)
                yield f"{noun}s/{file_name(record.id)}", self._fill(noun, context, root="../")
        for page, sources in of.links.source_pages.items():
            yield page, self._fill("source", of.sources(sources), root="../")

    def _conflict_event(self) -> Any:
        return next((e for e in self.dataset.events if e.kind == "conflict"), None)

    def _fill(self, template: str, context: Mapping[str, Any], here: str = "", root: str = "") -> str:
        filled = self.templates.get_template(f"{template}.html")
        page: str = filled.render({"root": root, "here": here, "period": None, **context})
        return page

    # -- data ------------------------------------------------------------------------------------

    def data(self) -> Iterator[tuple[str, Any]]:
        """Yield the name and the value of what scripts read."""
        dataset, find = self.dataset, self.of.links.find
        communities = {NEUTRAL: "Neutral", **{c.id: c.label for c in dataset.conflict.communities}}
        yield "names", {"communities": communities, "called": self.renamed}
        wars = [war for war in self.of.links.wars if war.kind == "war"]
        number = {war.id: n for n, war in enumerate(wars)}
        yield "timeline", {
            "wars": [[war.title, *map(str, war.when.sort_key)] for war in wars],
            "span": [str(dataset.conflict.when.sort_key[0]), str(dataset.span[1] or "")],
            "events": [
                [e.id, find(e.id), e.title, *map(str, e.when.sort_key), date_words(e), e.kind, e.importance,
                 number.get(dataset.heading_of(e).id), len(self.of.disputes_about.get(e.id, ())), len(e.claims)]
                for e in self.of.in_order
                if e.kind != "conflict"
            ],
        }  # fmt: skip
        yield "map", self.atlas.data()
        yield "search", list(self._searched())

    def _searched(self) -> Iterator[list[Any]]:
        """Yield an entry for each record: its kind, address, title, when, and what else its words are."""
        dataset, find = self.dataset, self.of.links.find
        for e in dataset.events:
            words = (*e.aliases, *(n.text for n in e.names), e.id, e.summary or "")
            yield ["event", find(e.id), e.title, date_words(e), " ".join(words), 4 - e.importance]
        for kind, records in (("actor", dataset.actors), ("place", dataset.places)):
            for record in records:
                words = (*record.aliases, *(n.text for n in record.names), record.id)
                yield [kind, find(record.id), record.name, record.kind.replace("_", " "), " ".join(words), 2]
        for source in dataset.sources:
            when = written(source.date, source.date_text) if source.date else ""
            yield ["source", find(source.id), source.title, f"{source.publisher} {when}".strip(), source.id, 0]
