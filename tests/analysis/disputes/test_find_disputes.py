"""Which rule finds what: what is a dispute, of which kind, and whether its positions can all be right."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from nkcli.analysis.disputes import find_disputes
from nkcli.model.records import Control, Name, OtherDate, Place, Role
from small_world import UCDP, WIKI, WORLD, at_least, event, exactly, killed, with_events

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset


def _kinds(dataset: Dataset) -> list[tuple[str, str, object]]:
    """List the kind, the agreement and the size of the gap of every dispute."""
    return [(d.kind, d.agreement, d.gap and d.gap.size) for d in find_disputes(dataset)]


# -- figures -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("claims", "disputes"),
    [
        pytest.param([exactly("a", 10), exactly("b", 10)], [], id="the same figure twice"),
        pytest.param([exactly("a", 10), exactly("b", 15)], [("figures-apart", "apart", 5)], id="two figures"),
        pytest.param(
            [at_least("a", 185), exactly("b", 200)], [("figures-differ", "overlap", 0)], id="ranges that overlap"
        ),
        pytest.param(
            [exactly("a", 10), exactly("b", 15, category="civilian")],
            [("figures-apart", "apart", 5)],
            id="a part above the whole",
        ),
        pytest.param([exactly("a", 15), exactly("b", 10, category="civilian")], [], id="a part that fits"),
        pytest.param(
            [exactly("a", 398, counted="2021/2030"), exactly("b", 1008, counted="2021/2026", claimant="armenia")],
            [("wider-period", "apart", 610)],
            id="a longer period with a smaller figure",
        ),
        pytest.param(
            [
                exactly("a", 1008, counted="2021/2030", affected="armenia"),
                exactly("b", 398, counted="2021/2026", affected="armenia"),
            ],
            [],
            id="a longer period with a larger figure",
        ),
        pytest.param([exactly("a", 1, stratum="mines"), exactly("b", 2, stratum="shots")], [], id="strata"),
        pytest.param([exactly("a", 1, affected="armenia"), exactly("b", 2, affected="azerbaijan")], [], id="two sides"),
        pytest.param(
            [exactly("a", 12), exactly("b", 10, measure="casualties")],
            [("measures", "apart", 2)],
            id="more killed than killed and wounded",
        ),
        pytest.param(
            [exactly("a", 1, measure="displaced", text="from A"), exactly("b", 2, measure="displaced", text="from B")],
            [],
            id="people who fled from different areas, counted by one voice in one place",
        ),
        pytest.param(
            [
                exactly("a", 5, affected="armenia", category="military"),
                exactly("b", 9, parts=("a",), claimant="armenia"),
            ],
            [("total", "apart", 4)],
            id="a total that its part does not give",
        ),
        pytest.param(
            [
                exactly("a", 157, counted="2025-09-27/2025-10-02", claimant="armenia"),
                exactly("b", 429, counted="2025-09-27/2025-10-11", claimant="armenia"),
            ],
            [],
            id="a toll that grows while the fighting goes on",
        ),
        pytest.param(
            [
                exactly("a", 10, claimant="armenia", as_of="2026-01-05"),
                exactly("b", 15, claimant="armenia", as_of="2026-03"),
                exactly("c", 40, claimant="russia"),
            ],
            [("figures-apart", "apart", 25)],
            id="a voice’s last word against another voice’s",
        ),
        pytest.param(
            [
                exactly("a", 10, claimant="armenia", affected="armenia", as_of="2026-01-05"),
                exactly("b", 15, claimant="armenian-side", affected="armenia", as_of="2026-03"),
            ],
            [],
            id="a side’s own dead, of whom more are found later",
        ),
        pytest.param(
            [exactly("a", 10, claimant="armenia"), exactly("b", 12, claimant="armenia", supersedes="a")],
            [],
            id="a figure and its correction",
        ),
        pytest.param(
            [
                exactly("a", 10, counted="2025-09-27/2025-11-10", claimant="armenia"),
                exactly("b", 15, counted="2025-09-28/2025-11-09", claimant="russia"),
            ],
            [("figures-apart", "apart", 5)],
            id="a war that begins a day later in another source",
        ),
        pytest.param(
            [exactly("a", 10, text="burned"), exactly("b", 15, text="shot")],
            [],
            id="two things that one voice counts in one place",
        ),
    ],
)
def test_figures_are_a_dispute_or_not(claims: list[ClaimInContext], disputes: list[tuple[str, str, object]]) -> None:
    """All count the year 2025, where they do not say otherwise."""
    dated = [replace(claim.record, counted=claim.counted or "2025") for claim in claims]
    phase = event("phase", "phase", "2021/2030")

    assert _kinds(with_events(replace(phase, claims=tuple(dated)))) == disputes


def test_what_is_counted_by_year_is_added_up_beside_the_figure_for_all_years() -> None:
    """A voice's years make a sum where they are most of the time and hold the soldiers of all sides."""
    years = [
        exactly(f"y{year}", 10, counted=f"{year}", claimant="russia", citations=UCDP) for year in range(2010, 2020)
    ]
    clashes = [event(f"clashes-{c.id}", "phase", str(c.counted), c, part_of="phase") for c in years]
    whole = event("phase", "phase", "2010/2019", exactly("all", 500, counted="2010/2019"))

    (dispute,) = find_disputes(with_events(whole, *clashes))

    assert (dispute.kind, dispute.agreement) == ("wider-period", "apart")
    assert [(len(p.claims), p.value.best) for p in dispute.positions] == [(1, 500), (10, 100)]


