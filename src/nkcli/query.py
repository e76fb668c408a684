"""Which events and claims a user asked for: small filters that chain.

Text is parsed when a filter is made, against the data set it will run on; running one can't fail.
Every filter answers for events and for claims, so `--war second` means the same to a timeline and
to a casualty table. A date filter keeps what *can* overlap it: `1992` is in a window of March 1992.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING, Literal

from nkcli.edtf.date import FIRST_DAY, LAST_DAY, EdtfDate
from nkcli.errors import AmbiguousName, UnknownNameError, UsageError
from nkcli.frozen import Frozen
from nkcli.model.dataset import citations_of
from nkcli.model.names import find, nearest, normalize
from nkcli.model.vocabulary import WAR_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from nkcli.edtf.part import Day
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Claim, Event, Place, Source

Noun = Literal["event", "war", "actor", "place", "source"]


class Filter(Frozen):
    """One condition on events and on claims."""

    def keeps(self, event: Event) -> bool:
        """Say whether the event meets it."""
        raise NotImplementedError  # pragma: no cover - every filter has its own

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the claim meets it; by default, whether its event does."""
        return claim.event is not None and self.keeps(claim.event)

    def apply(self, events: Iterable[Event]) -> Iterator[Event]:
        """Yield the events that meet it, in their order."""
        return filter(self.keeps, events)


class Window(Filter):
    """Events that can overlap a period, and claims that count one that can.

    `since` holds, by id of an event, the first day of the outermost event it is part of, and under
    "" that of all: what is counted "until 2017" reaches no further back than what it is about.
    """

    first: Day
    last: Day
    since: tuple[tuple[str, Day], ...] = ()

    def keeps(self, event: Event) -> bool:
        """Say whether the event can have a day in the window."""
        return event.when.touches(self.first, self.last)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the counted period, or else the event, can have a day in the window."""
        when = claim.period
        if when is None or not when.touches(self.first, self.last):
            return False
        return when.earliest is not None or self._can_have_begun(claim, when)

    def _can_have_begun(self, claim: ClaimInContext, when: EdtfDate) -> bool:
        """Say whether what has no beginning of its own can have begun when the window ends."""
        begins = dict(self.since)
        since = begins.get(claim.event_id or "", begins.get("", FIRST_DAY))
        return self.last >= min(since, when.latest or LAST_DAY)


class War(Filter):
    """An event and everything that is part of it."""

    ids: frozenset[str]

    def keeps(self, event: Event) -> bool:
        """Say whether the event is the war or part of it."""
        return event.id in self.ids

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the claim is about the war, a part of it, or a role in it."""
        return claim.event_id in self.ids


class Kind(Filter):
    """Events of one kind."""

    kind: str

    def keeps(self, event: Event) -> bool:
        """Say whether the event is of the kind."""
        return event.kind == self.kind


class ByActor(Filter):
    """What an actor took part in, what it claims, and what is claimed of it."""

    actor: str

    def keeps(self, event: Event) -> bool:
        """Say whether the actor took part or stands in a claim of the event."""
        return any(p.actor == self.actor for p in event.participants) or any(map(self._in_claim, event.claims))

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the actor is claimant, counted, or the subject of the claim."""
        return self._in_claim(claim) or (claim.actor is not None and claim.actor.id == self.actor)

    def _in_claim(self, claim: Claim) -> bool:
        return self.actor in (claim.claimant, claim.affected)


class ByPlace(Filter):
    """What happened in a place or in one of the places in it."""

    ids: frozenset[str]

    def keeps(self, event: Event) -> bool:
        """Say whether the event names one of the places."""
        return not self.ids.isdisjoint(event.places)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the claim counts people in one of the places, or its event was there."""
        return claim.place in self.ids or (claim.event is not None and self.keeps(claim.event))


