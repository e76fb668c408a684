"""Help: commands in groups, what is special before what is shared, topics, and filters that have an effect."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from asking import facts_of
from conftest import RECORD
from nkcli.api import ask
from nkcli.cli.app import GROUPS, summaries
from nkcli.cli.jobs.help import TOPICS
from nkcli.cli.main import main
from nkcli.store.opening import load

if TYPE_CHECKING:
    from nkcli.api import Facts


def shown(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    assert main(list(args)) == 0
    return capsys.readouterr().out


def test_every_command_stands_in_a_group(capsys: pytest.CaptureFixture[str]) -> None:
    headings = re.findall(r"^(\w[\w ]+):$", shown(capsys, "--help"), re.MULTILINE)
    assert headings == ["Options", "Ask", "Check", "Take away", "Other data", "Help"]
    assert {name for names in GROUPS.values() for name in names} >= summaries().keys()


def test_what_is_special_to_a_command_stands_before_what_it_shares(capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "actors", "--help")
    order = ("Arguments:", "\n  NAME", "Options:", "--full", "Filters:", "--from", "Output:", "--json", "Common:")
    places = [text.index(word) for word in order]
    assert places == sorted(places)


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_fits_a_terminal(topic: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = shown(capsys, "help", topic)
    assert text == TOPICS[topic]
    assert max(map(len, text.splitlines())) <= 100
    assert len(text.splitlines()) <= 22


def test_help_of_a_command_is_that_of_the_option(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "help", "timeline") == shown(capsys, "timeline", "--help")
    assert shown(capsys, "help") == shown(capsys, "--help")


@pytest.mark.parametrize(
    ("args", "hint"),
    [
        pytest.param(["help", "date"], "did you mean dates?", id="a topic"),
        pytest.param(
            ["actors", "--sumary"],
            "see: nkcli actors --help",
            id="an option of another command",
        ),
        pytest.param(["timeline", "--sumary"], "did you mean --summary?", id="an option of the command"),
        pytest.param(["actors", "--kind", "stat"], "did you mean state?", id="a kind of actor"),
        pytest.param(["wars", "--kind", "wor"], "did you mean war?", id="a kind of war"),
        pytest.param(["changes", "--what", "correct"], "did you mean corrected?", id="a choice"),
    ],
)
def test_a_typing_error_suggests_only_what_the_command_takes(
    args: list[str], hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(RECORD), *args]) == 2
    assert hint in capsys.readouterr().err


# -- filters -------------------------------------------------------------------------------------

LISTS = ("timeline", "casualties", "claims", "disputes", "wars", "actors", "places", "sources", "search")

FILTERS: dict[str, Any] = {
    "from_": "2021",
    "to": "1991",
    "on": "2020-10",
    "war": "second",
    "actor": "armenia",
    "place": "shusha",
    "near": "shusha",
    "bbox": "46.7,39.7,46.8,39.8",
    "text": "ceasefire",
    "source": "cfr-2025",
}

KINDS = {
    "disputes": "control",
    "search": "event",
    "wars": "phase",
    "actors": "state",
    "places": "district",
    "sources": "dataset",
}


WHOLE: dict[str, Any] = {"search": {"words": "shusha", "limit": 1000}, "casualties": {"from_": "1900"}}
"""What lists everything, where a question alone gives a digest."""


@cache
def record() -> Facts:
    return facts_of(load(RECORD))


@cache
def rows(question: str, **asked: Any) -> int:
    whole = WHOLE.get(question, {})
    return len(list(ask(record(), question, **{**whole, **asked}).answer.all_rows))


@pytest.mark.parametrize("question", LISTS)
@pytest.mark.parametrize("name", [*FILTERS, "kind"])
def test_every_filter_that_is_offered_has_an_effect(question: str, name: str) -> None:
    """It keeps fewer rows; `actors --on` asks who held which office instead."""
    value = KINDS.get(question, "agreement") if name == "kind" else FILTERS[name]
    assert (question, name) == ("actors", "on") or rows(question, **{name: value}) < rows(question)
