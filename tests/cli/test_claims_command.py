"""nkcli claims, as it is typed."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main

if TYPE_CHECKING:
    from conftest import Folder


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run nkcli; tell its exit code, its answer and its talk."""
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def test_the_matrix_is_readable_at_80_columns(
    capsys: pytest.CaptureFixture[str], folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    words = ("claims", "--war", "second", "--measure", "missing", "--matrix", "--format", "table")
    code, out, err = run(capsys, "--data", str(folder()), *words)
    assert (code, err) == (0, "")
    assert out == dedent(
        """\
        Missing: who says how many

        According   Of them   Armenian  Azerbaijani side    Everybody  Others
        to                    side

        Second Nagorno-Karabakh War
        Armenia     military  187 [1]   no claim            no claim   no claim
        Azerbaijan  military  no claim  6 (Azerbaijan) [2]  no claim   no claim
        [1] second:missing-armenian-military
        [2] second:missing-azerbaijani-military

        A number in brackets leads to the claim below the table; nkcli show ID shows it
        in full.

        Record to 10 Nov 2020: silence after it is not peace.
        """
    )


def test_json_holds_the_claims_and_the_query_as_understood(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    words = ("claims", "--topic", "money", "--claimant", "own", "--json")
    answer = json.loads(run(capsys, "--data", str(folder()), *words)[1])
    assert (answer["schema"], answer["query"]) == (
        {"name": "claims", "version": 1},
        {"topic": "money", "claimant": "own"},
    )
    assert [c["id"] for c in answer["claims"]] == ["russia.arms-supplier-first:money"]


def test_as_of_is_understood_as_a_date(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    answer = json.loads(run(capsys, "--data", str(folder()), "claims", "--as-of", "March 2022", "--json")[1])
    assert answer["query"] == {"as_of": "2022-03"}
    assert [c["id"] for c in answer["claims"]] == ["second:missing-armenian-military"]


@pytest.mark.parametrize(
    ("words", "code", "talk"),
    [
        (("--measure", "kiled"), 2, "did you mean killed?"),
        (("--claimant", "Armenai"), 3, "armenia"),
        (("--matrix", "--topic", "money"), 2, "leave them out"),
    ],
)
def test_what_can_not_be_asked_is_refused(
    capsys: pytest.CaptureFixture[str], folder: Folder, words: tuple[str, ...], code: int, talk: str
) -> None:
    got, out, err = run(capsys, "--data", str(folder()), "claims", *words)
    assert (got, out) == (code, "")
    assert talk in err
