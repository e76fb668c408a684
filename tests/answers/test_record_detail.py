"""One record as a whole: the card of each kind of record, and the lists that lead to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from asking import answer, as_csv
from nkcli.answers.actors import ActorRow
from nkcli.answers.places import PlaceRow
from nkcli.answers.record_detail import DetailRow
from nkcli.answers.sources import SourceRow
from nkcli.answers.wars import WarRow
from nkcli.errors import AmbiguousName, InvalidDate, UnknownNameError
from nkcli.formats.plain import as_text
from nkcli.store.opening import load

if TYPE_CHECKING:
    from conftest import Changes, Folder
    from nkcli.model.dataset import Dataset

SHUSHA = ("events", "shusha-2020")
ROLE = ("actors", "russia", "roles", "russia.arms-supplier-first")
CITED = [{"source": "wikipedia-2025", "locator": "Second war ¶3"}]

# -- cards: what people see ----------------------------------------------------------------------

WAR = """\
Second Nagorno-Karabakh War

When                                 27 Sep – 10 Nov 2020
Outcome                              Azerbaijani victory.
Where                                Nagorno-Karabakh
Kind                                 war
Part of                              Nagorno-Karabakh conflict (conflict)
Also called                          44-day

Losses
killed, Armenian side, military      3,825 — Armenia [1]                                                second:killed-armenian-military
killed, Armenian side, civilian      85 — Armenia [1]                                                   second:killed-armenian-civilian
killed, Azerbaijani side, military   2,906 — Azerbaijan [1]                                             second:killed-azerbaijani-military
killed, Azerbaijani side, civilian   100 — Azerbaijan [1]                                               second:killed-azerbaijani-civilian
killed, All parties                  7,646, counts 2020 — UCDP [2]                                      second:killed-ucdp
missing, Armenian side, military     187 — Armenia [1]                                                  second:missing-armenian-military
missing, Azerbaijani side, military  6 — Azerbaijan [1]                                                 second:missing-azerbaijani-military
≠ 2: two other voices contradict it. Every claim: nkcli casualties --war second --claims

Statements and terms
statement                            Azerbaijan opened fire first. — Armenia [1]                        second:first-shot-armenia
                                     Armenian forces opened fire first. — Azerbaijan [1]                second:first-shot-azerbaijan

Parties
attacker                             Azerbaijan                                                         azerbaijan
defender                             Armenia                                                            armenia

Parts
                                     Azerbaijan takes control of Shusha                   6–8 Nov 2020  shusha-2020

Where the sources say it
wikipedia-2025                       Second war ¶1

Sources: [1] wikipedia-2025 [2] ucdp-brd-24.1
"""  # noqa: E501 - as wide as it is

STATE = """\
Armenia

Kind                              state
Member of                         Armenian side
Also called                       Republic of Armenia

Roles of others towards it
arms supplier                     Russia [1]                                   20 Feb 1988 – 12 May 1994  russia.arms-supplier-first

Took part in
party                             First Nagorno-Karabakh War                   20 Feb 1988 – 12 May 1994  first
defender                          Second Nagorno-Karabakh War                  27 Sep – 10 Nov 2020       second

Figures and statements by it
killed, Armenian side, military   3,825 — Armenia [1]                          27 Sep – 10 Nov 2020       second:killed-armenian-military
killed, Armenian side, civilian   85 — Armenia [1]                             27 Sep – 10 Nov 2020       second:killed-armenian-civilian
missing, Armenian side, military  187 — Armenia [1]                            27 Sep – 10 Nov 2020       second:missing-armenian-military
statement                         Azerbaijan opened fire first. — Armenia [1]                             second:first-shot-armenia

Where the sources say it
wikipedia-2025                    Lead ¶1

Sources: [1] wikipedia-2025
"""  # noqa: E501 - as wide as it is

MEDIATOR = """\
Russia

Kind                     state

