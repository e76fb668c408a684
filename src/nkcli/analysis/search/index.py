"""The index of a search: every record's texts in SQLite's full-text table, and tables of names by letters and sound.

A text that many records have, such as the name of a country, is kept once. The full-text table holds the words of
the texts, normalized, and reduces English ones to their stems ("displaced" finds "displacement"); a row has the
number of its text. FTS5 takes no tokenizer of ours, so what is looked for is normalized in the same way.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from nkcli.analysis.search.documents import Document, Field, Kind
from nkcli.analysis.search.lexicon import Phrase
from nkcli.edtf.date import EdtfDate
from nkcli.model.names import words_of
from nkcli.model.phonetics import phonetic_keys

TABLES = """
CREATE TABLE search_documents (number INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL,
    date TEXT, date_text TEXT, importance INTEGER NOT NULL, first TEXT, last TEXT);
CREATE TABLE search_texts (number INTEGER PRIMARY KEY, words INTEGER NOT NULL, content TEXT NOT NULL);
CREATE TABLE search_document_texts (text INTEGER NOT NULL REFERENCES search_texts, field TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES search_documents, PRIMARY KEY (text, document, field)) WITHOUT ROWID;
CREATE VIRTUAL TABLE search_fts USING fts5 (words, content = '',
    tokenize = "porter unicode61 remove_diacritics 0");
-- the letters of every name of an event, an actor or a place, in its order of words and in the alphabet's
CREATE TABLE search_letters (letters TEXT NOT NULL, document INTEGER NOT NULL REFERENCES search_documents,
    PRIMARY KEY (letters, document)) WITHOUT ROWID;
-- the consonants of every word of a name
CREATE TABLE search_sounds (consonants TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (consonants, word)) WITHOUT ROWID;
CREATE TABLE search_vocabulary (word TEXT PRIMARY KEY) WITHOUT ROWID;
"""

INDEXES = """
CREATE INDEX search_document_texts_by_document ON search_document_texts (document);
CREATE INDEX search_documents_by_first ON search_documents (first);
CREATE INDEX search_documents_by_id ON search_documents (id);
"""

NAMED = ("event", "actor", "place")
"""Kinds of records that people know by name."""

Rows = Callable[[str, Sequence[Any]], list[tuple[Any, ...]]]
"""Returns the rows of a query with its parameters."""

_WORD = re.compile(r"\w+")
_SHORTEST_NAME = 3
"""Letters of a word that may be looked for by its sound."""


class Place(NamedTuple):
    """Where a phrase stands: in which field of which document, and how many words the text has there."""

    document: int
    field: Field
    text: int
    words: int


class Row(NamedTuple):
    """A document as a hit shows it; `first` and `last` are the days that its date can touch."""

    number: int
    kind: Kind
    id: str
    title: str
    date: str | None
    date_text: str | None
    importance: int
    first: str | None
    last: str | None


class Index:
    """What a search asks of the tables."""

    def __init__(self, rows: Rows) -> None:
        """Take what returns the rows of a query to a database that has the tables."""
        self._rows = rows
        ((self.size,),) = rows("SELECT count(*) FROM search_documents", ())

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Index:
        """Return an index of documents in memory."""
        connection = sqlite3.connect(":memory:", check_same_thread=False)
        fill(connection, documents)
        return cls(lambda sql, parameters: connection.execute(sql, parameters).fetchall())

    def places(self, phrases: Iterable[Phrase]) -> Iterator[Place]:
        """Yield where one of some phrases stands."""
        sql = """SELECT document, field, text, t.words FROM search_fts f JOIN search_texts t ON t.number = f.rowid
                 JOIN search_document_texts ON text = f.rowid WHERE f.words MATCH ?"""
        return map(Place._make, self._rows(sql, (" OR ".join(map(_expression, phrases)),)))

    def bearers(self, words: Sequence[str]) -> list[int]:
        """Return the documents of what bears a name, whatever the order of its words and the spaces between them."""
        sql = "SELECT DISTINCT document FROM search_letters WHERE letters IN (?, ?)"
        return [number for (number,) in self._rows(sql, ("".join(words), "".join(sorted(words))))]

    def names(self, document: int) -> list[Phrase]:
        """Return the names of what a document is about, as words."""
        sql = """SELECT content FROM search_document_texts JOIN search_texts ON number = text
                 WHERE document = ? AND field IN ('name', 'title') ORDER BY text"""
        return [tuple(words_of(text)) for (text,) in self._rows(sql, (document,))]

    def sounding(self, keys: Iterable[str]) -> list[str]:
        """Return the words of names that have one of some consonants."""
        sql = "SELECT DISTINCT word FROM search_sounds WHERE consonants IN (SELECT value FROM json_each(?))"
        return [word for (word,) in self._rows(sql, (json.dumps(list(keys)),))]

    def knows(self, word: str) -> bool:
        """Return whether a word stands in any text but the title of a source."""
        return bool(self._rows("SELECT 1 FROM search_vocabulary WHERE word = ?", (word,)))

    def words_like(self, word: str) -> list[str]:
        """Return the words that begin as another does and are about as long."""
        sql = "SELECT word FROM search_vocabulary WHERE word >= ? AND word < ? AND abs(length(word) - ?) <= 2"
        return [other for (other,) in self._rows(sql, (word[0], chr(ord(word[0]) + 1), len(word)))]

    def dated(self, first: str, last: str) -> list[tuple[int, str, str]]:
        """Return the documents whose date can touch a period, each with its first and last day."""
        sql = "SELECT number, first, last FROM search_documents WHERE first <= ? AND last >= ?"
        return self._rows(sql, (last, first))

    def on_day_of_year(self, month_and_day: str) -> list[int]:
        """Return the documents whose date begins or ends on a day of any year."""
        sql = "SELECT number FROM search_documents WHERE substr(first, 6) = ?1 OR substr(last, 6) = ?1"
        return [number for (number,) in self._rows(sql, (month_and_day,))]

    def documents(self, numbers: Iterable[int]) -> dict[int, Row]:
        """Return documents by number."""
        sql = "SELECT * FROM search_documents WHERE number IN (SELECT value FROM json_each(?))"
        return {row[0]: Row._make(row) for row in self._rows(sql, (json.dumps(list(numbers)),))}

    def with_id(self, record_id: str) -> list[int]:
        """Return the document of a record's id."""
        return [number for (number,) in self._rows("SELECT number FROM search_documents WHERE id = ?", (record_id,))]

    def ids(self, kind: str | None = None) -> list[tuple[int, Kind, str]]:
        """Return the number, kind and id of every document, or of those of one kind."""
        sql = "SELECT number, kind, id FROM search_documents WHERE ?1 IS NULL OR kind = ?1"
        return self._rows(sql, (kind,))

    def contents(self, texts: Iterable[int]) -> Mapping[int, str]:
        """Return texts by number."""
        sql = "SELECT number, content FROM search_texts WHERE number IN (SELECT value FROM json_each(?))"
        return dict(self._rows(sql, (json.dumps(list(texts)),)))


