"""The site in a browser: from a disk, without a network, for keyboards and screen readers, narrow and wide."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

import nkcli
from conftest import RECORD
from nkcli.exports.writing import put_folder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.slow
pytest.importorskip("jinja2")
playwright = pytest.importorskip("playwright.sync_api")
axe = pytest.importorskip("axe_playwright_python.sync_playwright")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
if CHROMIUM is None:
    pytest.skip("Chromium is not installed", allow_module_level=True)

PAGES = [
    "index.html",
    "wars.html",
    "disputes.html",
    "map.html",
    "actors.html",
    "places.html",
    "sources.html",
    "search.html?q=shushi",
    "about.html",
    "events/second.html",
    "events/first.html",
    "actors/azerbaijan.html",
    "places/shusha.html",
    "sources/wikipedia-2025.html",
]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from nkcli.site.build import MARK, build

    facts = nkcli.load(RECORD)
    target = tmp_path_factory.mktemp("site") / "site"
    put_folder(str(target), build(facts.dataset, facts.neutral), MARK)
    return target


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield chromium
        chromium.close()


class Tab:
    """A page that was opened from a disk, and what it asked for and complained of."""

    def __init__(self, browser: Any, site: Path, name: str, **how: Any) -> None:
        self.page = browser.new_context(**how).new_page()
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(f"{site.as_uri()}/{name}")

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.page.locator(selector).all_inner_texts()]


@pytest.fixture
def open_page(browser: Any, site: Path) -> Iterator[Any]:
    tabs: list[Tab] = []

    def opened(name: str, **how: Any) -> Tab:
        tabs.append(Tab(browser, site, name, **how))
        return tabs[-1]

    yield opened
    for tab in tabs:
        tab.page.context.close()
    assert [complaint for tab in tabs for complaint in tab.complaints] == []
    assert [url for tab in tabs for url in tab.requests if not url.startswith("file:")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_passes_the_checks_of_axe(open_page: Any, name: str, scheme: str) -> None:
    tab = open_page(name, color_scheme=scheme)

    found = axe.Axe().run(tab.page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == []


@pytest.mark.parametrize("width", [320, 768, 2560])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_fits_its_screen(open_page: Any, name: str, width: int) -> None:
    tab = open_page(name, viewport={"width": width, "height": 800})

    assert tab.page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_timeline_filters_and_zooms(open_page: Any) -> None:
    tab = open_page("index.html")
    all_shown = tab.page.locator("#range").inner_text()
    assert "Second Nagorno-Karabakh War" in " ".join(tab.texts("#list a"))

    tab.page.get_by_label("The story").check()
    more = tab.page.locator("#range").inner_text()
    tab.page.get_by_label("With the words").fill("shusha")
    assert int(more.split()[0]) > int(all_shown.split()[0])
    assert all("shusha" in text.lower() for text in tab.texts("#list li:not(.year) a")[:3])
    tab.page.get_by_label("With the words").fill("")

    for _ in range(4):
        tab.page.get_by_role("button", name="Zoom in").click()
    assert int(tab.page.locator("#range").inner_text().split()[2]) < int(all_shown.split()[2].replace(",", ""))
    tab.page.get_by_role("button", name="Whole conflict").click()
    assert tab.page.locator("#range").inner_text() == more


def test_dragging_over_the_timeline_zooms_in_and_a_dot_leads_to_its_event(open_page: Any) -> None:
    tab = open_page("index.html", viewport={"width": 1200, "height": 900})
    tab.page.locator("#plot").scroll_into_view_if_needed()
    plot = tab.page.locator("#plot svg").bounding_box()
    before = tab.page.locator("#range").inner_text()

    tab.page.mouse.move(plot["x"] + 60, plot["y"] + 5)
    tab.page.mouse.down()
    tab.page.mouse.move(plot["x"] + 300, plot["y"] + 5, steps=5)
    tab.page.mouse.up()
    assert tab.page.locator("#range").inner_text() != before

    tab.page.locator("#plot circle.rank1").last.dispatch_event("click")
    tab.page.wait_for_url("**/events/*.html")


@pytest.mark.parametrize("words", ["shushi", "Şuşa", "SHUSHA", "Шуша"])
def test_the_search_finds_a_place_under_every_name(open_page: Any, words: str) -> None:
    tab = open_page("actors.html")

    tab.page.get_by_label("Search the site").fill(words)
    tab.page.get_by_label("Search the site").press("Enter")
    tab.page.wait_for_url("**/search.html?q=*")
    assert "Shusha" in tab.texts("#results a")[:5]
    assert "found" in tab.page.locator("#found").inner_text()


def test_names_of_a_community_stay_on_the_next_page(open_page: Any) -> None:
    tab = open_page("places/shusha.html")

    tab.page.get_by_label("Names").select_option("armenian")
    assert tab.texts("h1") == ["Shushi"]
    tab.page.get_by_role("link", name="Places").click()
    assert "Shushi" in tab.texts("main a")


def test_the_map_shows_who_held_a_place_on_a_date(open_page: Any) -> None:
    tab = open_page("map.html")

    tab.page.locator("input[type=date]").fill("2010-01-01")
    tab.page.locator("input[type=date]").dispatch_event("change")
    assert "side0" in tab.page.locator("#shusha").get_attribute("class")
    tab.page.locator("input[type=date]").fill("2021-06-01")
    tab.page.locator("input[type=date]").dispatch_event("change")
    assert "side1" in tab.page.locator("#shusha").get_attribute("class")
    assert "What happened then" in tab.texts("#here")


def test_a_link_to_the_map_shows_the_place(open_page: Any) -> None:
    tab = open_page("places/shusha.html")

    tab.page.get_by_role("link", name="on the map").click()
    tab.page.wait_for_url("**/map.html*")
    assert tab.page.evaluate("document.activeElement.id") == "shusha"


def test_everything_is_reached_with_the_keyboard(open_page: Any) -> None:
    tab = open_page("index.html")

    tab.page.keyboard.press("Tab")
    assert tab.page.evaluate("document.activeElement.textContent") == "Skip to the content"
    reached = set()
    for _ in range(60):
        tab.page.keyboard.press("Tab")
        reached.add(tab.page.evaluate("document.activeElement.outerHTML.slice(0, 60)"))
    assert any("Zoom in" in element for element in reached)


def test_without_scripts_the_turning_points_are_there(open_page: Any) -> None:
    tab = open_page("index.html", java_script_enabled=False)

    assert "Second Nagorno-Karabakh War" in tab.texts("#list a")


def test_the_contradictions_can_be_filtered(open_page: Any) -> None:
    tab = open_page("disputes.html")

    tab.page.get_by_label("Filter").fill("wounded")
    shown = tab.texts("#disputes > li:visible")
    assert shown
    assert all("wounded" in text.lower() for text in shown)


def test_the_front_page_shows_in_under_a_second(open_page: Any) -> None:
    tab = open_page("index.html")

    painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
    assert tab.page.evaluate(painted) < 1_000
