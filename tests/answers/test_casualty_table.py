"""The casualty claims of each war and each year in one row: whole rows, and what people see of them."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer, as_csv
from conftest import A_THIRD_SIDE
from nkcli.analysis.totals import StatedTotal
from nkcli.answers.casualty_cells import CellClaims, ReferenceFigure, by_conflict
from nkcli.answers.casualty_table import CasualtyRow
from nkcli.formats.plain import as_text
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder, Way
    from nkcli.model.dataset import Dataset

CLASHES = ("events", "clashes-2015", "claims")
UCDP: dict[str, Any] = {"claimant": "ucdp", "citations": [{"source": "ucdp-brd-24.1", "locator": "year 2015"}]}

STATED_2015 = StatedTotal(
    claim="clashes-2015:killed-military",
    low=77,
    best=77,
    high=77,
    parts=("clashes-2015:killed-armenian-military", "clashes-2015:killed-azerbaijani-military"),
    parts_low=106,
    parts_best=106,
    parts_high=106,
    agrees=False,
)


def _claim(name: str, number: int | None = 5, **fields: Any) -> dict[str, Any]:
    """A claim of the clashes of 2015 in the source's own voice; None: a claim in words."""
    figure = {"wording": "several"} if number is None else {"unit": "people", "best": number, "qualifier": "exact"}
    return {
        "id": f"clashes-2015:{name}",
        "measure": "killed",
        **figure,
        "counted": "2015",
        "citations": [{"source": "wikipedia-2025", "locator": "Table, row 2015"}],
        **fields,
    }


def _cell(side: str | None, category: str, low: int, high: int | None, *claims: str, **marks: bool) -> CellClaims:
    told = {"contested": False, "added": False, **marks}
    return CellClaims(side=side, category=category, low=low, high=high, claims=claims, **told)


def by_war(dataset: Dataset, **parameters: Any) -> Any:
    return answer(dataset, "casualties", by="war", **parameters)


def by_year(dataset: Dataset, **parameters: Any) -> Any:
    return answer(dataset, "casualties", by="year", **parameters)


def _year_of(dataset: Dataset, year: str = "2015") -> CasualtyRow:
    rows: tuple[CasualtyRow, ...] = by_year(dataset).casualties
    return next(row for row in rows if row.key == year)


def _war_of(dataset: Dataset, war: str = "clashes-2015") -> CasualtyRow:
    rows: tuple[CasualtyRow, ...] = by_war(dataset).casualties
    return next(row for row in rows if row.key == war)


# -- by war --------------------------------------------------------------------------------------


def test_each_war_and_phase_with_a_claim_has_a_row_in_order_of_time(dataset: Dataset) -> None:
    assert by_war(dataset).casualties == (
        CasualtyRow(
            key="first",
            title="First Nagorno-Karabakh War",
            date="1988-02-20/1994-05-12",
            cells=(
                _cell(
                    "azerbaijani-side",
                    "military",
                    11557,
                    30000,
                    "first:killed-azerbaijani-military-azerbaijan",
                    "first:killed-azerbaijani-military-estimates",
                    contested=True,
                ),
            ),
            reference=None,
            other_claims=(),
            stated_totals=(),
            notes=(),
        ),
        CasualtyRow(
            key="clashes-2015",
            title="Border clashes of 2015",
            date="2015",
            cells=(
                _cell("armenian-side", "military", 42, 42, "clashes-2015:killed-armenian-military"),
                _cell("azerbaijani-side", "military", 64, 64, "clashes-2015:killed-azerbaijani-military"),
                _cell(None, "military", 77, 77, "clashes-2015:killed-military"),
            ),
            reference=None,
            other_claims=(),
            stated_totals=(STATED_2015,),
            notes=("Stated total 77; its parts give 106.",),
        ),
        CasualtyRow(
            key="second",
            title="Second Nagorno-Karabakh War",
            date="2020-09-27/2020-11-10",
            cells=(
                _cell("armenian-side", "military", 3825, 3825, "second:killed-armenian-military"),
                _cell("azerbaijani-side", "military", 2906, 2906, "second:killed-azerbaijani-military"),
                _cell("armenian-side", "civilian", 85, 85, "second:killed-armenian-civilian"),
                _cell("azerbaijani-side", "civilian", 100, 100, "second:killed-azerbaijani-civilian"),
                _cell(None, "civilian", 185, None, "second:killed-civilian"),
            ),
            reference=None,
            other_claims=("second:killed-ucdp",),
            stated_totals=(),
            notes=(),
        ),
    )


