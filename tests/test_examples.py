"""The example folder and the tutorial that leads to it: another conflict is data, not code."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from asking import LISTS
from nkcli.api import ask, load
from nkcli.checks.folder import check_folder, layout_reports
from nkcli.cli.main import main
from nkcli.store.opening import load as load_dataset

ROOT = Path(__file__).parent.parent
EXAMPLE = ROOT / "examples" / "schleswig"
TUTORIAL = (ROOT / "docs" / "tutorial" / "make-a-data-folder.md").read_text(encoding="utf-8")


def test_the_example_has_no_problem_and_is_in_its_layout() -> None:
    facts = load_dataset(EXAMPLE)
    assert len(facts.events) == 26
    assert check_folder(facts, str(EXAMPLE)) == []
    assert list(layout_reports(facts, str(EXAMPLE))) == []


@pytest.mark.parametrize("asked", [a for a in LISTS if a.question != "search"], ids=lambda a: a.question)
def test_the_example_can_be_asked_everything(asked: object) -> None:
    assert ask(load(EXAMPLE), asked.question, **asked.parameters).to_json()  # type: ignore[attr-defined]


def test_the_example_keeps_what_contradicts_each_other() -> None:
    killed = ask(load(EXAMPLE), "claims", war="dybbol-1864", measure="killed").to_dicts()
    assert {(c["best"], c["claimant"]) for c in killed} == {
        (671, None),
        (700, None),
        (808, "nielsen"),
        (263, None),
        (263, "nielsen"),
    }


def test_the_tutorial_works_as_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its files, written as they stand, pass every rule and answer its commands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("NKCLI_DATA", raising=False)
    Path("mine").mkdir()
    for name, text in re.findall(r"^`(mine/[a-z]+\.json)`\n\n```json\n(.*?)^```", TUTORIAL, re.MULTILINE | re.DOTALL):
        json.loads(text)
        Path(name).write_text(text, encoding="utf-8")

    commands = re.findall(r"^\$ nkcli (.*)$", TUTORIAL, re.MULTILINE)

    assert [main(shlex.split(command)) for command in commands] == [0] * 5
    out = capsys.readouterr().out
    assert "0 problems in 9 records of mine" in out
    assert "Siege and battle of Dybbøl" in out
    assert "2,933" in out
    assert "Düppel" in out
