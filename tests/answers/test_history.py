"""How each claimant's figure changed: the whole screen, the chart, and what is left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from asking import answer
from nkcli.formats.plain import as_text
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder

CLAIMS = ("events", "second", "claims")


def _claim(name: str, number: int, as_of: str | None, **fields: Any) -> dict[str, Any]:
    """Armenia on its soldiers killed in the war, said on a day, or what `fields` say."""
    return {
        "id": f"second:{name}",
        "short": name,
        "measure": "killed",
        "unit": "people",
        "best": number,
        "qualifier": "exact",
        "affected": "armenian-side",
        "category": "military",
        "claimant": "armenia",
        "counted": "2020-09-27/2020-11-10",
        "citations": [{"source": "wikipedia-2025", "locator": "¶1"}],
        **({"as_of": as_of} if as_of else {}),
        **fields,
    }


SERIES = [
    _claim("xbt2", 3000, "2021-03", supersedes="second:kdw9"),
    _claim("kdw9", 1500, "2020-10-20", counted="2020-09-27/2020-10-15"),
    _claim("tfh4", 2900, "2021-05-01", withdrawn=True, includes=["missing"]),
    _claim("wqj7", 5000, "2020-12-01", claimant="azerbaijan"),
    _claim("rrk3", 3800, None),
]

SCREEN = """\
Second Nagorno-Karabakh War: killed, from announcement to announcement

Said         Figure  Change                                  Id

Armenia on Armenian side, military
20 Oct 2020   1,500          to 15 Oct 2020                  kdw9
March 2021    3,000  +1,500  corrects kdw9                   xbt2
1 May 2021    2,900    -100  withdrawn; counts also missing  tfh4

1 claim more, of claimants who gave one figure on the same people.
1 claim more, of which no source in hand says when they were made.
"""


def test_announcements_stand_in_order_of_time_with_corrections_and_withdrawals_marked(folder: Folder) -> None:
    assert as_text(answer(load(folder({CLAIMS: SERIES})), "history", war="second"), 80) == SCREEN


def test_a_chart_steps_from_figure_to_figure_down_the_days(folder: Folder) -> None:
    text = as_text(answer(load(folder({CLAIMS: SERIES})), "history", war="second", chart=True))

    assert [line[29:53].rstrip() for line in text.splitlines()[5:8]] == [
        "           │",
        "           └───────────┐",
        "                      ┌┘",
    ]


def test_nothing_announced_twice_is_a_sentence(folder: Folder) -> None:
    told = as_text(answer(load(folder({CLAIMS: SERIES})), "history", war="second", claimant="azerbaijan"))

    assert "No claimant here announced a figure twice." in told
