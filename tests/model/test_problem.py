"""One fault in the data, as it is shown."""

from __future__ import annotations

import pytest

from nkcli.model.problem import Problem


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        pytest.param(
            Problem(
                file="events.json",
                line=12,
                record="ring",
                field="date",
                rule="impossible-date",
                message="'1991-13' names a day that is in no calendar",
            ),
            "events.json:12: ring date: '1991-13' names a day that is in no calendar [impossible-date]",
            id="a field",
        ),
        pytest.param(
            Problem(file="events.json", line=3, record="ring", rule="duplicate-id", message="is there twice"),
            "events.json:3: ring: is there twice [duplicate-id]",
            id="a record",
        ),
        pytest.param(
            Problem(file="events.json", line=7, rule="not-json", message="a comma is missing"),
            "events.json:7: a comma is missing [not-json]",
            id="a line",
        ),
        pytest.param(
            Problem(file="places.json", rule="missing-file", message="there is no such file"),
            "places.json: there is no such file [missing-file]",
            id="a file",
        ),
        pytest.param(
            Problem(file="events.json", line=1, field="events", rule="shape", message="is no list"),
            "events.json:1: events: is no list [shape]",
            id="a field of the file itself",
        ),
    ],
)
def test_a_problem_is_one_line_that_says_where_what_and_which_rule(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_problems_sort_by_file_and_line() -> None:
    a = Problem(file="actors.json", line=40, rule="r", message="m")
    b = Problem(file="events.json", line=3, rule="r", message="m")
    c = Problem(file="events.json", line=12, rule="r", message="m")

    assert sorted([c, b, a]) == [a, b, c]


def test_a_fault_of_a_whole_file_sorts_before_those_of_its_lines() -> None:
    whole = Problem(file="events.json", rule="r", message="m")
    line = Problem(file="events.json", line=1, rule="r", message="a")

    assert sorted([line, whole]) == [whole, line]


def test_faults_of_a_line_sort_by_record_field_and_message() -> None:
    def fault(record: str | None, field: str | None, message: str) -> Problem:
        return Problem(file="events.json", line=3, record=record, field=field, rule="r", message=message)

    in_order = [
        fault(None, "events", "b"),
        fault("alma", None, "b"),
        fault("alma", "date", "a"),
        fault("alma", "date", "b"),
        fault("alma", "title", "a"),
        fault("ring", "date", "a"),
    ]

    assert sorted(in_order[n] for n in (5, 2, 0, 4, 1, 3)) == in_order
    assert not in_order[0] < in_order[0]
