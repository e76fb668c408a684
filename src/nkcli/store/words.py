"""The words by which records are found: normalized, and transliterated where they are in other letters than Latin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.model.names import normalize
from nkcli.model.naming import with_names
from nkcli.model.phonetics import transliterate
from nkcli.model.words import without_thousands, words_of_claim, words_of_event
from nkcli.store.schema import WORDS

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from nkcli.model.dataset import Dataset


APOSTROPHES = "'’ʼ"


def fill_words(connection: sqlite3.Connection, dataset: Dataset) -> None:
    """Number the documents and index the words of each, and those of the names.

    Some systems build SQLite without full-text search: there is no index then, and texts are read one by one.
    """
    if not connection.execute("SELECT 1 FROM pragma_module_list WHERE name = 'fts5'").fetchone():
        return
    connection.executescript(WORDS)
    documents = list(_documents(dataset))
    numbered = [(number, kind, record_id) for number, (kind, record_id, _) in enumerate(documents, 1)]
    connection.executemany("INSERT INTO documents VALUES (?, ?, ?)", numbered)
    words = ((number, searchable(texts)) for number, (_, _, texts) in enumerate(documents, 1))
    connection.executemany("INSERT INTO text_fts (rowid, words) VALUES (?, ?)", words)
    names = connection.execute("SELECT position, text FROM names").fetchall()
    connection.executemany(
        "INSERT INTO names_fts (rowid, words) VALUES (?, ?)", ((n, searchable((text,))) for n, text in names)
    )
    for table in ("text_fts", "names_fts"):
        connection.execute(f"INSERT INTO {table} ({table}) VALUES ('optimize')")


def searchable(texts: Iterable[str | None]) -> str:
    """Return the words of texts as they are indexed and looked for."""
    whole = without_thousands("\n".join(filter(None, texts)))
    if any(mark in whole for mark in APOSTROPHES):  # the genitive "UN's" holds the word UN, too
        whole = f"{whole}\n{whole.translate(dict.fromkeys(map(ord, APOSTROPHES), ' '))}"
    words = normalize(whole)
    return words if whole.isascii() else f"{words} {normalize(transliterate(whole))}"


def _documents(dataset: Dataset) -> Iterator[tuple[str, str, tuple[str | None, ...]]]:
    """Yield the kind, the id and the texts of every record."""
    titles = _titles(dataset)
    for event in dataset.events:
        inside = tuple(text for claim in event.claims for text in words_of_claim(claim))
        yield "event", event.id, (*words_of_event(event), *titles.get(event.id, ()), *inside)
    for claim in dataset.claims:
        role_text = claim.role.text if claim.role else None
        yield "claim", claim.id, (*words_of_claim(claim), claim.subject_title, role_text, claim.id)
    for actor in dataset.actors:
        names = (actor.name, *actor.aliases, *(n.text for n in actor.names))
        yield "actor", actor.id, (*names, actor.summary, actor.note, actor.id)
        for role in actor.roles:
            yield "role", role.id, (role.role.replace("_", " "), role.title, role.text, actor.name, role.id)
    for place in dataset.places:
        names = (place.name, *place.aliases, *(n.text for n in place.names))
        yield "place", place.id, (*names, place.note, place.id)
    for source in dataset.sources:
        about = (source.author, source.perspective, source.note, source.date_text)
        yield "source", source.id, (source.title, source.publisher, *about, source.id)


def _titles(dataset: Dataset) -> dict[str, list[str]]:
    """Return the titles that events have under the names of each community."""
    titles: dict[str, list[str]] = {}
    for community in dataset.conflict.communities:
        for event, named in zip(dataset.events, with_names(dataset, community.id).events, strict=True):
            if event.title != named.title:
                titles.setdefault(event.id, []).append(named.title)
    return titles
