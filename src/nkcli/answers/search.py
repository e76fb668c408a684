"""Which records hold the words of a text: ranked, with the field that matched.

A word counts most where it stands as typed, a little less in another spelling of the same name
(any language, script or community), less where a word only begins with it. Rare words count more
than common ones, and a name more than a note (`nkcli.analysis.search.documents.WEIGHTS`). A word that no
record holds is tried as a name spelled by another custom (`nkcli.model.phonetics`); where that
finds nothing either, the nearest words are offered.

Measured on the shipped data (1,941 records, 10,661 texts), whole processes, medians of 31 interleaved
runs of three questions, CPython 3.11, SQLite 3.40 in memory with a column a field and bm25 of the
same weights:

    plain Python, as here                    216–224 ms
    FTS5 filled with the texts folded here   230–233 ms
    FTS5 with its own tokenizer              202–205 ms

FTS5 alone is the fastest by a dozen milliseconds or two, but it does not find Xocalı by "xocali" nor
Kəlbəcər by "kelbecer", for it folds neither ı nor ə; with our folding it is the slowest. So plain
Python is chosen for what it finds, not for its speed. FTS5 was not asked here to name the fields
(its highlight() could), which plain Python does within its time.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.search.documents import Kind, Searched, searched
from nkcli.analysis.search.index import Library, Match
from nkcli.analysis.search.query_terms import sounding, terms
from nkcli.analysis.search.snippet import excerpt, words_of
from nkcli.answers.record_detail import NOT_JSON
from nkcli.answers.table import Column, Dated, Group, Row, Sheet
from nkcli.answers.wording import counted, figure
from nkcli.errors import UsageError
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.query import Query


class Matched(Frozen, kw_only=True):
    """A field that holds what was looked for, and its words around the place."""

    field: str
    text: str


class Hit(Frozen, kw_only=True):
    """A record that was found; `score` orders the hits of one search and means nothing between two."""

    id: str
    kind: Kind
    title: str
    date: str | None
    date_text: str | None
    score: float
    matched: tuple[Matched, ...]


class Read(Frozen, kw_only=True):
    """How a word or name of the text was read: itself, then the other spellings that were looked for too."""

    words: str
    spellings: tuple[str, ...]


class Search(Frozen, kw_only=True):
    """The records that hold every word of a text, best first; `found` counts those beyond the limit too.

    `alone` says in how many records each word or name stands, where no record holds all of them.
    """

    schema: ClassVar[str] = "search"
    rows_field: ClassVar[str] = "hits"

    hits: tuple[Hit, ...]
    found: int
    read_as: tuple[Read, ...]
    did_you_mean: tuple[str, ...]
    alone: dict[str, int]
    text: str = field(metadata=NOT_JSON)

    def sheet(self) -> Sheet:
        """Lay the hits out in one table."""
        hidden = self.found - len(self.hits)
        mean = f" Did you mean: {' or '.join(self.did_you_mean)}?" if self.did_you_mean else ""
        alone = ", ".join(f"{words}: {counted(number, 'record')}" for words, number in self.alone.items() if number)
        hint = f"{mean}{f' Each by itself: {alone}.' if alone else ''}" or " Try fewer words, or leave a filter out."
        return Sheet(
            title=f"Search: {self.text}",
            columns=(
                Column("kind", "Kind"),
                Column("title", "What", wide=True),
                Column("date", "When", "date"),
                Column("score", kind="number", people=False),
                Column("field", people=False),
                Column("text", people=False),
                Column("matched", under="title", scripts=False),
                Column("id", "Id", "id", under="title"),
            ),
            groups=(Group("hits", "", tuple(map(_row, self.hits))),),
            notes=(f"{hidden:,} more; raise --limit to see them.",) if hidden else (),
            empty=f"No record holds {self.text!r}.{hint}",
        )


def _row(hit: Hit) -> Row:
    best, *more = hit.matched
    also = [m.field for m in more if m.field != "id"]
    told = f"in {best.field}" if best.text == hit.title else f"in {best.field}: {best.text}"
    told = f"{told} · also in {', '.join(also)}" if also else told
    when = Dated(hit.date, hit.date_text) if hit.date else None
    return hit.kind, hit.title, when, hit.score, best.field, best.text, told, hit.id


def search(dataset: Dataset, query: Query, text: str, *, kind: str | None = None, limit: int | None = 20) -> Search:
    """Find the records that hold every word of a text among those that a query finds.

    Raises:
        UsageError: when the text has no word.
    """
    if not words_of(text):
        raise UsageError(f"{text!r} has no word to look for", "give at least one, for example: nkcli search shusha")
    library = Library(searched(dataset, query, figure, kind))
    asked = tuple(t if library.matches(t) else sounding(dataset, t) for t in terms(dataset, text))
    found = library.find(asked)
    return Search(
        hits=tuple(_hit(record, score, matches) for score, record, matches in found[:limit]),
        found=len(found),
        read_as=tuple(Read(words=t.words, spellings=tuple(s for s, _ in t.spellings if s != t.words)) for t in asked),
        did_you_mean=() if found else library.nearby(asked),
        alone={} if found or len(asked) == 1 else {t.words: len(library.matches(t)) for t in asked},
        text=text,
    )


def _hit(record: Searched, score: float, matches: Iterable[Match]) -> Hit:
    """Show where a record matched, the best place of each field, the weightiest field first."""
    matched: dict[str, Matched] = {}
    for match in matches:
        name, text = record.texts[match.text]
        matched.setdefault(name, Matched(field=name, text=excerpt(text, match.spelling)))
    return Hit(
        id=record.id,
        kind=record.kind,
        title=record.title,
        date=record.date,
        date_text=record.date_text,
        score=round(score, 3),
        matched=tuple(matched.values()),
    )
