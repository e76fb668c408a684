"""What to cite for a record: itself in its version of the data, then its sources."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from nkcli import load
from nkcli.answers.cite import AUTHOR, TITLE, Reference, cite
from nkcli.errors import UnknownNameError

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

ROOT = Path(__file__).parent.parent.parent


def test_a_claim_is_cited_with_what_it_says_the_data_and_its_source(dataset: Dataset) -> None:
    assert cite(dataset, "second:killed-armenian-military").references == (
        Reference(
            id="second:killed-armenian-military",
            key="nkcli:second:killed-armenian-military",
            kind="record",
            title="Killed: 3,825, Armenian side, military, according to Armenia (Second Nagorno-Karabakh War)",
            author="The nkcli maintainers",
            container="The Nagorno-Karabakh conflict, claim by claim",
            version="1.2.3",
            digest=dataset.digest,
        ),
        Reference(
            id="wikipedia-2025",
            key="wikipedia-2025",
            kind="encyclopedia",
            title="Nagorno-Karabakh conflict (Wikipedia, version of 2025)",
            author="Wikipedia contributors",
            date="[2025-08-08..]",
            url="https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict",
            locators=("Second war ¶4",),
        ),
    )


@pytest.mark.parametrize(
    ("asked", "title", "sources"),
    [
        ("shusha-2020", "Azerbaijan takes control of Shusha", ["wikipedia-2025"]),
        ("Shushi", "Shusha", ["wikipedia-2025"]),
        ("ucdp", "UCDP", ["ucdp-brd-24.1"]),
        ("russia.arms-supplier-first", "Russia: arms supplier → Armenia", ["wikipedia-2025"]),
        ("ucdp-brd-24.1", "UCDP Battle-Related Deaths Dataset", ["ucdp-brd-24.1"]),
        (
            "second:first-shot-armenia",
            "Statement: Azerbaijan opened fire first, according to Armenia (Second Nagorno-Karabakh War)",
            ["wikipedia-2025"],
        ),
    ],
)
def test_every_kind_of_record_can_be_cited(dataset: Dataset, asked: str, title: str, sources: list[str]) -> None:
    own, *others = cite(dataset, asked).references
    assert (own.title, own.digest, [s.id for s in others]) == (title, dataset.digest, sources)


@pytest.mark.parametrize(
    ("date", "certain"),
    [
        ("2024-01-24", (2024, 1, 24)),
        ("2022-02", (2022, 2, None)),
        ("[2025-03..2025-12]", (2025, None, None)),
        ("[2025-08-08..]", (None, None, None)),
        ("2024/2025", (None, None, None)),
        ("2024~", (None, None, None)),
        ("2024?", (None, None, None)),
        (None, (None, None, None)),
    ],
)
def test_a_date_is_no_more_precise_than_what_is_certain(
    folder: Folder, date: str | None, certain: tuple[int | None, ...]
) -> None:
    facts = load(folder({("sources", "wikipedia-2025", "date"): date or ...}))
    source = cite(facts, "shusha").references[1]
    assert (source.year, source.month, source.day) == certain


def test_a_source_stands_once_with_every_place_that_is_cited() -> None:
    source = cite(load(), "second:killed-azerbaijan-military-azerbaijan").references[1]
    assert (source.id, len(source.locators)) == ("wikipedia-2025", 2)


def test_an_unknown_id_is_told_with_the_nearest(dataset: Dataset) -> None:
    with pytest.raises(UnknownNameError) as refused:
        cite(dataset, "shusha-2021")
    assert "shusha-2020" in refused.value.near


def test_author_and_title_are_those_of_the_data_package() -> None:
    assert json.loads((ROOT / "data" / "datapackage.json").read_text("utf-8"))["title"] == TITLE
    assert re.findall(r"- name: (.*)", (ROOT / "CITATION.cff").read_text("utf-8")) == [AUTHOR]


def test_every_shipped_record_can_be_cited() -> None:
    facts = load()
    for ids in (facts.event_by_id, facts.claim_by_id, facts.actor_by_id, facts.place_by_id, facts.source_by_id):
        for record in ids:
            references = cite(facts, record).references
            assert len(references) > 1
            assert len({one.key for one in references}) == len(references)