Roles
arms supplier → Armenia  Supplied arms to Armenia in the first war. — Wikipedia contributors* [1]  20 Feb 1988 – 12 May 1994  russia.arms-supplier-first
  money                  about US$1,000,000,000 — Wikipedia contributors* [1]          20 Feb 1988 – 12 May 1994  russia.arms-supplier-first:money

Names
name (ru)                Россия — russian

Took part in
mediator                 The Minsk Group begins to mediate                             1992                       minsk-group

Where the sources say it
wikipedia-2025           Russia ¶1

* The publication says so itself and names nobody else.
Sources: [1] wikipedia-2025
"""  # noqa: E501 - as wide as it is

SIDE = """\
Armenian side

Kind                              side

Members
                                  Armenia                                                   armenia

Took part in
defender                          Azerbaijan takes control of Shusha  6–8 Nov 2020          shusha-2020

Figures of its people and things
killed, Armenian side, military   3,825 — Armenia [1]                 27 Sep – 10 Nov 2020  second:killed-armenian-military
killed, Armenian side, civilian   85 — Armenia [1]                    27 Sep – 10 Nov 2020  second:killed-armenian-civilian
missing, Armenian side, military  187 — Armenia [1]                   27 Sep – 10 Nov 2020  second:missing-armenian-military
killed, Armenian side, military   42 — Wikipedia contributors* [1]    2015                  clashes-2015:killed-armenian-military

Where the sources say it
wikipedia-2025                    Infobox

* The publication says so itself and names nobody else.
Sources: [1] wikipedia-2025
"""  # noqa: E501 - as wide as it is

TOWN = """\
Shusha

Kind            settlement
Within          Nagorno-Karabakh
Coordinates     39.76006, 46.74989 (point)

Control
de facto        Armenian side [1]                   9 May 1992 – 8 Nov 2020
                Azerbaijan [1]                      since 8 Nov 2020

Names
name (hy)       Շուշի — armenian
name (az)       Şuşa — azerbaijani
name (ru)       Шуша — russian
name (en)       Shushi — armenian

Events
                Azerbaijan takes control of Shusha  6–8 Nov 2020             shusha-2020

Where the sources say it
wikipedia-2025  First war ¶4

Sources: [1] wikipedia-2025
"""

REGION = """\
Nagorno-Karabakh

Kind            region

Events
                First Nagorno-Karabakh War          20 Feb 1988 – 12 May 1994  first
                Second Nagorno-Karabakh War         27 Sep – 10 Nov 2020       second
                Azerbaijan takes control of Shusha  6–8 Nov 2020               shusha-2020

Holds
                Shusha                                                         shusha

Where the sources say it
wikipedia-2025  Lead ¶1
"""

SOURCE = """\
Nagorno-Karabakh conflict (Wikipedia, version of 2025)

Kind         encyclopedia
Publisher    Wikipedia contributors
Date         8 Aug 2025 or later
Address      https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict
Licence      CC BY-SA 4.0
Perspective  Volunteer-written encyclopedia
Cited by     7 events and 15 claims
"""

FIGURE = """\
Killed: 7,646 (7,548–9,077)

About             Second Nagorno-Karabakh War        second
Says              7,646 (7,548–9,077)
Of whom           all parties together
Category          all
According to      UCDP
Counted           2020
Counted apart as  conflict 388

Where the sources say it
ucdp-brd-24.1     conflict 388, dyad 833, year 2020
"""

STATEMENT = """\
Statement: Azerbaijan opened fire first.

About           Second Nagorno-Karabakh War                          second
What            Azerbaijan opened fire first.
According to    Armenia

Contradicts
statement       Armenian forces opened fire first. — Azerbaijan [1]  second:first-shot-azerbaijan

Where the sources say it
wikipedia-2025  Second war ¶1

Sources: [1] wikipedia-2025
"""

TOTAL = """\
Killed: 77

About                               Border clashes of 2015                            clashes-2015
Says                                77
Of whom                             all parties together
Category                            military
According to                        Wikipedia contributors, naming nobody else
Counted                             2015

