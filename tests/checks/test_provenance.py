"""Rules about who said what when, what was corrected, and what is left unsaid: one change of the tiny data each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.checks.rules import REPORTS, RULES
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder

DEAD = ("events", "second", "claims", "second:killed-armenian-military")
MISSING = ("events", "second", "claims", "second:missing-armenian-military")
ROLE = ("actors", "russia", "roles", "russia.arms-supplier-first")
OFFICE = {
    "id": "russia.president",
    "role": "office_holder",
    "toward": "armenia",
    "title": "President of Russia",
    "when": "1991-07-10/1999-12-31",
    "citations": [{"source": "wikipedia-2025", "locator": "Russia ¶1"}],
}


@pytest.mark.parametrize(
    ("rule", "changes", "record", "message"),
    [
        pytest.param(
            "as-of-is-not-after-the-source",
            {("sources", "wikipedia-2025", "date"): "2021", ("sources", "wikipedia-2025", "date_text"): "in 2021"},
            "second:missing-armenian-military",
            "2022-03-21 is after wikipedia-2025 appeared, 2021",
            id="said after its source appeared",
        ),
        pytest.param(
            "sources-are-read-after-they-appear",
            {("sources", "ucdp-brd-24.1", "date"): "2024-06", ("sources", "ucdp-brd-24.1", "read_on"): "2024-05-31"},
            "ucdp-brd-24.1",
            "2024-05-31 is before it appeared, 2024-06",
            id="read before it appeared",
        ),
        pytest.param(
            "corrections-are-the-claimants-own",
            {(*DEAD, "supersedes"): "second:killed-azerbaijani-military"},
            "second:killed-armenian-military",
            "second:killed-azerbaijani-military is killed by azerbaijan, this is killed by armenia",
            id="a correction of somebody else",
        ),
        pytest.param(
            "corrections-are-the-claimants-own",
            {
                ("events", "second", "claims", "second:killed-armenian-civilian", "supersedes"): DEAD[-1],
                ("events", "second", "claims", "second:killed-armenian-civilian", "as_of"): "2020",
                (*DEAD, "as_of"): "2021",
            },
            "second:killed-armenian-civilian",
            "second:killed-armenian-military is of 2021, later than 2020",
            id="a correction that is older",
        ),
        pytest.param(
            "withdrawn-claims-have-a-note",
            {(*DEAD, "withdrawn"): True},
            "second:killed-armenian-military",
            "no note; say when and how the claim was withdrawn",
            id="withdrawn without a word",
        ),
        pytest.param(
            "included-is-not-excluded",
            {(*DEAD, "includes"): ["missing", "police"], (*DEAD, "excludes"): ["missing"]},
            "second:killed-armenian-military",
            "'missing' is among what it includes",
            id="included and excluded",
        ),
        pytest.param(
            "borrowed-bounds-are-those-of-a-whole",
            {("events", "shusha-2020", "borrowed"): "end"},
            "shusha-2020",
            "the end of 2020-11-06/2020-11-08 is none of anything that the event is part of",
            id="a borrowed end that is its own",
        ),
        pytest.param(
            "background-is-detail",
            {("events", "minsk-group", "background"): True},
            "minsk-group",
            "2; background has 3",
            id="background that matters",
        ),
        pytest.param(
            "offices-are-dated",
            {("actors", "russia", "roles", "+"): {**OFFICE, "attested": ["1992-05-08"]}},
            "russia.president",
            "an office has either when it was held or attested days",
            id="an office with a time and attested days",
        ),
        pytest.param(
            "offices-are-dated",
            {(*ROLE, "title"): "Supplier"},
            "russia.arms-supplier-first",
            "only an office_holder has a title or attested days",
            id="a title without an office",
        ),
        pytest.param(
            "figures-say-when",
            {("sources", "ucdp-brd-24.1", "date"): "2024-06"},
            "second:killed-ucdp",
            "no day on which it was said, though ucdp-brd-24.1 is dated",
            id="a figure of a dated source",
        ),
        pytest.param(
            "sources-say-how-they-were-read",
            {("sources", "ucdp-brd-24.1", "language"): "en"},
            "ucdp-brd-24.1",
            "no extent",
            id="a source that does not say how far it was read",
        ),
        pytest.param(
            "what-matters-rests-on-two",
            {("events", "shusha-2020", "importance"): 1},
            "shusha-2020",
            "only Wikipedia contributors tells it",
            id="one publisher for what matters most",
        ),
    ],
)
def test_a_rule_names_the_record_and_says_why(
    folder: Folder, rule: str, changes: Changes, record: str, message: str
) -> None:
    problems = {**RULES, **REPORTS}[rule](load(folder(changes)))

    assert (rule, record, message) in {(p.rule, p.record, p.message) for p in problems}


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({("actors", "russia", "roles", "+"): OFFICE}, id="an office with its time"),
        pytest.param({("events", "shusha-2020", "borrowed"): "both"}, id="bounds that are those of the war"),
        pytest.param({(*MISSING, "supersedes"): "second:missing-earlier"}, id="a running toll"),
        pytest.param({(*DEAD, "withdrawn"): True, (*DEAD, "note"): "Taken back in 2022."}, id="withdrawn with a note"),
    ],
)
def test_what_is_in_order_breaks_no_rule(folder: Folder, changes: Changes) -> None:
    earlier = {
        "id": "second:missing-earlier",
        "measure": "missing",
        "unit": "people",
        "best": 200,
        "qualifier": "about",
        "claimant": "armenia",
        "counted": "2020-09-27/2020-11-10",
        "as_of": "2021",
        "citations": [{"source": "wikipedia-2025", "locator": "Second war ¶4"}],
    }
    war: Changes = {
        ("events", "shusha-2020", "date"): "2020-09-27/2020-11-10",
        ("events", "second", "claims", "+"): earlier,
    }

    broken = {p.rule for rule in RULES.values() for p in rule(load(folder({**war, **changes})))}

    assert broken == {"totals-match-their-parts", "wars-have-both-sides"}  # as the tiny data always do