WARS = """\
Killed, by war: documented ranges

War or phase                 Armenian  Armenian         Azerbaijani  Azerbaijani     Both:     Both:  Claims  Id
                             military  civilian            military     civilian  military  civilian

First Nagorno-Karabakh War          –         –  11,557–30,000 (2≠)            –         –         –       2  first
Border clashes of 2015             42         –                  64            –        77         –       3  clashes-2015
Stated total 77; its parts give 106.
Second Nagorno-Karabakh War     3,825        85               2,906          100         –      185+       6  second

(2): so many claims stand behind a range; ≠: they contradict each other; 6+: at least 6; (2+): they were added; –: no claim. \
Cells hold claims that count the whole war or phase and no more. \
The others, who says each, and totals: nkcli casualties --war ID.
"""  # noqa: E501 - as wide as it is


def test_wars_in_text_mark_what_is_contested_open_or_silent(dataset: Dataset) -> None:
    assert as_text(by_war(dataset)) == WARS


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(_claim("c", counted="2015-03"), id="one that counts a part of the time"),
        pytest.param(_claim("c", counted="2014/2016"), id="one that counts more than the time"),
        pytest.param(_claim("c", place="shusha"), id="one that counts a place"),
        pytest.param(_claim("c", subset_of="clashes-2015:all"), id="people among others"),
        pytest.param(_claim("c", affected="armenian-side", category="mercenary"), id="a category without a column"),
        pytest.param(_claim("c", affected="russia"), id="people of neither side"),
        pytest.param(_claim("c", None, affected="armenian-side"), id="a claim in words"),
        pytest.param(_claim("c", **UCDP), id="a figure of UCDP that says neither conflict nor country"),
    ],
)
def test_a_claim_that_fits_no_cell_of_its_war_is_named_beside_them(claim: dict[str, Any], folder: Folder) -> None:
    loaded = load(folder({CLASHES: [_claim("all", 20), claim]}))

    row = _war_of(loaded)

    assert (row.cells, row.reference, row.other_claims) == (
        (_cell(None, "all", 20, 20, "clashes-2015:all"),),
        None,
        ("clashes-2015:c",),
    )


@pytest.mark.parametrize(
    ("counted", "whole"),
    [
        pytest.param("1988-02-20/1994-05-12", True, id="its days"),
        pytest.param("1988/1994", True, id="its years"),
        pytest.param("1988-02/1994-05", True, id="its months"),
        pytest.param(None, True, id="no period: the war's"),
        pytest.param("1992", False, id="a year of it"),
        pytest.param("1988/1995", False, id="a year more"),
    ],
)
def test_a_claim_counts_a_war_as_a_whole_where_their_periods_are_as_long(
    counted: str | None, *, whole: bool, folder: Folder
) -> None:
    claim = _claim("c", counted=counted)
    if counted is None:
        del claim["counted"]
    row = _war_of(load(folder({("events", "first", "claims"): [claim]})), "first")

    assert (bool(row.cells), row.other_claims) == (whole, () if whole else ("clashes-2015:c",))


def test_a_war_shows_the_figure_of_ucdp_apart_from_the_claims(folder: Folder) -> None:
    loaded = load(folder({CLASHES: [_claim("all", 20), _claim("ucdp", 7, **UCDP, stratum="conflict 388")]}))

    row = _war_of(loaded)

    assert row.cells == (_cell(None, "all", 20, 20, "clashes-2015:all"),)
    assert row.reference == ReferenceFigure(low=None, best=7, high=None, added=("clashes-2015:ucdp",))


