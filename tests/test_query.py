"""The filters: what each option keeps, of events and of claims, in the story of conftest.py."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.errors import AmbiguousName, NkcliError, UnknownNameError, UsageError
from nkcli.query import Counting, Kind, Query, make_query, resolve
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder
    from nkcli.model.dataset import Dataset
    from nkcli.query import Noun

    Options = dict[str, str]

EVERYTHING = ["conflict", "first", "minsk-group", "fighting-1992", "clashes-2015", "second", "shusha-2020"]

FIRST = ["first:killed-azerbaijani-military-azerbaijan", "first:killed-azerbaijani-military-estimates"]
BY_ARMENIA = ["second:killed-armenian-military", "second:killed-armenian-civilian", "second:missing-armenian-military"]
BY_AZERBAIJAN = [
    "second:killed-azerbaijani-military",
    "second:killed-azerbaijani-civilian",
    "second:missing-azerbaijani-military",
]
FIRST_SHOT = ["second:first-shot-armenia", "second:first-shot-azerbaijan"]
UCDP = ["second:killed-ucdp"]
SECOND = [
    "second:killed-armenian-military",
    "second:killed-azerbaijani-military",
    "second:killed-armenian-civilian",
    "second:killed-azerbaijani-civilian",
    "second:killed-civilian",
    "second:missing-armenian-military",
    "second:missing-azerbaijani-military",
    *UCDP,
    *FIRST_SHOT,
]
CLASHES = [
    "clashes-2015:killed-armenian-military",
    "clashes-2015:killed-azerbaijani-military",
    "clashes-2015:killed-military",
]
RUSSIA = ["russia.arms-supplier-first:money"]


def _kept(dataset: Dataset, query: Query) -> tuple[list[str], list[str]]:
    return [e.id for e in query.events(dataset)], [h.id for h in query.claims(dataset)]


# -- the manual ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "events", "claims"),
    [
        pytest.param({}, EVERYTHING, [*FIRST, *SECOND, *CLASHES, *RUSSIA], id="nothing asked for, nothing left out"),
        # windows keep whatever can overlap them
        pytest.param(
            {"on": "1992-03"},
            ["conflict", "first", "minsk-group", "fighting-1992"],
            [*FIRST, *RUSSIA],
            id="on a month: what lasted through it, was one day by its end, or was in that year",
        ),
        pytest.param(
            {"on": "1992-01"},
            ["conflict", "first", "minsk-group"],
            [*FIRST, *RUSSIA],
            id="on a month before [1992-02..1992-03]",
        ),
        pytest.param(
            {"on": "1992-04-01"},
            ["conflict", "first", "minsk-group"],
            [*FIRST, *RUSSIA],
            id="on the day after [1992-02..1992-03]",
        ),
        pytest.param({"on": "2015"}, ["conflict", "clashes-2015"], CLASHES, id="on a year"),
        pytest.param(
            {"on": "2020-12"},
            ["conflict"],
            UCDP,
            id="on a month after a war: a claim goes by the period it counts, here all of 2020",
        ),
        pytest.param({"on": "2020q3"}, ["conflict", "second"], SECOND, id="on a quarter"),
        pytest.param({"on": "autumn 2015"}, ["conflict", "clashes-2015"], CLASHES, id="on a season"),
        pytest.param({"to": "1987"}, [], [], id="to the year before it all began"),
        pytest.param({"to": "1988-02-19"}, ["conflict"], FIRST, id="to the day before a war: its year can overlap"),
        pytest.param({"to": "1988-02-20"}, ["conflict", "first"], [*FIRST, *RUSSIA], id="to the first day of a war"),
        pytest.param({"from_": "2020-11-11"}, ["conflict"], UCDP, id="from the day after a war"),
        pytest.param(
            {"from_": "8 November 2020"},
            ["conflict", "second", "shusha-2020"],
            SECOND,
            id="from a spelled date, the last day of a battle",
        ),
        pytest.param({"from_": "2100"}, ["conflict"], [], id="from the far future: what has no end"),
        pytest.param(
            {"from_": "1994-05-13", "to": "2015"},
            ["conflict", "clashes-2015"],
            [*FIRST, *CLASHES],
            id="from one date to another, both included",
        ),
        pytest.param({"from_": "2020", "to": "2020-10"}, ["conflict", "second"], SECOND, id="from a year to its month"),
        # wars
        pytest.param(
            {"war": "first"}, ["first", "fighting-1992"], [*FIRST, *RUSSIA], id="a war, its parts, and roles in it"
        ),
        pytest.param({"war": "second"}, ["second", "shusha-2020"], SECOND, id="a war and the battle in it"),
        pytest.param(
            {"war": "conflict"}, EVERYTHING, [*FIRST, *SECOND, *CLASHES, *RUSSIA], id="the conflict: all of its tree"
        ),
        pytest.param({"war": "shusha-2020"}, ["shusha-2020"], [], id="a battle: any event may be asked for as a war"),
        # kinds
        pytest.param({"kind": "war"}, ["first", "second"], [*FIRST, *SECOND], id="a kind of event"),
        pytest.param({"kind": "siege"}, [], [], id="a kind that no event is of"),
        # actors
        pytest.param(
            {"actor": "azerbaijan"},
            ["first", "second", "shusha-2020"],
            [FIRST[0], *BY_AZERBAIJAN, FIRST_SHOT[1]],
            id="an actor: what it took part in, what it says, what is said of it",
        ),
        pytest.param(
            {"actor": "armenian-side"},
            ["clashes-2015", "second", "shusha-2020"],
            [*BY_ARMENIA, CLASHES[0]],
            id="a side: its own name in events and claims, not its members'",
        ),
        pytest.param({"actor": "ucdp"}, ["second"], UCDP, id="one that only claims"),
        pytest.param({"actor": "russia"}, ["minsk-group"], RUSSIA, id="one with claims about its roles"),
        # places
        pytest.param({"place": "shusha"}, ["shusha-2020"], [], id="a place"),
        pytest.param(
            {"place": "nagorno-karabakh"},
            ["first", "second", "shusha-2020"],
            [*FIRST, *SECOND],
            id="a region and the places in it",
        ),
        # words
        pytest.param({"text": "ceasefire"}, ["first", "shusha-2020"], [], id="a word of outcomes and summaries"),
        pytest.param({"text": "1994 Ceasefire"}, ["first"], [], id="words in any order and case: all are needed"),
        pytest.param({"text": "CEASEFIRE"}, [], [], id="a word in capitals is meant so: UN is not un"),
        pytest.param({"text": "cease"}, [], [], id="a beginning is no word"),
        pytest.param({"text": "cease*"}, ["first", "shusha-2020"], [], id="unless an asterisk says that it is one"),
        pytest.param({"text": "Liberation"}, ["first"], [], id="a word of a name"),
        pytest.param({"text": "44-day"}, ["second"], [], id="a number and a word of an alias"),
        pytest.param({"text": "second nagorno"}, ["second"], SECOND, id="words of a title: its claims are meant too"),
        pytest.param({"text": "late winter"}, ["fighting-1992"], [], id="a word of a date"),
        pytest.param({"text": "3,825"}, ["second"], [BY_ARMENIA[0]], id="a figure as people write it"),
        pytest.param({"text": "3825"}, ["second"], [BY_ARMENIA[0]], id="a figure in plain digits"),
        pytest.param({"text": "25,000-30,000"}, ["first"], [FIRST[1]], id="a range: both its ends"),
        pytest.param({"text": "25,000-31,000"}, [], [], id="a range with another end"),
        pytest.param({"text": "3,825 %"}, ["second"], [BY_ARMENIA[0]], id="a figure with a sign: the figure counts"),
        pytest.param({"text": "opened"}, ["second"], FIRST_SHOT, id="a word of a statement"),
        pytest.param({"text": "billion"}, [], RUSSIA, id="a word of how a source writes a figure"),
        pytest.param({"text": "supplied arms"}, [], RUSSIA, id="words of a role"),
        pytest.param({"text": "russia"}, [], RUSSIA, id="whose role it is"),
        # sources
        pytest.param({"source": "ucdp-brd-24.1"}, ["second"], UCDP, id="a source: an event goes by its claims too"),
        # together
        pytest.param(
            {"war": "second", "actor": "armenia"},
            ["second"],
            [*BY_ARMENIA, FIRST_SHOT[0]],
            id="two filters: both must hold",
        ),
        pytest.param({"war": "first", "source": "ucdp-brd-24.1"}, [], [], id="two filters that nothing meets"),
        pytest.param(
            {"war": "second", "on": "2020-11-07", "kind": "battle", "place": "shushi", "text": "control"},
            ["shusha-2020"],
            [],
            id="five filters",
        ),
    ],
)
def test_what_each_filter_keeps(dataset: Dataset, options: Options, events: list[str], claims: list[str]) -> None:
    assert _kept(dataset, make_query(dataset, **options)) == (events, claims)


def test_a_claim_is_where_its_people_were_even_if_its_event_names_no_place(folder: Folder) -> None:
    where = ("events", "clashes-2015", "claims", "clashes-2015:killed-armenian-military", "place")
    loaded = load(folder({where: "shusha"}))

    assert _kept(loaded, make_query(loaded, place="nagorno-karabakh", war="clashes-2015")) == (
        [],
        ["clashes-2015:killed-armenian-military"],
    )


def test_a_claim_about_an_actor_alone_is_of_no_war_and_of_no_time(folder: Folder) -> None:
    claim = {
        "id": "russia:recognises",
        "measure": "statement",
        "text": "Recognises Azerbaijan's borders.",
        "citations": [{"source": "wikipedia-2025", "locator": "Russia ¶1"}],
    }
    loaded = load(folder({("actors", "russia", "claims"): [claim]}))

    assert _kept(loaded, make_query(loaded, war="first")) == (["first", "fighting-1992"], [*FIRST, *RUSSIA])
    assert _kept(loaded, make_query(loaded, on="2015")) == (["conflict", "clashes-2015"], CLASHES)


@pytest.mark.parametrize(
    ("options", "kept"),
    [
        pytest.param({"to": "1917"}, [], id="before everything"),
        pytest.param({"to": "1950"}, ["russia:recognises"], id="before the conflict: about an actor alone"),
        pytest.param({"to": "1987-12-31"}, ["russia:recognises"], id="the day before the conflict"),
        pytest.param({"to": "1988-01-01"}, [CLASHES[2], "russia:recognises", *RUSSIA], id="its first day"),
        pytest.param({"from_": "1990"}, [CLASHES[2], "russia:recognises", *RUSSIA], id="from a date on"),
    ],
)
def test_what_is_counted_until_a_day_began_no_earlier_than_what_it_is_about(
    folder: Folder, options: Options, kept: list[str]
) -> None:
    cited = [{"source": "wikipedia-2025", "locator": "Lead ¶1"}]
    republics = {"id": "republics", "kind": "political", "date": "1918", "title": "Independence", "importance": 2}
    claim = {"id": "russia:recognises", "measure": "statement", "text": "Recognises.", "counted": "../2017"}
    changes: Changes = {
        ("events", "+"): {**republics, "citations": cited},
        ("events", "clashes-2015", "claims", CLASHES[2], "counted"): "../2017",
        ("actors", "russia", "roles", 0, "claims", 0, "counted"): "../2017",
        ("actors", "russia", "claims"): [{**claim, "citations": cited}],
    }
    loaded = load(folder(changes))

    until_2017 = [h.id for h in make_query(loaded, **options).claims(loaded) if h.counted == "../2017"]
    assert until_2017 == kept


def test_what_is_counted_until_a_day_before_its_event_lasts_to_that_day(folder: Folder) -> None:
    counted = ("events", "clashes-2015", "claims", CLASHES[2], "counted")
    loaded = load(folder({counted: "../1910"}))

    assert make_query(loaded, to="1909").claims(loaded) == []
    assert [h.id for h in make_query(loaded, to="1911").claims(loaded)] == [CLASHES[2]]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param("UN", ["clashes-2015"], id="capitals as they stand"),
        pytest.param("un", ["clashes-2015", "minsk-group"], id="small letters, whatever the case"),
        pytest.param("un*", ["clashes-2015", "minsk-group", "second"], id="the beginning of a word"),
        pytest.param("U.N.", ["clashes-2015"], id="points between capitals"),
        pytest.param("UN rapporteur", ["clashes-2015"], id="capitals and a word"),
        pytest.param("un, rapporteur.", ["clashes-2015"], id="whatever stands at the ends of the words"),
    ],
)
def test_words_are_whole_and_capitals_are_meant(folder: Folder, text: str, kept: list[str]) -> None:
    loaded = load(
        folder(
            {
                ("events", "clashes-2015", "summary"): "A UN rapporteur visits.",
                ("events", "minsk-group", "summary"): "One is un in French.",
                ("events", "second", "summary"): "Under way.",
            }
        )
    )

    assert sorted(e.id for e in make_query(loaded, text=text).events(loaded)) == kept


def test_the_terms_of_an_event_are_among_its_words(folder: Folder) -> None:
    loaded = load(folder({("events", "clashes-2015", "terms"): ["Both sides withdraw."]}))

    assert _kept(loaded, make_query(loaded, text="withdraw")) == (["clashes-2015"], [])


@pytest.mark.parametrize(
    ("counting", "events", "claims"),
    [
        pytest.param(
            Counting(frozenset({"missing"})),
            ["second"],
            ["second:missing-armenian-military", "second:missing-azerbaijani-military"],
            id="one measure",
        ),
        pytest.param(
            Counting(frozenset({"missing", "killed"}), people=frozenset({"armenian-side"})),
            ["clashes-2015", "second"],
            [*BY_ARMENIA, CLASHES[0]],
            id="two measures, of one side",
        ),
        pytest.param(
            Counting(frozenset({"killed"}), category="civilian"),
            ["second"],
            ["second:killed-armenian-civilian", "second:killed-azerbaijani-civilian", "second:killed-civilian"],
            id="one category",
        ),
        pytest.param(
            Counting(frozenset({"killed"}), people=frozenset({"azerbaijan"}), category="military"),
            ["second"],
            ["second:killed-azerbaijani-military"],
            id="all three",
        ),
        pytest.param(Counting(frozenset({"captured"})), [], [], id="what nobody counts"),
    ],
)
def test_claims_are_asked_for_by_what_they_count(
    dataset: Dataset, counting: Counting, events: list[str], claims: list[str]
) -> None:
    assert _kept(dataset, Query((counting,))) == (events, claims)


def test_filters_are_added_to_a_query_with_what_was_understood(dataset: Dataset) -> None:
    asked = make_query(dataset, war="second")
    more = asked.and_also(Kind(frozenset({"battle"})), Counting(frozenset()), kind="battle", side=None)

    assert more.filters == (*asked.filters, Kind(frozenset({"battle"})), Counting(frozenset()))
    assert more.understood == {"war": "second", "kind": "battle"}
    assert asked == make_query(dataset, war="second")


def test_a_claim_without_a_period_goes_by_the_date_of_its_event_or_role(folder: Folder) -> None:
    role = ("actors", "russia", "roles", "russia.arms-supplier-first", "claims", 0, "counted")
    claim = ("events", "clashes-2015", "claims", "clashes-2015:killed-military", "counted")
    loaded = load(folder({role: ..., claim: ...}))

    assert [h.id for h in make_query(loaded, on="1988-03").claims(loaded)] == [*FIRST, *RUSSIA]
    assert [h.id for h in make_query(loaded, on="2015-03").claims(loaded)] == CLASHES


def test_a_window_in_the_gap_of_a_set_does_not_meet_it(folder: Folder) -> None:
    loaded = load(folder({("events", "fighting-1992", "date"): "[1992-02,1992-06]"}))

    assert [e.id for e in make_query(loaded, on="1992-04").events(loaded)] == ["conflict", "first", "minsk-group"]


def test_events_come_in_order_of_time_and_then_of_id(folder: Folder) -> None:
    loaded = load(folder({("events", "clashes-2015", "date"): "1992"}))

    assert [e.id for e in make_query(loaded, on="1992").events(loaded)] == [
        "conflict",
        "first",
        "clashes-2015",
        "minsk-group",
        "fighting-1992",
    ]


@pytest.mark.parametrize(
    ("options", "understood"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param(
            {"war": "44 day", "actor": "Baku", "place": "Şuşa", "source": "UCDP battle related deaths dataset"},
            {"war": "second", "actor": "azerbaijan", "place": "shusha", "source": "ucdp-brd-24.1"},
            id="names as ids",
        ),
        pytest.param(
            {"from_": "Sept 2020", "to": "2020q4"}, {"from": "2020-09", "to": "2020-10/2020-12"}, id="dates in EDTF"
        ),
        pytest.param({"on": "Sept 2020"}, {"on": "2020-09"}, id="a period in EDTF"),
        pytest.param(
            {"kind": "war", "text": " Late  winter"}, {"kind": "war", "text": " Late  winter"}, id="words as typed"
        ),
    ],
)
def test_a_query_says_how_it_was_understood(dataset: Dataset, options: Options, understood: dict[str, object]) -> None:
    assert make_query(dataset, **options).understood == understood


# -- what is refused -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("options", "message", "hint"),
    [
        pytest.param(
            {"from_": "1994", "to": "1988"},
            "the period ends before it begins: --from 1994 --to 1988",
            "exchange the two dates",
            id="from after to",
        ),
        pytest.param(
            {"from_": "Sept 2020", "to": "27 August 2020"},
            "the period ends before it begins: --from 2020-09 --to 2020-08-27",
            "exchange the two dates",
            id="from after to, spelled",
        ),
        pytest.param(
            {"from_": "1994", "on": "1988"},
            "the period ends before it begins: --from 1994 --on 1988",
            "exchange the two dates",
            id="from after on",
        ),
        pytest.param(
            {"on": "03/04/2020"},
            "can't read the date '03/04/2020': it can be read in two ways",
            "write 2020-03-04 or 2020-04-03",
            id="a date with two readings",
        ),
        pytest.param(
            {"to": "1992-02-31"},
            "can't read the date '1992-02-31': names a day that is in no calendar; "
            "months run from 01 to 12 (seasons 21 to 24)",
            "write for example 1988, 1988-02, 1988-02-20, 2020q4, 1988/1994 or '27 September 2020'",
            id="a day that is in no calendar",
        ),
        pytest.param(
            {"text": " - "},
            "--text has no word to look for",
            "give at least one word, for example --text ceasefire",
            id="a text without a word",
        ),
    ],
)
def test_what_can_not_be_understood_is_refused(dataset: Dataset, options: Options, message: str, hint: str) -> None:
    with pytest.raises(UsageError) as caught:
        make_query(dataset, **options)

    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == (message, hint, 2)


# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("noun", "asked", "found"),
    [
        pytest.param("war", "second", "second", id="an id"),
        pytest.param("war", "44-day", "second", id="an alias"),
        pytest.param("war", "44 DAY", "second", id="an alias without its hyphen, in capitals"),
        pytest.param("war", "first nagorno-karabakh war", "first", id="a title"),
        pytest.param("war", "artsakh liberation war", "first", id="one community's name"),
        pytest.param("actor", "Republic of Azerbaijan", "azerbaijan", id="an actor's alias"),
        pytest.param("actor", "Россия", "russia", id="Cyrillic"),
        pytest.param("actor", "россия", "russia", id="Cyrillic in small letters"),
        pytest.param("place", "Şuşa", "shusha", id="Azerbaijani"),
        pytest.param("place", "susa", "shusha", id="Azerbaijani without its diacritics"),
        pytest.param("place", "Շուշի", "shusha", id="Armenian"),
        pytest.param("place", "shushi", "shusha", id="the Armenian name in Latin letters"),
        pytest.param("place", "  nagorno   karabakh ", "nagorno-karabakh", id="spaces too many, hyphen too few"),
        pytest.param("source", "ucdp brd 24.1", "ucdp-brd-24.1", id="a source"),
        pytest.param("event", "shusha-2020", "shusha-2020", id="an event"),
    ],
)
def test_names_are_forgiving(dataset: Dataset, noun: Noun, asked: str, found: str) -> None:
    assert resolve(dataset, noun, asked) == found


@pytest.mark.parametrize(
    ("noun", "asked", "message", "hint"),
    [
        pytest.param("war", "secnd", "no war is called 'secnd'", "did you mean second?", id="a war, misspelt"),
        pytest.param("actor", "Rustia", "no actor is called 'Rustia'", "did you mean russia?", id="an actor, misspelt"),
        pytest.param(
            "actor",
            "side",
            "no actor is called 'side'",
            "did you mean armenian-side or azerbaijani-side or both-sides?",
            id="a part of several names",
        ),
        pytest.param(
            "place",
            "Baku",
            "no place is called 'Baku'",
            "list what there is: nkcli places",
            id="a name of another kind",
        ),
        pytest.param("source", "", "no source is called ''", "list what there is: nkcli sources", id="nothing"),
    ],
)
def test_an_unknown_name_gets_the_nearest_ones(
    dataset: Dataset, noun: Noun, asked: str, message: str, hint: str
) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(dataset, noun, asked)

    assert (caught.value.message, caught.value.hint, caught.value.exit_code) == (message, hint, 3)


@pytest.mark.parametrize("noun", ["war", "actor", "place", "source"])
def test_a_filter_by_an_unknown_name_says_what_it_was_the_name_of(dataset: Dataset, noun: str) -> None:
    asked: Options = {noun: "xyzzy"}

    with pytest.raises(UnknownNameError, match=f"no {noun} is called 'xyzzy'"):
        make_query(dataset, **asked)


def test_a_name_of_several_is_refused_with_their_ids(folder: Folder) -> None:
    loaded = load(folder({("actors", "armenia", "aliases"): ["The UCDP"], ("actors", "ucdp", "name"): "the Ucdp"}))

    with pytest.raises(AmbiguousName) as caught:
        resolve(loaded, "actor", "The ucdp")

    assert caught.value.message == "'The ucdp' is the name of 2 actors"
    assert caught.value.hint == "say which: armenia, ucdp"
    assert caught.value.exit_code == 3


def test_an_id_goes_before_the_same_name_of_another(folder: Folder) -> None:
    loaded = load(folder({("actors", "armenia", "aliases"): ["UCDP"]}))

    assert resolve(loaded, "actor", "ucdp") == "ucdp"


def test_a_war_goes_before_a_battle_of_the_same_name(folder: Folder) -> None:
    loaded = load(folder({("events", "shusha-2020", "aliases"): ["44-day"]}))

    assert resolve(loaded, "war", "44-day") == "second"


# -- laws ----------------------------------------------------------------------------------------

DAYS = st.dates(date(1985, 1, 1), date(2025, 12, 31))


@given(days=st.lists(DAYS, min_size=4, max_size=4).map(sorted))
def test_widening_a_window_never_loses_an_event_or_a_claim(dataset: Dataset, days: list[date]) -> None:
    first, second, third, fourth = (day.isoformat() for day in days)
    narrow = _kept(dataset, make_query(dataset, from_=second, to=third))
    wide = _kept(dataset, make_query(dataset, from_=first, to=fourth))

    assert set(narrow[0]) <= set(wide[0])
    assert set(narrow[1]) <= set(wide[1])


@given(day=DAYS)
def test_on_a_day_is_from_that_day_to_that_day(dataset: Dataset, day: date) -> None:
    typed = day.isoformat()

    assert _kept(dataset, make_query(dataset, on=typed)) == _kept(dataset, make_query(dataset, from_=typed, to=typed))


@given(day=DAYS)
def test_an_event_is_in_its_month_and_year_if_it_is_in_the_day(dataset: Dataset, day: date) -> None:
    on_day, on_month, on_year = (
        set(_kept(dataset, make_query(dataset, on=day.isoformat()[:length]))[0]) for length in (10, 7, 4)
    )

    assert on_day <= on_month <= on_year


OPTIONS = st.fixed_dictionaries(
    {},
    optional={
        "on": st.sampled_from(["1992-03", "2015", "2020-11-07"]),
        "war": st.sampled_from(["conflict", "first", "second"]),
        "kind": st.sampled_from(["war", "battle", "phase"]),
        "actor": st.sampled_from(["armenia", "azerbaijan", "armenian-side", "russia"]),
        "place": st.sampled_from(["shusha", "nagorno-karabakh"]),
        "text": st.sampled_from(["war", "ceasefire", "2020", "killed"]),
        "source": st.sampled_from(["wikipedia-2025", "ucdp-brd-24.1"]),
    },
)


@given(options=OPTIONS, data=st.data())
def test_the_order_of_filters_does_not_matter(dataset: Dataset, options: Options, data: st.DataObject) -> None:
    query = make_query(dataset, **options)
    shuffled = Query(tuple(data.draw(st.permutations(query.filters))))

    assert _kept(dataset, shuffled) == _kept(dataset, query)


@given(options=OPTIONS)
def test_filters_together_keep_what_each_of_them_keeps(dataset: Dataset, options: Options) -> None:
    together = _kept(dataset, make_query(dataset, **options))
    alone = [_kept(dataset, make_query(dataset, **{name: value})) for name, value in options.items()]

    assert set(together[0]) == set(EVERYTHING).intersection(*(events for events, _ in alone))
    assert set(together[1]) == set(_kept(dataset, Query())[1]).intersection(*(claims for _, claims in alone))


@given(text=st.text(max_size=30))
def test_any_text_as_any_option_gives_an_answer_or_a_sentence(dataset: Dataset, text: str) -> None:
    for name in ("from_", "to", "on", "war", "actor", "place", "text", "source"):
        try:
            _kept(dataset, make_query(dataset, **{name: text}))
            said = "an answer", ""
        except NkcliError as error:
            said = error.message, error.hint
        assert said[0]


@pytest.mark.parametrize(
    ("to", "counted"),
    [
        pytest.param("1987", [], id="before the outermost event it is about"),
        pytest.param("1988", ["clashes-2015:killed-military"], id="from then on, for nobody says since when"),
        pytest.param("2020", ["clashes-2015:killed-military"], id="later"),
    ],
)
def test_what_is_counted_until_a_date_reaches_no_further_back_than_what_it_is_about(
    to: str, counted: list[str], folder: Folder
) -> None:
    """The clashes of 2015 are part of the conflict, which began in 1988."""
    claim = ("events", "clashes-2015", "claims", "clashes-2015:killed-military", "counted")
    loaded = load(folder({claim: "../2015"}))

    found = [h.id for h in make_query(loaded, to=to).claims(loaded)]
    assert [i for i in found if i == "clashes-2015:killed-military"] == counted


def test_what_an_actor_is_said_to_have_been_until_a_date_reaches_back_to_the_first_event(folder: Folder) -> None:
    claim = {
        "id": "russia:recognised-by",
        "measure": "statement",
        "text": "Recognised by all.",
        "counted": "../2025",
        "citations": [{"source": "wikipedia-2025", "locator": "Russia ¶1"}],
    }
    loaded = load(folder({("actors", "russia", "claims"): [claim]}))

    assert make_query(loaded, to="1987").claims(loaded) == []
    assert "russia:recognised-by" in [h.id for h in make_query(loaded, to="1988").claims(loaded)]


@pytest.mark.parametrize(
    ("noun", "asked", "found"),
    [
        pytest.param("place", "Շուշա", "shusha", id="Armenian letters"),
        pytest.param("place", "Շуշa", "shusha", id="letters of three alphabets"),
        pytest.param("actor", "Арmenia", "armenia", id="letters of two alphabets"),
        pytest.param("actor", "Баку", "azerbaijan", id="Cyrillic letters"),
        pytest.param("place", "shushy", "shusha", id="another custom"),
        pytest.param("actor", "Rusia", "russia", id="a letter twice or once"),
    ],
)
def test_a_name_typed_in_another_alphabet_is_found_letter_by_letter(
    noun: Noun, asked: str, found: str, dataset: Dataset
) -> None:
    assert resolve(dataset, noun, asked) == found


@pytest.mark.parametrize("asked", ["Шошэ", "Շոշե"])
def test_what_only_sounds_like_a_name_is_offered_not_taken(asked: str, dataset: Dataset) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(dataset, "place", asked)
    assert caught.value.near == ("shusha",)
