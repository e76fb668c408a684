"""Who says how many: the claims in their order and groups, what contests them, and what is added up."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer, as_csv
from nkcli.analysis.addability import LeftOut
from nkcli.analysis.totals import StatedTotal, Total
from nkcli.formats.plain import as_text
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.answers.casualties import By
    from nkcli.model.dataset import Dataset

ALL = {"from_": "1900"}
CLASHES_ALONE = {"war": "clashes-2015"}
CLASHES = ("events", "clashes-2015", "claims")

FIRST = ("first:killed-azerbaijani-military-azerbaijan", "first:killed-azerbaijani-military-estimates")
SECOND_ARMENIAN = ("second:killed-armenian-military", "second:killed-armenian-civilian")
SECOND_AZERBAIJANI = ("second:killed-azerbaijani-military", "second:killed-azerbaijani-civilian")
MISSING_ARMENIAN = "second:missing-armenian-military"
MISSING_AZERBAIJANI = "second:missing-azerbaijani-military"
CLASHES_ARMENIAN = "clashes-2015:killed-armenian-military"
CLASHES_AZERBAIJANI = "clashes-2015:killed-azerbaijani-military"
CLASHES_ALL = "clashes-2015:killed-military"

SECOND_WAR = """\
Casualties: Second Nagorno-Karabakh War

Of whom               Category               Figure  According to             Source          Said         Id

Second Nagorno-Karabakh War: killed  27 Sep – 10 Nov 2020
Armenian side         military                3,825  Armenia                  wikipedia-2025               second:killed-armenian-military
                      civilian                   85  Armenia                  wikipedia-2025               second:killed-armenian-civilian
Azerbaijan            military                2,906  Azerbaijan               wikipedia-2025               second:killed-azerbaijani-military
                      civilian                  100  Azerbaijan               wikipedia-2025               second:killed-azerbaijani-civilian
Both sides            civilian                 185+  Wikipedia contributors*  wikipedia-2025               second:killed-civilian
                                                     at least 185
all parties together  all       7,646 (7,548–9,077)  UCDP                     ucdp-brd-24.1                second:killed-ucdp
                                                     counts 2020
Total killed of Armenian side (military, civilian), according to Armenia: 3,910 \
= second:killed-armenian-military + second:killed-armenian-civilian.
Total killed of Azerbaijani side (military, civilian), according to Azerbaijan: 3,006 \
= second:killed-azerbaijani-military + second:killed-azerbaijani-civilian.

Second Nagorno-Karabakh War: missing  27 Sep – 10 Nov 2020
Armenian side         military                  187  Armenia                  wikipedia-2025  21 Mar 2022  second:missing-armenian-military
Azerbaijan            military                    6  Azerbaijan               wikipedia-2025               second:missing-azerbaijani-military

* The publication says so itself and names nobody else.
Not added up: claims by different voices, or that may count the same people.
"""  # noqa: E501 - as wide as it is


def _claim(name: str, **fields: Any) -> dict[str, Any]:
    """A claim of the clashes of 2015 in the source's own voice: 5 killed, or what `fields` say."""
    return {
        "id": f"clashes-2015:{name}",
        "measure": "killed",
        **({} if {"low", "high", "wording"} & fields.keys() else {"best": 5, "qualifier": "exact"}),
        **({} if "wording" in fields else {"unit": "people"}),
        "counted": "2015",
        "citations": [{"source": "wikipedia-2025", "locator": "Table, row 2015"}],
        **fields,
    }


def _ids(*names: str) -> tuple[str, ...]:
    return tuple(f"clashes-2015:{name}" for name in names)


def casualties(dataset: Dataset, **parameters: Any) -> Any:
    return answer(dataset, "casualties", **parameters)


def _text(dataset: Dataset, **parameters: Any) -> str:
    return as_text(casualties(dataset, **(parameters or ALL)))


# -- a war ---------------------------------------------------------------------------------------


def test_a_war_in_text_says_who_says_how_many_and_adds_up_only_what_one_voice_says(dataset: Dataset) -> None:
    told = casualties(dataset, war="second", claims=True)

    assert as_text(told) == SECOND_WAR


