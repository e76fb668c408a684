"""`nkcli verify`, `today`, `coverage` and `places --on` from the command line."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main
from nkcli.edtf.typed import DayOfYear

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder

TEXT = "It rained. Armenia lost 3,825 soldiers in the 44-day war. Azerbaijan lost 9,999 soldiers in the 44-day war."


@pytest.mark.parametrize(
    ("arguments", "code", "err"),
    [
        (["3,825 Armenian soldiers were killed in the 44-day war"], 0, ""),
        (["3,825", "Armenian", "soldiers", "were", "killed", "in", "the", "44-day", "war"], 0, ""),
        (["5,000 soldiers were killed in the 44-day war"], 1, ""),
        (["3 Armenian soldiers were killed in 1990"], 3, ""),
        (["It rained"], 3, ""),
        (["Armenia lost 3,825 soldiers in the 44-day war. 7 died."], 0, "nkcli: 1 of 2 figures could not be judged\n"),
        (["--strict", "Armenia lost 3,825 soldiers in the 44-day war. 7 died."], 3, ""),
    ],
)
def test_the_exit_code_is_the_verdict(
    folder: Folder, capsys: pytest.CaptureFixture[str], arguments: list[str], code: int, err: str
) -> None:
    """What could not be judged beside it is counted on stderr."""
    assert main(["--data", str(folder()), "verify", *arguments]) == code
    assert capsys.readouterr().err == err


def test_a_figure_is_shown_with_the_claims_nearest_to_it(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """The verdict stands first, the reading and the reason below."""
    main(["--data", str(folder()), "verify", "Armenia lost 3,825 soldiers in the 44-day war.", "--limit", "1"])

    assert capsys.readouterr().out == (
        "1 figure: 1 matches\n"
        "\n"
        "Claims  According  Source          Id\n"
        "        to\n"
        "\n"
        "3,825 matches a claim  “Armenia lost 3,825 soldiers in the 44-day war.”\n"
        "3,825   Armenia    wikipedia-2025  second:killed-armenian-military\n"
        "Read as: 3,825 killed; Armenian side; soldiers; Second Nagorno-Karabakh War.\n"
        "Matches a claim: Armenia gives this figure.\n"
        "\n"
        "Record to 10 Nov 2020: silence after it is not peace.\n"
    )


@pytest.mark.parametrize("way", ["-", "file"])
def test_a_text_comes_from_standard_input_or_a_file(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    """A finding a figure, with its place in the text."""
    monkeypatch.setattr("sys.stdin", io.StringIO(TEXT))
    (tmp_path / "article.txt").write_text(f"\ufeff{TEXT}", encoding="utf-8")

    argument = way if way == "-" else str(tmp_path / "article.txt")
    code = main(["--data", str(folder()), "verify", argument, "--json"])

    answer = json.loads(capsys.readouterr().out)
    assert code == 1
    assert answer["query"] == {"characters": len(TEXT), "limit": 3}
    assert answer["verdicts"] == {"matches": 1, "consistent": 0, "outside": 1, "no claim to compare with": 0, "none": 0}
    assert [(row["start"], row["quote"], row["verdict"]) for row in answer["findings"]] == [
        (24, "3,825", "matches"),
        (74, "9,999", "outside"),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
def test_a_file_is_read_as_it_was_saved(
    folder: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path, encoding: str
) -> None:
    """UTF-16 needs the mark with which Windows begins it; without one the file is told to be no UTF-8."""
    (tmp_path / "article.txt").write_text("İ. 3,825 Armenian soldiers were killed in the 44-day war.", encoding)

    code = main(["--data", str(folder()), "verify", str(tmp_path / "article.txt")])

    assert (code, "is not UTF-8" in capsys.readouterr().err) == ((5, True) if encoding == "utf-16-le" else (0, False))


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("report.txt", "No such file or directory"),
        ("./nowhere", "No such file or directory"),
        ("/", "Is a directory"),
    ],
)
def test_one_word_that_can_only_be_a_file_is_one(
    folder: Folder, capsys: pytest.CaptureFixture[str], name: str, why: str
) -> None:
    """A misspelled name is no text without figures."""
    assert main(["--data", str(folder()), "verify", name]) == 5
    assert capsys.readouterr().err.startswith(f"nkcli: can't read {name}: {why}\n")


def test_what_is_no_text_and_has_no_end_is_refused(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(folder()), "verify", "/dev/zero"]) == 5
    assert "it is not UTF-8" in capsys.readouterr().err


def test_an_editors_desk_gets_markdown(folder: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    """Each figure is a heading, its claims a table, and why stands below."""
    sentence = "Azerbaijan lost 9,999 soldiers in the 44-day war."
    main(["--data", str(folder()), "verify", sentence, "--format", "md", "--limit", "1"])

    assert capsys.readouterr().out == (
        "# 1 figure: 1 outside\n"
        "\n"
        "## 9,999 outside what anyone claims (“Azerbaijan lost 9,999 soldiers in the 44-day war.”)\n"
        "\n"
        "| Claims | According to | Source | Id |\n"
        "| --- | --- | --- | --- |\n"
        "| 2,906 | Azerbaijan | wikipedia-2025 | second:killed-azerbaijani-military |\n"
        "\n"
        "Read as: 9,999 killed; Azerbaijani side; soldiers; Second Nagorno-Karabakh War.\n"
        "\n"
        "Outside what anyone claims: the claims give 2,906.\n"
    )


def test_a_file_that_is_no_text_is_told_so(folder: Folder, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A failure of what was to be read is no matter of usage."""
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff")

    assert main(["--data", str(folder()), "verify", str(tmp_path / "photo.jpg")]) == 5
    assert capsys.readouterr().err.startswith(f"nkcli: can't read {tmp_path / 'photo.jpg'}: it is not UTF-8\n")


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