class Text(Filter):
    """Records that hold every word asked for, whatever the case or diacritics, and every number as a whole."""

    words: tuple[str, ...]
    numbers: frozenset[str] = frozenset()

    def keeps(self, event: Event) -> bool:
        """Say whether the event's title, summary, names, terms or claims hold the words."""
        names = (name.text for name in event.names)
        fields = (event.id, event.title, event.summary, event.outcome, event.note, event.date_text)
        claims = (text for claim in event.claims for text in _words_of(claim))
        return self._in(*fields, *event.aliases, *names, *event.terms, *claims)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the claim's words, or its event's or role's, hold the words asked for."""
        return self._in(*_words_of(claim), claim.subject_title, claim.role.text if claim.role else None)

    def _in(self, *texts: str | None) -> bool:
        everything = " ".join(filter(None, texts))
        if not self.numbers <= numbers_in(everything):
            return False
        folded = normalize(everything) if self.words else ""
        return all(word in folded for word in self.words)


class BySource(Filter):
    """What a source is cited for."""

    source: str

    def keeps(self, event: Event) -> bool:
        """Say whether the event or a claim of it cites the source."""
        return any(c.source == self.source for c in citations_of(event))

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the claim cites the source."""
        return any(c.source == self.source for c in claim.citations)


class Counting(Filter):
    """Claims that count certain things, people of one side, or one category; None leaves it open."""

    measures: frozenset[str]
    people: frozenset[str] | None = None
    category: str | None = None

    def keeps(self, event: Event) -> bool:
        """Say whether the event has such a claim."""
        return any(map(self._meets, event.claims))

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Say whether the claim counts so."""
        return self._meets(claim)

    def _meets(self, claim: Claim) -> bool:
        return (
            claim.measure in self.measures
            and (self.people is None or claim.affected in self.people)
            and self.category in (None, claim.category)
        )


_NUMBER = re.compile(r"(?<![\d-])\d+(?:\.\d+)?")


def numbers_in(text: str) -> frozenset[str]:
    """Find the numbers of a text, without thousands separators: ``7,717`` and ``82.1 %`` give 7717 and 82.1."""
    return frozenset(_NUMBER.findall(re.sub(r"(?<=\d),(?=\d{3})", "", text)))


def _words_of(claim: Claim) -> tuple[str | None, ...]:
    figures = (str(n) for n in (claim.low, claim.best, claim.high) if n is not None)
    return claim.text, claim.wording, claim.note, claim.measure, *figures


class Query(Frozen):
    """The filters of one question and how they were understood.

    `asked` holds what was typed, as nkcli read it, by option; it goes into JSON answers.
    """

    filters: tuple[Filter, ...] = ()
    asked: tuple[tuple[str, object], ...] = ()

    @property
    def understood(self) -> dict[str, object]:
        """What was typed, as nkcli read it, by option."""
        return dict(self.asked)

    @property
    def window(self) -> Window | None:
        """The period that was asked for, if one was."""
        return next((f for f in self.filters if isinstance(f, Window)), None)

    def and_also(self, *more: Filter, **understood: object) -> Query:
        """Add filters, and how they were understood."""
        known = ((k, v) for k, v in understood.items() if v is not None)
        return Query((*self.filters, *more), (*self.asked, *known))

    def events(self, dataset: Dataset) -> list[Event]:
        """List the events that meet every filter, in order of time."""
        events: Iterable[Event] = dataset.events
        for one in self.filters:
            events = one.apply(events)
        return sorted(events, key=attrgetter("order"))

    def claims(self, dataset: Dataset) -> list[ClaimInContext]:
        """List the claims that meet every filter, in the order of the files."""
        return [claim for claim in dataset.claims if all(one.keeps_claim(claim) for one in self.filters)]