def test_claims_stand_in_order_of_war_measure_side_category_and_claimant(dataset: Dataset) -> None:
    told = casualties(dataset, **ALL)

    assert tuple(c.id for c in told.claims) == (
        *FIRST,
        CLASHES_ARMENIAN,
        CLASHES_AZERBAIJANI,
        CLASHES_ALL,
        *SECOND_ARMENIAN,
        *SECOND_AZERBAIJANI,
        "second:killed-civilian",
        "second:killed-ucdp",
        MISSING_ARMENIAN,
        MISSING_AZERBAIJANI,
    )


def test_among_the_claims_of_an_event_the_order_does_not_depend_on_that_of_the_file(folder: Folder) -> None:
    claims = [
        _claim("j-all"),
        _claim("i-both-military", affected="both-sides", category="military"),
        _claim("h-of-russia", affected="russia"),
        _claim("g-azerbaijani", affected="azerbaijani-side"),
        _claim(
            "f-of-its-soldiers", affected="armenian-side", category="military", subset_of="clashes-2015:e-own-voice"
        ),
        _claim("e-own-voice", affected="armenian-side", category="military"),
        _claim("d-by-ucdp", affected="armenian-side", category="military", claimant="ucdp"),
        _claim("c-by-armenia", affected="armenian-side", category="military", claimant="armenia"),
        _claim("b-in-march", affected="armenian-side", category="military", counted="2015-03"),
        _claim("a-missing", measure="missing", affected="armenian-side"),
    ]
    told = casualties(load(folder({CLASHES: claims})), **CLASHES_ALONE)

    assert tuple(c.id for c in told.claims) == _ids(
        "c-by-armenia",
        "d-by-ucdp",
        "e-own-voice",
        "b-in-march",
        "f-of-its-soldiers",
        "g-azerbaijani",
        "h-of-russia",
        "i-both-military",
        "j-all",
        "a-missing",
    )


def test_a_claim_of_a_role_stands_last_under_the_name_of_its_actor(folder: Folder) -> None:
    claim = _claim("of-role", measure="killed")
    loaded = load(folder({("actors", "russia", "roles", "russia.arms-supplier-first", "claims", "+"): claim}))

    told = casualties(loaded, **ALL)

    assert told.claims[-1].id == "clashes-2015:of-role"
    assert (list(told.groups)[-1], list(told.group_titles.values())[-1]) == ("russia.arms-supplier-first", "Russia")


# -- contested -----------------------------------------------------------------------------------


def test_a_contested_claim_is_marked_with_a_sign_and_how_many_rivals_it_has(dataset: Dataset) -> None:
    told = casualties(dataset, **ALL)

    contested = {c.id: c.contested_by for c in told.claims if c.contested_by}
    assert contested == {FIRST[0]: (FIRST[1],), FIRST[1]: (FIRST[0],)}
    assert _text(dataset).count("≠1") == 2


def test_claims_on_different_events_do_not_contest_each_other(folder: Folder) -> None:
    loaded = load(
        folder({CLASHES: [_claim("a")], ("events", "shusha-2020", "claims"): [_claim("b", best=6)]}),
    )

    assert [c.contested_by for c in casualties(loaded, **ALL).claims if c.id in _ids("a", "b")] == [(), ()]


