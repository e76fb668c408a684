"""Whose names a reader sees: places, events, and the names of places in titles."""

from __future__ import annotations

import pytest

from asking import answer
from conftest import RECORD
from nkcli.model.dataset import Dataset
from nkcli.model.naming import all_names, with_names
from nkcli.model.records import Citation, Event, Name, Place
from nkcli.query import resolve
from nkcli.store.opening import load

CITED = (Citation(source="wikipedia-2025", locator="Lead ¶1"),)


def place(name: str, *names: tuple[str, str, str], id: str = "") -> Place:  # noqa: A002
    own = tuple(Name(text=t, lang=lang, community=whose) for t, lang, whose in names)
    return Place(id=id or name.lower(), kind="settlement", name=name, names=own, citations=CITED)


def event(title: str, *names: tuple[str, str, str]) -> Event:
    own = tuple(Name(text=t, lang=lang, community=whose) for t, lang, whose in names)
    return Event(
        id="it", kind="battle", date="2020", title=title, summary=title, importance=1, names=own, citations=CITED
    )


PLACES = (
    place("Shusha", ("Շուշի", "hy", "armenian"), ("Shushi", "en", "armenian"), ("Şuşa", "az", "azerbaijani")),
    place("Lachin", ("Berdzor", "en", "armenian")),
    place("Lachin corridor", id="lachin-corridor"),
    place("Nagorno-Karabakh", ("Artsakh", "en", "armenian")),
    place("Shusha fort", ("Shushi berd", "hy-Latn", "armenian"), id="shusha-fort"),
    place("Sumgait", ("Սումգայիթ", "hy", "armenian"), ("Sumqayıt", "az", "azerbaijani")),
)


def told(title: str, *names: tuple[str, str, str], profile: str = "armenian") -> str:
    facts = Dataset((event(title, *names),), (), PLACES, (), "1.2.3", "abc")
    return with_names(facts, profile).events[0].title


def test_a_place_goes_by_the_communitys_name_in_english_letters() -> None:
    facts = Dataset((), (), PLACES, (), "1.2.3", "abc")
    assert [p.name for p in with_names(facts, "armenian").places] == [
        "Shushi",
        "Berdzor",
        "Lachin corridor",
        "Artsakh",
        "Shushi berd",
        "Sumgait",
    ]
    assert [p.name for p in with_names(facts, "azerbaijani").places] == [p.name for p in PLACES]


def test_the_neutral_profile_is_the_data_as_they_are(dataset: Dataset) -> None:
    assert with_names(dataset, "neutral") is dataset


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("Azerbaijan takes control of Shusha", "Azerbaijan takes control of Shushi", id="at the end"),
        pytest.param("Shusha's walls", "Shushi's walls", id="with a genitive"),
        pytest.param("Shusha and Lachin", "Shushi and Berdzor", id="two of them"),
        pytest.param("Convoys use the Lachin corridor", "Convoys use the Lachin corridor", id="in a place's name"),
        pytest.param("The Shusha Declaration is signed", "The Shusha Declaration is signed", id="in a proper name"),
        pytest.param("Second Nagorno-Karabakh War", "Second Nagorno-Karabakh War", id="in an event's proper name"),
        pytest.param("The Shusha–Lachin road", "The Shusha–Lachin road", id="joined by a dash"),
        pytest.param("The Shusha fort is shelled", "The Shushi berd is shelled", id="the longest that fits"),
        pytest.param("Shushan is no Shusha", "Shushan is no Shushi", id="not inside a word"),
        pytest.param("A book called “Back to Shusha”", "A book called “Back to Shusha”", id="quoted"),
        pytest.param("Violence in Sumgait", "Violence in Sumgait", id="without a name in English letters"),
    ],
)
def test_a_title_takes_the_names_of_places_that_stand_alone(title: str, shown: str) -> None:
    assert told(title) == shown


def test_an_event_goes_by_the_communitys_own_name_for_it() -> None:
    name = ("Artsakh Liberation War", "en", "armenian")
    assert told("First Nagorno-Karabakh War", name) == "Artsakh Liberation War"
    assert told("First Nagorno-Karabakh War", name, profile="azerbaijani") == "First Nagorno-Karabakh War"


def test_an_event_whose_title_names_no_place_stays_as_it_is() -> None:
    ceasefire = event("A ceasefire is signed")
    facts = Dataset((ceasefire,), (), PLACES, (), "1.2.3", "abc")
    assert with_names(facts, "armenian").events == (ceasefire,)


def test_without_settlements_titles_stay_as_they_are() -> None:
    battle = event("Battle of Shusha")
    facts = Dataset((battle,), (), (), (), "1.2.3", "abc")
    assert with_names(facts, "armenian").events == (battle,)


def test_summaries_keep_their_words() -> None:
    facts = Dataset((event("Shusha"),), (), PLACES, (), "1.2.3", "abc")
    assert with_names(facts, "armenian").events[0].summary == "Shusha"


def test_the_neutral_name_stays_within_reach_and_every_name_finds_the_place(dataset: Dataset) -> None:
    facts = with_names(dataset, "armenian")
    assert {resolve(facts, "place", name) for name in ("Shushi", "Shusha", "Şuşa", "Шуша", "Շուշի")} == {"shusha"}
    assert resolve(facts, "war", "First Nagorno-Karabakh War") == "first"
    assert facts.place_by_id["shusha"].aliases == ("Shusha",)
    assert facts.event_by_id["shusha-2020"].aliases == ("Azerbaijan takes control of Shusha",)
    assert answer(facts, "show", id="shusha").title == "Shushi"


def test_claims_actors_and_sources_are_the_same_whosever_names_are_shown(dataset: Dataset) -> None:
    facts = with_names(dataset, "azerbaijani")
    assert [c.record for c in facts.claims] == [c.record for c in dataset.claims]
    assert (facts.actors, facts.sources, facts.version, facts.digest) == (
        dataset.actors,
        dataset.sources,
        dataset.version,
        dataset.digest,
    )


def test_all_names_are_told_by_whose_they_are(dataset: Dataset) -> None:
    assert all_names(dataset) == {
        "shusha": {
            "neutral": ("Shusha",),
            "armenian": ("Շուշի", "Shushi"),
            "azerbaijani": ("Şuşa",),
            "russian": ("Шуша",),
        },
        "first": {"neutral": ("First Nagorno-Karabakh War",), "armenian": ("Artsakh Liberation War",)},
    }


def test_a_name_that_no_community_claims_is_listed_as_unattributed() -> None:
    town = Place(
        id="shusha", kind="settlement", name="Shusha", names=(Name(text="Chouchi", lang="fr"),), citations=CITED
    )
    facts = Dataset((), (), (town,), (), "1.2.3", "abc")
    assert all_names(facts) == {"shusha": {"neutral": ("Shusha",), "unattributed": ("Chouchi",)}}


def test_no_name_is_lost_and_none_made_up_in_the_shipped_data() -> None:
    facts = load(RECORD)
    for profile in ("armenian", "azerbaijani"):
        shown = with_names(facts, profile)
        for before, after in zip(facts.places, shown.places, strict=True):
            assert after.name in {before.name, *(n.text for n in before.names if n.community == profile)}
            assert before.name in (after.name, *after.aliases)
        for old, new in zip(facts.events, shown.events, strict=True):
            assert old.title in (new.title, *new.aliases)
