"""Search every record for a text, best matches first.

Words are found in every form and by their synonyms, names in every script and spelling, dates as dates. A record that
lacks a word comes after those that have it (`nkcli.analysis.search.ranking` has the rules). How well it
finds what people look for, tools/measure_search.py says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import TYPE_CHECKING, ClassVar

from nkcli.analysis.search.documents import Kind, documents, kept
from nkcli.analysis.search.index import Index, Row, fill
from nkcli.analysis.search.lexicon import Lexicon
from nkcli.analysis.search.query_terms import SOUNDED, SPELLED, TYPED, Reader, Term
from nkcli.analysis.search.ranking import Match, Ranked, matches, ranked
from nkcli.analysis.search.snippet import excerpt
from nkcli.answers.question import Filters, Question, argument, option
from nkcli.answers.table import NOT_JSON, Answer, Column, Group, Table
from nkcli.answers.wording import counted, figure
from nkcli.errors import UsageError
from nkcli.frozen import Frozen
from nkcli.model.names import words_of
from nkcli.store.facts import StoredDataset

if TYPE_CHECKING:
    import sqlite3

    from nkcli.model.dataset import Dataset

LONGEST, MOST_WORDS = 1000, 60
"""Characters and words of a text at most: nobody types more, and pasted articles are for `nkcli verify`."""


class Matched(Frozen, kw_only=True):
    """A field that holds what was looked for, and its words around the place."""

    field: str
    text: str


class Hit(Frozen, kw_only=True):
    """A record that was found; `score` orders the hits of one search and means nothing between two.

    `lacks` are the words that it does not hold.
    """

    id: str
    kind: Kind
    title: str
    date: str | None
    date_text: str | None
    score: float
    matched: tuple[Matched, ...]
    lacks: tuple[str, ...] = ()


class Read(Frozen, kw_only=True):
    """How a part of the text was read: itself, the other spellings that were looked for, and the date that it is."""

    words: str
    spellings: tuple[str, ...]
    date: str | None = None


class Search(Answer, kw_only=True):
    """The records that hold the words of a text, or most of them, best first.

    `found` counts those beyond the limit too. `did_you_mean` are texts with known words for unknown ones. `alone` says
    in how many records each part of the text stands, where none holds enough of them together.
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
        more = f"{hidden:,} more; raise --limit to see them." if hidden else ""
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
                Column("lacks", human=False),
                Column("id", "Id", "id", under="title"),
            ),
            groups=(Group("hits", "", self.hits),),
            notes=tuple(filter(None, (more, self._correction))),
            empty=" ".join(filter(None, (f"No record holds {self.text!r}.", self._correction, self._hint))),
        )

    @property
    def _correction(self) -> str:
        """What was perhaps meant."""
        return f"Did you mean: {' or '.join(self.did_you_mean)}?" if self.did_you_mean else ""

    @property
    def _hint(self) -> str:
        """What to try where no record holds the words."""
        alone = ", ".join(f"{words}: {counted(number, 'record')}" for words, number in self.alone.items())
        if alone:
            return f"Each by itself: {alone}."
        return "" if self.did_you_mean else "Try other words, or leave a filter out."


def _where(hit: Hit) -> str:
    """Return where a record matched: the best place, the names of the other fields, and what it lacks."""
    best, *more = hit.matched
    others = ", ".join(dict.fromkeys(match.field for match in more if match.field != best.field))
    place = f"in {best.field}" if best.text == hit.title else f"in {best.field}: {best.text}"
    lacks = f"without {', '.join(hit.lacks)}" if hit.lacks else ""
    return " · ".join(filter(None, (place, others and f"also in {others}", lacks)))


class SearchParameters(Filters, kw_only=True):
    """What `search` takes."""

    kinds = Kind
    words: tuple[str, ...] = argument(
        "Words, names and dates, in any spelling; “a phrase” in quotation marks.",
        metavar="TEXT",
        required=True,
        many=True,
    )
    limit: int = option("Show the best N.", values=int, minimum=1, default=20, metavar="N")


def search(dataset: Dataset, parameters: SearchParameters) -> Search:
    """Return the records that hold the words of a text, or most of them, among those that the filters keep.

    Raises:
        UsageError: when the text has no word, or too many.
    """
    text = " ".join(parameters.words)
    _refuse_unreadable(text)
    index = index_of(dataset)
    reader = Reader(index, Lexicon(group.phrases for group in dataset.conflict.synonyms))
    terms = _record_of_id(dataset, index, text) or reader.terms(text)
    records = ranked(index, terms, _within(dataset, index, parameters))
    given = {name: value for name, value in parameters.given().items() if name != "words"}
    return Search(
        query={"search": text, **given, **parameters.query(dataset).understood},
        hits=tuple(_hits(dataset, index, terms, records[: parameters.limit])),
        found=len(records),
        read_as=tuple(map(_read, terms)),
        did_you_mean=reader.corrections(terms),
        alone={} if records or len(terms) == 1 else {term.text: len(matches(index, term)) for term in terms},
        text=text,
    )


