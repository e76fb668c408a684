"""The site: a page a record, every link leads somewhere, nothing of the data is markup, and the terminal's words."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import nkcli
from conftest import RECORD, cited, people
from nkcli.cli.main import main
from nkcli.errors import MissingExtra, OutputFailed, UsageError
from nkcli.exports.writing import put_folder

pytest.importorskip("jinja2")
from nkcli.site.atlas import Frame, read_outlines
from nkcli.site.build import MARK, build
from nkcli.site.links import file_name
from nkcli.site.svg import Scale, tag

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.model.dataset import Dataset

MADE_UP = Path(__file__).parent.parent / "second_conflict" / "data"


class Page(HTMLParser):
    """What a page links to, which ids it has, and every tag and attribute that could run or load something."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.unsafe: list[str] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src", "action"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
            if name == "style" or name.startswith("on"):
                self.unsafe.append(f"{tag} {name}")
        if tag in ("style", "iframe", "object", "img") or (tag == "script" and not dict(attrs).get("src")):
            self.unsafe.append(tag)

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def made(dataset: Dataset, **options: Any) -> dict[str, bytes]:
    return build(dataset, dataset, **options)


def page(files: Mapping[str, bytes], name: str) -> Page:
    return Page(files[name].decode())


@pytest.fixture(scope="module")
def record() -> dict[str, bytes]:
    facts = nkcli.load(RECORD)
    return build(facts.dataset, facts.neutral)


@pytest.fixture(scope="module")
def other() -> dict[str, bytes]:
    facts = nkcli.load(MADE_UP)
    return build(facts.dataset, facts.neutral)


# -- pages ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("folder", [RECORD, MADE_UP], ids=["the record", "a made-up conflict"])
def test_every_record_has_a_page_and_every_link_leads_somewhere(folder: Path) -> None:
    facts = nkcli.load(folder)
    files = build(facts.dataset, facts.neutral)
    pages = {name: Page(content.decode()) for name, content in files.items() if name.endswith(".html")}

    for noun in ("events", "actors", "places"):
        assert {f"{noun}/{file_name(r.id)}" for r in getattr(facts, noun)} <= set(pages)
    lost = []
    for name, own in pages.items():
        for link in own.links:
            if link.startswith(("https:", "http:")):
                continue
            path, _, anchor = link.partition("#")
            to = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            if to not in files or (anchor and anchor not in pages[to].ids):
                lost.append((name, link))
    assert lost == []
    assert {name: own.unsafe for name, own in pages.items() if own.unsafe} == {}
    assert [name for name, own in pages.items() if len(own.ids) != len(set(own.ids))] == []


def test_an_event_shows_its_claims_who_says_them_and_where(dataset: Dataset) -> None:
    own = page(made(dataset), "events/second.html")

    assert "Second Nagorno-Karabakh War" in own.text
    assert "27 Sep – 10 Nov 2020" in own.text
    assert "7,646 (7,548–9,077)" in own.text
    assert "../sources/page_1.html#ucdp-brd-24.1" in own.links
    assert "../events/shusha-2020.html" in own.links


def test_a_claim_stands_in_full_on_the_page_of_what_it_is_about_and_nowhere_else(record: dict[str, bytes]) -> None:
    dataset = nkcli.load(RECORD).dataset
    claim = next(c for c in dataset.claims if c.event and c.note and len(c.note) > 60)
    assert claim.note
    holding = [name for name, content in record.items() if claim.note in " ".join(Page(content.decode()).words)]

    assert [name for name in holding if name.endswith(".html")] == [f"events/{file_name(claim.subject_id)}"]


def _said(day: int, number: int, claimant: str) -> dict[str, object]:
    who = {"affected": "azerbaijan", "category": "military", "claimant": claimant, "as_of": f"2020-11-{day:02}"}
    return {"id": f"shusha-2020:killed-{day}", "measure": "killed", **people(number), **who, "citations": cited("¶1")}


def test_a_toll_is_drawn_as_it_was_announced_and_voice_by_voice(folder: Any) -> None:
    growing = [_said(day, number, "azerbaijan") for day, number in ((7, 4), (8, 9), (20, 12))]
    claims = [*growing, _said(9, 60, "armenia")]
    battle = made(nkcli.load(folder({("events", "shusha-2020", "claims"): claims})).dataset)["events/shusha-2020.html"]

    assert battle.count(b'class="chart announced"') == battle.count(b'class="chart voices"') == 1
    own = Page(battle.decode())
    assert "How the toll was announced. Killed: Azerbaijani side, military" in own.text
    assert "60, Armenia, 9 Nov 2020" in own.text
    assert "3 figures, 4–12" in own.text


