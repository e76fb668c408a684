"""Disputes: which rule finds what, on small data; and all that issue 4 demands, on the shipped data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asking import answer
from conftest import RECORD
from nkcli.edtf.date import EdtfDate
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder
    from nkcli.answers.dispute_row import DisputeRow
    from nkcli.model.dataset import Dataset


def killed(id_: str, **fields: object) -> dict[str, Any]:
    """Make a claim on people killed, exact if it has a best figure alone."""
    claim = {"id": id_, "measure": "killed", "unit": "people", "qualifier": "exact", **fields}
    return {**claim, "citations": [{"source": claim.pop("source", "wikipedia-2025"), "locator": "Lead ¶1"}]}


def by_id(found: Dataset) -> dict[str, DisputeRow]:
    return {d.id: d for d in answer(found, "disputes").disputes}


# -- on small data -------------------------------------------------------------------------------


def test_figures_on_one_question_whose_ranges_do_not_overlap_are_apart(dataset: Dataset) -> None:
    found = by_id(dataset)["dispute:first:killed-azerbaijani-side-military:1988-1994"]
    assert (found.kind, found.agreement, found.gap, found.ratio) == ("figures-apart", "apart", 13443, 2.16)
    assert [(c.position, c.voice) for c in found.claims] == [
        ("11,557", "Azerbaijan"),
        ("25,000–30,000", "Western and Russian estimates"),
    ]


def test_a_total_that_its_parts_do_not_give_is_a_dispute(dataset: Dataset) -> None:
    found = by_id(dataset)["dispute:clashes-2015:killed-everybody-military:2015:total"]
    assert (found.kind, found.gap) == ("total", 29)
    assert [(c.position, c.id, c.added) for c in found.claims] == [
        ("77", "clashes-2015:killed-military", ()),
        (
            "106 (sum of 2 claims)",
            None,
            ("clashes-2015:killed-armenian-military", "clashes-2015:killed-azerbaijani-military"),
        ),
    ]


def test_a_sum_of_several_voices_names_them_all(folder: Folder) -> None:
    """It has no claimant, for none of them states the sum."""
    parts = ("clashes-2015:killed-armenian-military", "clashes-2015:killed-azerbaijani-military")
    claims = ("events", "clashes-2015", "claims")
    voices: Changes = {(*claims, parts[0], "claimant"): "armenia", (*claims, parts[1], "claimant"): "azerbaijan"}

    row = by_id(load(folder(voices)))["dispute:clashes-2015:killed-everybody-military:2015:total"].claims[1]

    assert (row.added, row.voice, row.claimant) == (parts, "Armenia; Azerbaijan", None)


def test_statements_that_the_data_link_are_a_dispute(dataset: Dataset) -> None:
    found = by_id(dataset)["dispute:second:first-shot-armenia"]
    assert (found.kind, found.gap) == ("statements", None)
    assert [(c.position, c.voice) for c in found.claims] == [
        ("Azerbaijan opened fire first.", "Armenia"),
        ("Armenian forces opened fire first.", "Azerbaijan"),
    ]


def test_the_small_data_hold_no_other_dispute(dataset: Dataset) -> None:
    assert sorted(d.kind for d in by_id(dataset).values()) == ["figures-apart", "statements", "total"]


def test_a_claim_that_cites_nothing_can_be_in_a_dispute(folder: Folder) -> None:
    claims = [{**killed(f"minsk-group:{best}", best=best), "citations": []} for best in (1, 3)]

    data = load(folder({("events", "minsk-group", "claims"): claims}))

    found = [d for d in answer(data, "disputes").disputes if d.about == "minsk-group"]
    assert [(d.kind, d.gap, [c.voice for c in d.claims]) for d in found] == [
        ("figures-apart", 2, ["nobody named*", "nobody named*"])
    ]


def test_min_gap_keeps_figures_that_far_apart_alone(dataset: Dataset) -> None:
    assert [d.gap for d in answer(dataset, "disputes", min_gap=29).disputes] == [13443, 29]
    assert [d.gap for d in answer(dataset, "disputes", min_gap=30).disputes] == [13443]


def test_a_dispute_is_found_where_one_of_its_claims_meets_the_filters(dataset: Dataset) -> None:
    found = answer(dataset, "disputes", war="first", actor="western-estimates").disputes
    assert [d.about for d in found] == ["first"]


def test_the_weightiest_events_come_first_then_the_widest_gaps(dataset: Dataset) -> None:
    found = answer(dataset, "disputes").disputes
    assert [(d.importance, d.gap) for d in found] == [(1, 13443), (1, None), (3, 29)]


def test_two_holders_of_a_place_at_one_time_are_a_dispute_but_not_a_handover(folder: Folder) -> None:
    recognised = {
        "holder": "azerbaijan",
        "status": "recognised",
        "when": "1991/..",
        "citations": [{"source": "wikipedia-2025", "locator": "Lead ¶1"}],
    }
    assert "dispute:shusha:control" not in by_id(load(str(folder())))
    found = by_id(load(str(folder({("places", "shusha", "control", "+"): recognised}))))
    assert [(c.position, c.counted) for c in found["dispute:shusha:control"].claims] == [
        ("Armenian side (de facto)", "1992-05-09/2020-11-08"),
        ("Azerbaijan (by recognition)", "1991/.."),
    ]


def test_two_communities_names_for_a_place_are_a_dispute(folder: Folder) -> None:
    name = {"text": "Shusha", "lang": "en", "community": "azerbaijani"}
    found = by_id(load(str(folder({("places", "shusha", "names", "+"): name}))))
    assert [c.position for c in found["dispute:shusha:naming"].claims] == ["Shushi (Armenian)", "Shusha (Azerbaijani)"]


def test_another_date_of_an_event_is_a_dispute_with_its_note(folder: Folder) -> None:
    other = {
        "date": "1991",
        "wording": "in 1991",
        "note": "another page",
        "citations": [{"source": "wikipedia-2025", "locator": "Lead ¶1"}],
    }
    found = by_id(load(str(folder({("events", "fighting-1992", "other_dates"): [other]}))))
    assert [(c.position, c.counted, c.note) for c in found["dispute:fighting-1992:dates"].claims] == [
        ("late winter 1992", "[1992-02..1992-03]", None),
        ("in 1991", "1991", "another page"),
    ]


def test_a_denied_role_and_a_doubted_event_are_disputes(folder: Folder) -> None:
    way = ("actors", "russia", "roles", "russia.arms-supplier-first", "status")
    found = by_id(load(str(folder({way: "denied", ("events", "shusha-2020", "status"): "disputed"}))))
    role, event = found["dispute:russia-arms-supplier-first:denied"], found["dispute:shusha-2020:disputed"]
    assert (role.kind, role.title, role.subject) == ("role", "Russia", "arms supplier → Armenia (denied)")
    assert (event.kind, event.subject) == ("occurrence", "whether it happened (disputed)")


# -- on the shipped data -------------------------------------------------------------------------

DEMANDED = {
    "2016: Armenian soldiers": {
        "2016:killed-armenian-side-military",
        "2016:killed-armenian-side-military-fatalities",
    },
    "2016: Azerbaijani soldiers": {
        "2016:killed-azerbaijani-side-military",
        "2016:killed-azerbaijani-side-military-fatalities",
    },
    "2016: civilians": {"2016:killed-civilian", "2016:killed-civilian-total-fatalities"},
    "2016: Armenian civilians": {
        "2016:killed-armenian-side-civilian",
        "2016:killed-armenian-side-civilian-fatalities",
    },
    "2015: the total and its parts": {
        "clashes-2015:killed-military-total-table",
        "clashes-2015:killed-armenian-side-military",
        "clashes-2015:killed-azerbaijani-side-military-table",
    },
    "2014: the total and UCDP": {"clashes-2014:killed-all-total", "clashes-2014:killed-all-all-ucdp-brd-2014"},
    "first war: killed and casualties": {"first:killed-all", "first:casualties-cfr"},
    "2010–2019 and the table by year": {
        "low-intensity-1994-2020:killed-2010-2019",
        "clashes-2015:killed-military-total-table",
        "clashes-2015:killed-azerbaijani-side-military-table",
    },
    "2010–2019 and UCDP": {
        "low-intensity-1994-2020:killed-2010-2019",
        "clashes-2019:killed-all-all-ucdp-cy-azerbaijan-2019",
    },
    "2023: residents": {"2023:residents-karabakh-armenians-cfr-2025", "2023:residents-karabakh-armenians-cfr-2024"},
    "2023: refugees": {"displacement-2023:share-population-cfr-2025", "displacement-2023:share-population-cfr-2024"},
    "2023: killed in the offensive": {
        "2023:killed-azerbaijan-military",
        "2023:killed-artsakh-military",
        "2023:killed-all-artsakh",
    },
    "September 2022": {"september-2022:killed-all-cfr", "clashes-2022:killed-all-all-ucdp-brd-2022"},
    "1994–2009": {
        "low-intensity-1994-2020:killed-1994-2009",
        "low-intensity-1994-2020:killed-all-1994-2009-most-observers",
    },
    "1994–2020 and 1994–2016": {
        "low-intensity-1994-2020:killed-azerbaijani-side-military-azerbaijan",
        "low-intensity-1994-2020:killed-azerbaijani-side-military-caspian",
    },
    "2021–2022": {
        "border-crisis:killed-all-2021-2022",
        "drone-attack-march-2022:killed-armenian-side-military",
        "clashes-2022:killed-all-all-ucdp-brd-2022",
    },
    "the first war and UCDP": {"first:killed-all", "first:killed-all-all-ucdp-brd-1992"},
    "the war of 2020 and UCDP": {"second:killed-all-cfr", "second:killed-all-all-ucdp-brd-2020"},
    "2020 and UCDP": {"second:killed-all-year-2020", "second:killed-all-all-ucdp-brd-2020"},
    "the war of 2023 and UCDP": {"2023:killed-all-artsakh", "2023:killed-all-all-ucdp-brd-2023"},
    "CFR: fighting in Soviet times": {
        "background:statement-fighting-controlled-cfr-2024",
        "guerrilla-1988-1991:statement-fighting-quickly-followed-cfr-2025",
    },
    "1987: Chardakhly": {
        "chardakhly-1987:statement-first-violence-de-waal",
        "chardakhly-1987:statement-no-evidence-scholars",
    },
    "1987: Kapan and Meghri": {
        "kapan-meghri-1987:statement-driven-out-de-waal",
        "kapan-meghri-1987:statement-no-evidence-scholars",
    },
    "2020: civilians": {"second:killed-both-sides-civilian", "second:killed-civilian-estimate"},
}
"""Issue 4, "Done when": the claims that must stand together in a dispute."""


@pytest.fixture(scope="module")
def shipped() -> tuple[DisputeRow, ...]:
    return tuple(answer(load(RECORD), "disputes").disputes)


def claims_of(dispute: DisputeRow) -> set[str]:
    return {i for position in dispute.claims for i in (position.id, *position.added) if i}


@pytest.mark.parametrize("claims", [pytest.param(v, id=k) for k, v in DEMANDED.items()])
def test_what_the_issue_demands_is_found_by_the_rules(shipped: tuple[DisputeRow, ...], claims: set[str]) -> None:
    assert any(claims <= claims_of(d) for d in shipped)


@pytest.mark.parametrize("year", range(2008, 2024))
def test_ucdp_stands_against_what_others_say_on_each_year(shipped: tuple[DisputeRow, ...], year: int) -> None:
    def by_ucdp(dispute: DisputeRow) -> bool:
        voices = {row.claimant for row in dispute.claims if EdtfDate.parse(row.counted or "0001").within(whole)}
        return "ucdp" in voices and len(voices) > 1

    whole = EdtfDate.parse(str(year))
    assert any(map(by_ucdp, shipped))


def test_the_total_of_2014_agrees_with_its_parts(shipped: tuple[DisputeRow, ...]) -> None:
    found = next(d for d in shipped if d.id == "dispute:clashes-2014:killed-everybody:2014")
    assert [d.about for d in shipped if d.kind == "total"] == ["clashes-2015"]
    assert [(c.position, c.voice) for c in found.claims] == [("72", "Wikipedia contributors*"), ("46 (45–54)", "UCDP")]


def test_the_table_by_year_gives_what_is_said_of_ten_years_only_with_its_own_wrong_total(
    shipped: tuple[DisputeRow, ...],
) -> None:
    found = next(d for d in shipped if d.id == "dispute:low-intensity-1994-2020:killed-everybody:2010-2019:parts")
    assert [(c.position, c.voice) for c in found.claims] == [
        ("541–547", "Wikipedia contributors*"),
        ("at least 541 (sum of 13 claims)", "Wikipedia contributors*"),
        ("at least 570 (sum of 26 claims)", "Wikipedia contributors*"),
        ("401 (390–606) (sum of 15 claims)", "UCDP"),
    ]


def test_other_periods_are_said_to_be_other_counts(shipped: tuple[DisputeRow, ...]) -> None:
    found = next(d for d in shipped if d.id == "dispute:first:killed-everybody:1988-1994:parts")
    assert (found.kind, found.agreement) == ("wider-period", "open")
    assert [(c.position, c.counted) for c in found.claims] == [
        ("28,000–38,000", "1988/1994"),
        ("5,292 (4,657–10,311) (sum of 7 claims)", "1990/1994"),
    ]


def test_a_sum_says_what_its_parts_count_beyond_their_event(shipped: tuple[DisputeRow, ...]) -> None:
    found = next(d for d in shipped if d.id == "dispute:low-intensity-1994-2020:killed-everybody:1994-2009:parts")
    (note,) = [c.note for c in found.claims if c.added]
    assert note is not None
    assert note.startswith("counts also deaths of dyad 845 in another conflict, 396: 44 of them (44–72)")


def test_people_displaced_from_other_areas_are_another_count(shipped: tuple[DisputeRow, ...]) -> None:
    found = next(d for d in shipped if "first:displaced-azerbaijanis-infobox-2022" in claims_of(d))
    assert (found.agreement, found.gap) == ("open", 224000)


def test_no_two_disputes_bear_one_id(shipped: tuple[DisputeRow, ...]) -> None:
    assert len({d.id for d in shipped}) == len(shipped)


def test_every_dispute_has_sides_that_cite_their_sources(shipped: tuple[DisputeRow, ...]) -> None:
    assert all(position.citations for d in shipped for position in d.claims)
    assert all(len(d.claims) > 1 for d in shipped if d.agreement == "apart")


def test_a_holder_of_a_place_clashes_with_another_in_the_time_asked_for() -> None:
    data = load(RECORD)
    found = answer(data, "disputes", on="2015", kind="control").disputes
    assert {"shusha", "stepanakert", "nagorno-karabakh"} <= {d.about for d in found}
    assert "fizuli-district" not in {d.about for d in found}