Parts it names
killed, Armenian side, military     42 — Wikipedia contributors* [1]            2015  clashes-2015:killed-armenian-military
killed, Azerbaijani side, military  64 — Wikipedia contributors* [1]            2015  clashes-2015:killed-azerbaijani-military

Where the sources say it
wikipedia-2025                      Table, row 2015

* The publication says so itself and names nobody else.
Sources: [1] wikipedia-2025
"""  # noqa: E501 - as wide as it is

ARMS = """\
Russia: arms supplier → Armenia

Actor           Russia                                                                           russia
Role            arms supplier
Towards         Armenia                                                                          armenia
In              First Nagorno-Karabakh War                            20 Feb 1988 – 12 May 1994  first
When            20 Feb 1988 – 12 May 1994
What            Supplied arms to Armenia in the first war.
According to    Wikipedia contributors, naming nobody else

Figures and statements
money           about US$1,000,000,000 — Wikipedia contributors* [1]  20 Feb 1988 – 12 May 1994  russia.arms-supplier-first:money

Where the sources say it
wikipedia-2025  Russia ¶2

* The publication says so itself and names nobody else.
Sources: [1] wikipedia-2025
"""  # noqa: E501 - as wide as it is


@pytest.mark.parametrize(
    ("asked", "kind", "text"),
    [
        pytest.param("second", "event", WAR, id="a war"),
        pytest.param("armenia", "actor", STATE, id="a state that claims"),
        pytest.param("russia", "actor", MEDIATOR, id="a state with a role"),
        pytest.param("armenian-side", "actor", SIDE, id="a side that is counted"),
        pytest.param("shusha", "place", TOWN, id="a town"),
        pytest.param("nagorno-karabakh", "place", REGION, id="a region"),
        pytest.param("wikipedia-2025", "source", SOURCE, id="a source"),
        pytest.param("second:killed-ucdp", "claim", FIGURE, id="a figure"),
        pytest.param("second:first-shot-armenia", "claim", STATEMENT, id="a contradicted statement"),
        pytest.param("clashes-2015:killed-military", "claim", TOTAL, id="a stated total"),
        pytest.param("russia.arms-supplier-first", "role", ARMS, id="a role"),
    ],
)
def test_each_kind_of_record_has_its_card(asked: str, kind: str, text: str, dataset: Dataset) -> None:
    card = answer(dataset, "show", id=asked)

    assert (card.kind, [record.id for record in card.records]) == (kind, [asked])
    assert as_text(card) == text


# -- cards: what stands in them where it is known ------------------------------------------------


def _lines(loaded: Dataset, asked: str, title: str = "") -> tuple[DetailRow, ...]:
    """The lines under one heading of a card."""
    return next(section.rows for section in answer(loaded, "show", id=asked).sections if section.title == title)


def _texts(loaded: Dataset, asked: str, title: str = "") -> list[tuple[str, str]]:
    """Labels and what stands beside them, dates by their words or else in EDTF."""
    lines = _lines(loaded, asked, title)
    return [(x.label, x.value if isinstance(x.value, str) else x.value.words or x.value.edtf) for x in lines]


def test_an_event_tells_all_that_is_known_of_it(folder: Folder) -> None:
    other = {"date": "2020-11-09", "claimant": "armenia", "wording": "a day later", "citations": CITED}
    changes: Changes = {
        (*SHUSHA, "date_text"): "early November 2020",
        (*SHUSHA, "status"): "disputed",
        (*SHUSHA, "outcome"): "A ceasefire.",
        (*SHUSHA, "note"): "Told by one side.",
        (*SHUSHA, "aliases"): ["Shushi", "Susha"],
        (*SHUSHA, "related"): ["minsk-group"],
        (*SHUSHA, "other_dates"): [other],
        (*SHUSHA, "terms"): ["All fire ceases."],
        (*SHUSHA, "participants", 0, "note"): "special forces",
    }
    loaded = load(folder(changes))

    assert _texts(loaded, "shusha-2020") == [
        ("When", "early November 2020"),
        ("or, elsewhere", "a day later"),
        ("Outcome", "A ceasefire."),
        ("Summary", "The battle is followed by a ceasefire."),
        ("Where", "Shusha"),
        ("Kind", "battle (disputed)"),
        ("Part of", "Second Nagorno-Karabakh War (second)"),
        ("Also called", "Shushi, Susha"),
        ("Note", "Told by one side."),
        ("See also", "minsk-group"),
    ]
    assert _lines(loaded, "shusha-2020")[1][2:5] == (None, "Armenia", "wikipedia-2025")
    assert _lines(loaded, "shusha-2020", "Terms") == (DetailRow("", "All fire ceases."),)
    assert _lines(loaded, "shusha-2020", "Parties")[0] == DetailRow(
        "attacker", "Azerbaijan", None, "special forces", None, "azerbaijan"
    )


def test_a_long_list_is_folded_to_a_count_with_the_command_that_unfolds_it(folder: Folder) -> None:
    """Programs get every row, and a list of two rows more is not worth folding."""
    parts = [{"actor": "russia", "part": "party", "note": f"unit {number}"} for number in range(1, 10)]
    loaded = load(folder({(*SHUSHA, "participants"): parts}))

    folded = as_text(answer(loaded, "show", id="shusha-2020")).partition("Parties\n")[2].partition("\n\n")[0]
    assert folded == (
        "party           Russia — unit 1                         russia\n"
        "                Russia — unit 2                         russia\n"
        "                Russia — unit 3                         russia\n"
        "                Russia — unit 4                         russia\n"
        "                Russia — unit 5                         russia\n"
        "                Russia — unit 6                         russia\n"
        "… 3 more: nkcli show shusha-2020 --full"
    )
    assert "more: nkcli" not in as_text(answer(loaded, "show", id="shusha-2020", full=True))
    assert as_csv(answer(loaded, "show", id="shusha-2020")).count("unit ") == 9


@pytest.mark.parametrize(
    ("changes", "asked"),
    [
        pytest.param({}, "second", id="one within the event"),
        pytest.param({}, "conflict", id="one deep within it"),
        pytest.param({(*SHUSHA, "related"): ["minsk-group"]}, "minsk-group", id="one that is tied to it"),
        pytest.param({("events", "minsk-group", "related"): ["shusha-2020"]}, "minsk-group", id="one it is tied to"),
    ],
)
def test_agreements_within_an_event_or_tied_to_it_have_a_section_of_their_own(
    changes: Changes, asked: str, folder: Folder
) -> None:
    card = answer(load(folder({**changes, (*SHUSHA, "kind"): "ceasefire"})), "show", id=asked)

    listed = {s.title: [line.id for line in s.rows] for s in card.sections}
    assert card.related["agreements"] == ("shusha-2020",)
    assert listed["Agreements and resolutions"] == ["shusha-2020"]
    assert "shusha-2020" not in listed.get("Parts", [])


def test_claims_of_an_event_stand_under_strength_casualties_or_other_figures(folder: Folder) -> None:
    claims = [
        _claim("tanks", measure="tanks_lost", unit="units", text="Burnt on the road."),
        _claim("missing", measure="missing"),
        _claim("civilian", category="civilian"),
        _claim("military", category="military"),
        _claim("strength", measure="personnel", best=400, counted="2020-11"),
        {"id": "term", "measure": "term", "text": "All fire ceases.", "citations": CITED},
    ]
    loaded = load(folder({(*SHUSHA, "claims"): claims}))

    headings = ("Strength", "Casualties", "Other figures", "Statements and terms")
    assert {title: _texts(loaded, "shusha-2020", title) for title in headings} == {
        "Strength": [("personnel, Azerbaijan", "400")],
        "Casualties": [
            ("killed, Azerbaijan, military", "1"),
            ("killed, Azerbaijan, civilian", "1"),
            ("missing, Azerbaijan", "1"),
        ],
        "Other figures": [("tanks lost, Azerbaijan", "1 unit: Burnt on the road.")],
        "Statements and terms": [("term", "All fire ceases.")],
    }


def _claim(claim_id: str, **fields: Any) -> dict[str, Any]:
    told = {"measure": "killed", "unit": "people", "best": 1, "qualifier": "exact", "affected": "azerbaijan"}
    return {"id": claim_id, **told, "counted": "2020-11-06/2020-11-08", "citations": CITED, **fields}


def test_a_claim_tells_all_that_is_known_of_it(folder: Folder) -> None:
    whole = _claim("whole", best=90)
    part = _claim(
        "part",
        text="Hit by drones.",
        wording="one",
        category="military",
        claimant="armenia",
        as_of="2021-03",
        place="shusha",
        stratum="drones",
        includes_text="the dead of Hadrut",
        subset_of="whole",
        note="Counted afterwards.",
    )
    loaded = load(folder({(*SHUSHA, "claims"): [whole, part]}))

    told = dict(_texts(loaded, "part"))
    includes = [label for label, text in told.items() if text == "the dead of Hadrut"]
    assert {label: text for label, text in told.items() if label not in includes} == {
        "About": "Azerbaijan takes control of Shusha",
        "Says": "1",
        "What": "Hit by drones.",
        "In the source's words": "one",
        "Of whom": "Azerbaijan",
        "Category": "military",
        "According to": "Armenia",
        "Counted": "2020-11-06/2020-11-08",
        "Said": "2021-03",
        "Where": "Shusha",
        "Counted apart as": "drones",
        "Note": "Counted afterwards.",
    }
    assert len(includes) == 1
    assert _texts(loaded, "part", "Among") == [("killed, Azerbaijan", "90")]


@pytest.mark.parametrize("status", ["alleged", "denied", "disputed"])
@pytest.mark.parametrize(
    ("asked", "section"),
    [
        pytest.param("russia", "Roles", id="on the card of its actor"),
        pytest.param("armenia", "Roles of others towards it", id="on that of the other"),
        pytest.param("first", "Roles", id="on that of the event"),
        pytest.param("russia.arms-supplier-first", "", id="on its own"),
    ],
)
def test_a_role_that_is_not_plainly_stated_is_marked(asked: str, section: str, status: str, folder: Folder) -> None:
    loaded = load(folder({(*ROLE, "status"): status}))

    assert [word for line in _texts(loaded, asked, section) for word in line if f"({status})" in word]


@pytest.mark.parametrize(
    ("asked", "section"),
    [
        pytest.param("russia", "Roles", id="on the card of its actor"),
        pytest.param("armenia", "Roles of others towards it", id="on that of the other"),
        pytest.param("first", "Roles", id="on that of the event"),
    ],
)
def test_a_role_is_told_according_to_its_claimant(asked: str, section: str, folder: Folder) -> None:
    loaded = load(folder({(*ROLE, "claimant"): "azerbaijan"}))

    assert _lines(loaded, asked, section)[0].according_to == "Azerbaijan"


def test_an_actor_tells_all_that_is_known_of_it(folder: Folder) -> None:
    claim = _claim("own", measure="area", unit="km2", best=4400)
    changes: Changes = {
        ("actors", "armenia", "existed"): "1991/..",
        ("actors", "armenia", "summary"): "A state in the South Caucasus.",
        ("actors", "armenia", "note"): "Before 1991 a Soviet republic.",
        ("actors", "armenia", "claims"): [claim],
    }
    loaded = load(folder(changes))

    assert _texts(loaded, "armenia") == [
        ("Kind", "state"),
        ("Member of", "Armenian side"),
        ("Existed", "1991/.."),
        ("Summary", "A state in the South Caucasus."),
        ("Also called", "Republic of Armenia"),
        ("Note", "Before 1991 a Soviet republic."),
    ]
    assert _texts(loaded, "armenia", "Other claims about it") == [("area, Azerbaijan", "4,400 km2")]


def test_a_place_shows_the_figures_that_count_it_and_control_by_recognition(folder: Folder) -> None:
    control = {"holder": "azerbaijan", "status": "recognised", "when": "1991/..", "note": "by the UN"}
    loaded = load(
        folder(
            {
                (*SHUSHA, "claims"): [_claim("here", place="shusha")],
                ("places", "shusha", "control"): [{**control, "citations": CITED}],
                ("places", "shusha", "aliases"): ["Shushi fortress"],
                ("places", "shusha", "note"): "A town on a rock.",
            }
        )
    )

    assert _texts(loaded, "shusha")[-2:] == [("Also called", "Shushi fortress"), ("Note", "A town on a rock.")]
    assert _texts(loaded, "shusha", "Control") == [("by recognition", "Azerbaijan")]
    assert _lines(loaded, "shusha", "Control")[0].according_to == "by the UN"
    assert _texts(loaded, "shusha", "Figures") == [("killed, Azerbaijan", "1")]


def test_a_source_lists_its_sections_and_why_one_gave_no_record(folder: Folder) -> None:
    listed = [{"locator": "year 2020"}, {"locator": "Codebook", "reason": "No facts."}]
    loaded = load(folder({("sources", "ucdp-brd-24.1", "sections"): listed}))

    assert _texts(loaded, "ucdp-brd-24.1", "Sections") == [("year 2020", ""), ("Codebook", "No facts.")]
    assert dict(_texts(loaded, "ucdp-brd-24.1"))["Version"] == "24.1"


def test_what_rests_on_one_event_and_one_claim_is_told_in_the_singular(dataset: Dataset) -> None:
    assert dict(_texts(dataset, "ucdp-brd-24.1"))["Cited by"] == "1 event and 1 claim"


@pytest.mark.parametrize(
    ("asked", "related"),
    [
        pytest.param(
            "first",
            {"parts": ("fighting-1992",), "agreements": (), "roles": ("russia.arms-supplier-first",)},
            id="an event",
        ),
        pytest.param(
            "armenia",
            {
                "members": (),
                "roles_toward": ("russia.arms-supplier-first",),
                "events": ("first", "second"),
                "claims_by": (
                    "second:killed-armenian-military",
                    "second:killed-armenian-civilian",
                    "second:missing-armenian-military",
                    "second:first-shot-armenia",
                ),
                "claims_about": (),
            },
            id="an actor",
        ),
        pytest.param(
            "nagorno-karabakh",
            {"holds": ("shusha",), "events": ("first", "second", "shusha-2020"), "claims": ()},
            id="a place",
        ),
        pytest.param("ucdp-brd-24.1", {"events": ("second",), "claims": ("second:killed-ucdp",)}, id="a source"),
        pytest.param(
            "second:first-shot-armenia",
            {"about": ("second",), "contradicts": ("second:first-shot-azerbaijan",), "parts": ()},
            id="a claim",
        ),
        pytest.param(
            "russia.arms-supplier-first",
            {"actor": ("russia",), "claims": ("russia.arms-supplier-first:money",)},
            id="a role",
        ),
    ],
)
def test_a_card_names_the_records_that_point_to_it(
    asked: str, related: dict[str, tuple[str, ...]], dataset: Dataset
) -> None:
    assert answer(dataset, "show", id=asked).related == related


# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("second", "second", id="an id"),
        pytest.param("44-DAY", "second", id="an alias, whatever its case"),
        pytest.param("Artsakh liberation war", "first", id="a community's name"),
        pytest.param("Şuşa", "shusha", id="a name with diacritics"),
        pytest.param("susa", "shusha", id="a name without them"),
        pytest.param("Шуша", "shusha", id="a name in another script"),
        pytest.param("baku", "azerbaijan", id="an alias of an actor"),
        pytest.param("ucdp battle-related deaths dataset", "ucdp-brd-24.1", id="the title of a source"),
    ],
)
def test_a_record_is_shown_by_whatever_name_it_bears(asked: str, found: str, dataset: Dataset) -> None:
    assert answer(dataset, "show", id=asked).records[0].id == found


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        pytest.param("secnd", "second", id="an event"),
        pytest.param("azerbaijn", "azerbaijan", id="an actor"),
        pytest.param("second:kiled-ucdp", "second:killed-ucdp", id="a claim"),
        pytest.param("russia.arms-suplier-first", "russia.arms-supplier-first", id="a role"),
    ],
)
def test_an_unknown_name_gets_the_nearest(asked: str, near: str, dataset: Dataset) -> None:
    with pytest.raises(UnknownNameError) as caught:
        answer(dataset, "show", id=asked)

    assert caught.value.message == f"no record is called {asked!r}"
    assert caught.value.near[0] == near


@pytest.mark.parametrize("asked", ["10 November 2020", "2020-11-10", "November 10, 2020"])
def test_a_date_shows_what_happened_then(asked: str, dataset: Dataset) -> None:
    """What no record is called may be a day."""
    assert answer(dataset, "show", id=asked).events == answer(dataset, "timeline", on=asked).events


@pytest.mark.parametrize("asked", ["9/11/2020", "31 February 2020"])
def test_a_date_that_is_none_or_two_is_refused_as_one(asked: str, dataset: Dataset) -> None:
    with pytest.raises(InvalidDate):
        answer(dataset, "show", id=asked)


def test_a_name_of_several_records_is_asked_back(folder: Folder) -> None:
    loaded = load(folder({("places", "shusha", "aliases"): ["Baku"]}))

    with pytest.raises(AmbiguousName) as caught:
        answer(loaded, "show", id="baku")

    assert caught.value.near == ("azerbaijan", "shusha")


# -- lists ---------------------------------------------------------------------------------------

WARS = """\
Wars and phases

