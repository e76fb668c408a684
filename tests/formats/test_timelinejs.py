"""TimelineJS's JSON: dates no finer than they are known, texts that are no markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from asking import result
from nkcli.formats.timelinejs import omitted

if TYPE_CHECKING:
    from nkcli.answers.timeline import Timeline
    from nkcli.model.dataset import Dataset


def slides(dataset: Dataset, **filters: Any) -> dict[str, Any]:
    """Return the slides of a timeline by id."""
    events = json.loads(result(dataset, "timeline", **filters).to_text("timelinejs"))["events"]
    return {slide["unique_id"]: slide for slide in events}


def test_an_event_is_a_slide_with_its_date_in_words(dataset: Dataset) -> None:
    assert slides(dataset, place="shusha") == {
        "shusha-2020": {
            "unique_id": "shusha-2020",
            "start_date": {"year": 2020, "month": 11, "day": 6},
            "end_date": {"year": 2020, "month": 11, "day": 8},
            "display_date": "6–8 Nov 2020",
            "text": {
                "headline": "Azerbaijan takes control of Shusha",
                "text": "<p>The battle is followed by a ceasefire.</p><p>Sources: wikipedia-2025</p>",
            },
            "group": "Second Nagorno-Karabakh War",
        }
    }


def test_a_date_is_no_finer_than_it_is_known_and_one_of_many_days_did_not_last(dataset: Dataset) -> None:
    dates = ("start_date", "end_date", "display_date")
    told = {name: [slide.get(date) for date in dates] for name, slide in slides(dataset).items()}

    assert told["minsk-group"] == [{"year": 1992}, None, "1992"]
    assert told["fighting-1992"] == [{"year": 1992, "month": 2}, None, "late winter 1992"]


def test_every_slide_that_has_a_beginning_is_there(dataset: Dataset) -> None:
    answer = cast("Timeline", result(dataset, "timeline").answer)

    assert len(slides(dataset)) == len(answer.events)
    assert omitted(answer) == ""
