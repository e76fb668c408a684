"""What to cite for a record: itself in its version of the data, then its sources."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asking import answer
from conftest import RECORD
from nkcli.answers.cite import Reference
from nkcli.errors import UnknownNameError
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

ROOT = Path(__file__).parent.parent.parent


def test_a_claim_is_cited_with_what_it_says_the_data_and_its_source(dataset: Dataset) -> None:
    assert answer(dataset, "cite", id="second:killed-armenian-military").references == (
        Reference(
            id="second:killed-armenian-military",
            key="tiny:second:killed-armenian-military",
            kind="record",
            title="Killed: 3,825, Armenian side, military, according to Armenia (Second Nagorno-Karabakh War)",
            author="Nagorno-Karabakh conflict",
            container="Nagorno-Karabakh conflict",
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
    own, *others = answer(dataset, "cite", id=asked).references
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
    source = answer(facts, "cite", id="shusha").references[1]
    assert (source.year, source.month, source.day) == certain


def test_a_source_stands_once_with_every_place_that_is_cited() -> None:
    source = answer(load(RECORD), "cite", id="second:killed-azerbaijan-military-azerbaijan").references[1]
    assert (source.id, len(source.locators)) == ("wikipedia-2025", 2)


def test_an_unknown_id_is_told_with_the_nearest(dataset: Dataset) -> None:
    with pytest.raises(UnknownNameError) as refused:
        answer(dataset, "cite", id="shusha-2021")
    assert "shusha-2020" in refused.value.near


def test_a_record_is_by_those_who_publish_its_data_and_no_one_else(folder: Folder) -> None:
    package = {"name": "else", "version": "9.9", "title": "Someone else's record", "homepage": "https://else.org"}
    theirs = {**package, "contributors": [{"title": "Ana"}, {"title": "Bo"}]}

    own = answer(load(folder({("datapackage",): theirs})), "cite", id="shusha").references[0]

    assert (own.key, own.author, own.container, own.version, own.url) == (
        *("else:shusha", "Ana and Bo", "Someone else's record", "9.9", "https://else.org"),
    )


def test_the_shipped_record_is_by_the_authors_that_the_citation_file_names() -> None:
    own = answer(load(RECORD), "cite", id="shusha").references[0]

    assert re.findall(r"- name: (.*)", (ROOT / "CITATION.cff").read_text("utf-8")) == [own.author]


@pytest.mark.slow
def test_every_shipped_record_can_be_cited() -> None:
    facts = load(RECORD)
    for ids in (facts.event_by_id, facts.claim_by_id, facts.actor_by_id, facts.place_by_id, facts.source_by_id):
        for record in ids:
            references = answer(facts, "cite", id=record).references
            assert len(references) > 1
            assert len({one.key for one in references}) == len(references)
