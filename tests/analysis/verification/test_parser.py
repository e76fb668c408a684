"""What a sentence says with each of its figures, in the story of conftest.py."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from nkcli.analysis.verification.names import names_of
from nkcli.analysis.verification.parser import parse

if TYPE_CHECKING:
    from nkcli.analysis.verification.statement import Statement
    from nkcli.model.dataset import Dataset


def statements(dataset: Dataset, text: str) -> list[Statement]:
    return list(parse(dataset, names_of(dataset), text))


def told(statement: Statement) -> tuple[object, ...]:
    people = "both" if statement.both else " ".join(statement.people)
    return (statement.quote, " ".join(statement.measures[:1]), statement.category, people)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        pytest.param(
            "3,825 Armenian soldiers were killed.",
            [("3,825", "killed", "military", "armenian-side")],
            id="the noun behind",
        ),
        pytest.param(
            "Azerbaijan said 2,783 of its troops died, and over 100 were missing.",
            [
                ("2,783", "killed", "military", "azerbaijani-side"),
                ("over 100", "missing", "military", "azerbaijani-side"),
            ],
            id="whose they are is said before",
        ),
        pytest.param(
            "The shelling killed 7 civilians and wounded 34.",
            [("7", "killed", "civilian", ""), ("34", "wounded", "civilian", "")],
            id="the verb before",
        ),
        pytest.param(
            "100 Azerbaijani and 85 Armenian civilians died.",
            [("100", "killed", "civilian", "azerbaijani-side"), ("85", "killed", "civilian", "armenian-side")],
            id="a verb and a noun for two figures",
        ),
        pytest.param(
            "Armenia lost 3,825 soldiers and Azerbaijan 2,906.",
            [("3,825", "killed", "military", "armenian-side"), ("2,906", "killed", "military", "azerbaijani-side")],
            id="words left out",
        ),
        pytest.param(
            "Azerbaijan had 11,557 dead in the first war and the Armenian side 5,856.",
            [("11,557", "killed", "all", "azerbaijani-side"), ("5,856", "killed", "all", "armenian-side")],
            id="a side before a figure is of that figure",
        ),
        pytest.param(
            "Of the 44 Armenians who came home, 30 are soldiers.",
            [("44", "returned", "all", "armenian-side"), ("30", "returned", "military", "armenian-side")],
            id="a noun behind a verb",
        ),
        pytest.param(
            "The death toll of Azerbaijani soldiers has risen to 2,900.",
            [("2,900", "killed", "military", "azerbaijani-side")],
            id="the noun far before",
        ),
        pytest.param(
            "Both sides together lost 7,000 soldiers and civilians.",
            [("7,000", "killed", "all", "both")],
            id="both sides, both kinds",
        ),
        pytest.param(
            "Azerbaijan handed 15 prisoners of war over.",
            [("15", "released", "all", "")],
            id="what became of prisoners",
        ),
        pytest.param(
            "Armenian forces killed 30 people.", [("30", "killed", "all", "")], id="who did it is not counted"
        ),
        pytest.param("The two sides fought for 44 days in 2020, one of five wars.", [], id="none"),
        pytest.param("About 85 ± 5 civilians.", [("About 85", "", "all", "")], id="how far it may be off"),
        pytest.param("20 tanks were lost.", [("20", "tanks_lost", "all", "")], id="things"),
    ],
)
def test_a_figure_counts_what_the_words_around_it_say(
    dataset: Dataset, text: str, figures: list[tuple[object, ...]]
) -> None:
    """Each figure is a statement of its own."""
    assert [told(statement) for statement in statements(dataset, text)] == figures


@pytest.mark.parametrize(
    ("text", "events", "period", "as_of"),
    [
        ("85 civilians were killed in the 44-day war.", "second", None, None),
        ("85 civilians were killed in the Second Nagorno-Karabakh War of 2020.", "second", "2020", None),
        ("85 civilians were killed between 1988 and 1994.", "", "1988/1994", None),
        ("85 civilians were killed in the war of 1988 to 1994.", "first", "1988/1994", None),
        ("85 civilians died in the fighting in Shusha in November 2020.", "shusha-2020", "2020-11", None),
        ("Armenia said on 14 November 2020 that 85 civilians were killed.", "", None, "2020-11-14"),
        ("By 14 November 2020 85 civilians had been killed.", "", None, "2020-11-14"),
        ("As of 7 October 2020 85 civilians had been killed.", "second", None, "2020-10-07"),
        ("In 2022 85 civilians were still missing from the 44-day war.", "second", None, "2022"),
        ("85 civilians were killed since the Second Nagorno-Karabakh War.", "", "2020-11-11/..", None),
        ("85 civilians were killed before the Second Nagorno-Karabakh War.", "", "../2020-09-26", None),
    ],
)
def test_a_figure_is_of_the_time_that_its_sentence_names(
    dataset: Dataset, text: str, events: str, period: str | None, as_of: str | None
) -> None:
    """A war by name, one by a date and a fight, a period, or the day on which it was said."""
    (statement,) = statements(dataset, text)

    assert " ".join(statement.events) == events
    assert (statement.period.text if statement.period else None) == period
    assert (statement.as_of.text if statement.as_of else None) == as_of


@pytest.mark.parametrize(
    ("text", "voices"),
    [
        ("According to Armenia, 85 civilians were killed.", "armenian-side"),
        ("Baku said that 100 civilians were killed.", "azerbaijani-side"),
        ("85 civilians were killed, the Armenian government reported.", "armenian-side"),
        ("UCDP: 7,646 killed", "ucdp"),
        ("85 civilians were killed.", ""),
        ("85 civilians died in Azerbaijan's shelling, said the government of Armenia.", "armenian-side"),
        ("UCDP in Armenia said that 85 civilians were killed.", "ucdp"),
    ],
)
def test_a_figure_is_said_by_whom_its_sentence_names(dataset: Dataset, text: str, voices: str) -> None:
    """A state speaks by its name, its capital or its officials."""
    (statement,) = statements(dataset, text)

    assert " ".join(statement.voices) == voices


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("3,825 Armenian soldiers were killed in the 44-day war.", []),
        ("3,825 Armenian soldiers were not killed in the 44-day war.", [("turned", "not")]),
        ("3,825 young Armenian soldiers were killed in the 44-day war.", [("kind", "young"), ("word", "young")]),
        (
            "3,825 Armenian soldiers were killed in Narnia in the 44-day war.",
            [("elsewhere", "narnia"), ("word", "narnia")],
        ),
        ("3,825 Armenian soldiers were killed in the 44-day war in 1994.", [("dates", "")]),
        ("Another 3,825 Armenian soldiers were killed in the 44-day war.", [("turned", "another")]),
        ("The dead among the Armenian soldiers were 3,825 in the 44-day war.", []),
        ("3,825 soldiers were among the Armenian dead in the 44-day war.", [("part", "among"), ("people", "")]),
        ("Shells and other fire killed 3,825 Armenian soldiers in the 44-day war.", []),
        ("3,825 Armenian soldiers were killed by mines in the 44-day war.", [("way", "by")]),
        ("3,825 Armenian soldiers were killed.", [("time", "")]),
        ("Azerbaijan said 3,825 soldiers were killed in the 44-day war.", [("people", "")]),
        ("In the 44-day war there were 3,825.", [("measure", "")]),
        ("Armenian people displaced or uprooted by the 44-day war number 90,000.", []),
        ("3,825 Armenian soldiers came under fire and were killed in the 44-day war.", []),
    ],
)
def test_what_is_not_understood_is_named(dataset: Dataset, text: str, doubts: list[tuple[str, str]]) -> None:
    """Each doubt has a kind, which says what verdicts it leaves, and the words that it is about."""
    (statement,) = statements(dataset, text)

    assert [tuple(doubt) for doubt in statement.doubts] == doubts


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("192 Armenian soldiers were killed and 511 wounded in the 44-day war.", ([], [])),
        (
            "192 Armenian soldiers, including 12 women, died in the 44-day war.",
            ([], ["part", "people"]),
        ),
    ],
)
def test_a_second_figure_shares_the_noun_of_the_first(
    dataset: Dataset, text: str, doubts: tuple[list[str], list[str]]
) -> None:
    """Where a joint and a verb say so; and what narrows the second leaves the first whole."""
    kinds = [[doubt.kind for doubt in statement.doubts] for statement in statements(dataset, text)]

    assert tuple(kinds) == doubts


def test_earlier_sentences_give_the_time_that_later_ones_leave_out(dataset: Dataset) -> None:
    """The event is carried over, and that it was is a doubt; so is the year of a date without one."""
    text = "The 44-day war ended on 10 November 2020. 85 civilians were killed. Armenia said so on 14 November."

    (statement,) = statements(dataset, text)

    assert (statement.events, [doubt.kind for doubt in statement.doubts]) == (("second",), ["time"])
    assert text[slice(*statement.sentence)] == "85 civilians were killed."
