"""nkcli disputes, as it is typed."""

from __future__ import annotations

import json
from textwrap import dedent
from typing import TYPE_CHECKING

from nkcli.cli.main import main

if TYPE_CHECKING:
    import pytest

    from conftest import Folder


REACH = "Record to 10 Nov 2020: silence after it is not peace."


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """Run nkcli; tell its exit code, its answer and its talk."""
    code = main(words)
    out, err = capsys.readouterr()
    return code, out, err


def test_disputes_are_readable_at_80_columns(
    capsys: pytest.CaptureFixture[str], folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    code, out, err = run(capsys, "--data", str(folder()), "disputes", "--war", "first", "--format", "table")
    assert (code, err) == (0, "")
    assert out == dedent(
        """\
        Disputes: 1

        Position       According to                   Counted
                                                      or dated

        First Nagorno-Karabakh War: killed, Azerbaijani side, military
        figures apart · gap 13,443 (×2.16)
        11,557         Azerbaijan                     1988–1994
        — wikipedia-2025 · first:killed-azerbaijani-military-azerbaijan
        25,000–30,000  Western and Russian estimates  1988–1994
        — wikipedia-2025 · first:killed-azerbaijani-military-estimates
        dispute:first:killed-azerbaijani-side-military:1988-1994

        Every figure, date, total and control is compared by rule; statements are those
        the data link as contradicting each other. Apart: not all can be right. Not the
        same count: other periods or people, so all may be right. A gap is what no
        number bridges.

        Record to 10 Nov 2020: silence after it is not peace.
        """
    )


def test_json_holds_each_dispute_with_what_its_voices_say(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    words = ("disputes", "--kind", "total", "--min-gap", "20", "--json")
    answer = json.loads(run(capsys, "--data", str(folder()), *words)[1])
    assert answer["schema"] == {"name": "disputes", "version": 1}
    assert answer["query"] == {"kind": "total", "min_gap": 20}
    (dispute,) = answer["disputes"]
    assert {k: v for k, v in dispute.items() if k != "claims"} == {
        "id": "dispute:clashes-2015:killed-everybody-military:2015:total",
        "kind": "total",
        "about": "clashes-2015",
        "title": "Border clashes of 2015",
        "subject": "killed, all parties together, military",
        "importance": 3,
        "agreement": "apart",
        "gap": 29,
        "ratio": 1.38,
        "unit": "people",
    }
    assert dispute["claims"][0] == {
        "id": "clashes-2015:killed-military",
        "position": "77",
        "text": None,
        "low": None,
        "best": 77,
        "high": None,
        "voice": "Wikipedia contributors*",
        "claimant": None,
        "counted": "2015",
        "added": [],
        "note": None,
        "citations": [{"source": "wikipedia-2025", "locator": "Table, row 2015"}],
    }


def test_no_dispute_is_no_failure(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    code, out, _ = run(capsys, "--data", str(folder()), "disputes", "--min-gap", "1000000")
    assert (code, out) == (0, f"Disputes\n\nNo dispute fits. Widen the filters or leave --min-gap out.\n\n{REACH}\n")


def test_a_kind_of_dispute_that_there_is_not_is_refused(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    code, _, err = run(capsys, "--data", str(folder()), "disputes", "--kind", "totals")
    assert code == 2
    assert "did you mean total?" in err


def test_one_dispute_is_shown_by_its_id(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    answer = json.loads(
        run(capsys, "--data", str(folder()), "disputes", "dispute:second:first-shot-armenia", "--json")[1]
    )
    assert [d["about"] for d in answer["disputes"]] == ["second"]


def test_an_id_that_no_dispute_has_is_unknown(capsys: pytest.CaptureFixture[str], folder: Folder) -> None:
    code, _, err = run(capsys, "--data", str(folder()), "disputes", "dispute:second:first-shot")
    assert code == 3
    assert "did you mean dispute:second:first-shot-armenia?" in err