def _expression(phrase: Phrase) -> str:
    """Return a phrase in the language of FTS5, which takes a star at the end alone."""
    quoted = [f'"{word[:-1]}"*' if word.endswith("*") else f'"{word}"' for word in phrase]
    joint = " AND " if any(word.endswith("*") for word in phrase[:-1]) else " + "
    return f"({joint.join(quoted)})"


# -- filling --------------------------------------------------------------------------------------


def fill(connection: sqlite3.Connection, documents: Iterable[Document]) -> None:
    """Make the tables and fill them with documents."""
    connection.executescript(TABLES)
    tables = _Tables()
    for number, document in enumerate(documents, 1):
        tables.add(number, document)
    tables.write(connection)
    connection.executescript(INDEXES)


class _Tables:
    """The rows of the tables, as they grow."""

    def __init__(self) -> None:
        self.documents: list[tuple[object, ...]] = []
        self.numbers: dict[str, int] = {}
        self.words: list[list[str]] = []
        self.vocabulary: set[str] = set()
        self.document_texts: set[tuple[int, str, int]] = set()
        self.letters: set[tuple[str, int]] = set()
        self.sounds: set[tuple[str, str]] = set()

    def add(self, number: int, document: Document) -> None:
        """Add a document and its texts."""
        own = (document.kind, document.id, document.title, document.date, document.date_text, document.importance)
        self.documents.append((number, *own, *_days(document.date)))
        for field, text in document.texts:
            if text not in self.numbers:
                self.numbers[text] = len(self.numbers) + 1
                self.words.append(words_of(text))
            at = self.numbers[text]
            self.document_texts.add((at, field, number))
            if document.kind != "source":  # titles in any language, whose inflected names are no words of ours
                self.vocabulary.update(self.words[at - 1])
            if document.kind in NAMED and field in ("name", "title"):
                self._add_name(text, self.words[at - 1], number, document.kind)
        if document.kind in NAMED:
            self.letters.add(("".join(words_of(document.id)), number))

    def _add_name(self, name: str, words: list[str], number: int, kind: Kind) -> None:
        self.letters |= {("".join(words), number), ("".join(sorted(words)), number)}
        if kind == "event":  # named in plain words, which sound like others
            return
        proper = (word for text in _WORD.findall(name) if text[0].isupper() for word in words_of(text))
        spoken = (word for word in proper if len(word) >= _SHORTEST_NAME and not word.isdigit())
        self.sounds.update((key, word) for word in spoken for key in phonetic_keys(word))

    def write(self, connection: sqlite3.Connection) -> None:
        """Write every row."""
        texts = [(n, len(self.words[n - 1]), text) for text, n in self.numbers.items()]
        connection.executemany("INSERT INTO search_documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", self.documents)
        connection.executemany("INSERT INTO search_texts VALUES (?, ?, ?)", texts)
        rows = ((n, " ".join(words)) for n, words in enumerate(self.words, 1))
        connection.executemany("INSERT INTO search_fts (rowid, words) VALUES (?, ?)", rows)
        connection.executemany("INSERT INTO search_document_texts VALUES (?, ?, ?)", sorted(self.document_texts))
        connection.executemany("INSERT INTO search_letters VALUES (?, ?)", sorted(self.letters))
        connection.executemany("INSERT INTO search_sounds VALUES (?, ?)", sorted(self.sounds))
        vocabulary = ((word,) for word in sorted(self.vocabulary))
        connection.executemany("INSERT INTO search_vocabulary VALUES (?)", vocabulary)


def _days(date: str | None) -> tuple[str | None, str | None]:
    """Return the first and the last day that a date can touch, as ISO 8601 has them."""
    if date is None:
        return None, None
    first, last = EdtfDate.parse(date).sort_key
    return str(first), str(last)