def test_a_range_has_the_words_of_the_terminal(record: dict[str, bytes]) -> None:
    table = nkcli.load(RECORD).ask("casualties", by="war").table()
    (row,) = (line for line in table.splitlines() if "Second Nagorno-Karabakh War" in line)
    shown = page(record, "wars.html").text

    assert [cell for cell in re.findall(r"[\d,–+]+ \(\d+[≠+]?\)", row) if cell not in shown] == []


def test_the_front_page_has_the_strip_of_years_with_a_table_of_its_figures(record: dict[str, bytes]) -> None:
    own = page(record, "index.html")

    assert "Killed, year by year" in own.text
    assert "7,646 7,548–9,077" in own.text
    assert "events/second.html" in own.links


def test_a_place_shows_every_communitys_names_and_who_held_it(record: dict[str, bytes]) -> None:
    own = page(record, "places/shusha.html")

    assert {"Shusha", "Shushi", "Şuşa"} <= set(re.findall(r"\w+", own.text))
    assert "Who held it" in own.text


def test_names_of_a_community_are_there_to_choose_from(record: dict[str, bytes]) -> None:
    names = _data(record, "names")["called"]

    assert names["shusha"]["armenian"] == "Shushi"
    assert names["shusha"]["neutral"] == "Shusha"
    assert 'data-n="shusha"' in record["places/shusha.html"].decode()


def test_a_made_up_conflict_hears_of_no_other(other: dict[str, bytes]) -> None:
    shipped = re.compile(rb"armenia|azerbaijan|karabakh|artsakh|ucdp|baku|yerevan|soviet", re.IGNORECASE)

    assert [name for name, content in other.items() if shipped.search(content)] == []


def _data(files: Mapping[str, bytes], name: str) -> Any:
    text = files[f"data/{name}.js"].decode()
    return json.loads(text.partition(f"NK.{name}=")[2].rstrip(";\n"))


def test_the_timeline_and_the_search_have_every_record(record: dict[str, bytes]) -> None:
    facts = nkcli.load(RECORD)

    assert len(_data(record, "timeline")["events"]) == len(facts.events) - 1  # the conflict itself
    records = (facts.events, facts.actors, facts.places, facts.sources)
    assert len(_data(record, "search")) == sum(map(len, records))
    assert {entry[1].partition("#")[0] for entry in _data(record, "search")} <= set(record)


def test_the_same_facts_give_the_same_bytes(dataset: Dataset) -> None:
    assert made(dataset) == made(dataset)


# -- what could go wrong -------------------------------------------------------------------------

EVIL = "<img src=x onerror=alert(1)>\u202e\"'</script>{{ 7*7 }}"


FIELDS = (
    ("events", "second", "title"),
    ("events", "second", "summary"),
    ("actors", "armenia", "name"),
    ("places", "shusha", "name"),
    ("sources", "wikipedia-2025", "title"),
)


def test_nothing_in_the_data_is_markup_or_acts(folder: Any) -> None:
    changes: dict[Any, object] = dict.fromkeys(FIELDS, EVIL)
    changes["sources", "wikipedia-2025", "url"] = "javascript:alert(1)"
    files = made(nkcli.load(folder(changes)).dataset)
    pages = [Page(content.decode()) for name, content in files.items() if name.endswith(".html")]

    assert [own.unsafe for own in pages if own.unsafe] == []
    assert [link for own in pages for link in own.links if link.startswith("javascript:")] == []
    assert [name for name, content in files.items() if "\u202e" in content.decode()] == []
    data = [json.dumps(_data(files, name), ensure_ascii=False) for name in ("names", "timeline", "search", "map")]
    assert [text for text in data if "\u202e" in text] == []
    assert any("{{ 7*7 }}" in own.text for own in pages)


def test_every_page_forbids_what_it_does_not_ship(record: dict[str, bytes]) -> None:
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'"

    pages = [content.decode() for name, content in record.items() if name.endswith(".html")]
    assert all(policy in own for own in pages)
    scripts = b"".join(content for name, content in record.items() if name.startswith("assets/"))
    assert not re.search(rb"innerHTML|eval\(|fetch\(|XMLHttpRequest|import |https?://(?!www\.w3\.org/)", scripts)


@pytest.mark.parametrize(
    ("record_id", "name"),
    [
        ("second", "second.html"),
        ("second:killed", "second_killed.html"),
        ("con", "con_.html"),
        ("lpt1.x", "lpt1.x_.html"),
    ],
)
def test_a_page_has_a_name_that_every_file_system_takes(record_id: str, name: str) -> None:
    assert file_name(record_id) == name


