"""Rules about words: titles that fit, and a neutral voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkcli.checks.common import claim_file, problem, rule
from nkcli.model.loaded_language import loaded_words
from nkcli.model.records import WORDS

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem

TITLE_LIMIT = 80
"""Longer titles do not fit a terminal of 80 columns."""


@rule
def titles_are_short(dataset: Dataset) -> Iterator[Problem]:
    """Titles are under 80 characters."""
    for event in dataset.events:
        if len(event.title) >= TITLE_LIMIT:
            message = f"{len(event.title)} characters; titles are under {TITLE_LIMIT}"
            yield problem("events.json", event.id, "title", message)


@rule
def words_are_neutral(dataset: Dataset) -> Iterator[Problem]:
    """Loaded words stand only in names, in quotation marks and in claims of kind statement or term."""
    for file, record, field, text in own_words(dataset):
        for word in loaded_words(text):
            yield problem(file, record, field, f"{word!r} takes a side; leave it to an attributed claim")


def own_words(dataset: Dataset, *, statements: bool = False) -> Iterator[tuple[str, str, str, str]]:
    """Yield (file, record, field, text) of what nkcli says in its own voice, with `statements` in its own words."""
    for file, record, field, text in (*_words_of_records(dataset), *_words_of_claims(dataset, statements=statements)):
        if text is not None:
            yield file, record, field, text


_Words = Iterator[tuple[str, str, str, str | None]]


def _words_of_records(dataset: Dataset) -> _Words:
    for event in dataset.events:
        for field in ("title", "summary", "outcome", "note", "date_text"):
            yield "events.json", event.id, field, getattr(event, field)
        yield from (("events.json", event.id, "terms", term) for term in event.terms)
        yield from (("events.json", event.id, "participants", p.note) for p in event.participants)
        yield from (("events.json", event.id, "other_dates", d.note) for d in event.other_dates)
    for actor in dataset.actors:
        yield from (("actors.json", actor.id, f, getattr(actor, f)) for f in ("summary", "note"))
        yield from (("actors.json", actor.id, "member_of", m.note) for m in actor.member_of)
        yield from (("actors.json", role.id, "text", role.text) for role in actor.roles)
    for place in dataset.places:
        yield "places.json", place.id, "note", place.note
        yield from (("places.json", place.id, "control", c.note) for c in place.control)


def _words_of_claims(dataset: Dataset, *, statements: bool) -> _Words:
    for claim in dataset.claims:
        own = claim.measure not in WORDS or statements
        fields = ("note", "includes_text", *(("text",) if own else ()))
        yield from ((claim_file(claim), claim.id, field, getattr(claim, field)) for field in fields)
