"""A record in one line to paste, and how to report an error in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from asking import answer, text
from nkcli.cli.main import main
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

SOURCE = (
    "Nagorno-Karabakh conflict (Wikipedia, version of 2025), Wikipedia contributors, 8 Aug 2025 or later, "
    "https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict"
)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        pytest.param(
            "second:missing-armenian-military",
            "187 missing (Armenian side, military) – Second Nagorno-Karabakh War, counted 27 Sep – 10 Nov 2020, "
            "according to Armenia, as of 21 Mar 2022",
            id="a figure",
        ),
        pytest.param(
            "second:killed-civilian",
            "at least 185 killed (Both sides, civilian) – Second Nagorno-Karabakh War, counted 27 Sep – 10 Nov 2020, "
            "according to Wikipedia contributors, naming nobody else",
            id="a hedged figure in the voice of its source",
        ),
        pytest.param(
            "second:first-shot-armenia",
            "Azerbaijan opened fire first – Second Nagorno-Karabakh War, according to Armenia",
            id="a statement",
        ),
        pytest.param("shusha-2020", "6–8 Nov 2020: Azerbaijan takes control of Shusha. ", id="an event"),
        pytest.param("armenia", "Armenia", id="an actor"),
    ],
)
def test_a_record_is_one_line(asked: str, says: str, dataset: Dataset) -> None:
    (row,) = answer(dataset, "show", id=asked, quote=True).quotes
    assert row.quote.startswith(says)
    assert row.quote.endswith(f"{SOURCE}. Nagorno-Karabakh conflict, data version 1.2.3, record {asked}.")
    assert "\n" not in row.quote


def test_the_line_stands_alone_and_is_never_wrapped(
    folder: Folder, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "")
    assert main(["--data", str(folder()), "show", "second:killed-ucdp", "--quote", "--format", "table"]) == 0
    assert capsys.readouterr().out == (
        "7,646 (7,548–9,077) killed (all parties together) – Second Nagorno-Karabakh War, counted 2020, according to "
        "UCDP. UCDP Battle-Related Deaths Dataset, Uppsala Conflict Data Program, https://ucdp.uu.se/downloads. "
        "Nagorno-Karabakh conflict, data version 1.2.3, record second:killed-ucdp.\n"
        "\n"
        "An error in it? Report second:killed-ucdp of data version 1.2.3 to those who keep the data "
        "(CONTRIBUTING.md says how).\n"
    )


def test_what_was_withdrawn_and_counts_more_is_told(folder: Folder) -> None:
    claim = ("events", "second", "claims", "second:missing-armenian-military")
    fields = {"withdrawn": True, "includes_text": "prisoners", "short": "kzh3"}
    changed = load(folder({(*claim, field): value for field, value in fields.items()}))

    line = text(changed, "show", id="kzh3", quote=True).partition(" – ")
    assert line[0] == "187 missing (Armenian side, military); counts also prisoners; since withdrawn"
    assert "record second:missing-armenian-military (kzh3).\n" in line[2]