def test_a_drawing_escapes_what_is_in_it() -> None:
    assert tag("text", "<b>", class_='"x"') == '<text class="&#34;x&#34;">&lt;b&gt;</text>'


def test_a_scale_is_logarithmic_where_figures_are_far_apart() -> None:
    assert [Scale.of([10, 90], 0, 100).log, Scale.of([1, 9_000], 0, 100).log] == [False, True]
    assert Scale.of([1, 9_000], 0, 100).ticks == [0, 1, 10, 100, 1000, 10_000]
    assert Scale.of([10, 90], 0, 100).ticks == [0, 20, 40, 60, 80]


def test_far_capitals_do_not_shrink_the_map() -> None:
    near = [(40 + n / 10, 45 + n / 10) for n in range(20)]

    assert Frame.of([*near, (55.75, 37.6)]) == Frame.of(near)


# -- the map -------------------------------------------------------------------------------------

OUTLINE = {
    "type": "Feature",
    "properties": {"source": "geoBoundaries", "licence": "CC BY 4.0"},
    "geometry": {"type": "Polygon", "coordinates": [[[46, 39], [47, 39], [47, 40], [46, 39]]]},
}


def test_outlines_are_drawn_with_their_licence(dataset: Dataset) -> None:
    files = made(dataset, outlines=read_outlines(json.dumps({"features": [OUTLINE]})))

    assert files["map.html"].count(b'class="outline"') == 1
    assert "Outlines: geoBoundaries, CC BY 4.0." in page(files, "map.html").text


@pytest.mark.parametrize("text", ["{", "[]", "{}", '{"features": [1]}', '{"features": [{"geometry": {}}]}'])
def test_other_outlines_are_refused(text: str, folder: Any, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    facts = folder()
    (facts / "outlines.geojson").write_text(text)

    assert main(("--data", str(facts), "site", "-o", str(tmp_path / "site"))) == 4
    assert "outlines.geojson" in capsys.readouterr().err
    assert not (tmp_path / "site").exists()


# -- the command ---------------------------------------------------------------------------------


def test_the_command_writes_a_site_and_replaces_it(
    folder: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site = tmp_path / "site"

    assert main(("--data", str(folder()), "site", "-o", str(site))) == 0
    assert main(("--data", str(folder()), "site", "-o", str(site), "--place", "shusha")) == 0

    assert capsys.readouterr().out.endswith(f"Open {site / 'index.html'} in a browser.\n")
    assert sorted(path.name for path in (site / "events").iterdir()) == [
        "conflict.html",
        "second.html",
        "shusha-2020.html",
    ]
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".site")] == []


def test_a_folder_of_other_files_is_left_alone(tmp_path: Path) -> None:
    put_folder(str(tmp_path / "site"), {MARK: b"{}", "events/a.html": b""}, MARK)
    (tmp_path / "site" / "thesis.txt").write_text("mine")

    with pytest.raises(UsageError, match="holds something that no export wrote"):
        put_folder(str(tmp_path / "site"), {MARK: b"{}", "events/a.html": b""}, MARK)


def test_a_full_disk_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put_folder(str(tmp_path / "site"), {MARK: b"{}", "events/a.html": b"old"}, MARK)

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("nkcli.exports.writing._write", fail)
    with pytest.raises(OutputFailed, match="No space left on device"):
        put_folder(str(tmp_path / "site"), {MARK: b"{}", "events/a.html": b"new"}, MARK)

    assert (tmp_path / "site" / "events" / "a.html").read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_without_jinja2_a_sentence_says_how_to_get_it(
    folder: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "nkcli.site.build", None)

    assert main(("--data", str(folder()), "site", "-o", str(tmp_path / "site"))) == MissingExtra.exit_code
    assert "pip install 'nkcli[site]'" in capsys.readouterr().err


def test_the_command_needs_a_folder(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", str(folder()), "site")) == 2
    assert "-o names no folder" in capsys.readouterr().err


@pytest.mark.parametrize("filters", [("--war", "second"), ("--place", "shusha"), ("--from", "2016", "--to", "2016")])
def test_a_part_of_the_record_makes_a_site_of_its_own(filters: tuple[str, ...], tmp_path: Path) -> None:
    """What was left out is named by nothing that was kept."""
    assert main(("--data", str(RECORD), "--names", "armenian", "site", *filters, "-o", str(tmp_path / "site"))) == 0

    pages = {str(path.relative_to(tmp_path / "site")) for path in (tmp_path / "site").rglob("*.html")}
    assert 20 < len(pages) < 400
