"""A shell completes wars, places, actors, events and kinds, from a store alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder


@pytest.fixture
def store(folder: Folder, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> str:
    target = str(tmp_path / "facts.sqlite")
    assert main(["build", str(folder()), "-o", target]) == 0
    capsys.readouterr()
    return target


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        pytest.param("wars se", ["second"], id="a war"),
        pytest.param("timeline --war Second", ["second"], id="a war by its title"),
        pytest.param("timeline --war shu", [], id="a battle is no war"),
        pytest.param("places Шу", ["shusha"], id="a place in any letters"),
        pytest.param("timeline --near shu", ["shusha"], id="a place of an option"),
        pytest.param("actors rus", ["russia"], id="an actor"),
        pytest.param("show shusha-2", ["shusha-2020"], id="a record"),
        pytest.param("timeline --kind ba", ["battle"], id="a kind of event"),
        pytest.param("actors --kind st", ["state"], id="a kind of actor"),
        pytest.param("changes --what co", ["corrected"], id="a choice"),
        pytest.param("timeline --text shu", [], id="a text is free"),
    ],
)
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_shell_completes_names(
    shell: str,
    typed: str,
    offered: list[str],
    store: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    words = f"nkcli {typed}"
    variables = {
        "NKCLI_DATA": store,
        "_NKCLI_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": words,
        "COMP_CWORD": str(len(words.split()) - 1),
        "_TYPER_COMPLETE_ARGS": words,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main([])
    out = capsys.readouterr().out
    assert all(word in out for word in offered)
    assert shell != "bash" or out.split() == offered


def test_a_folder_of_json_is_not_read_for_a_word(
    folder: Folder, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It would be validated each time, which takes a second where a store takes 20 ms."""
    variables = {"_NKCLI_COMPLETE": "complete_bash", "COMP_WORDS": "nkcli wars s", "COMP_CWORD": "2"}
    for name, value in {**variables, "NKCLI_DATA": str(folder())}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SystemExit):
        main([])
    assert capsys.readouterr().out.strip() == ""
