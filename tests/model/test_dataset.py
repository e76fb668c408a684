"""A data set small enough to read, and what can be looked up in it."""

from __future__ import annotations

from nkcli.model.context import ClaimInContext
from nkcli.model.dataset import Dataset, citations_of
from nkcli.model.records import Actor, Citation, Claim, Event, Membership, Name, OtherDate, Place, Role, Source
from strategies import TWO_SIDES

BOOK = (Citation(source="book-2025", locator="p. 1"),)
TABLE = (Citation(source="book-2025", locator="table 2"),)

KILLED = Claim(id="k1", measure="killed", unit="people", best=3825, qualifier="exact", claimant="army", citations=BOOK)
MISSING = Claim(id="m1", measure="missing", unit="people", low=187, qualifier="at_least", citations=TABLE)
STRENGTH = Claim(id="p1", measure="personnel", unit="people", high=3000, qualifier="up_to", citations=BOOK)
DENIAL = Claim(id="s1", measure="statement", text="We sent nobody.", claimant="army", citations=BOOK)

CONFLICT = Event(
    id="conflict", kind="conflict", date="1988-02-20/..", title="The conflict", importance=1, citations=BOOK
)
WAR = Event(
    id="second",
    kind="war",
    date="2020-09-27/2020-11-10",
    title="Second war",
    importance=1,
    part_of="conflict",
    aliases=("44-day war",),
    names=(Name(text="Vətən müharibəsi", lang="az", community="azerbaijani"),),
    claims=(KILLED, MISSING),
    citations=BOOK,
)
BATTLE = Event(
    id="battle",
    kind="battle",
    date="2020-11-08",
    title="Battle of Shusha",
    importance=2,
    part_of="second",
    places=("shusha",),
    other_dates=(OtherDate(date="2020-11-09", claimant="army", citations=TABLE),),
    citations=BOOK,
)

SUPPORT = Role(
    id="r1", role="military_supporter", toward="armenian-side", event="second", claims=(DENIAL,), citations=BOOK
)
SIDE = Actor(id="armenian-side", kind="side", name="Armenian side", citations=BOOK)
ARMY = Actor(
    id="army",
    kind="armed_force",
    name="Defence Army",
    aliases=("NKDA",),
    names=(Name(text="Պաշտպանության բանակ", lang="hy", community="armenian"),),
    member_of=(Membership(group="armenian-side"),),
    claims=(STRENGTH,),
    roles=(SUPPORT,),
    citations=BOOK,
)
OBSERVER = Actor(id="observer", kind="ngo", name="Observer", citations=BOOK)

REGION = Place(id="karabakh", kind="region", name="Nagorno-Karabakh", aliases=("Artsakh",), citations=BOOK)
TOWN = Place(
    id="shusha",
    kind="settlement",
    name="Shusha",
    names=(
        Name(text="Şuşa", lang="az", community="azerbaijani"),
        Name(text="Shushi", lang="hy-Latn", community="armenian"),
    ),
    within=("karabakh",),
    citations=BOOK,
)

SOURCE = Source(
    id="book-2025",
    kind="encyclopedia",
    title="The Book",
    publisher="Press",
    url="https://example.org/book",
    licence="CC-BY-4.0",
    perspective="tertiary",
)

DATASET = Dataset(
    events=(CONFLICT, WAR, BATTLE),
    actors=(SIDE, ARMY, OBSERVER),
    places=(REGION, TOWN),
    sources=(SOURCE,),
    version="1.0.0",
    digest="0" * 64,
    conflict=TWO_SIDES,
)


def test_every_record_is_found_by_its_id() -> None:
    assert DATASET.event_by_id == {"conflict": CONFLICT, "second": WAR, "battle": BATTLE}
    assert DATASET.actor_by_id == {"armenian-side": SIDE, "army": ARMY, "observer": OBSERVER}
    assert DATASET.place_by_id == {"karabakh": REGION, "shusha": TOWN}
    assert DATASET.source_by_id == {"book-2025": SOURCE}
    assert DATASET.role_by_id == {"r1": (ARMY, SUPPORT)}


def test_claims_come_from_events_actors_and_roles_with_what_they_stand_in() -> None:
    assert DATASET.claims == (
        ClaimInContext.bound(KILLED, DATASET, event=WAR),
        ClaimInContext.bound(MISSING, DATASET, event=WAR),
        ClaimInContext.bound(STRENGTH, DATASET, actor=ARMY),
        ClaimInContext.bound(DENIAL, DATASET, actor=ARMY, role=SUPPORT),
    )


def test_a_claim_is_owned_by_the_event_role_or_actor_that_it_is_about() -> None:
    assert {claim.id: claim.subject_id for claim in DATASET.claims} == {
        "k1": "second",
        "m1": "second",
        "p1": "army",
        "s1": "r1",
    }


def test_the_claims_about_a_record_are_found_by_its_id() -> None:
    assert [[c.id for c in DATASET.claims_about(i)] for i in ("second", "r1", "army", "battle")] == [
        ["k1", "m1"],
        ["s1"],
        ["p1"],
        [],
    ]


def test_every_claim_is_found_by_its_id() -> None:
    assert list(DATASET.claim_by_id) == ["k1", "m1", "p1", "s1"]
    assert DATASET.claim_by_id["s1"] == ClaimInContext.bound(DENIAL, DATASET, actor=ARMY, role=SUPPORT)


