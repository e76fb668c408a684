"""Search every record for a text, best matches first.

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
from nkcli.answers.question import Filters, Question, argument, option
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table
from nkcli.answers.wording import counted, figure
from nkcli.errors import UsageError
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset


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


class Search(Answer, kw_only=True):
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

    def table(self) -> Table:
        """Return the hits in one table."""
        hidden = self.found - len(self.hits)
        return Table(
            title=f"Search: {self.text}",
            columns=(
                Column("kind", "Kind"),
                Column("title", "What", wide=True),
                Column("date", "When", "date"),
                Column("score", kind="number", human=False),
                Column("field", value=lambda hit: hit.matched[0].field, human=False),
                Column("text", value=lambda hit: hit.matched[0].text, human=False),
                Column("matched", value=_where, under="title", machine=False),
                Column("id", "Id", "id", under="title"),
            ),
            groups=(Group("hits", "", self.hits),),
            notes=(f"{hidden:,} more; raise --limit to see them.",) if hidden else (),
            empty=f"No record holds {self.text!r}.{self._hint()}",
        )

    def _hint(self) -> str:
        """Return what to try where no record holds the words."""
        mean = f" Did you mean: {' or '.join(self.did_you_mean)}?" if self.did_you_mean else ""
        alone = ", ".join(f"{words}: {counted(number, 'record')}" for words, number in self.alone.items() if number)
        return f"{mean}{f' Each by itself: {alone}.' if alone else ''}" or " Try fewer words, or leave a filter out."


def _where(hit: Hit) -> str:
    """Return where a record matched: the best place, and the names of the other fields."""
    best, *more = hit.matched
    others = ", ".join(match.field for match in more if match.field != "id")
    place = f"in {best.field}" if best.text == hit.title else f"in {best.field}: {best.text}"
    return f"{place} · also in {others}" if others else place


class SearchParameters(Filters, kw_only=True):
    """What `search` takes."""

    kinds = Kind
    words: tuple[str, ...] = argument("Words or names, in any spelling.", metavar="TEXT", required=True, many=True)
    limit: int = option("Show the best N.", values=int, minimum=1, default=20, metavar="N")


def search(dataset: Dataset, parameters: SearchParameters) -> Search:
    """Return the records that hold every word of a text among those that the filters keep.

    Raises:
        UsageError: when the text has no word.
    """
    text = " ".join(parameters.words)
    if not words_of(text):
        raise UsageError(f"{text!r} has no word to look for", "give at least one, for example: nkcli search ceasefire")
    query = parameters.query(dataset)
    library = Library(searched(dataset, query, figure, parameters.kind))
    parts = tuple(t if library.matches(t) else sounding(dataset, t) for t in terms(dataset, text))
    found = library.find(parts)
    given = {name: value for name, value in parameters.given().items() if name != "words"}
    return Search(
        query={"search": text, **given, **query.understood},
        hits=tuple(_hit(record, score, matches) for score, record, matches in found[: parameters.limit]),
        found=len(found),
        read_as=tuple(Read(words=t.words, spellings=tuple(s for s, _ in t.spellings if s != t.words)) for t in parts),
        did_you_mean=() if found else library.nearby(parts),
        alone={} if found or len(parts) == 1 else {t.words: len(library.matches(t)) for t in parts},
        text=text,
    )


def _hit(record: Searched, score: float, matches: Iterable[Match]) -> Hit:
    """Return where a record matched: the best place of each field, the weightiest field first."""
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


QUESTION = Question(
    answer=search,
    parameters=SearchParameters,
    help="""Titles, summaries, names, notes, claims, actors, places and sources; in any language, script or spelling of
    a name, without diacritics. --kind: event, claim, actor, role, place or source.""",
)