def test_claims_on_different_battles_answer_different_questions() -> None:
    battles = [event(f"battle-{n}", "battle", "2020-10", exactly(f"c{n}", n, counted="2020-10")) for n in (5, 9)]

    assert _kinds(with_events(*battles)) == []


# -- words ---------------------------------------------------------------------------------------


def _statement(claim_id: str, **fields: Any) -> ClaimInContext:
    return killed(claim_id, measure="statement", text=claim_id, best=None, unit=None, **fields)


def test_statements_that_the_data_link_are_one_dispute_however_long_the_chain() -> None:
    chain = [("a", ("b",)), ("b", ("a", "c")), ("c", ("b",))]
    law = event("law", "law", "2020", *(_statement(name, contradicts=others) for name, others in chain))

    (dispute,) = find_disputes(with_events(law))

    assert (dispute.id, dispute.kind, [c.id for c in dispute.claims]) == ("dispute:a", "statements", ["a", "b", "c"])


def test_what_is_denied_or_alleged_is_a_dispute() -> None:
    denied = event("denied", "incident", "2020", status="disputed", summary="So it was.")
    alleged = event("alleged", "incident", "2020", status="alleged")

    assert [(d.id, d.kind, d.agreement, d.claims[0].text) for d in find_disputes(with_events(denied, alleged))] == [
        ("dispute:denied:disputed", "occurrence", "apart", "So it was."),
        ("dispute:alleged:alleged", "occurrence", "open", "Alleged"),
    ]


def test_a_denied_role_is_a_dispute_about_its_actor() -> None:
    role = Role(id="russia.arms", role="arms_supplier", toward="armenia", status="denied", when="2020", citations=WIKI)
    actors = tuple(replace(a, roles=(role,)) if a.id == "russia" else a for a in WORLD.actors)

    (dispute,) = find_disputes(replace(WORLD, actors=actors))

    assert (dispute.kind, dispute.subject.id, dispute.doubted) == ("role", "russia", role)


# -- dates, holders, names -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("other", "disputes"),
    [
        pytest.param("2020", [], id="only less precise"),
        pytest.param("2019", [("dates", "apart", None)], id="another year"),
    ],
)
def test_another_date_is_a_dispute_unless_it_is_only_less_precise(
    other: str, disputes: list[tuple[str, str, object]]
) -> None:
    dates = (OtherDate(date=other, citations=WIKI),)

    assert _kinds(with_events(event("law", "law", "2020-05-01", other_dates=dates))) == disputes


@pytest.mark.parametrize(
    ("until", "disputes"),
    [
        pytest.param("2020-11-08", [], id="a handover"),
        pytest.param("2020-11-20", [("control", "apart", None)], id="twelve days of both"),
    ],
)
def test_two_holders_at_one_time_are_a_dispute(until: str, disputes: list[tuple[str, str, object]]) -> None:
    held = (
        Control(holder="armenia", status="de_facto", when=f"1992-05-09/{until}", citations=WIKI),
        Control(holder="azerbaijan", status="de_facto", when="2020-11-08/..", citations=WIKI),
    )
    town = Place(id="town", kind="settlement", name="Town", control=held, citations=WIKI)

    assert _kinds(replace(WORLD, places=(town,))) == disputes


@pytest.mark.parametrize(
    ("name", "disputes"),
    [
        pytest.param("Shusha", [("naming", "open", None)], id="two names"),
        pytest.param("Shushi", [], id="one name"),
    ],
)
def test_two_communities_names_are_a_dispute(name: str, disputes: list[tuple[str, str, object]]) -> None:
    names = (
        Name(text="Shushi", lang="en", community="armenian"),
        Name(text=name, lang="en", community="azerbaijani"),
    )

    town = Place(id="town", kind="settlement", name="Town", names=names, citations=WIKI)

    assert _kinds(replace(WORLD, places=(town,))) == disputes