def test_another_measure_makes_another_table(dataset: Dataset) -> None:
    assert [(r.key, r.cells) for r in by_war(dataset, measure="missing").casualties] == [
        (
            "second",
            (
                _cell("armenian-side", "military", 187, 187, "second:missing-armenian-military"),
                _cell("azerbaijani-side", "military", 6, 6, "second:missing-azerbaijani-military"),
            ),
        )
    ]


def test_where_nobody_claims_anything_the_table_says_so(dataset: Dataset) -> None:
    for table in (by_war(dataset, measure="wounded"), by_year(dataset, measure="wounded")):
        assert as_text(table).splitlines()[1:] == ["", "No claim fits. Widen the filters."]


# -- by year -------------------------------------------------------------------------------------


def _silent(year: int) -> CasualtyRow:
    key = str(year)
    return CasualtyRow(
        key=key, title=key, date=key, cells=(), reference=None, other_claims=(), stated_totals=(), notes=()
    )


def test_every_year_from_the_first_to_the_last_claim_has_a_row(dataset: Dataset) -> None:
    assert by_year(dataset).casualties == (
        CasualtyRow(
            key="2015",
            title="2015",
            date="2015",
            cells=(
                _cell("armenian-side", "military", 42, 42, "clashes-2015:killed-armenian-military"),
                _cell("azerbaijani-side", "military", 64, 64, "clashes-2015:killed-azerbaijani-military"),
                _cell(None, "military", 77, 77, "clashes-2015:killed-military"),
            ),
            reference=None,
            other_claims=(),
            stated_totals=(STATED_2015,),
            notes=("Stated total 77; its parts give 106.",),
        ),
        *map(_silent, range(2016, 2020)),
        CasualtyRow(
            key="2020",
            title="2020",
            date="2020",
            cells=(),
            reference=ReferenceFigure(low=7548, best=7646, high=9077, added=("second:killed-ucdp",)),
            other_claims=(
                "second:killed-armenian-military",
                "second:killed-azerbaijani-military",
                "second:killed-armenian-civilian",
                "second:killed-azerbaijani-civilian",
                "second:killed-civilian",
            ),
            stated_totals=(),
            notes=(),
        ),
    )


def test_a_narrower_question_shows_the_years_from_its_first_to_its_last_claim(dataset: Dataset) -> None:
    assert [row.key for row in by_year(dataset, from_="2014", to="2017").casualties] == ["2015"]


YEARS = """\
Killed, by year: documented ranges

2015  Armenian military         42  ▏
      Azerbaijani military      64  ▏
      All parties: military     77  ▏
      Stated total 77; its parts give 106.
2020  UCDP (7,548–9,077)     7,646  ████████████████████░░░░

No claim: 2016–2019.
█ up to the lowest number, ░ to the highest.
"""


def test_a_year_has_a_line_for_each_figure_and_years_without_a_claim_are_named(dataset: Dataset) -> None:
    """In bars; without `chart` the lines are the same but for these."""
    lines = as_text(by_year(dataset, chart=True), 80).splitlines(keepends=True)

    assert "".join(lines[: YEARS.count("\n")]) == YEARS
    assert as_text(by_year(dataset)).splitlines()[2] == "2015  Armenian military         42"


@pytest.mark.parametrize(
    "claim",
    [
        pytest.param(_claim("c", counted="2015-03"), id="of a month"),
        pytest.param(_claim("c", affected="azerbaijani-side", category="mercenary"), id="of mercenaries"),
        pytest.param(_claim("c", affected="russia", category="peacekeeper"), id="of peacekeepers"),
        pytest.param(_claim("c", None), id="in words"),
        pytest.param(_claim("c", **UCDP), id="of UCDP, by neither conflict nor country"),
        pytest.param(_claim("c", **UCDP, category="civilian", stratum="conflict 388"), id="of UCDP, civilians alone"),
    ],
)
def test_a_year_with_a_single_claim_outside_the_columns_is_not_silent(claim: dict[str, Any], folder: Folder) -> None:
    loaded = load(folder({CLASHES: [claim]}))
    row = _year_of(loaded)
    lines = as_text(by_year(loaded)).splitlines()
    shown = next(number for number, line in enumerate(lines) if line.startswith("2015"))

    assert (row.cells, row.reference, row.other_claims) == ((), None, ("clashes-2015:c",))
    assert lines[shown + 1].strip() == "1 claim, none on the whole of it"
    assert "no claim" not in lines[shown + 1]