# -- groups --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("by", "groups", "titles"),
    [
        pytest.param(
            None,
            {
                "first": FIRST,
                "clashes-2015": (CLASHES_ARMENIAN, CLASHES_AZERBAIJANI, CLASHES_ALL),
                "second": (
                    *SECOND_ARMENIAN,
                    *SECOND_AZERBAIJANI,
                    "second:killed-civilian",
                    "second:killed-ucdp",
                    MISSING_ARMENIAN,
                    MISSING_AZERBAIJANI,
                ),
            },
            {
                "first": "First Nagorno-Karabakh War",
                "clashes-2015": "Border clashes of 2015",
                "second": "Second Nagorno-Karabakh War",
            },
            id="by event, if nothing is said",
        ),
        pytest.param(
            "side",
            {
                "azerbaijani-side": (*FIRST, CLASHES_AZERBAIJANI, *SECOND_AZERBAIJANI, MISSING_AZERBAIJANI),
                "armenian-side": (CLASHES_ARMENIAN, *SECOND_ARMENIAN, MISSING_ARMENIAN),
                "all": (CLASHES_ALL, "second:killed-civilian", "second:killed-ucdp"),
            },
            {"azerbaijani-side": "Azerbaijani side", "armenian-side": "Armenian side", "all": "Whichever side"},
            id="by the side that is counted",
        ),
        pytest.param(
            "claimant",
            {
                "azerbaijan": (FIRST[0], *SECOND_AZERBAIJANI, MISSING_AZERBAIJANI),
                "western-estimates": (FIRST[1],),
                "none": (CLASHES_ARMENIAN, CLASHES_AZERBAIJANI, CLASHES_ALL, "second:killed-civilian"),
                "armenia": (*SECOND_ARMENIAN, MISSING_ARMENIAN),
                "ucdp": ("second:killed-ucdp",),
            },
            {
                "azerbaijan": "Azerbaijan",
                "western-estimates": "Western and Russian estimates",
                "none": "Publications that name nobody else",
                "armenia": "Armenia",
                "ucdp": "UCDP",
            },
            id="by claimant",
        ),
        pytest.param(
            "source",
            {
                "wikipedia-2025": (
                    *FIRST,
                    CLASHES_ARMENIAN,
                    CLASHES_AZERBAIJANI,
                    CLASHES_ALL,
                    *SECOND_ARMENIAN,
                    *SECOND_AZERBAIJANI,
                    "second:killed-civilian",
                    MISSING_ARMENIAN,
                    MISSING_AZERBAIJANI,
                ),
                "ucdp-brd-24.1": ("second:killed-ucdp",),
            },
            {
                "wikipedia-2025": "Nagorno-Karabakh conflict (Wikipedia, version of 2025)",
                "ucdp-brd-24.1": "UCDP Battle-Related Deaths Dataset",
            },
            id="by source",
        ),
        pytest.param(
            "category",
            {
                "military": (
                    *FIRST,
                    CLASHES_ARMENIAN,
                    CLASHES_AZERBAIJANI,
                    CLASHES_ALL,
                    SECOND_ARMENIAN[0],
                    SECOND_AZERBAIJANI[0],
                    MISSING_ARMENIAN,
                    MISSING_AZERBAIJANI,
                ),
                "civilian": (SECOND_ARMENIAN[1], SECOND_AZERBAIJANI[1], "second:killed-civilian"),
                "all": ("second:killed-ucdp",),
            },
            {"military": "military", "civilian": "civilian", "all": "all"},
            id="by category",
        ),
    ],
)
def test_claims_are_grouped_by_what_is_asked_for(
    by: By | None, groups: dict[str, tuple[str, ...]], titles: dict[str, str], dataset: Dataset
) -> None:
    told = casualties(dataset, **ALL, by=by)

    assert (told.groups, told.group_titles) == (groups, titles)


def test_people_of_neither_side_have_a_group(folder: Folder) -> None:
    told = casualties(load(folder({CLASHES: [_claim("a", affected="russia")]})), **CLASHES_ALONE, by="side")

    assert (told.groups, told.group_titles) == ({"none": _ids("a")}, {"none": "No side"})


def test_each_group_is_headed_by_its_name_and_measure(dataset: Dataset) -> None:
    sheet = casualties(dataset, **ALL, by="side").table()

    assert [(group.key, group.title, len(group.rows)) for group in sheet.groups] == [
        ("azerbaijani-side", "Azerbaijani side: killed", 5),
        ("azerbaijani-side", "Azerbaijani side: missing", 1),
        ("armenian-side", "Armenian side: killed", 3),
        ("armenian-side", "Armenian side: missing", 1),
        ("all", "Whichever side: killed", 3),
    ]


