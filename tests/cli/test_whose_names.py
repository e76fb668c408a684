"""--names on every command: the reader chooses whose names are shown; JSON has all of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from nkcli.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder


@pytest.fixture
def tiny(folder: Folder) -> Path:
    return folder()


def output(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(args) == 0
    return capsys.readouterr().out


def answer(capsys: pytest.CaptureFixture[str], *args: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(output(capsys, *args, "--json"))
    return read


def test_the_reader_chooses_whose_names_are_shown(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ("--data", str(tiny), "timeline", "--war", "second", "--kind", "battle", "--format", "plain")
    assert "takes control of Shusha " in output(capsys, *args)
    assert "takes control of Shushi " in output(capsys, *args, "--names", "armenian")
    assert output(capsys, *args, "--names", "azerbaijani") == output(capsys, *args)


def test_the_choice_may_stand_before_the_command(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "--data", str(tiny), "--names", "armenian", "wars", "--format", "csv")
    assert "Artsakh Liberation War" in shown
    assert "Artsakh Liberation War" in output(capsys, "--data", str(tiny), "--names", "armenian")


def test_json_is_the_same_whatever_the_choice(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (("timeline",), ("wars",), ("show", "shusha"), ("places",), ("casualties", "--war", "first")):
        neutral = output(capsys, "--data", str(tiny), *command, "--json")
        assert output(capsys, "--data", str(tiny), *command, "--json", "--names", "armenian") == neutral
        assert output(capsys, "--data", str(tiny), "--names", "armenian", *command, "--json") == neutral


def test_json_carries_all_names_of_the_places_and_events_it_holds(
    tiny: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(capsys, "--data", str(tiny), "timeline", "--kind", "battle")
    assert told["events"][0]["title"] == "Azerbaijan takes control of Shusha"
    assert told["all_names"] == {
        "shusha": {
            "neutral": ["Shusha"],
            "armenian": ["Շուշի", "Shushi"],
            "azerbaijani": ["Şuşa"],
            "russian": ["Шуша"],
        }
    }


def test_a_card_keeps_the_other_names_within_reach(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown = output(capsys, "--data", str(tiny), "show", "shusha", "--names", "armenian").splitlines()
    assert shown[0] == "Shushi"
    assert [line.split() for line in shown if line.startswith("Also")] == [["Also", "called", "Shusha"]]


def test_a_check_looks_at_the_data_as_they_are(tiny: Path, capsys: pytest.CaptureFixture[str]) -> None:
    args = ("--data", str(tiny), "check", "--format", "csv")
    main(args)
    found = capsys.readouterr().out
    main((*args, "--names", "armenian"))
    assert capsys.readouterr().out == found


def test_there_are_three_choices(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("timeline", "--names", "turkish")) == 2
    assert "neutral" in capsys.readouterr().err
