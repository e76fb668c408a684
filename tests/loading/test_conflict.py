"""conflict.json: the sixth file, and what is wrong with one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.model.conflict import SKELETON, Community, ReferenceCounter, Side
from nkcli.model.problem import Problem
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder, Problems
    from nkcli.model.dataset import Dataset


def test_the_conflict_is_what_its_file_says(dataset: Dataset) -> None:
    conflict = dataset.conflict

    assert (conflict.title, conflict.span, conflict.both_sides) == (
        "Nagorno-Karabakh conflict",
        "1988-02-20/..",
        "both-sides",
    )
    assert conflict.sides[0] == Side(
        id="armenian-side", name="Armenian side", short="armenian", adjective="Armenian", state="armenia"
    )
    assert conflict.side("azerbaijani") == conflict.sides[1]
    assert conflict.community("armenian") == Community(id="armenian", label="Armenian", languages=("hy",))
    assert conflict.reference_counter == ReferenceCounter(
        actor="ucdp", label="UCDP", note="UCDP counts battle-related deaths"
    )


def test_an_actor_belongs_to_the_side_that_it_is_a_member_of(dataset: Dataset) -> None:
    assert dataset.sides == {
        "armenian-side": "armenian-side",
        "azerbaijani-side": "azerbaijani-side",
        "armenia": "armenian-side",
        "azerbaijan": "azerbaijani-side",
    }


def test_a_folder_without_it_gets_one_problem_with_a_skeleton_to_copy(problems: Problems) -> None:
    message = f"there is no such file; every data folder needs it; to begin with: {SKELETON}"
    assert problems(raw={"conflict.json": None}) == [
        Problem(file="conflict.json", rule="missing-file", message=message)
    ]


def test_the_skeleton_loads_once_its_sides_are_actors(folder: Folder) -> None:
    sides: list[object] = [{"id": f"{n}-side", "kind": "side", "name": n, "citations": []} for n in ("first", "second")]
    empty = {f"{table}.json": b'{"%s": []}' % table.encode() for table in ("events", "places", "sources")}

    where = folder({("actors",): sides}, {**empty, "conflict.json": SKELETON.encode()})

    assert load(where).conflict.side_ids == ("first-side", "second-side")


@pytest.mark.parametrize(
    ("changes", "line", "field", "rule", "message"),
    [
        pytest.param(
            {("conflict", "sides", 0, "id"): "armenian-sid"},
            1,
            "sides.0.id",
            "dangling-reference",
            "there is no actor 'armenian-sid'; did you mean 'armenian-side'?",
            id="a side that is no actor",
        ),
        pytest.param(
            {("conflict", "war_aliases"): [{"name": "the war", "events": ["secnd"]}]},
            1,
            "war_aliases.0.events.0",
            "dangling-reference",
            "there is no event 'secnd'; did you mean 'second'?",
            id="a war that is no event",
        ),
        pytest.param(
            {("conflict", "sides", 0, "shrt"): "a"},
            1,
            "sides.0.shrt",
            "unknown-field",
            "'shrt' is no field here; did you mean 'short'?",
            id="a field that is none",
        ),
        pytest.param(
            {("conflict", "communities", 0, "id"): "neutral"},
            1,
            "communities",
            "wrong-value",
            "'neutral' stands twice, or is a word that is taken",
            id="a community that is called neutral",
        ),
        pytest.param(
            {("conflict", "span"): ...},
            1,
            "span",
            "missing-field",
            "'span' is needed here and is not there",
            id="no span",
        ),
    ],
)
def test_a_fault_is_told_with_its_field(
    problems: Problems, changes: Changes, line: int, field: str, rule: str, message: str
) -> None:
    assert problems(changes) == [Problem(file="conflict.json", line=line, field=field, rule=rule, message=message)]