def make_query(
    dataset: Dataset,
    *,
    from_: str | None = None,
    to: str | None = None,
    on: str | None = None,
    war: str | None = None,
    kind: str | None = None,
    actor: str | None = None,
    place: str | None = None,
    text: str | None = None,
    source: str | None = None,
) -> Query:
    """Make the filters that a user asked for; what was left out filters nothing.

    Raises:
        UsageError: for a date that can't be read, or a window that ends before it begins.
        UnknownNameError: for a war, actor, place or source that is not in the data.
    """
    filters: list[Filter] = []
    understood: dict[str, object] = {}
    if (from_, to, on) != (None, None, None):
        filters.append(_window(dataset, from_, to, on, understood))
    if war is not None:
        understood["war"] = event = resolve(dataset, "war", war)
        filters.append(War(frozenset({event, *(e.id for e in dataset.descendants(event))})))
    if kind is not None:
        understood["kind"] = kind
        filters.append(Kind(kind))
    if actor is not None:
        understood["actor"] = found = resolve(dataset, "actor", actor)
        filters.append(ByActor(found))
    if place is not None:
        understood["place"] = found = resolve(dataset, "place", place)
        filters.append(ByPlace(dataset.places_within[found]))
    if text is not None:
        understood["text"] = text
        filters.append(_text(text))
    if source is not None:
        understood["source"] = found = resolve(dataset, "source", source)
        filters.append(BySource(found))
    return Query(tuple(filters), tuple(understood.items()))


def _text(asked: str) -> Text:
    spaced = re.sub(r"(?<=\d)[–-](?=\d)", " ", asked)
    numbers = numbers_in(spaced)
    words = tuple(
        normalize(" ".join(w for w in spaced.split() if not any(c.isdigit() for c in w))).strip("$€% ").split()
    )
    if not words and not numbers:
        raise UsageError("--text has no word to look for", "give at least one word, for example --text ceasefire")
    return Text(words, numbers)


def _window(
    dataset: Dataset, from_: str | None, to: str | None, on: str | None, understood: dict[str, object]
) -> Window:
    from nkcli.edtf.typed import read_date

    first, last = FIRST_DAY, LAST_DAY
    for name, typed in (("from", from_), ("to", to), ("on", on)):
        if typed is None:
            continue
        read = read_date(typed)
        understood[name] = read.text
        earliest, latest = read.sort_key
        first = max(first, earliest) if name != "to" else first
        last = min(last, latest) if name != "from" else last
    if first > last:
        asked = " ".join(f"--{k} {understood[k]}" for k in ("from", "to", "on") if k in understood)
        raise UsageError(f"the period ends before it begins: {asked}", "exchange the two dates")
    return Window(first, last, () if last == LAST_DAY else tuple(_beginnings(dataset)))


def _beginnings(dataset: Dataset) -> Iterator[tuple[str, Day]]:
    """Yield the first day of the outermost event that each event is part of, and that of all under ""."""
    outermost = {e.id: [e, *dataset.ancestors(e)][-1].when.earliest for e in dataset.events}
    known = {event: day for event, day in outermost.items() if day}
    yield from known.items()
    if known:
        yield "", min(known.values())


# -- names ---------------------------------------------------------------------------------------


def resolve(dataset: Dataset, noun: Noun, asked: str) -> str:
    """Find the id of what somebody calls `asked`: id, alias, any spelling.

    Raises:
        UnknownNameError: when nothing bears the name, with the nearest ids.
        AmbiguousName: when several records do.
    """
    if asked in _records(dataset, noun):
        return asked
    known = _names(dataset, noun)
    found = find(asked, known, by_part=noun == "actor")
    if noun == "war":
        found = tuple(i for i in found if dataset.event_by_id[i].kind in WAR_KINDS) or found
    if not found:
        raise UnknownNameError(noun, asked, nearest(asked, known))
    if len(found) > 1:
        raise AmbiguousName(noun, asked, found)
    return found[0]


def _records(dataset: Dataset, noun: Noun) -> Mapping[str, Event | Actor | Place | Source]:
    if noun == "actor":
        return dataset.actor_by_id
    if noun == "place":
        return dataset.place_by_id
    return dataset.source_by_id if noun == "source" else dataset.event_by_id


def _names(dataset: Dataset, noun: Noun) -> dict[str, tuple[str, ...]]:
    if noun == "actor":
        return dataset.actor_names
    if noun == "place":
        return dataset.place_names
    return dataset.source_names if noun == "source" else dataset.event_names
