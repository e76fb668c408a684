"""There is one way to read: whatever a store gives is what the validated records are."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import write_folder
from nkcli.loading.files import read_folder, shipped_folder
from nkcli.loading.validation import validate_tables
from nkcli.model.naming import with_names
from nkcli.query import CountedOf, Counting, Filter, Importance, Query, SaidBy, TookPart, make_query
from nkcli.store.opening import in_memory, load, write
from strategies import blobs_of, facts

if TYPE_CHECKING:
    from pathlib import Path

    from nkcli.model.dataset import Dataset
    from nkcli.store.facts import StoredDataset
    from strategies import Facts

    Both = tuple[Dataset, StoredDataset]

TABLES = ("events", "actors", "places", "sources", "claims")
ABOUT = ("version", "digest", "conflict", "package", "ids", "exceptions", "changes", "reach", "first_day")
MAPPINGS = (
    *("event_by_id", "actor_by_id", "place_by_id", "source_by_id", "claim_by_id", "role_by_id"),
    *("children", "places_within", "sides", "event_names", "actor_names", "place_names", "source_names"),
)


@pytest.fixture(scope="module", params=["tiny", pytest.param("shipped", marks=pytest.mark.slow)])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Both:
    """A data set as it was validated, and as a store that was written to a file."""
    where = tmp_path_factory.mktemp("facts")
    plain = read_folder(shipped_folder() if request.param == "shipped" else write_folder(where, {}, {}))
    write(plain, str(where / "facts.sqlite"))
    return plain, load(where / "facts.sqlite")


def equal(plain: Dataset, stored: Dataset) -> None:
    for name in (*TABLES, *ABOUT):
        assert getattr(stored, name) == getattr(plain, name), name
    for name in MAPPINGS:
        assert dict(getattr(stored, name)) == dict(getattr(plain, name)), name
    assert repr(stored.events) == repr(plain.events)  # 40 is not 40.0, and an empty list no None


def test_a_store_holds_what_was_validated(both: Both) -> None:
    equal(*both)


def test_each_record_is_the_same_when_it_is_read_alone(both: Both) -> None:
    plain, stored = both
    for name in MAPPINGS:
        expected = getattr(plain, name)
        for key in list(expected)[::7]:
            alone = in_memory(plain) if stored.version == "1.2.3" else stored
            assert getattr(alone, name)[key] == expected[key]


def test_a_claim_has_the_same_context(both: Both) -> None:
    plain, stored = both
    names = (
        "subject_id",
        "event_id",
        "side",
        "people",
        "speaker",
        "subject_title",
        "period",
        "days",
        "begins",
        "places",
    )
    for expected, claim in zip(plain.claims, stored.claims, strict=True):
        assert {n: getattr(claim, n) for n in names} == {n: getattr(expected, n) for n in names}
        assert (claim.event, claim.actor, claim.role, claim.place_record, claim.record) == (
            *(expected.event, expected.actor, expected.role, expected.place_record, expected.record),
        )


def test_an_event_knows_its_heading_its_claims_and_its_sources(both: Both) -> None:
    plain, stored = both
    for expected, event in zip(plain.events, stored.events, strict=True):
        assert stored.heading_of(event) == plain.heading_of(expected)
        assert (event.claim_ids, event.source_ids) == (expected.claim_ids, expected.source_ids)
        assert list(stored.ancestors(event)) == list(plain.ancestors(expected))
        assert set(stored.descendants(event.id)) == set(plain.descendants(expected.id))
        assert stored.claims_about(event.id) == plain.claims_about(expected.id)


@pytest.mark.parametrize("community", ["armenian", "azerbaijani"])
def test_names_are_changed_the_same_way(both: Both, community: str) -> None:
    plain, stored = both
    expected, named = with_names(plain, community), with_names(stored, community)
    assert (named.events, named.places) == (expected.events, expected.places)
    assert [claim.subject_title for claim in named.claims] == [claim.subject_title for claim in expected.claims]


QUERIES: list[dict[str, str]] = [
    {},
    {"on": "1992-03"},
    {"from_": "2020-09-27", "to": "2020-11-10"},
    {"to": "1988"},
    {"war": "second"},
    {"kind": "war"},
    {"actor": "azerbaijan"},
    {"place": "shusha"},
    {"source": "wikipedia-2025"},
    {"text": "ceasefire"},
    {"text": "UN"},
    {"text": "3,825"},
    {"text": "arm*"},
    {"war": "first", "actor": "armenia", "from_": "1990", "text": "kill*"},
]


@pytest.mark.parametrize("options", QUERIES, ids=str)
def test_a_query_finds_the_same(both: Both, options: dict[str, str]) -> None:
    plain, stored = both
    same(plain, stored, make_query(plain, **options))


def same(plain: Dataset, stored: Dataset, query: Query) -> None:
    counting = Counting(frozenset({"killed", "missing"}), category="military")
    for asked in (query, query.and_also(counting)):
        events = asked.events(plain)
        assert [e.id for e in asked.events(stored)] == [e.id for e in events]
        assert [c.id for c in asked.claims(stored)] == [c.id for c in asked.claims(plain)]
        for how in ({"reverse": False}, {"reverse": True}, {"by_war": True}, {"by_war": True, "reverse": True}):
            page, expected = asked.page(stored, 2, **how), asked.page(plain, 2, **how)
            assert ([e.id for e in page[0]], page[1]) == ([e.id for e in expected[0]], len(events))


@pytest.mark.parametrize("kind", [TookPart, SaidBy, CountedOf])
@pytest.mark.parametrize("actor", ["azerbaijan", "armenian-side", "ucdp"])
def test_what_an_actor_did_and_said_is_the_same(both: Both, kind: type[Filter], actor: str) -> None:
    same(*both, Query((kind(actor),)))


def test_what_matters_is_the_same(both: Both) -> None:
    same(*both, Query((Importance(1),)))


def test_what_refers_to_a_record_is_the_same(both: Both) -> None:
    plain, stored = both
    for event in plain.events[::5]:
        assert stored.related_to(event.id) == plain.related_to(event.id)
        assert stored.roles_in(event.id) == plain.roles_in(event.id)
    for actor in plain.actors[::5]:
        assert stored.roles_toward(actor.id) == plain.roles_toward(actor.id)
        assert stored.members_of(actor.id) == plain.members_of(actor.id)


def test_a_page_without_a_limit_is_all(both: Both) -> None:
    plain, stored = both
    assert Query().page(stored, None) == (Query().events(plain), len(plain.events))


def test_records_and_data_sets_can_be_pickled(both: Both) -> None:
    plain, stored = both
    again = pickle.loads(pickle.dumps((stored, stored.events[:3], stored.actors[:3], stored.claims[:3])))  # noqa: S301
    assert again == (plain, plain.events[:3], plain.actors[:3], plain.claims[:3])


# -- any data ------------------------------------------------------------------------------------

FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "from_": st.sampled_from(["1988", "1992-03", "2020-09-27"]),
        "to": st.sampled_from(["2020-11", "2021"]),
        "war": st.sampled_from(["event-0", "event-1"]),
        "actor": st.sampled_from(["actor-0", "armenian-side"]),
        "place": st.sampled_from(["place-0"]),
        "source": st.sampled_from(["source-0"]),
        "kind": st.sampled_from(["war", "battle"]),
        "text": st.sampled_from(["red*", "killed", "a", "1", "Şuşa"]),
    },
)


@pytest.mark.slow
@settings(max_examples=60)
@given(made=facts(), options=FILTERS)
def test_any_data_are_the_same_in_a_store(made: Facts, options: dict[str, Any]) -> None:
    plain = validate_tables(blobs_of(made), "folder", "digest")
    stored = in_memory(plain)
    equal(plain, stored)
    known = {*plain.event_by_id, *plain.actor_by_id, *plain.place_by_id, *plain.source_by_id}
    names = {k: v for k, v in options.items() if k not in ("war", "actor", "place", "source") or v in known}
    same(plain, stored, make_query(plain, **names))


def test_a_record_is_found_by_its_former_id_and_a_claim_by_its_short_one(tmp_path: Path) -> None:
    way = ("events", "second", "claims", "second:killed-ucdp", "short")
    ids = b'{"aliases": {"44-day-war": "second", "second:dead": "second:killed-ucdp"}}'
    stored = load(write_folder(tmp_path, {way: "bcd2"}, {"ids.json": ids}))

    assert stored.event_by_id["44-day-war"].id == "second"
    assert stored.claim_by_id["bcd2"].id == stored.claim_by_id["second:dead"].id == "second:killed-ucdp"
    assert stored.claims_that_begin("second:first-shot-az") == ("second:first-shot-azerbaijan",)
