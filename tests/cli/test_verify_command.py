"""`nkcli verify`, `today`, `coverage` and `places --on` from the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main
from nkcli.edtf.typed import DayOfYear

if TYPE_CHECKING:
    from conftest import Folder


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("3,825 Armenian soldiers were killed in the 44-day war", 0),
        ("Some 20,000 Azerbaijani soldiers were killed between 1988 and 1994", 0),
        ("5,000 soldiers were killed in the 44-day war", 1),
        ("3 Armenian soldiers were killed in 1990", 3),
        ("It rained", 2),
    ],
)
def test_the_exit_code_is_the_answer(
    folder: Folder, capsys: pytest.CaptureFixture[str], sentence: str, code: int
) -> None:
    assert main(["--data", str(folder()), "verify", sentence]) == code
    assert capsys.readouterr().err == ""


def test_a_sentence_is_shown_with_the_claims_it_was_compared_with(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--data", str(folder()), "verify", "Armenia lost 3,825 soldiers in the 44-day war."])

    assert capsys.readouterr().out == (
        "Matches a claim\n"
        "\n"
        "Of whom        Category  Says   According  Counted               Source          Id\n"
        "                                to\n"
        "\n"
        "“Armenia lost 3,825 soldiers in the 44-day war.”\n"
        "Armenian side  military  3,825  Armenia    27 Sep – 10 Nov 2020  wikipedia-2025  "
        "second:killed-armenian-military\n"
        "Answer: matches a claim.\n"
        "Understood: 3,825 killed; of Armenian side, military; Second Nagorno-Karabakh War.\n"
    )


def test_a_text_on_standard_input_is_answered_sentence_by_sentence(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "It rained. Armenia lost 3,825 soldiers in the 44-day war. Azerbaijan lost 9,999 soldiers in the 44-day war."
    monkeypatch.setattr("sys.stdin", io.StringIO(text))

    code = main(["--data", str(folder()), "verify", "-", "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert answer["query"] == {"sentences": 3}
    assert [(s["answer"], s["reason"], [c["id"] for c in s["claims"]]) for s in answer["sentences"]] == [
        ("not understood", "it gives no number", []),
        ("matches a claim", None, ["second:killed-armenian-military"]),
        ("outside it", "the claims give 2,906", ["second:killed-azerbaijani-military"]),
    ]


def test_today_is_the_systems_date_unless_a_day_is_given(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkcli.answers.today.system_day", lambda: DayOfYear(11, 8))
    data = str(folder())

    assert main(["--data", data, "today", "--json"]) == 0
    assert [e["id"] for e in json.loads(capsys.readouterr().out)["events"]] == ["shusha-2020"]
    assert main(["--data", data, "today", "27 September", "--json"]) == 0
    assert [e["id"] for e in json.loads(capsys.readouterr().out)["events"]] == ["second"]
    assert main(["--data", data, "today", "02-30"]) == 2


def test_a_place_on_a_date_is_answered_with_who_controlled_it(
    folder: Folder, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(folder()), "places", "Şuşa", "--on", "2000", "--json"]) == 0

    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"]["name"] == "place-control"
    assert answer["query"] == {"name": "shusha", "on": "2000"}
    assert [(c["status"], c["holder"]) for c in answer["control"]] == [("de_facto", "armenian-side")]
    assert answer["unknown"] == ["recognised"]


def test_coverage_is_written_with_and_without_filters(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    data = str(folder())

    assert main(["--data", data, "coverage"]) == 0
    assert "6 events rest on one source alone" in capsys.readouterr().out
    assert main(["--data", data, "coverage", "--war", "first", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["claims"] == 3
