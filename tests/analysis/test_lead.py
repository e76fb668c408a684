"""Which claim leads, by the rule of docs/explanation/lead-figure.md: the same for every side."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer
from conftest import FACTS, write_folder
from nkcli.formats.plain import as_text
from nkcli.store.opening import load

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Folder

CLAIMS = ("events", "second", "claims")
OFFICE = {
    "id": "minister",
    "kind": "person",
    "name": "A Minister",
    "roles": [
        {
            "id": "minister.office",
            "role": "office_holder",
            "toward": "armenia",
            "when": "2020/2021",
            "citations": [{"source": "wikipedia-2025", "locator": "¶1"}],
        }
    ],
    "citations": [{"source": "wikipedia-2025", "locator": "¶1"}],
}


def _claim(name: str, number: int, **fields: Any) -> dict[str, Any]:
    """A claim that so many Armenian soldiers were killed in the war, or what `fields` say."""
    figure = {} if {"low", "high"} & fields.keys() else {"best": number, "qualifier": "exact"}
    return {
        "id": f"second:{name}",
        "measure": "killed",
        "unit": "people",
        "affected": "armenian-side",
        "category": "military",
        "counted": "2020-09-27/2020-11-10",
        "citations": [{"source": "wikipedia-2025", "locator": "¶1"}],
        **figure,
        **fields,
    }


def _lead(folder: Folder, *claims: dict[str, Any]) -> tuple[str, list[str], list[str]]:
    """The lead of the only party and category counted: its reason, its claims, and what contradicts it."""
    loaded = load(folder({CLAIMS: list(claims), ("actors", "+"): OFFICE}))
    (row,) = answer(loaded, "casualties", war="second").summary
    chosen, rivals = ([i.removeprefix("second:") for i in ids] for ids in (row.claims, row.contradicted_by))
    return row.lead_reason, sorted(chosen), rivals


@pytest.mark.parametrize(
    ("claims", "lead"),
    [
        pytest.param(
            [_claim("others", 9000, claimant="azerbaijan"), _claim("own", 3800, claimant="armenia")],
            ("own_latest", ["own"], ["others"]),
            id="the party counted speaks of its own, whoever else does",
        ),
        pytest.param(
            [
                _claim("final", 3800, claimant="armenia", as_of="2022"),
                _claim("first", 2300, claimant="armenia", as_of="2020-11"),
                _claim("minister", 3700, claimant="minister", as_of="2021-05"),
            ],
            ("own_latest", ["final"], ["minister"]),
            id="the latest leads, and what one voice said before contradicts nobody",
        ),
        pytest.param(
            [
                _claim("late", 4500, claimant="minister", as_of="2022"),
                _claim("early", 3700, claimant="armenia", as_of="2021"),
            ],
            ("own_latest", ["early"], ["late"]),
            id="who is out of office speaks for nobody",
        ),
        pytest.param(
            [
                _claim("by-october", 900, claimant="armenia", counted="2020-09-27/2020-10-25", as_of="2020-10-25"),
                _claim("of-others", 5000, claimant="azerbaijan"),
            ],
            ("only_voice", ["of-others"], []),
            id="what was known on a day of the war is no count of the war",
        ),
        pytest.param(
            [
                _claim("old", 3800, claimant="armenia", as_of="2022"),
                _claim("part", 3700, claimant="minister", as_of="2021", subset_of="second:old"),
                _claim("new", 3833, claimant="armenia", as_of="2021", supersedes="second:old"),
                _claim("taken-back", 99, claimant="armenia", as_of="2024", withdrawn=True),
            ],
            ("own_latest", ["new"], []),
            id="replaced, with its parts, or withdrawn: gone",
        ),
        pytest.param(
            [
                _claim("most", 0, claimant="western-estimates", low=5000, qualifier="at_least"),
                _claim("fewest", 4000, claimant="azerbaijan"),
            ],
            ("range", ["fewest", "most"], []),
            id="nobody speaks of its own: the range",
        ),
        pytest.param(
            [_claim("dead", 100, claimant="armenia", as_of="2020-12"), _claim("counter", 120, claimant="ucdp")],
            ("own_latest", ["dead"], ["counter"]),
            id="the independent count stands beside it",
        ),
        pytest.param(
            [_claim("counter", 120, claimant="ucdp")],
            ("reference", ["counter"], []),
            id="the independent count alone",
        ),
        pytest.param(
            [
                _claim("state", 10, affected="armenia", claimant="armenia"),
                _claim("of-the-state", 9, affected="armenia", claimant="azerbaijan", subset_of="second:state"),
            ],
            ("own_latest", ["state"], []),
            id="what is among another claim is not the whole",
        ),
    ],
)
def test_the_lead_is_chosen_by_the_rule(claims: list[dict[str, Any]], lead: tuple[object, ...], folder: Folder) -> None:
    """`lead` is its reason, its claims, and the claims that contradict it."""
    assert _lead(folder, *claims) == lead


def test_years_of_the_reference_counter_are_added_if_they_are_half_of_the_war(folder: Folder) -> None:
    """Three and four of the seven years in which the first war was fought."""
    years = [
        _claim(f"{year}", 10, affected=None, category="all", claimant="ucdp", counted=f"{year}", stratum="conflict 388")
        for year in range(1991, 1995)
    ]
    for claim in years:
        claim.pop("affected")
    three, four = (
        answer(load(folder({("events", "first", "claims"): years[:number]})), "casualties", war="first").summary
        for number in (3, 4)
    )

    assert three == ()
    assert [(row.best, row.counted, row.lead_reason) for row in four] == [(40, "1991/1994", "reference")]


SCREEN = """\
Second Nagorno-Karabakh War · 27 Sep – 10 Nov 2020 · second

