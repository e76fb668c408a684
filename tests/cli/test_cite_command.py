"""nkcli cite."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main
from nkcli.store.opening import load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder


@pytest.fixture
def tiny(folder: Folder) -> str:
    return str(folder())


def test_a_claim_is_cited_in_the_style_that_is_asked_for(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "cite", "second:killed-ucdp", "--style", "apa")) == 0
    assert capsys.readouterr().out == (
        "Nagorno-Karabakh conflict. (n.d.). "
        "Killed: 7,646 (7,548–9,077), according to UCDP (Second Nagorno-Karabakh War). "
        "In Nagorno-Karabakh conflict (Version 1.2.3) [Data set]. "
        f"[record second:killed-ucdp, data version 1.2.3, SHA-256 {load(tiny).digest}]\n"
        "\n"
        "Uppsala Conflict Data Program. (n.d.). UCDP Battle-Related Deaths Dataset (Version 24.1) [Data set]. "
        "https://ucdp.uu.se/downloads [cited: conflict 388, dyad 833, year 2020]\n"
    )


@pytest.mark.parametrize("style", ["chicago", "apa", "bibtex", "ris", "wikipedia", "csl-json"])
def test_every_style_names_the_digest_and_the_version(
    tiny: str, style: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("--data", tiny, "cite", "shusha", "--style", style)) == 0
    told = capsys.readouterr().out
    assert load(tiny).digest in told
    assert "1.2.3" in told


def test_a_file_holds_the_style_whatever_its_name(
    tiny: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "refs.bib"
    assert main(("--data", tiny, "cite", "shusha", "--style", "bibtex", "-o", str(target))) == 0
    assert capsys.readouterr().out == ""
    assert target.read_text("utf-8").startswith("@misc{tiny_shusha,\n")


def test_an_ending_stands_for_a_style_too(tiny: str, tmp_path: Path) -> None:
    for name, start in {
        "a.ris": "TY  - DATA\n",
        "a.bib": "@misc{",
        "a.txt": "Nagorno-Karabakh conflict. “Shusha.”",
    }.items():
        assert main(("--data", tiny, "cite", "shusha", "-o", str(tmp_path / name))) == 0
        assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_style_writes_nothing_but_references(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "wars", "--format", "bibtex")) == 2
    assert capsys.readouterr().err == (
        "nkcli: bibtex can't write this answer\n       choose from: table, plain, json, jsonl, csv, tsv, md, html\n"
    )


def test_json_is_an_answer_like_any_other(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "cite", "Şuşa", "--json")) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == {"name": "citation", "version": 1}
    assert (answer["query"], answer["id"]) == ({"id": "shusha"}, "shusha")
    assert [one["id"] for one in answer["references"]] == ["shusha", "wikipedia-2025"]


def test_an_unknown_id_is_exit_3(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "cite", "shusha-2021")) == 3
    assert "shusha-2020" in capsys.readouterr().err
