"""Which records a search finds, and in which order."""

from __future__ import annotations

import pytest

from nkcli.analysis.search.documents import Document
from nkcli.analysis.search.index import Index
from nkcli.analysis.search.lexicon import Lexicon
from nkcli.analysis.search.query_terms import Reader
from nkcli.analysis.search.ranking import Ranked, ranked


def search(text: str, *documents: Document, within: set[int] | None = None) -> list[Ranked]:
    index = Index.of(documents)
    return ranked(index, Reader(index, Lexicon()).terms(text), within)


def ids(text: str, *documents: Document) -> list[str]:
    return [record.row.id for record in search(text, *documents)]


def event(event_id: str, title: str = "Something", date: str = "2020", importance: int = 2, **texts: str) -> Document:
    return Document("event", event_id, title, (("title", title), *texts.items()), date, None, importance)


def claim(claim_id: str, text: str, about: str = "") -> Document:
    return Document("claim", claim_id, text, (("text", text), *((("about", about),) if about else ())))


FILLER = tuple(event(f"filler-{n}", f"Nothing of the kind, number {n}") for n in range(20))


@pytest.mark.parametrize(
    ("text", "documents", "expected"),
    [
        pytest.param(
            "displacement",
            [claim("said", "People were displaced."), event("itself", "Villagers are displaced")],
            ["itself", "said"],
            id="the event itself before what is said of it",
        ),
        pytest.param(
            "ring",
            [event("tells", summary="A ring of villages."), event("named", "Operation Ring")],
            ["named", "tells"],
            id="a title before a summary",
        ),
        pytest.param(
            "ring",
            [event("long", "Soldiers, police and a ring of others empty six villages"), event("short", "The Ring")],
            ["short", "long"],
            id="a short title before a long one",
        ),
        pytest.param(
            "truce",
            [event("synonym", "A ceasefire"), event("word", "A truce")],
            ["word", "synonym"],
            id="the word before its synonym",
        ),
        pytest.param(
            "truce",
            [event("detail", "Truce", importance=3), event("weighty", "Truce", importance=1)],
            ["weighty", "detail"],
            id="weight before detail",
        ),
        pytest.param(
            "truce in Sochi",
            [event("half", "Truce"), event("both", "Truce of Sochi")],
            ["both"],
            id="a record that holds all words, and none that lacks the rarer",
        ),
        pytest.param(
            "“cease-fire line”",
            [event("apart", "Cease-fire on the line"), event("phrase", "The cease-fire line")],
            ["phrase"],
            id="a phrase word for word",
        ),
        pytest.param("quartz", [event("other")], [], id="nothing"),
    ],
)
def test_order(text: str, documents: list[Document], expected: list[str]) -> None:
    assert ids(text, *FILLER, *documents) == expected


def test_what_bears_the_name_comes_before_what_names_it() -> None:
    place = Document("place", "shusha", "Shusha", (("name", "Shusha"), ("name", "Shushi")))
    battle = event("battle", "Battle of Shushi", name="Shushi")
    assert ids("Shushi", *FILLER, battle, place) == ["shusha", "battle"]
    assert ids("Battle of Shushi", *FILLER, battle, place) == ["battle", "shusha"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("9 November 2020", ["day", "month", "war"], id="a day"),
        pytest.param("November 2020", ["month", "day", "war"], id="a month"),
        pytest.param("9 November", ["day"], id="a day of any year"),
        pytest.param("2020", ["war", "month", "day"], id="a year"),
        pytest.param("1988", [], id="another year"),
    ],
)
def test_a_date_finds_what_was_then(text: str, expected: list[str]) -> None:
    days = (event("war", date="2020-09-27/2021-11-10"), event("day", date="2020-11-09"), event("month", date="2020-11"))
    assert ids(text, *days) == expected


def test_a_record_says_where_it_holds_each_term_and_what_it_lacks() -> None:
    (record,) = search("truce Sochi qqq", *FILLER, event("both", "Truce", summary="In Sochi."))
    assert [match and match.field for match in record.matches] == ["title", "summary", None]


def test_a_filter_leaves_the_documents_within() -> None:
    documents = (event("one", "Truce"), event("two", "Truce"))
    assert [record.row.id for record in search("truce", *documents, within={2})] == ["two"]
