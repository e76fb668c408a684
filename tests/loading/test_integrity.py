"""What ties records together, on raw rows: ids, references, and the tree of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from nkcli.loading.integrity import REFERENCES, RawProblem, find_problems, shortened, suggestion
from nkcli.model.conflict import Community, Conflict

if TYPE_CHECKING:
    from nkcli.loading.integrity import Located, Tables
    from nkcli.loading.json_positions import Pointer


def _whole(**rows: Any) -> Tables:
    """Tables of all four files, empty where nothing is given."""
    return {"events": [], "actors": [], "places": [], "sources": [], **rows}


def _event(event_id: str, part_of: str | None = None, date: str = "1992") -> dict[str, object]:
    return {"id": event_id, "date": date, **({"part_of": part_of} if part_of else {})}


def test_records_that_fit_together_have_no_fault() -> None:
    rows = _whole(
        events=[_event("first"), _event("khojaly", "first")],
        places=[{"id": "shusha", "within": ["nagorno-karabakh"]}, {"id": "nagorno-karabakh"}],
    )

    assert list(find_problems(rows)) == []


# -- ids -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            _whole(events=[_event("first"), _event("first")]),
            [
                (
                    "events",
                    RawProblem(
                        ("events", 1, "id"),
                        "duplicate-id",
                        "the id 'first' is already taken in events.json, record 1; every id is unique",
                    ),
                )
            ],
            id="two records of a file",
        ),
        pytest.param(
            _whole(events=[_event("artsakh")], actors=[{"id": "artsakh"}]),
            [
                (
                    "actors",
                    RawProblem(
                        ("actors", 0, "id"),
                        "duplicate-id",
                        "the id 'artsakh' is already taken in events.json, record 1; every id is unique",
                    ),
                )
            ],
            id="records of two files",
        ),
        pytest.param(
            _whole(events=[_event("first"), {"id": "second", "claims": [{"id": "first"}]}]),
            [
                (
                    "events",
                    RawProblem(
                        ("events", 1, "claims", 0, "id"),
                        "duplicate-id",
                        "the id 'first' is already taken in events.json, record 1; every id is unique",
                    ),
                )
            ],
            id="a claim and an event",
        ),
        pytest.param(
            _whole(actors=[{"id": "russia", "roles": [{"id": "russia.ally"}, {"id": "russia.ally"}]}]),
            [
                (
                    "actors",
                    RawProblem(
                        ("actors", 0, "roles", 1, "id"),
                        "duplicate-id",
                        "the id 'russia.ally' is already taken in actors.json, record 1; every id is unique",
                    ),
                )
            ],
            id="two roles of an actor",
        ),
        pytest.param(
            _whole(places=[{"id": "agdam"}, {"id": "agdam"}, {"id": "agdam"}]),
            [
                (
                    "places",
                    RawProblem(
                        ("places", n, "id"),
                        "duplicate-id",
                        "the id 'agdam' is already taken in places.json, record 1; every id is unique",
                    ),
                )
                for n in (1, 2)
            ],
            id="three alike: the second and the third are at fault",
        ),
    ],
)
def test_an_id_belongs_to_one_record_of_all_files(rows: Tables, expected: list[Located]) -> None:
    assert list(find_problems(rows)) == expected


# -- references ----------------------------------------------------------------------------------

RECORDS: Tables = {
    "events": [{"id": "an-event", "claims": [{"id": "a-claim"}]}],
    "actors": [{"id": "an-actor"}],
    "places": [{"id": "a-place"}],
    "sources": [{"id": "a-source"}],
}


CONFLICT = Conflict(
    title="C", adjective="C", span="1988/..", sides=(), communities=(Community(id="a-community", label="A"),)
)


@pytest.mark.parametrize(("field", "kind"), [(f, k) for f, k in REFERENCES.items() if k != "unit"])
def test_every_field_that_names_a_record_must_name_one_of_its_kind(field: str, kind: str) -> None:
    article = "an" if kind in ("event", "actor") else "a"
    good, bad = f"{article}-{kind}", f"{article}-{kind}-missing"
    rows = {**RECORDS, "actors": [*RECORDS["actors"], {"id": "b", field: good}, {"id": "c", field: bad}]}

    assert list(find_problems(rows, CONFLICT)) == [
        (
            "actors",
            RawProblem(
                ("actors", 2, field), "dangling-reference", f"there is no {kind} {bad!r}; did you mean {good!r}?"
            ),
        )
    ]


@pytest.mark.parametrize(
    ("unit", "guess"),
    [
        pytest.param("peple", "; did you mean 'people'?", id="misspelt"),
        pytest.param("barrels/day", "; conflict.json takes units of its own", id="unheard of"),
    ],
)
def test_a_unit_is_one_of_the_package_or_of_the_conflict(unit: str, guess: str) -> None:
    rows = _whole(events=[{**_event("first"), "claims": [{"unit": "km2"}, {"unit": unit}]}])

    message = f"there is no unit {unit!r}{guess}"
    assert list(find_problems(rows, CONFLICT)) == [
        ("events", RawProblem(("events", 0, "claims", 1, "unit"), "dangling-reference", message))
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            _whole(events=[{"id": "first", "places": ["agdam", "shusha"]}], places=[{"id": "agdam"}]),
            [("events", RawProblem(("events", 0, "places", 1), "dangling-reference", "there is no place 'shusha'"))],
            id="one of a list, and nothing comes near",
        ),
        pytest.param(
            _whole(events=[{"id": "first", "places": ["russia"]}], actors=[{"id": "russia"}]),
            [("events", RawProblem(("events", 0, "places", 0), "dangling-reference", "there is no place 'russia'"))],
            id="a record of another kind does not do",
        ),
        pytest.param(
            _whole(events=[{"id": "first", "claims": [{"id": "first:killed", "citations": [{"source": "wiki"}]}]}]),
            [
                (
                    "events",
                    RawProblem(
                        ("events", 0, "claims", 0, "citations", 0, "source"),
                        "dangling-reference",
                        "there is no source 'wiki'",
                    ),
                )
            ],
            id="deep inside a record",
        ),
        pytest.param(
            _whole(events=[{"id": "first", "part_of": None, "places": [5, {}], "related": 1}]),
            [],
            id="what is no text is the door's business",
        ),
        pytest.param(_whole(places=["shusha"]), [], id="a row that is no record names nothing"),
    ],
)
def test_a_reference_must_name_a_record(rows: Tables, expected: list[Located]) -> None:
    assert list(find_problems(rows)) == expected


@pytest.mark.parametrize(
    ("rows", "pointer", "message"),
    [
        pytest.param(
            _whole(events=[{"id": "first", "related": ["first"]}]),
            ("events", 0, "related", 0),
            "'first' refers to itself; name another event",
            id="an event related to itself",
        ),
        pytest.param(
            _whole(places=[{"id": "agdam", "within": ["agdam"]}]),
            ("places", 0, "within", 0),
            "'agdam' refers to itself; name another place",
            id="a place within itself",
        ),
        pytest.param(
            _whole(actors=[{"id": "cis", "member_of": [{"group": "cis"}]}]),
            ("actors", 0, "member_of", 0, "group"),
            "'cis' refers to itself; name another actor",
            id="a member of itself",
        ),
        pytest.param(
            _whole(actors=[{"id": "cis", "roles": [{"id": "cis.ally", "toward": "cis"}]}]),
            ("actors", 0, "roles", 0, "toward"),
            "'cis' refers to itself; name another actor",
            id="an ally of itself",
        ),
        *(
            pytest.param(
                _whole(events=[{"id": "first", "claims": [{"id": "first:killed", field: value}]}]),
                ("events", 0, "claims", 0, field, *way),
                "'first:killed' refers to itself; name another claim",
                id=f"a claim in its own {field}",
            )
            for field, value, way in (
                ("parts", ["first:killed"], (0,)),
                ("subset_of", "first:killed", ()),
                ("contradicts", ["first:killed"], (0,)),
            )
        ),
    ],
)
def test_a_record_does_not_refer_to_itself(rows: Tables, pointer: Pointer, message: str) -> None:
    assert [f for _, f in find_problems(rows)] == [RawProblem(pointer, "self-reference", message)]


def test_a_claim_may_count_the_actor_that_it_stands_in() -> None:
    claim = {"id": "russia:killed", "affected": "russia", "claimant": "russia"}

    assert list(find_problems(_whole(actors=[{"id": "russia", "claims": [claim]}]))) == []


def test_only_the_first_hundred_wrong_references_get_a_guess() -> None:
    """To look for what is near takes long; nobody reads ten thousand guesses."""
    rows = _whole(events=[_event("conflict"), *(_event(f"e{n}", "conflikt") for n in range(150))])

    assert [fault.message for _, fault in find_problems(rows)] == [
        *["there is no event 'conflikt'; did you mean 'conflict'?"] * 100,
        *["there is no event 'conflikt'"] * 50,
    ]


def test_a_word_of_a_million_letters_gets_no_guess() -> None:
    rows = _whole(events=[_event("conflict"), _event("first", "conflict" * 125_000)])

    (fault,) = (fault for _, fault in find_problems(rows))

    assert fault.message == f"there is no event '{'conflict' * 12}conf…'"


@pytest.mark.parametrize(
    ("unread", "field"),
    [
        pytest.param("events", "part_of", id="events"),
        pytest.param("actors", "claimant", id="actors"),
        pytest.param("places", "places", id="places"),
        pytest.param("sources", "source", id="sources"),
        pytest.param("events", "parts", id="claims of events"),
        pytest.param("actors", "parts", id="claims of actors"),
    ],
)
def test_a_file_that_could_not_be_read_is_not_blamed_again_for_each_reference(unread: str, field: str) -> None:
    rows = _whole(places=[{"id": "a", field: "b"}], actors=[{"id": "c", field: "d"}])

    assert list(find_problems({key: value for key, value in rows.items() if key != unread})) == []


@pytest.mark.parametrize(
    ("field", "kind"), [("part_of", "event"), ("claimant", "actor"), ("place", "place"), ("parts", "claim")]
)
def test_where_there_is_no_record_of_a_kind_every_reference_to_one_is_wrong(field: str, kind: str) -> None:
    assert list(find_problems(_whole(sources=[{"id": "book", field: "x"}]))) == [
        ("sources", RawProblem(("sources", 0, field), "dangling-reference", f"there is no {kind} 'x'"))
    ]


# -- the tree of events --------------------------------------------------------------------------


def _circle(length: int) -> list[dict[str, object]]:
    return [_event(f"e{n}", f"e{(n + 1) % length}") for n in range(length)]


@pytest.mark.parametrize("length", [1, 2, 1000])
def test_every_event_on_a_circle_is_reported(length: int) -> None:
    assert list(find_problems(_whole(events=_circle(length)))) == [
        (
            "events",
            RawProblem(
                ("events", n, "part_of"),
                "part-of-cycle",
                f"'e{n}' is part of itself, through 'e{(n + 1) % length}'",
            ),
        )
        for n in range(length)
    ]


def test_an_event_that_only_leads_to_a_circle_is_not_on_it() -> None:
    events = [_event("leaf", "branch"), _event("branch", "e0"), *_circle(2)]

    assert [fault.pointer for _, fault in find_problems(_whole(events=events))] == [
        ("events", 2, "part_of"),
        ("events", 3, "part_of"),
    ]


def test_a_tree_of_any_depth_is_no_trouble() -> None:
    events = [_event("e0"), *(_event(f"e{n}", f"e{n - 1}") for n in range(1, 5000))]

    assert list(find_problems(_whole(events=events))) == []


def test_rows_that_are_no_dated_events_hide_no_fault_of_those_that_are() -> None:
    rows = [5, {"part_of": "war"}, {"id": 7, "part_of": "war"}, _event("bad", "war", "1992-02-31")]

    found = find_problems(_whole(events=[*rows, _event("war", date="1992"), _event("battle", "war", "1993")]))

    assert [(fault.pointer, fault.rule) for _, fault in found] == [(("events", 5, "date"), "outside-parent")]


WAR = "1988-02-20/1994-05-12"


@pytest.mark.parametrize(
    "date",
    [
        pytest.param("1992-05-08", id="a day in it"),
        pytest.param("1988-02-20", id="its first day"),
        pytest.param("1994-05-12", id="its last day"),
        pytest.param("1988", id="the year in which it began"),
        pytest.param("[1994-05..1994-06]", id="one day of a month, which may be in it"),
        pytest.param("199X", id="some year of the nineties"),
        pytest.param("1992/..", id="open, and it may have ended in time"),
        pytest.param("1992-02-31", id="no date, which the door reports"),
    ],
)
def test_a_part_may_lie_wherever_it_is_not_certain_to_be_outside(date: str) -> None:
    assert list(find_problems(_whole(events=[_event("war", date=WAR), _event("battle", "war", date)]))) == []


@pytest.mark.parametrize(
    "date",
    [
        pytest.param("1988-02-19", id="the day before"),
        pytest.param("1994-05-13", id="the day after"),
        pytest.param("2020", id="another year"),
        pytest.param("1987/1992", id="beginning before it"),
        pytest.param("1992/1995", id="ending after it"),
    ],
)
def test_a_part_that_is_certain_to_be_outside_is_reported(date: str) -> None:
    assert list(find_problems(_whole(events=[_event("war", date=WAR), _event("battle", "war", date)]))) == [
        (
            "events",
            RawProblem(("events", 1, "date"), "outside-parent", f"{date} lies outside 'war', which is {WAR}"),
        )
    ]


@pytest.mark.parametrize(
    ("word", "guess"),
    [
        pytest.param("shush", "; did you mean 'shusha'?", id="one that is near"),
        pytest.param("x" * 99 + "y", f"; did you mean {'x' * 100!r}?", id="a hundred letters"),
        pytest.param("x" * 100 + "y", "", id="too long to be worth the time"),
        pytest.param("agdam", "", id="none that is near"),
    ],
)
def test_the_suggestion_word_is_guessed_unless_the_word_is_very_long(word: str, guess: str) -> None:
    assert suggestion(word, ["shusha", "x" * 100]) == guess


def test_a_text_of_more_than_a_hundred_letters_is_cut() -> None:
    assert shortened("x" * 100) == "x" * 100
    assert shortened("x" * 101) == "x" * 100 + "…"