@pytest.mark.parametrize(
    ("claim", "year"),
    [
        pytest.param(_claim("c", counted="2014"), "2014", id="the year it counts"),
        pytest.param({k: v for k, v in _claim("c").items() if k != "counted"}, "2015", id="else the year of its event"),
    ],
)
def test_a_claim_stands_in_the_year_that_it_counts(claim: dict[str, Any], year: str, folder: Folder) -> None:
    loaded = load(folder({CLASHES: [claim]}))

    assert _year_of(loaded, year).cells == (_cell(None, "all", 5, 5, "clashes-2015:c"),)


def test_claims_that_one_source_counts_apart_are_added_in_a_cell(folder: Folder) -> None:
    loaded = load(folder({CLASHES: [_claim("mines", 5, stratum="mines"), _claim("shots", 9, stratum="shots")]}))

    assert _year_of(loaded).cells == (
        _cell(None, "all", 14, 14, "clashes-2015:mines", "clashes-2015:shots", added=True),
    )
    assert "14 (2+)" in as_text(by_year(loaded))


def test_a_category_that_is_asked_for_alone_has_columns_of_its_own(folder: Folder) -> None:
    claims = [
        _claim("hired", 541, affected="azerbaijan", category="mercenary"),
        _claim("hired-by-both", 600, category="mercenary"),
        _claim("hired-elsewhere", 9, affected="russia", category="mercenary"),
        _claim("soldiers", 42, affected="armenian-side", category="military"),
    ]
    loaded = load(folder({CLASHES: claims}))

    for table in (by_war(loaded, category="mercenary"), by_year(loaded, category="mercenary")):
        (row,) = (r for r in table.casualties if r.cells)
        assert row.cells == (
            _cell("azerbaijani-side", "mercenary", 541, 541, "clashes-2015:hired"),
            _cell(None, "mercenary", 600, 600, "clashes-2015:hired-by-both"),
            _cell("others", "mercenary", 9, 9, "clashes-2015:hired-elsewhere"),
        )
        shown = next(r for r in csv.DictReader(as_csv(table).splitlines()) if r["key"] == row.key)
        sides = ("armenian_side", "azerbaijani_side", "everybody", "others")
        assert [shown[f"{side}_mercenary_low"] for side in sides] == ["", "541", "600", "9"]


def test_people_of_no_side_stand_in_no_cell_of_the_usual_categories_which_a_note_says(folder: Folder) -> None:
    loaded = load(folder({CLASHES: [_claim("theirs", affected="russia", category="military")]}))

    row = _war_of(loaded)
    assert (row.cells, row.other_claims) == ((), ("clashes-2015:theirs",))
    assert row.notes == ("In no cell: 1 claim on russia, of no side.",)


def test_every_side_of_the_conflict_has_its_columns(folder: Folder) -> None:
    claims = [_claim("ours", 8, affected="talysh-side", category="military"), _claim("all", 9, category="military")]
    loaded = load(folder({**A_THIRD_SIDE, CLASHES: claims}))

    table = by_war(loaded).table()

    assert [c.heading for c in table.columns if c.kind == "range"] == [
        *("Armenian military", "Armenian civilian", "Armenian all"),
        *("Azerbaijani military", "Azerbaijani civilian", "Azerbaijani all"),
        *("Talysh military", "Talysh civilian", "Talysh all"),
        *("Together: military", "Together: civilian", "Everybody"),
    ]
    assert _war_of(loaded).cells == (
        _cell("talysh-side", "military", 8, 8, "clashes-2015:ours"),
        _cell(None, "military", 9, 9, "clashes-2015:all"),
    )


# -- UCDP ----------------------------------------------------------------------------------------