When                       What                         Kind      Events  Claims  Id

since 1988                 Nagorno-Karabakh conflict    conflict       6      15  conflict
20 Feb 1988 – 12 May 1994  First Nagorno-Karabakh War   war            1       2  first
                           Armenian victory; ceasefire of 1994.
2015                       Border clashes of 2015       phase          0       3  clashes-2015
27 Sep – 10 Nov 2020       Second Nagorno-Karabakh War  war            1      10  second
                           Azerbaijani victory.

One in full: nkcli wars ID. Who says how many: nkcli casualties --war ID.
"""

ACTORS = """\
Actors

Name                           Kind          Side              Roles          Events  Claims  Claims  Id
                                                                                          by      of

Armenian side                  side          armenian-side                         1       0       4  armenian-side
Azerbaijani side               side          azerbaijani-side                      0       0       3  azerbaijani-side
Both sides                     side                                                0       0       1  both-sides
Armenia                        state         armenian-side                         2       4       0  armenia
Azerbaijan                     state         azerbaijani-side                      3       5       3  azerbaijan
Russia                         state                           arms supplier       1       0       0  russia
UCDP                           data project                                        0       1       0  ucdp
Western and Russian estimates  voice                                               0       1       0  western-estimates

One in full: nkcli actors NAME.
"""

PLACES = """\
Places

