"""What is known, on one screen; and what a check found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from asking import answer
from nkcli.answers.check import Problems, RuleRow, Rules
from nkcli.answers.overview import Overview
from nkcli.formats.plain import as_text
from nkcli.model.problem import Problem
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Folder
    from nkcli.model.dataset import Dataset

SCREEN = """\
nkcli 0.2.0: Nagorno-Karabakh conflict, 1988–2020, claim by claim

7 events, 16 claims by 4 claimants, 8 actors, 2 places, 2 sources; data version 1.2.3.
20 Feb 1988 – 12 May 1994  First Nagorno-Karabakh War   first
27 Sep – 10 Nov 2020       Second Nagorno-Karabakh War  second

Events: 1992 █                      ▆    █ 2020, at most 2 (1992)

Try:
  nkcli timeline --from 1988
All commands: nkcli --help
"""


def test_the_first_screen_shows_what_is_known_and_what_to_type(dataset: Dataset) -> None:
    assert as_text(answer(dataset, "overview")) == SCREEN


def test_the_overview_counts_every_record(dataset: Dataset) -> None:
    assert answer(dataset, "overview") == Overview(
        query={},
        title="Nagorno-Karabakh conflict",
        version="1.2.3",
        events=7,
        claims=16,
        actors=8,
        places=2,
        sources=2,
        claimants=4,
        earliest="1988-01-01",
        latest="2020-11-10",
        events_by_year={"1992": 2, "2015": 1, "2020": 2},
        wars=answer(dataset, "wars").wars,
        examples=("nkcli timeline --from 1988",),
        nkcli="0.2.0",
        begins="1988",
    )


def test_what_is_only_planned_does_not_widen_the_years(folder: Folder) -> None:
    planned = {"kind": "vote", "date": "2027", "title": "A vote", "importance": 3, "status": "planned", "citations": []}
    loaded = load(folder({("events", "+"): {"id": "vote", **planned}}))

    assert (answer(loaded, "overview").events, answer(loaded, "overview").latest) == (8, "2020-11-10")


# -- checks --------------------------------------------------------------------------------------


def test_problems_are_listed_by_file_with_reports_apart() -> None:
    long = Problem(
        file="events.json", line=4, record="second", field="title", rule="titles-are-short", message="99 characters"
    )
    gone = Problem(file="ids.json", record="shusha", rule="ids-never-vanish", message="shusha is gone")
    told = Problem(file="events.json", record="first", field="claims", rule="one-sided-events", message="by one side")

    sheet = Problems(query={}, folder="data", records=1033, problems=(long, gone), reports=(told,)).table()

    assert sheet.title == "2 problems in 1,033 records of data"
    assert [(group.title, tuple(tuple(vars(row).values()) for row in group.rows)) for group in sheet.groups] == [
        ("events.json", (("problem", "events.json", 4, "second", "title", "99 characters", "titles-are-short"),)),
        ("ids.json", (("problem", "ids.json", None, "shusha", None, "shusha is gone", "ids-never-vanish"),)),
        (
            "No faults, but worth knowing",
            (("report", "events.json", None, "first", "claims", "by one side", "one-sided-events"),),
        ),
    ]


def test_no_problem_is_good_news() -> None:
    problems = Problems(query={}, folder="data", records=33, problems=())

    assert as_text(problems) == "0 problems in 33 records of data\n\nAll is well.\n"


def test_one_problem_is_one() -> None:
    gone = Problem(file="ids.json", record="shusha", rule="ids-never-vanish", message="shusha is gone")

    assert (
        Problems(query={}, folder="data", records=33, problems=(gone,)).table().title
        == "1 problem in 33 records of data"
    )


def test_rules_are_listed_with_what_they_ask() -> None:
    rules = Rules(query={}, rules=(RuleRow(name="titles-are-short", meaning="Titles are under 80 characters."),))

    assert as_text(rules) == (
        "Rules of nkcli check\n\nRule              What it asks\n\ntitles-are-short  Titles are under 80 characters.\n"
    )