Killed
Armenian side     military  3,825  ≠ 1  Armenia, by Aug 2025 [1]
                  civilian     85       Armenia, by Aug 2025 [1]
Azerbaijani side  military  2,906       Azerbaijan, by Aug 2025 [1]
                  civilian    100       Azerbaijan, by Aug 2025 [1]
All parties       all       7,646       UCDP [2]
                                        7,548–9,077; counts 2020

Missing
Armenian side     military    187       Armenia, 21 Mar 2022 [1]
Azerbaijani side  military      6       Azerbaijan, by Aug 2025 [1]

Sources: [1] wikipedia-2025 [2] ucdp-brd-24.1
A party's latest on its own people leads; ≠ 2: two other voices contradict it.
9 claims, 2 contested: add --claims. See also: nkcli history --war second, nkcli
disputes --war second.
"""


def test_swapping_the_sides_swaps_the_screen_exactly(tmp_path: Path) -> None:
    """One more claim, by the other side; in the swapped record every name of a side is the other's."""
    claim = _claim("other-side", 9000, claimant="azerbaijan")
    facts = json.loads(json.dumps(FACTS))
    next(event for event in facts["events"] if event["id"] == "second")["claims"].append(claim)
    screens = []
    for name, text in (("as-it-is", json.dumps(facts)), ("swapped", _swapped(json.dumps(facts)))):
        where = tmp_path / name
        where.mkdir()
        raw = {f"{key}.json": json.dumps(_file(key, value)).encode() for key, value in json.loads(text).items()}
        screens.append(as_text(answer(load(write_folder(where, {}, raw)), "casualties", war="second"), 80))

    assert screens == [SCREEN, _swapped(SCREEN, columns=18)]


def _file(key: str, value: Any) -> Any:
    return {key: value} if isinstance(value, list) else value


def _swapped(text: str, *, columns: int | None = None) -> str:
    """A text in which the two sides have each other's names; a label at the left is filled to so many columns."""
    pairs = {"armenian": "azerbaijani", "armenia": "azerbaijan", "Armenian": "Azerbaijani", "Armenia": "Azerbaijan"}
    others = pairs | {other: one for one, other in pairs.items()}
    swapped = re.sub("|".join(sorted(others, key=len, reverse=True)), lambda match: others[match[0]], text)
    return re.sub(r"(?m)^(\w+ side) +", lambda match: match[1].ljust(columns or 0), swapped) if columns else swapped