Name              Armenian        Azerbaijani  Kind             Lat       Lon  Events  Id

Nagorno-Karabakh                               region                               2  nagorno-karabakh
Shusha            Շուշի / Shushi  Şuşa         settlement  39.76006  46.74989       1  shusha

One in full, with who held it when: nkcli places NAME.
"""

SOURCES = """\
Sources

Title                                                   Publisher                      Date                 Licence       Events  Claims  Id

Nagorno-Karabakh conflict (Wikipedia, version of 2025)  Wikipedia contributors         8 Aug 2025 or later  CC BY-SA 4.0       7      15  wikipedia-2025
https://en.wikipedia.org/wiki/Nagorno-Karabakh_conflict
UCDP Battle-Related Deaths Dataset                      Uppsala Conflict Data Program                       CC BY 4.0          1       1  ucdp-brd-24.1
https://ucdp.uu.se/downloads

One in full: nkcli sources ID. What rests on it: nkcli timeline --source ID.
"""  # noqa: E501 - as wide as it is


@pytest.mark.parametrize(
    ("make", "text"),
    [
        pytest.param("wars", WARS, id="wars and phases"),
        pytest.param("actors", ACTORS, id="actors"),
        pytest.param("places", PLACES, id="places"),
        pytest.param("sources", SOURCES, id="sources"),
    ],
)
def test_each_kind_of_record_has_its_list(make: str, text: str, dataset: Dataset) -> None:
    assert as_text(answer(dataset, make)) == text


@pytest.mark.parametrize(
    ("make", "options", "ids"),
    [
        pytest.param("wars", {"on": "2015"}, ["conflict", "clashes-2015"], id="wars of a year"),
        pytest.param(
            "actors",
            {"war": "first"},
            ["azerbaijani-side", "armenia", "azerbaijan", "russia", "western-estimates"],
            id="actors of a war: took part, claim, are counted, or had a role",
        ),
        pytest.param("places", {"war": "second"}, ["nagorno-karabakh", "shusha"], id="places of a war"),
        pytest.param(
            "sources", {"actor": "ucdp"}, ["wikipedia-2025", "ucdp-brd-24.1"], id="sources of an actor's events"
        ),
    ],
)
def test_a_list_keeps_what_the_question_finds(
    make: str, options: dict[str, str], ids: list[str], dataset: Dataset
) -> None:
    assert [row.id for row in answer(dataset, make, **options).all_rows] == ids


@pytest.mark.parametrize(
    ("make", "kind", "ids"),
    [
        pytest.param("actors", "state", ["armenia", "azerbaijan", "russia"], id="states"),
        pytest.param("places", "settlement", ["shusha"], id="settlements"),
        pytest.param("sources", "dataset", ["ucdp-brd-24.1"], id="data sets"),
    ],
)
def test_a_list_keeps_one_kind(make: str, kind: str, ids: list[str], dataset: Dataset) -> None:
    assert [row.id for row in answer(dataset, make, kind=kind).all_rows] == ids


@pytest.mark.parametrize("make", ["wars", "places"])
def test_an_empty_list_is_said_in_a_sentence(make: str, dataset: Dataset) -> None:
    title, _, sentence = as_text(answer(dataset, make, to="1900")).splitlines(keepends=True)

    assert title.strip()
    assert sentence.endswith(" fits. Leave a filter out.\n")


def test_the_rows_of_lists_hold_ids_and_counts(dataset: Dataset) -> None:
    assert answer(dataset, "wars").wars[1] == WarRow(
        id="first",
        title="First Nagorno-Karabakh War",
        date="1988-02-20/1994-05-12",
        date_text=None,
        kind="war",
        part_of="conflict",
        aliases=("1st",),
        outcome="Armenian victory; ceasefire of 1994.",
        events=1,
        claims=2,
    )
    assert answer(dataset, "actors").actors[4] == ActorRow(
        id="azerbaijan",
        name="Azerbaijan",
        kind="state",
        side="azerbaijani-side",
        existed=None,
        roles=(),
        events=3,
        claims_by=5,
        claims_about=3,
    )
    assert answer(dataset, "places").places[1] == PlaceRow(
        id="shusha",
        name="Shusha",
        kind="settlement",
        names={"armenian": ("Շուշի", "Shushi"), "azerbaijani": ("Şuşa",), "russian": ("Шуша",)},
        lat=39.76006,
        lon=46.74989,
        precision="point",
        within=("nagorno-karabakh",),
        events=1,
    )
    assert answer(dataset, "sources").sources[1] == SourceRow(
        id="ucdp-brd-24.1",
        title="UCDP Battle-Related Deaths Dataset",
        publisher="Uppsala Conflict Data Program",
        date=None,
        date_text=None,
        url="https://ucdp.uu.se/downloads",
        licence="CC BY 4.0",
        perspective="University research project",
        events=1,
        claims=1,
    )