def _refuse_unreadable(text: str) -> None:
    words = len(words_of(text[:LONGEST]))
    if len(text) > LONGEST or words > MOST_WORDS:
        length = f"{len(text):,} characters" if len(text) > LONGEST else f"{words} words"
        raise UsageError(
            f"a search takes {LONGEST:,} characters and {MOST_WORDS} words at most, not {length}",
            "give the few words that matter; whole texts are for nkcli verify",
        )
    if not words:
        raise UsageError(f"{text!r} has no word to look for", "give at least one, for example: nkcli search ceasefire")


def index_of(dataset: Dataset) -> Index:
    """Return the index of a data set: that of its store, or one that is made when it is first asked for."""
    index: Index | None = dataset.__dict__.get("search_index")
    if index is None:
        store = dataset.store if isinstance(dataset, StoredDataset) else None
        indexed = store and store.rows("SELECT 1 FROM sqlite_schema WHERE name = 'search_documents'")
        index = Index(store.rows) if store and indexed else Index.of(documents(dataset, figure))
        dataset.__dict__["search_index"] = index
    return index


def write_index(connection: sqlite3.Connection, dataset: Dataset) -> None:
    """Write the index of a data set into its store."""
    fill(connection, documents(dataset, figure))


def _record_of_id(dataset: Dataset, index: Index, text: str) -> list[Term]:
    """Return the term of a claim, role or source whose id was typed; none for other texts."""
    if text in dataset.claim_by_id:
        record_id = dataset.claim_by_id[text].id
    elif text in dataset.role_by_id:
        record_id = dataset.role_by_id[text][1].id
    elif text in dataset.source_by_id:
        record_id = dataset.source_by_id[text].id
    else:
        return []
    return [Term(text, {TYPED: (tuple(words_of(text)),)}, dict.fromkeys(index.with_id(record_id), 1.0))]


def _within(dataset: Dataset, index: Index, parameters: SearchParameters) -> set[int] | None:
    """Return the documents to choose from; None for all."""
    query = parameters.query(dataset)
    if not query.filters and parameters.kind is None:
        return None
    records = kept(dataset, query) if query.filters else None
    return {n for n, kind, i in index.ids(parameters.kind) if records is None or (kind, i) in records}


# -- hits -----------------------------------------------------------------------------------------


def _hits(dataset: Dataset, index: Index, terms: Sequence[Term], records: Sequence[Ranked]) -> Iterator[Hit]:
    """Yield what a search shows of each record: where it holds which terms, the best place first."""
    texts = index.contents({m.text for record in records for m in record.matches if m and m.text is not None})
    for record in records:
        row, places = record.row, list(zip(terms, record.matches, strict=True))
        held = sorted(((match, term) for term, match in places if match), key=_by_worth)
        yield Hit(
            id=row.id,
            kind=row.kind,
            title=_title(dataset, row),
            date=row.date,
            date_text=row.date_text,
            score=round(record.score, 3),
            matched=tuple(dict.fromkeys(_matched(match, term, row, texts) for match, term in held)),
            lacks=tuple(term.text for term, match in places if match is None),
        )


def _by_worth(held: tuple[Match, Term]) -> tuple[bool, float]:
    """Return the order of matches: the best first, and dates after words, which say more."""
    match, _ = held
    return match.text is None, -match.worth


def _matched(match: Match, term: Term, row: Row, texts: Mapping[int, str]) -> Matched:
    if match.text is None:
        return Matched(field=match.field, text=row.id if match.field == "name" else row.date or "")
    return Matched(field=match.field, text=excerpt(texts[match.text], term.words))


def _title(dataset: Dataset, row: Row) -> str:
    """Return the title of a record, under the names that were chosen."""
    if row.kind == "event":
        return dataset.event_by_id[row.id].title
    return dataset.place_by_id[row.id].name if row.kind == "place" else row.title


def _read(term: Term) -> Read:
    names = (" ".join(name) for closeness in (SPELLED, SOUNDED) for name in term.forms.get(closeness, ()))
    return Read(words=term.text, spellings=tuple(dict.fromkeys(names)), date=term.date_text)


QUESTION = Question(
    answer=search,
    parameters=SearchParameters,
    help="""Titles, summaries, names, notes, claims, actors, places and sources; in any language, script or spelling of
    a name, without diacritics. Word forms and synonyms are found too, dates as dates, and what stands in quotation
    marks word for word. --kind: event, claim, actor, role, place or source.""",
)