BY_DAY = """\
Casualties: Border clashes of 2015

Of whom         Category  Figure  According to             Id

3 Mar 2015: killed
Armenia         all            5  Wikipedia contributors*  clashes-2015:a-day
                                  clashes-2015

Longer than a day, or not known to the day: killed
all parties     all            5  Wikipedia contributors*  clashes-2015:the-year
together
                                  clashes-2015

* The publication says so itself and names nobody else.
Not added up: claims by different voices, or that may count the same people.
"""


def test_by_day_what_counts_a_longer_time_comes_last(folder: Folder) -> None:
    loaded = load(folder({CLASHES: [_claim("the-year"), _claim("a-day", affected="armenia", counted="2015-03-03")]}))

    assert as_text(casualties(loaded, **CLASHES_ALONE, by="day"), 80) == BY_DAY


@pytest.mark.parametrize(
    ("by", "groups"),
    [
        pytest.param(
            "month", {"2015-03": "March 2015", "~": "Longer than a month, or not known to the month"}, id="month"
        ),
        pytest.param("place", {"shusha": "Shusha", "~~~": "No place named"}, id="place"),
    ],
)
def test_claims_stand_under_the_month_and_the_place_they_count(by: By, groups: dict[str, str], folder: Folder) -> None:
    claims = [_claim("the-year"), _claim("a-day", counted="2015-03-03", place="shusha")]
    told = casualties(load(folder({CLASHES: claims})), **CLASHES_ALONE, by=by)

    assert {key: told.group_titles[key] for key in told.groups} == groups


# -- totals and notes ----------------------------------------------------------------------------


def test_totals_are_made_for_each_event_and_voice(dataset: Dataset) -> None:
    told = casualties(dataset, **ALL)

    assert told.totals == (
        Total(
            event="second",
            measure="killed",
            side="armenian-side",
            claimant="armenia",
            source=None,
            low=3910,
            best=3910,
            high=3910,
            added=SECOND_ARMENIAN,
            left_out=(),
        ),
        Total(
            event="second",
            measure="killed",
            side="azerbaijani-side",
            claimant="azerbaijan",
            source=None,
            low=3006,
            best=3006,
            high=3006,
            added=SECOND_AZERBAIJANI,
            left_out=(),
        ),
    )


@pytest.mark.parametrize("by", ["side", "claimant", "source", "category"])
def test_groups_that_cut_across_events_have_no_totals(by: By, dataset: Dataset) -> None:
    assert casualties(dataset, **ALL, by=by).totals == ()


def test_stated_totals_are_held_against_their_parts(dataset: Dataset) -> None:
    assert casualties(dataset, **ALL).stated_totals == (
        StatedTotal(
            claim=CLASHES_ALL,
            low=77,
            best=77,
            high=77,
            parts=(CLASHES_ARMENIAN, CLASHES_AZERBAIJANI),
            parts_low=106,
            parts_best=106,
            parts_high=106,
            agrees=False,
        ),
    )


TOLD = "Total killed of Armenian side and Azerbaijani side, according to Wikipedia contributors*: "


