"""nkcli in Python: facts by any name, questions by name, and what can be made of an answer."""

from __future__ import annotations

import pickle
import sys
from typing import TYPE_CHECKING, Any

import pytest

import nkcli
from nkcli.answers import registry
from nkcli.api import questions
from nkcli.errors import AmbiguousName, DataError, MissingDependency, UnknownNameError, UsageError

if TYPE_CHECKING:
    from conftest import Folder


@pytest.fixture
def facts(folder: Folder) -> nkcli.Facts:
    return nkcli.load(folder())


def test_what_is_promised_is_there_and_nothing_else_is() -> None:
    assert nkcli.__all__ == ["Facts", "NkcliError", "Result", "__version__", "ask", "load"]
    assert all(getattr(nkcli, name) for name in nkcli.__all__)
    with pytest.raises(AttributeError, match="module 'nkcli' has no attribute 'Fact'"):
        nkcli.Fact  # noqa: B018 - asking for it is the test


# -- facts ---------------------------------------------------------------------------------------


def test_facts_say_in_one_line_what_they_are(facts: nkcli.Facts) -> None:
    assert repr(facts) == (
        "<Facts: Nagorno-Karabakh conflict, 7 events, 16 claims, 8 actors, 2 places; data version 1.2.3>"
    )


@pytest.mark.parametrize(
    ("name", "record"),
    [
        pytest.param("second", "second", id="id of an event"),
        pytest.param("44-DAY", "second", id="alias, other case"),
        pytest.param("susa", "shusha", id="name of a place, other spelling"),
        pytest.param("\u200eShu\u00adsha", "shusha", id="pasted with invisible marks"),
        pytest.param("Россия", "russia", id="name of an actor in another script"),
        pytest.param("second:killed-ucdp", "second:killed-ucdp", id="claim"),
        pytest.param("russia.arms-supplier-first", "russia.arms-supplier-first", id="role"),
        pytest.param("wikipedia-2025", "wikipedia-2025", id="source"),
    ],
)
def test_brackets_find_any_record_by_any_name(facts: nkcli.Facts, name: str, record: str) -> None:
    assert facts[name].id == record


def test_a_name_that_nothing_bears_is_an_error_with_the_nearest(facts: nkcli.Facts) -> None:
    with pytest.raises(UnknownNameError, match="no record is called 'secodn'") as error:
        facts["secodn"]
    assert error.value.hint == "did you mean second?"


def test_every_kind_of_record_can_be_gone_through(facts: nkcli.Facts) -> None:
    assert [actor.id for actor in facts.actors][:2] == ["armenian-side", "azerbaijani-side"]
    assert [place.id for place in facts.places] == ["nagorno-karabakh", "shusha"]
    assert [source.id for source in facts.sources] == ["wikipedia-2025", "ucdp-brd-24.1"]
    assert {event.kind for event in facts.events if event.part_of is None} == {"conflict"}
    assert {claim.subject_title for claim in facts.claims if claim.measure == "money"} == {"Russia"}


def test_the_names_of_a_community_are_chosen_for_all_that_follows(facts: nkcli.Facts) -> None:
    armenian = facts.with_names("armenian")

    assert (facts["shusha"].name, armenian["shusha"].name) == ("Shusha", "Shushi")
    assert "Shushi" in armenian.ask("places").to_text("plain")
    with pytest.raises(UsageError, match="there is no community 'armenain' with names of its own"):
        facts.with_names("armenain").events  # noqa: B018 - the names are asked for here


def test_a_folder_with_problems_is_refused_with_all_of_them(folder: Folder) -> None:
    with pytest.raises(DataError) as error:
        nkcli.load(folder({("events", "second", "date"): "2020-13", ("places", "shusha", "lat"): 91}))
    assert [problem.field for problem in error.value.problems] == ["date", "lat"]


# -- questions -----------------------------------------------------------------------------------


def test_a_question_is_asked_by_its_name_and_the_names_of_its_options(facts: nkcli.Facts) -> None:
    result = nkcli.ask(facts, "timeline", from_="2015", to="2020-11", kind="phase")

    assert repr(result) == "<Result: timeline, 1 row>"
    assert [row["id"] for row in result.to_dicts()] == ["clashes-2015"]
    assert result.answer.query == {"from": "2015", "to": "2020-11", "kind": "phase", "importance": 3}


def test_search_is_a_question_of_its_own(facts: nkcli.Facts) -> None:
    assert facts.search("shushi").to_dicts()[0]["id"] == "shusha"


@pytest.mark.parametrize(
    ("question", "parameters", "message", "hint"),
    [
        ("timelin", {}, "no question is called 'timelin'", "did you mean timeline?"),
        ("timeline", {"limt": 2}, "there is no parameter 'limt'", "did you mean limit?"),
        ("timeline", {"limit": "nan"}, "--limit takes a whole number of 1 or more, not 'nan'", None),
        ("casualties", {"by": "yaer"}, "--by can't be 'yaer'", "did you mean year?"),
        ("show", {}, "ID is missing", "give any id that nkcli prints, a name, or a date"),
    ],
)
def test_what_cannot_be_understood_is_an_error_with_a_hint(
    facts: nkcli.Facts, question: str, parameters: dict[str, Any], message: str, hint: str | None
) -> None:
    with pytest.raises(nkcli.NkcliError) as error:
        facts.ask(question, **parameters)
    assert error.value.message == message
    assert hint in (None, error.value.hint)


def test_all_questions_are_listed() -> None:
    assert list(questions()) == list(registry.summaries())


# -- results -------------------------------------------------------------------------------------


def test_a_result_is_text_in_any_format_that_fits(facts: nkcli.Facts) -> None:
    result = facts.ask("wars", on="2015")

    assert result.to_text("csv") == (
        "date,earliest,latest,title,kind,events,claims,id\n"
        "1988/..,1988-01-01,,Nagorno-Karabakh conflict,conflict,6,15,conflict\n"
        "2015,2015-01-01,2015-12-31,Border clashes of 2015,phase,0,3,clashes-2015\n"
    )
    assert result.table(width=80).startswith("Wars and phases\n")
    assert result.to_json().startswith('{\n"schema": {"name": "wars", "version": 1},\n')
    with pytest.raises(UsageError, match="bibtex can't write this answer"):
        result.to_text("bibtex")


def test_a_notebook_shows_a_result_as_a_table(facts: nkcli.Facts) -> None:
    html = facts.ask("wars", on="2015")._repr_html_()

    assert html.startswith("<h2>Wars and phases</h2>\n<table>")
    assert "Border clashes of 2015" in html
    assert "<html" not in html


def test_without_pandas_a_sentence_says_how_to_get_it(facts: nkcli.Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)

    with pytest.raises(MissingDependency) as error:
        facts.ask("wars").to_frame()
    assert error.value.hint == "install pandas to get data frames: pip install pandas"


def test_facts_and_results_can_be_pickled(facts: nkcli.Facts) -> None:
    result = facts.ask("casualties", war="second")
    copy = pickle.loads(pickle.dumps(result))  # noqa: S301 - made in this line

    assert pickle.loads(pickle.dumps(facts))["second"] == facts["second"]  # noqa: S301
    assert copy.answer == result.answer
    assert copy.to_json() == result.to_json()


def test_a_name_of_several_records_is_an_error_that_names_them(folder: Folder) -> None:
    facts = nkcli.load(folder({("actors", "russia", "aliases"): ["Shusha"]}))

    with pytest.raises(AmbiguousName) as error:
        facts["Shusha"]
    assert error.value.near == ("russia", "shusha")
