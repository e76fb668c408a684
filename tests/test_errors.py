"""What goes wrong: each failure with its sentence, its next step and its exit code."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli import errors
from nkcli.cli.app import summaries
from nkcli.errors import (
    AmbiguousName,
    DataError,
    InvalidDate,
    NkcliError,
    OutputFailed,
    UnknownNameError,
    UsageError,
)
from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

PROBLEM = Problem(file="events.json", line=4, record="second", field="kind", rule="unknown-value", message="no")


@pytest.mark.parametrize(
    ("error", "code", "message", "hint"),
    [
        pytest.param(
            UsageError("--text has no word to look for", "give at least one word"),
            2,
            "--text has no word to look for",
            "give at least one word",
            id="what was typed can't be understood",
        ),
        pytest.param(
            InvalidDate("03/04/2020", "it can be read in two ways", "write 2020-03-04 or 2020-04-03"),
            2,
            "can't read the date '03/04/2020': it can be read in two ways",
            "write 2020-03-04 or 2020-04-03",
            id="a date with two readings",
        ),
        pytest.param(
            UnknownNameError("actor", "rusia", ["russia"]),
            3,
            "no actor is called 'rusia'",
            "did you mean russia?",
            id="an unknown name that comes near one",
        ),
        pytest.param(
            UnknownNameError("place", "shus", ["shusha", "shushi-district"]),
            3,
            "no place is called 'shus'",
            "did you mean shusha or shushi-district?",
            id="an unknown name that comes near two",
        ),
        pytest.param(
            UnknownNameError("war", "cod", []),
            3,
            "no war is called 'cod'",
            "list what there is: nkcli wars",
            id="an unknown name that comes near none",
        ),
        pytest.param(
            AmbiguousName("actor", "NKR", ["artsakh", "karabakh-council"]),
            3,
            "'NKR' is the name of 2 actors",
            "say which: artsakh, karabakh-council",
            id="a name of two",
        ),
        pytest.param(
            DataError([PROBLEM], "facts"),
            4,
            "1 problem in the data in facts",
            "fix the problems listed above, then run: nkcli --data facts check",
            id="one problem",
        ),
        pytest.param(
            DataError([PROBLEM] * 1234, "facts"),
            4,
            "1,234 problems in the data in facts",
            "fix the problems listed above, then run: nkcli --data facts check",
            id="many problems",
        ),
        pytest.param(
            DataError([PROBLEM] * 2, "my facts"),
            4,
            "2 problems in the data in my facts",
            "fix the problems listed above, then run: nkcli --data 'my facts' check",
            id="a folder whose name a shell would take apart",
        ),
        pytest.param(
            OutputFailed("out.csv", "No space left on device"),
            5,
            "can't write out.csv: No space left on device",
            "choose another place with -o FILE, or leave -o out",
            id="the disk is full",
        ),
    ],
)
def test_a_failure_has_a_sentence_a_next_step_and_an_exit_code(
    error: NkcliError, code: int, message: str, hint: str
) -> None:
    assert (error.exit_code, error.message, error.hint, str(error)) == (code, message, hint, message)


@pytest.mark.parametrize("noun", ["war", "actor", "place", "source", "dispute", "record"])
def test_the_next_step_after_an_unknown_name_is_a_command_that_exists(noun: str) -> None:
    _, _, command = UnknownNameError(noun, "xyz", []).hint.partition(": nkcli ")
    assert command.split()[0] in summaries()


def test_the_names_and_problems_are_there_for_programs_too() -> None:
    assert UnknownNameError("actor", "rusia", ["russia"]).near == ("russia",)
    assert AmbiguousName("actor", "NKR", ["artsakh", "karabakh-council"]).near == ("artsakh", "karabakh-council")
    assert DataError([PROBLEM], "facts").problems == (PROBLEM,)


def _subclasses(kind: type[NkcliError]) -> Iterator[type[NkcliError]]:
    for below in kind.__subclasses__():
        yield below
        yield from _subclasses(below)


def test_the_tree_in_the_docstring_names_every_failure() -> None:
    assert errors.__doc__ is not None
    assert [kind.__name__ for kind in _subclasses(NkcliError) if kind.__name__ not in errors.__doc__] == []