def test_beneath_a_group_stands_what_was_added_left_out_or_does_not_add_up(folder: Folder) -> None:
    claims = [
        _claim("a", affected="armenian-side", best=42),
        _claim("b", affected="azerbaijan", low=60, high=70, qualifier="between"),
        _claim("c", affected="armenian-side", wording="several", category="civilian"),
        _claim("d", affected="azerbaijan", subset_of="clashes-2015:b", best=3),
        _claim("e", counted="2015-01/2015-12", best=77, parts=["clashes-2015:a", "clashes-2015:b"]),
    ]
    told = casualties(load(folder({CLASHES: claims})), **CLASHES_ALONE)

    assert [left for total in told.totals for left in total.left_out] == [
        LeftOut(claim="clashes-2015:c", reason="no_number"),
        LeftOut(claim="clashes-2015:d", reason="subset", others=("clashes-2015:b",)),
    ]
    assert [group.notes for group in told.data_table().groups] == [
        (
            f"{TOLD}102–112 = clashes-2015:a + clashes-2015:b.",
            "  Left out: clashes-2015:c (gives no number); clashes-2015:d (these are among clashes-2015:b).",
            "Stated total 77 (clashes-2015:e), but its parts give 102–112 (clashes-2015:a + clashes-2015:b).",
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        pytest.param(
            {"low": 42, "qualifier": "at_least"}, {"best": 8}, ["at least 50"], id="a lower bound: at least so many"
        ),
        pytest.param({"high": 42, "qualifier": "up_to"}, {"best": 8}, ["up to 50"], id="an upper bound: up to so many"),
        pytest.param(
            {"low": 42, "qualifier": "at_least"},
            {"high": 8, "qualifier": "up_to"},
            [],
            id="neither bound: no total can be told",
        ),
    ],
)
def test_a_total_is_told_with_the_bounds_it_has(
    first: dict[str, Any], second: dict[str, Any], total: list[str], folder: Folder
) -> None:
    claims = [_claim("a", affected="armenian-side", **first), _claim("b", affected="azerbaijan", **second)]
    told = casualties(load(folder({CLASHES: claims})), **CLASHES_ALONE)

    notes = [note for group in told.data_table().groups for note in group.notes]
    assert notes == [f"{TOLD}{figure} = clashes-2015:a + clashes-2015:b." for figure in total]


def test_a_total_names_each_party_with_the_sorts_of_its_people_that_are_in_it(folder: Folder) -> None:
    """Of Armenian soldiers nobody speaks here, so "both sides" would say too much."""
    claims = [
        _claim("a", affected="armenia", category="civilian"),
        _claim("b", affected="azerbaijan", category="military"),
        _claim("c", affected="azerbaijani-side", category="civilian", best=6, qualifier="about"),
        _claim("d", affected="russia", category="peacekeeper"),
    ]
    told = casualties(load(folder({CLASHES: claims})), **CLASHES_ALONE)

    assert [note for group in told.data_table().groups for note in group.notes] == [
        (
            "Total killed of Armenian side (civilian) and Azerbaijani side (military, civilian) and Russia "
            "(peacekeeper), according to Wikipedia contributors*: about 21 "
            "= clashes-2015:a + clashes-2015:b + clashes-2015:c + clashes-2015:d."
        )
    ]


def test_what_a_figure_counts_beyond_its_event_stands_beneath_it_and_in_a_column(folder: Folder) -> None:
    claims = [_claim("a", text="by country", includes_text="deaths of another war"), _claim("b", affected="armenia")]
    told = casualties(load(folder({CLASHES: claims})), **CLASHES_ALONE, claims=True)

    assert "by country; counts also deaths of another war\n" in as_text(told)
    header, *rows = csv.reader(as_csv(told).splitlines())
    assert {row[-1]: row[header.index("includes")] for row in rows} == {
        "clashes-2015:a": "deaths of another war",
        "clashes-2015:b": "",
    }


def test_a_claim_without_a_source_is_grouped_all_the_same(folder: Folder) -> None:
    """It loads; `nkcli check` asks for its source."""
    loaded = load(folder({CLASHES: [_claim("a", citations=[])]}))

    told = casualties(loaded, **CLASHES_ALONE, by="source")

    assert [i for ids in told.groups.values() for i in ids] == ["clashes-2015:a"]


def test_nothing_found_is_said_without_a_word_on_totals(dataset: Dataset) -> None:
    told = casualties(dataset, measure="wounded", from_="1900")

    assert (told.claims, told.note) == ((), None)
    assert as_text(told) == ("Casualties\n\nNo claim fits. Widen the filters, or see `nkcli casualties`.\n")


def test_every_id_of_an_actor_in_the_answer_has_its_name(dataset: Dataset) -> None:
    assert casualties(dataset, **ALL).names == {
        "azerbaijan": "Azerbaijan",
        "azerbaijani-side": "Azerbaijani side",
        "armenia": "Armenia",
        "armenian-side": "Armenian side",
        "both-sides": "Both sides",
        "ucdp": "UCDP",
        "western-estimates": "Western and Russian estimates",
    }
