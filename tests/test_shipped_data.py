"""The facts that nkcli ships, held against what its sources say: figures by name, UCDP by year, votes."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from asking import answer
from nkcli.checks.folder import check_folder, layout_reports
from nkcli.store.opening import load

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

DATA = Path(__file__).parents[1] / "data"


@pytest.fixture(scope="module")
def facts() -> Dataset:
    return load(DATA)


class Said(NamedTuple):
    """A claim in short: what is counted of whom, how many, who says so, and where it stands."""

    event: str
    measure: str
    affected: str | None
    category: str
    low: float | None
    best: float | None
    high: float | None
    qualifier: str | None
    claimant: str | None
    sources: tuple[str, ...]


def _said(facts: Dataset, claim_id: str) -> Said:
    claim = facts.claim_by_id[claim_id]
    return Said(
        claim.subject_id,
        claim.measure,
        claim.affected,
        claim.category,
        claim.low,
        claim.best,
        claim.high,
        claim.qualifier,
        claim.claimant,
        tuple(dict.fromkeys(citation.source for citation in claim.citations)),
    )


# -- all of it -----------------------------------------------------------------------------------


def test_the_folder_breaks_no_rule_but_where_an_exception_says_why(facts: Dataset) -> None:
    assert [*check_folder(facts, str(DATA)), *layout_reports(facts, str(DATA))] == []


def test_every_event_of_the_timeline_can_be_shown(facts: Dataset) -> None:
    ids = [event.id for event in answer(facts, "timeline").events]

    assert [answer(facts, "show", id=event_id).records[0].id for event_id in ids] == ids
    assert len(ids) == len(facts.events)


@pytest.mark.parametrize("name", ["events", "actors", "places", "sources", "datapackage", "exceptions", "ids"])
def test_letters_are_written_in_one_way(name: str) -> None:
    """The schwa of Azerbaijani is ə (U+0259); ǝ (U+01DD) only looks like it."""
    text = (DATA / f"{name}.json").read_text(encoding="utf-8")

    assert "\u01dd" not in text
    assert unicodedata.is_normalized("NFC", text)


# -- figures by name -----------------------------------------------------------------------------

ARMENIA, AZERBAIJAN = "armenian-side", "azerbaijan"
ARTICLE = ("wikipedia-2025",)
TWO_VERSIONS = ("wikipedia-2025", "wikipedia-2024-extracts")
BOTH_ARTICLES = ("wikipedia-2025", "wikipedia-2022-infoboxes")

FIGURES: dict[str, Said] = {
    "second:killed-armenian-side-military-armenia": Said(
        "second", "killed", ARMENIA, "military", None, 3825, None, "exact", "armenia", BOTH_ARTICLES
    ),
    "second:missing-armenian-side-military-armenia": Said(
        "second", "missing", ARMENIA, "military", None, 187, None, "exact", "armenia", BOTH_ARTICLES
    ),
    "second:killed-azerbaijan-military-azerbaijan": Said(
        "second", "killed", AZERBAIJAN, "military", None, 2906, None, "exact", "azerbaijan", BOTH_ARTICLES
    ),
    "second:missing-azerbaijan-military-azerbaijan": Said(
        "second", "missing", AZERBAIJAN, "military", None, 6, None, "exact", "azerbaijan", BOTH_ARTICLES
    ),
    "second:killed-syrian-fighters-mercenary-sohr": Said(
        "second", "killed", "syrian-fighters", "mercenary", None, 541, None, "exact", "sohr", BOTH_ARTICLES
    ),
    "second:killed-armenian-side-civilian-armenia": Said(
        "second", "killed", ARMENIA, "civilian", None, 85, None, "exact", "armenia", ARTICLE
    ),
    "second:killed-azerbaijan-civilian-azerbaijan": Said(
        "second", "killed", AZERBAIJAN, "civilian", None, 100, None, "exact", "azerbaijan", ARTICLE
    ),
    "second:killed-both-sides-civilian": Said(
        "second", "killed", "both-sides", "civilian", 185, None, None, "at_least", None, ARTICLE
    ),
    "second:killed-all-year-2020": Said(
        "second", "killed", None, "all", None, 7717, None, "exact", None, BOTH_ARTICLES
    ),
    "second:killed-all-cfr": Said(
        "second", "killed", None, "all", 7000, None, None, "more_than", None, ("cfr-2025", "cfr-2024")
    ),
    "clashes-2015:killed-military-total-table": Said(
        "clashes-2015", "killed", None, "military", None, 77, None, "exact", None, ARTICLE
    ),
    "clashes-2015:killed-armenian-side-military": Said(
        "clashes-2015", "killed", ARMENIA, "military", None, 42, None, "exact", None, ARTICLE
    ),
    "clashes-2015:killed-azerbaijani-side-military-table": Said(
        "clashes-2015", "killed", "azerbaijani-side", "military", None, 64, None, "exact", None, ARTICLE
    ),
    "soviet-vote-1988:votes-for": Said(
        "soviet-vote-1988", "votes", None, "all", None, 110, None, "exact", None, ARTICLE
    ),
    "soviet-vote-1988:votes-against": Said(
        "soviet-vote-1988", "votes", None, "all", None, 17, None, "exact", None, ARTICLE
    ),
    "referendum-1991:turnout": Said("referendum-1991", "share", None, "all", None, 82.1, None, "exact", None, ARTICLE),
    "referendum-1991:share-for": Said(
        "referendum-1991", "share", None, "all", None, 99.9, None, "exact", None, ARTICLE
    ),
    "unga-62-243:votes-for": Said("unga-62-243", "votes", None, "all", None, 39, None, "exact", None, TWO_VERSIONS),
    "unga-62-243:votes-against": Said("unga-62-243", "votes", None, "all", None, 7, None, "exact", None, TWO_VERSIONS),
}
"""The figures that "Done when" names: claim id, then what it says."""


@pytest.mark.parametrize("claim_id", FIGURES)
def test_a_figure_is_what_its_source_says(claim_id: str, facts: Dataset) -> None:
    """The sources of the first curation stay first; later ones may stand beside them."""
    expected = FIGURES[claim_id]
    said = _said(facts, claim_id)

    assert said._replace(sources=said.sources[: len(expected.sources)]) == expected


@pytest.mark.parametrize("claim_id", FIGURES)
def test_a_figure_says_where_it_stands_and_what_it_counts(claim_id: str, facts: Dataset) -> None:
    claim = facts.claim_by_id[claim_id]

    assert [c for c in claim.citations if not c.locator.strip()] == []
    assert (claim.unit, claim.counted) != (None, None)


def test_in_2015_the_stated_total_names_the_parts_that_it_is_not_the_sum_of(facts: Dataset) -> None:
    total = facts.claim_by_id["clashes-2015:killed-military-total-table"]

    parts = [facts.claim_by_id[part].best for part in total.parts]
    assert (total.best, sorted(best for best in parts if best is not None)) == (77, [42, 64])


def test_what_more_than_seven_thousand_is_in_its_the_words_of_its_source(facts: Dataset) -> None:
    assert facts.claim_by_id["second:killed-all-cfr"].wording == "More than seven thousand"


# -- UCDP by year --------------------------------------------------------------------------------

BY_YEAR: dict[str, tuple[int, int, int] | None] = {
    "1988": None,
    "1989": None,
    "1990": (78, 192, 402),
    "1991": (255, 255, 536),
    "1992": (2099, 2167, 3635),
    "1993": (968, 1171, 1801),
    "1994": (1257, 1507, 3937),
    "1995": (62, 62, 90),
    "1996": (3, 5, 11),
    "1997": (29, 29, 36),
    "1998": (34, 34, 38),
    "1999": (18, 18, 35),
    "2000": (13, 13, 16),
    "2001": (6, 6, 7),
    "2002": (0, 0, 0),
    "2003": (0, 0, 0),
    "2004": (8, 8, 8),
    "2005": (25, 25, 26),
    "2006": (7, 7, 10),
    "2007": (12, 12, 28),
    "2008": (30, 30, 43),
    "2009": (7, 7, 13),
    "2010": (20, 20, 28),
    "2011": (21, 21, 28),
    "2012": (25, 25, 27),
    "2013": (12, 12, 15),
    "2014": (45, 46, 54),
    "2015": (65, 72, 121),
    "2016": (141, 141, 263),
    "2017": (36, 36, 37),
    "2018": (16, 17, 21),
    "2019": (9, 11, 12),
    "2020": (7548, 7646, 9077),
    "2021": (40, 40, 43),
    "2022": (308, 308, 310),
    "2023": (462, 462, 462),
    "2024": (0, 0, 0),
}
"""Low, best and high: battle-related deaths 24.1 by conflict (388, in 1990 and 1991 also 376 and 377);
in the years that it leaves out, country-year 25.1, Armenia and Azerbaijan added. Neither has 1989."""


def test_ucdp_has_its_low_best_and_high_for_each_year(facts: Dataset) -> None:
    rows = {row.key: row.reference for row in answer(facts, "casualties", by="year").casualties if row.key in BY_YEAR}

    found = {year: (one.low, one.best, one.high) if one else None for year, one in rows.items()}
    assert found == BY_YEAR


OTHER_CONFLICT = (
    (
        "* UCDP's figure holds more than this conflict: deaths of dyad 845 in another conflict, 396: "
        "44 of them (44–72), by UCDP's battle-related deaths 24.1."
    ),
)


@pytest.mark.parametrize(
    ("year", "note"),
    [
        pytest.param("1995", OTHER_CONFLICT, id="by country: another too"),
        pytest.param("1994", (), id="by conflict: no other"),
    ],
)
def test_what_ucdp_counts_beyond_this_conflict_is_told(year: str, note: tuple[str, ...], facts: Dataset) -> None:
    row = next(row for row in answer(facts, "casualties", by="year").casualties if row.key == year)

    assert tuple(text for text in row.notes if "UCDP" in text) == note


def test_every_figure_of_ucdp_is_cited_to_one_of_its_data_sets(facts: Dataset) -> None:
    claims = [held for held in facts.claims if held.claimant == "ucdp" and held.measure == "killed"]

    sources = {citation.source for claim in claims for citation in claim.citations}
    counts = {"ucdp-brd-24.1", "ucdp-cy-25.1", "ucdp-prio-acd-25.1", "ucdp-ged-21.1", "ucdp-ged-25.1", "ucdp-aec-ged"}
    assert sources <= counts
    assert [claim.id for claim in claims if not claim.counted] == []
