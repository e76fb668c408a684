"""Every command of docs/explanation/questions.md runs on the shipped data and answers something."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from nkcli.cli.main import main

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "explanation" / "questions.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (\d+) \|[^|]*\| ([^|]*) \| (\w+)", PAGE, re.MULTILINE)
COMMANDS = [command for _, cell, _ in ROWS for command in re.findall(r"`nkcli ([^`]*)`", cell)]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> str:
    target = str(tmp_path_factory.mktemp("store") / "facts.sqlite")
    assert main(["build", str(ROOT / "data"), "-o", target]) == 0
    return target


def test_there_are_forty_and_the_page_counts_its_answers() -> None:
    assert [int(number) for number, _, _ in ROWS] == list(range(1, 41))
    answers = [answer for _, _, answer in ROWS]
    assert (answers.count("yes"), answers.count("partly"), answers.count("no")) == (35, 4, 1)


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_answers(command: str, store: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", store, *shlex.split(command)]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 2