def test_events_are_a_tree() -> None:
    assert DATASET.children == {"conflict": (WAR,), "second": (BATTLE,)}


def test_the_ancestors_of_an_event_lead_to_the_whole_conflict() -> None:
    assert list(DATASET.ancestors(BATTLE)) == [WAR, CONFLICT]
    assert list(DATASET.ancestors(CONFLICT)) == []


def test_the_descendants_of_an_event_are_its_parts_at_any_depth() -> None:
    assert list(DATASET.descendants("conflict")) == [WAR, BATTLE]
    assert list(DATASET.descendants("battle")) == []
    assert list(DATASET.descendants("no such event")) == []


def test_a_side_and_its_members_are_on_it_and_nobody_else() -> None:
    assert DATASET.sides == {"armenian-side": "armenian-side", "army": "armenian-side"}


def test_a_member_of_a_member_is_on_the_side_too() -> None:
    unit = Actor(id="unit", kind="armed_group", name="Unit", member_of=(Membership(group="army"),), citations=BOOK)

    assert _with_actors(SIDE, ARMY, unit).sides["unit"] == "armenian-side"


def test_a_member_of_somebody_unknown_too_is_on_its_side() -> None:
    groups = (Membership(group="armenian-side"), Membership(group="nobody"))
    unit = Actor(id="unit", kind="armed_group", name="Unit", member_of=groups, citations=BOOK)

    assert _with_actors(SIDE, unit).sides["unit"] == "armenian-side"


def test_both_sides_together_are_on_no_side_nor_is_one_that_is_only_called_so() -> None:
    both = Actor(id="both-sides", kind="side", name="Both sides", citations=BOOK)
    road = Actor(id="road-side", kind="company", name="Roadside", citations=BOOK)

    assert _with_actors(both, road).sides == {}


def test_members_of_each_other_or_of_nobody_known_are_on_no_side() -> None:
    one = Actor(id="one", kind="group", name="One", member_of=(Membership(group="two"),), citations=BOOK)
    two = Actor(id="two", kind="group", name="Two", member_of=(Membership(group="one"),), citations=BOOK)
    lost = Actor(id="lost", kind="group", name="Lost", member_of=(Membership(group="nobody"),), citations=BOOK)

    assert _with_actors(one, two, lost).sides == {}


def test_a_place_holds_itself_and_the_places_in_it() -> None:
    assert DATASET.places_within == {"karabakh": {"karabakh", "shusha"}, "shusha": {"shusha"}}


def test_a_place_holds_the_places_in_the_places_in_it() -> None:
    fort = Place(id="fort", kind="site", name="Fort", within=("shusha", "nowhere"), citations=BOOK)

    assert _with_places(REGION, TOWN, fort).places_within == {
        "karabakh": {"karabakh", "shusha", "fort"},
        "shusha": {"shusha", "fort"},
        "fort": {"fort"},
    }


def test_places_that_are_in_each_other_hold_each_other() -> None:
    town = Place(id="town", kind="settlement", name="Town", within=("hill",), citations=BOOK)
    hill = Place(id="hill", kind="area", name="Hill", within=("town",), citations=BOOK)

    assert _with_places(town, hill).places_within == {"town": {"town", "hill"}, "hill": {"town", "hill"}}


def test_events_are_found_by_id_alias_title_and_names() -> None:
    assert DATASET.event_names == {
        "conflict": ("conflict",),
        "the conflict": ("conflict",),
        "second": ("second",),
        "44 day war": ("second",),
        "second war": ("second",),
        "veten muharibesi": ("second",),
        "battle": ("battle",),
        "battle of shusha": ("battle",),
    }


def test_actors_are_found_by_id_name_alias_and_names() -> None:
    assert DATASET.actor_names == {
        "armenian side": ("armenian-side",),
        "army": ("army",),
        "defence army": ("army",),
        "nkda": ("army",),
        "պաշտպանության բանակ": ("army",),
        "observer": ("observer",),
    }


def test_places_are_found_by_either_communitys_name() -> None:
    assert DATASET.place_names == {
        "karabakh": ("karabakh",),
        "nagorno karabakh": ("karabakh",),
        "artsakh": ("karabakh",),
        "shusha": ("shusha",),
        "susa": ("shusha",),
        "shushi": ("shusha",),
    }


def test_sources_are_found_by_id_and_title() -> None:
    assert DATASET.source_names == {"book 2025": ("book-2025",), "the book": ("book-2025",)}


def test_the_citations_of_an_event_are_its_own_its_claims_and_its_other_dates() -> None:
    assert list(citations_of(WAR)) == [*BOOK, *BOOK, *TABLE]
    assert list(citations_of(BATTLE)) == [*BOOK, *TABLE]


def test_nothing_is_found_in_an_empty_data_set() -> None:
    empty = Dataset(events=(), actors=(), places=(), sources=(), version="0", digest="")

    assert (empty.claims, empty.children, empty.sides, empty.places_within, empty.event_names) == ((), {}, {}, {}, {})


def _with_actors(*actors: Actor) -> Dataset:
    return Dataset(events=(), actors=actors, places=(), sources=(), version="0", digest="", conflict=TWO_SIDES)


def _with_places(*places: Place) -> Dataset:
    return Dataset(events=(), actors=(), places=places, sources=(), version="0", digest="")
