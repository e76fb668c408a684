"""nkcli search."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from nkcli.cli.main import main

if TYPE_CHECKING:
    from conftest import Folder


@pytest.fixture
def tiny(folder: Folder) -> str:
    return str(folder())


def test_words_need_no_quotation_marks(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "search", "minsk", "group", "--format", "plain")) == 0
    assert capsys.readouterr().out == (
        "Search: minsk group\n"
        "\n"
        "Kind   What                               When\n"
        "\n"
        "event  The Minsk Group begins to mediate  1992\n"
        "       in title\n"
        "       minsk-group\n"
        "\n"
        "Record to 10 Nov 2020: silence after it is not peace.\n"
    )


def test_json_says_what_was_asked(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "search", "Шуша", "--kind", "event", "--war", "second", "--json")) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["schema"] == {"name": "search", "version": 1}
    assert answer["query"] == {"search": "Шуша", "war": "second", "kind": "event", "limit": 20}
    assert [hit["id"] for hit in answer["hits"]] == ["shusha-2020"]
    assert answer["read_as"] == [{"words": "шуша", "spellings": ["shusha", "շուշի", "susa", "shushi"], "date": None}]


def test_nothing_found_is_no_failure(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "search", "medaite", "--json")) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["hits"], answer["found"], answer["did_you_mean"]) == ([], 0, ["mediate"])


def test_a_text_without_a_word_and_a_kind_that_is_none_are_refused(
    tiny: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(("--data", tiny, "search", "?!")) == 2
    assert "has no word to look for" in capsys.readouterr().err
    assert main(("--data", tiny, "search", "war", "--kind", "clame")) == 2
    assert "did you mean claim?" in capsys.readouterr().err


def test_csv_has_a_row_for_each_hit(tiny: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(("--data", tiny, "search", "Şuşa", "--format", "csv")) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "kind,title,date,earliest,latest,score,field,text,lacks,id"
    assert [row.split(",")[0] + " " + row.split(",")[-1] for row in rows] == ["place shusha", "event shusha-2020"]
