"""References in each style, to the last character; pybtex and rispy read what is written for them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import conftest
from asking import answer, written
from nkcli.answers.cite import Reference, ReferenceList
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Sequence

RECORD = Reference(
    id="second:killed",
    key="nkcli:second:killed",
    kind="record",
    title="Killed: 3,825 (Second War)",
    author="The nkcli maintainers",
    container="The conflict, claim by claim",
    version="1.2.3",
    digest="abc",
)
PAGE = Reference(
    id="cfr-2024",
    key="cfr-2024",
    kind="webpage",
    title="Conflict & “peace”",
    author="Council on Foreign Relations",
    year=2024,
    month=1,
    day=24,
    date="2024-01-24",
    url="https://cfr.org/a_b?c=50%",
    locators=("¶2", "¶3"),
)
WIKI = Reference(
    id="wikipedia-2025",
    key="wikipedia-2025",
    kind="encyclopedia",
    title="Conflict",
    author="Wikipedia contributors",
    date="[2025-08-08..]",
    date_text="later than 8 August 2025",
    url="https://en.wikipedia.org/wiki/Conflict",
    locators=("Lead ¶1",),
)
UCDP = Reference(
    id="ucdp-brd",
    key="ucdp-brd",
    kind="dataset",
    title="Deaths",
    author="UCDP",
    year=2022,
    month=2,
    version="24.1",
    url="https://ucdp.uu.se",
    locators=("conflict 388",),
)
ALL = (RECORD, PAGE, WIKI, UCDP)


STYLES = ("chicago", "apa", "bibtex", "ris", "wikipedia", "csl-json")


def text(style: str, references: Sequence[Reference] = ALL) -> str:
    return written(ReferenceList(query={}, id="x", references=tuple(references)), style)


def test_chicago() -> None:
    assert text("chicago") == (
        "The nkcli maintainers. “Killed: 3,825 (Second War).” In The conflict, claim by claim. n.d. "
        "Record second:killed, data version 1.2.3, SHA-256 abc.\n"
        "\n"
        "Council on Foreign Relations. “Conflict & ‘peace’.” January 24, 2024. https://cfr.org/a_b?c=50%. "
        "Cited: ¶2; ¶3.\n"
        "\n"
        "Wikipedia contributors. “Conflict.” n.d. https://en.wikipedia.org/wiki/Conflict. "
        "Later than 8 August 2025; cited: Lead ¶1.\n"
        "\n"
        "UCDP. “Deaths.” Version 24.1. February 2022. https://ucdp.uu.se. Cited: conflict 388.\n"
    )


def test_apa() -> None:
    assert text("apa") == (
        "The nkcli maintainers. (n.d.). Killed: 3,825 (Second War). In The conflict, claim by claim (Version 1.2.3) "
        "[Data set]. [record second:killed, data version 1.2.3, SHA-256 abc]\n"
        "\n"
        "Council on Foreign Relations. (2024, January 24). Conflict & “peace”. https://cfr.org/a_b?c=50% "
        "[cited: ¶2; ¶3]\n"
        "\n"
        "Wikipedia contributors. (n.d.). Conflict. https://en.wikipedia.org/wiki/Conflict "
        "[later than 8 August 2025; cited: Lead ¶1]\n"
        "\n"
        "UCDP. (2022, February). Deaths (Version 24.1) [Data set]. https://ucdp.uu.se [cited: conflict 388]\n"
    )


def test_bibtex() -> None:
    assert text("bibtex", (RECORD, PAGE, UCDP)) == (
        "@misc{nkcli_second_killed,\n"
        "  author = {{The nkcli maintainers}},\n"
        "  title = {{Killed: 3,825 (Second War)}},\n"
        "  howpublished = {{The conflict, claim by claim}},\n"
        "  note = {{record second:killed, data version 1.2.3, SHA-256 abc}},\n"
        "}\n"
        "\n"
        "@misc{cfr-2024,\n"
        "  author = {{Council on Foreign Relations}},\n"
        "  title = {{Conflict \\& “peace”}},\n"
        "  year = {{2024}},\n"
        "  note = {{cited: ¶2; ¶3}},\n"
        "  month = jan,\n"
        "  url = {https://cfr.org/a_b?c=50%},\n"
        "}\n"
        "\n"
        "@misc{ucdp-brd,\n"
        "  author = {{UCDP}},\n"
        "  title = {{Deaths}},\n"
        "  year = {{2022}},\n"
        "  note = {{version 24.1; cited: conflict 388}},\n"
        "  month = feb,\n"
        "  url = {https://ucdp.uu.se},\n"
        "}\n"
    )


def test_ris() -> None:
    assert text("ris", (RECORD, PAGE, UCDP)) == (
        "TY  - DATA\n"
        "ID  - nkcli:second:killed\n"
        "AU  - The nkcli maintainers\n"
        "TI  - Killed: 3,825 (Second War)\n"
        "T2  - The conflict, claim by claim\n"
        "ET  - 1.2.3\n"
        "N1  - record second:killed, data version 1.2.3, SHA-256 abc\n"
        "ER  - \n"
        "\n"
        "TY  - ELEC\n"
        "ID  - cfr-2024\n"
        "AU  - Council on Foreign Relations\n"
        "TI  - Conflict & “peace”\n"
        "PY  - 2024\n"
        "DA  - 2024/01/24\n"
        "UR  - https://cfr.org/a_b?c=50%\n"
        "N1  - cited: ¶2; ¶3\n"
        "ER  - \n"
        "\n"
        "TY  - DATA\n"
        "ID  - ucdp-brd\n"
        "AU  - UCDP\n"
        "TI  - Deaths\n"
        "PY  - 2022\n"
        "DA  - 2022/02/\n"
        "ET  - 24.1\n"
        "UR  - https://ucdp.uu.se\n"
        "N1  - cited: conflict 388\n"
        "ER  - \n"
    )


def test_wikipedia() -> None:
    assert text("wikipedia") == (
        "* {{citation |author=The nkcli maintainers |title=Killed: 3,825 (Second War) "
        "|work=The conflict, claim by claim |date=n.d. |type=Data set "
        "|id=second:killed; data version 1.2.3, SHA-256 abc}}\n"
        "* {{cite web |author=Council on Foreign Relations |title=Conflict &#38; “peace” |date=24 January 2024 "
        "|at=¶2; ¶3 |url=https://cfr.org/a_b?c=50%}}\n"
        "* {{cite web |author=Wikipedia contributors |title=Conflict |date=n.d. |at=Lead ¶1 "
        "|url=https://en.wikipedia.org/wiki/Conflict}}\n"
        "* {{cite web |author=UCDP |title=Deaths |date=February 2022 |version=24.1 |type=Data set |at=conflict 388 "
        "|url=https://ucdp.uu.se}}\n"
    )


def test_csl_json() -> None:
    assert json.loads(text("csl-json")) == [
        {
            "id": "nkcli:second:killed",
            "type": "dataset",
            "title": "Killed: 3,825 (Second War)",
            "author": [{"literal": "The nkcli maintainers"}],
            "container-title": "The conflict, claim by claim",
            "version": "1.2.3",
            "note": "record second:killed, data version 1.2.3, SHA-256 abc",
        },
        {
            "id": "cfr-2024",
            "type": "webpage",
            "title": "Conflict & “peace”",
            "author": [{"literal": "Council on Foreign Relations"}],
            "issued": {"date-parts": [[2024, 1, 24]]},
            "URL": "https://cfr.org/a_b?c=50%",
            "note": "cited: ¶2; ¶3",
        },
        {
            "id": "wikipedia-2025",
            "type": "entry-encyclopedia",
            "title": "Conflict",
            "author": [{"literal": "Wikipedia contributors"}],
            "issued": {"literal": "later than 8 August 2025"},
            "URL": "https://en.wikipedia.org/wiki/Conflict",
            "note": "later than 8 August 2025; cited: Lead ¶1",
        },
        {
            "id": "ucdp-brd",
            "type": "dataset",
            "title": "Deaths",
            "author": [{"literal": "UCDP"}],
            "issued": {"date-parts": [[2022, 2]]},
            "version": "24.1",
            "URL": "https://ucdp.uu.se",
            "note": "cited: conflict 388",
        },
    ]


# -- nothing acts --------------------------------------------------------------------------------

EVIL = "a} @misc{x, \\input{y} % $1 & #_^~ \nER  - \n* {{b}} [[c|d]] ''e'' <ref> ~~~~ __NOTOC__ https://f"


def evil(**changes: str) -> Reference:
    fields = {"title": EVIL, "author": EVIL, "date_text": EVIL, **changes}
    return Reference(id="x", key="x", kind="webpage", url="https://a/" + EVIL, locators=(EVIL,), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize("style", STYLES)
def test_every_style_keeps_a_hostile_text_on_its_line(style: str) -> None:
    plain = text(style, (PAGE,))
    hostile = text(style, (evil(),))
    if style in ("chicago", "apa", "wikipedia"):
        assert len(hostile.splitlines()) == len(plain.splitlines()) == 1
    assert "\x1b" not in text(style, (evil(title="\x1b[31m"),))


def test_wikitext_shows_and_does_not_act() -> None:
    told = text("wikipedia", (evil(),))
    fields = told.removeprefix("* {{cite web |").removesuffix("}}\n").split(" |")
    assert [field.partition("=")[0] for field in fields] == ["author", "title", "date", "at", "url"]
    assert not any(sign in field for field in fields for sign in ("{", "}", "[", "]", "<", "''", "~~~", "__"))


def test_pybtex_reads_what_was_meant() -> None:
    database = pytest.importorskip("pybtex.database")
    read = database.parse_string(text("bibtex", (*ALL, evil())), "bibtex")
    assert list(read.entries) == [*(one.key.replace(":", "_") for one in ALL), "x"]
    assert read.entries["cfr-2024"].fields["month"] == "January"
    assert [str(p) for p in read.entries["cfr-2024"].persons["author"]] == ["{Council on Foreign Relations}"]


def test_rispy_reads_what_was_meant() -> None:
    rispy = pytest.importorskip("rispy")
    read = rispy.loads(text("ris", (*ALL, evil())))
    assert [one["id"] for one in read] == [*(one.key for one in ALL), "x"]
    assert read[1]["title"] == "Conflict & “peace”"
    assert read[-1]["authors"] == [" ".join(EVIL.split())]


@given(st.text(min_size=1))
def test_any_text_stays_inside_its_field(title: str) -> None:
    one = Reference(id="x", key="x", kind="webpage", title=title, author="A")
    told = text("bibtex", (one,))
    assert told.count("\n@") == 0
    bare = told.replace("\\{", "").replace("\\}", "")
    assert bare.count("{") == bare.count("}")
    assert len(text("ris", (one,)).splitlines()) in (4, 5)


def test_every_shipped_source_is_written_in_every_style() -> None:
    facts = load(conftest.RECORD)
    for source in facts.source_by_id:
        for style in STYLES:
            assert written(answer(facts, "cite", id=source), style).endswith("\n")