COUNTRIES: dict[Way, object] = {
    ("places", "+"): {
        "id": "tavush",
        "kind": "province",
        "name": "Tavush",
        "citations": [{"source": "wikipedia-2025", "locator": "Lead ¶1"}],
    }
}
CONFLICT = _claim("conflict", 70, **UCDP, stratum="conflict 388")
OTHER_CONFLICT = _claim("other-conflict", 4, **UCDP, stratum="conflict 376", includes_text="deaths of another conflict")
HERE = _claim("here", 30, **UCDP, stratum="state-based", place="shusha")
THERE = _claim("there", 31, **UCDP, stratum="state-based", place="tavush", includes_text="deaths of the whole country")
AROUND = _claim("around", 50, **UCDP, stratum="state-based", place="nagorno-karabakh")


@pytest.mark.parametrize(
    ("claims", "expected", "includes"),
    [
        pytest.param([CONFLICT], (70, "conflict"), (), id="by conflict"),
        pytest.param([HERE, THERE, CONFLICT], (70, "conflict"), (), id="by conflict before by country"),
        pytest.param(
            [CONFLICT, OTHER_CONFLICT],
            (74, "conflict", "other-conflict"),
            ("deaths of another conflict",),
            id="by conflict, two of them added: with what they count beyond this one",
        ),
        pytest.param([HERE], (30, "here"), (), id="by country"),
        pytest.param(
            [HERE, THERE],
            (61, "here", "there"),
            ("deaths of the whole country",),
            id="by country, added: with what they count beyond the conflict",
        ),
        pytest.param([HERE, AROUND], None, (), id="places that may hold the same people are not added"),
    ],
)
def test_ucdp_is_taken_by_conflict_or_else_by_country_and_added_where_nobody_is_counted_twice(
    claims: list[dict[str, Any]], expected: tuple[Any, ...] | None, includes: tuple[str, ...], folder: Folder
) -> None:
    row = _year_of(load(folder({**COUNTRIES, CLASHES: claims})))

    best, *added = expected or (None,)
    ids = tuple(f"clashes-2015:{name}" for name in added)
    figure = ReferenceFigure(low=None, best=best, high=None, added=ids, includes=includes)
    assert row.reference == (figure if expected else None)
    assert row.notes == tuple(f"* UCDP's figure holds more than this conflict: {more}." for more in includes)


MARKED = """\
Killed, by year: documented ranges

2015  UCDP  61*
      * UCDP's figure holds more than this conflict: deaths of the whole country.
"""


def test_a_figure_of_ucdp_that_holds_more_than_this_conflict_is_marked_for_people_and_bare_for_programs(
    folder: Folder,
) -> None:
    loaded = load(folder({**COUNTRIES, CLASHES: [HERE, THERE]}))
    table = by_year(loaded, war="clashes-2015")

    assert as_text(table).startswith(MARKED)
    row = next(csv.DictReader(as_csv(table).splitlines()))
    assert (row["ucdp_best"], row["ucdp_includes"]) == ("61", "deaths of the whole country")


def test_the_claims_of_ucdp_that_its_figure_leaves_out_are_named(folder: Folder) -> None:
    row = _year_of(load(folder({CLASHES: [CONFLICT, HERE]})))

    assert row.other_claims == ("clashes-2015:here",)


def test_bounds_of_ucdp_are_added_where_every_part_has_them(folder: Folder) -> None:
    estimate = {"low": 20, "best": 30, "high": 45, "qualifier": "estimate"}
    loaded = load(folder({**COUNTRIES, CLASHES: [{**HERE, **estimate}, {**THERE, **estimate}]}))

    added = ("clashes-2015:here", "clashes-2015:there")
    includes = ("deaths of the whole country",)
    assert _year_of(loaded).reference == ReferenceFigure(low=40, best=60, high=90, added=added, includes=includes)


def test_a_count_by_conflict_has_a_stratum_named_so_and_no_place(folder: Folder) -> None:
    loaded = load(folder({**COUNTRIES, CLASHES: [CONFLICT, HERE, _claim("plain", **UCDP)]}))

    assert [c.id for c in by_conflict(loaded.claims)] == ["second:killed-ucdp", "clashes-2015:conflict"]
