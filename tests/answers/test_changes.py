"""What changed since a version of the data, and how far the record reaches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from asking import answer, result, text
from nkcli.cli.main import main
from nkcli.errors import UsageError
from nkcli.model.dataset import Reach
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

CHANGES = {
    "changes": [
        {
            "version": "1.1.0",
            "date": "2025-03-01",
            "records": [{"record": "first", "what": "corrected", "fields": ["date"], "why": "It began in 1988."}],
        },
        {
            "version": "1.2.0",
            "date": "2026-02-01",
            "records": [
                {"record": "second", "what": "corrected", "fields": ["outcome", "title"], "why": "Better sources."},
                {"record": "second", "what": "moved", "formerly": "44-days", "why": "Told twice."},
            ],
            "added": ["conflict"],
        },
    ]
}


@pytest.fixture
def changed(folder: Folder) -> Dataset:
    return load(folder({}, {"changes.json": json.dumps(CHANGES).encode()}))


def test_what_changed_stands_under_what_became_of_the_records(changed: Dataset) -> None:
    assert text(changed, "changes", since="1.1.0") == (
        "Changes to the data since version 1.1.0: 1 corrected, 1 added, 1 moved\n"
        "\n"
        "Corrected\n"
        "second\n"
        "outcome, title: Better sources.\n"
        "\n"
        "Moved\n"
        "44-days → second\n"
        "Told twice.\n"
        "\n"
        "What was added: nkcli changes --what added.\n"
    )


@pytest.mark.parametrize(
    ("since", "records"),
    [(None, ["first", "second", "second", "conflict"]), ("1.1.0", ["second", "second", "conflict"]), ("1.2", [])],
)
def test_since_leaves_out_what_a_version_had(changed: Dataset, since: str | None, records: list[str]) -> None:
    """1.2 is before 1.2.0, as far as numbers go, so its user hears of it."""
    rows = answer(changed, "changes", since=since).changes
    assert [row.record for row in rows] == (records or ["second", "second", "conflict"])


def test_what_is_no_version_is_refused(changed: Dataset) -> None:
    with pytest.raises(UsageError, match="'last year' is no version"):
        answer(changed, "changes", since="last year")


def test_where_nothing_is_noted_the_version_is_told(dataset: Dataset) -> None:
    assert text(dataset, "changes", since="1.2.3") == (
        "Changes to the data since version 1.2.3\n\nNothing is noted since version 1.2.3; this is version 1.2.3.\n"
    )


def test_the_record_reaches_to_its_last_known_day(changed: Dataset, dataset: Dataset) -> None:
    """A war that is said to last to 2026 reaches no further than its last day that is known."""
    assert changed.reach == Reach("2020-11-10", "2026-02-01")
    assert dataset.reach == Reach("2020-11-10", None)


def test_json_says_how_far_the_record_reaches(changed: Dataset) -> None:
    envelope = json.loads(result(changed, "wars").to_json())["dataset"]
    assert (envelope["record_to"], envelope["reviewed"]) == ("2020-11-10", "2026-02-01")


def test_every_answer_for_people_ends_with_how_far_the_record_reaches(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    where = str(folder({}, {"changes.json": json.dumps(CHANGES).encode()}))
    footer = "\nRecord to 10 Nov 2020, last reviewed 1 Feb 2026: silence after it is not peace.\n"

    for command in (["wars"], ["timeline", "--on", "2024"], ["show", "second"], []):
        main(["--data", where, *command])
        assert capsys.readouterr().out.endswith(footer)


def test_a_wrong_word_in_changes_json_is_a_problem_with_its_line(folder: Folder) -> None:
    wrong = (
        b'{"changes": [{"version": "1", "date": "2026-01-01",\n "records": [{"record": "first", "what": "mended"}]}]}'
    )
    where = folder({}, {"changes.json": wrong})
    with pytest.raises(Exception, match="1 problem") as caught:
        load(where)
    (problem,) = caught.value.problems  # type: ignore[attr-defined]
    assert (problem.file, problem.line, problem.rule) == ("changes.json", 2, "unknown-value")
