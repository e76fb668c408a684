"""Forgiving look-up of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkcli.model.names import find, index, nearest, normalize, words_of


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        pytest.param("Shusha", "shusha", id="capitals"),
        pytest.param("Şuşa", "susa", id="cedillas"),
        pytest.param("Xankəndi", "xankendi", id="schwa"),
        pytest.param("XANKƏNDİ", "xankendi", id="capital schwa and dotted I"),
        pytest.param("Qarabağ", "qarabag", id="breve"),
        pytest.param("Ağdamlı", "agdamli", id="dotless i"),
        pytest.param("Łódź", "lodz", id="stroke"),
        pytest.param("Strauß", "strauss", id="sharp s"),
        pytest.param("Шуши", "шуши", id="Cyrillic"),
        pytest.param("Нагорный", "нагорныи", id="Cyrillic short i"),
        pytest.param("Շուշի", "շուշի", id="Armenian"),
        pytest.param("Nagorno-Karabakh", "nagorno karabakh", id="hyphen"),
        pytest.param("Karabakh–Council", "karabakh council", id="dash"),
        pytest.param("44-day_war", "44 day war", id="hyphen and underscore"),
        pytest.param("Armenia's", "armenias", id="apostrophe"),
        pytest.param("Armenia’s", "armenias", id="curly apostrophe"),
        pytest.param("Getashen (Çaykənd)", "getashen caykend", id="brackets"),
        pytest.param("“Ring”, Operation", "ring operation", id="quotation marks and a comma"),
        pytest.param("S/RES/822", "s res 822", id="slashes"),
        pytest.param("№ 822", "no 822", id="numero sign"),
        pytest.param("  two   blanks ", "two blanks", id="blanks"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_a_name_is_reduced_to_what_its_spellings_share(name: str, folded: str) -> None:
    assert normalize(name) == folded


@given(st.text("AaÇçƏəĞğIıİiŞşШшЙйԱաՇշ –—-_'’.,()“”/0123 "))
def test_a_folded_name_stays_as_it_is(name: str) -> None:
    assert normalize(normalize(name)) == normalize(name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Şuşa”, 8–9 May", ["susa", "8", "9", "may"]),
        ("3,825 soldiers; 1, 2", ["3825", "soldiers", "1", "2"]),
        ("Azerbaijan's 44-day war…", ["azerbaijans", "44", "day", "war"]),
        ("ШУША / Շուշի", ["шуша", "շուշի"]),
        ("  !?  ", []),
    ],
)
def test_words_have_no_case_diacritics_or_punctuation(text: str, words: list[str]) -> None:
    assert words_of(text) == words


def test_an_index_maps_each_folded_name_to_the_ids_that_bear_it() -> None:
    found = index([("shusha", ("Shusha", "Şuşa", "Shushi")), ("shushi-region", ("Shushi region", "Shushi"))])

    assert found == {
        "shusha": ("shusha",),
        "susa": ("shusha",),
        "shushi": ("shusha", "shushi-region"),
        "shushi region": ("shushi-region",),
    }


def test_an_index_of_nothing_is_empty() -> None:
    assert index([]) == {}


PEOPLE = index(
    [
        ("aliyev-ilham", ("Ilham Aliyev", "Aliyev")),
        ("aliyev-heydar", ("Aliyev, Heydar",)),
        ("sargsyan-serzh", ("Serzh Sargsyan",)),
        ("sargsyan-vazgen", ("Vazgen Sargsyan",)),
        ("ter-petrosyan", ("Levon Ter-Petrosyan",)),
        ("pashinyan", ("Nikol Pashinyan",)),
        ("nagorno-karabakh", ("Nagorno-Karabakh", "Bergkarabach")),
    ]
)


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        pytest.param("aliyev", ("aliyev-ilham",), id="as it is written"),
        pytest.param("Heydar Aliyev", ("aliyev-heydar",), id="words in another order"),
        pytest.param("Berg-Karabach", ("nagorno-karabakh",), id="another space"),
        pytest.param("İlham Əliyev", ("aliyev-ilham",), id="in its own letters"),
        pytest.param("Գեյդար Ալիև", ("aliyev-heydar",), id="another alphabet and another order"),
        pytest.param("Алиев", ("aliyev-ilham",), id="another alphabet"),
        pytest.param("Levon Ter Petrossian", ("ter-petrosyan",), id="another custom"),
        pytest.param("Nikol P‘ašinyan", ("pashinyan",), id="as scholars transliterate"),
        pytest.param("Փաշինյան", ("pashinyan",), id="a part of a name"),
        pytest.param("Sargsyan", (), id="a part that several have"),
        pytest.param("Nikol Aliyev", (), id="words of two names"),
        pytest.param("Pashayev", (), id="another name"),
        pytest.param("", (), id="nothing"),
    ],
)
def test_a_name_is_found_in_any_spelling(name: str, ids: tuple[str, ...]) -> None:
    assert find(name, PEOPLE) == ids


def test_a_part_of_a_name_counts_only_where_it_may() -> None:
    assert find("Petrossian", PEOPLE) == ("ter-petrosyan",)
    assert find("Petrossian", PEOPLE, by_part=False) == ()


def test_who_has_a_part_of_the_name_is_offered_first() -> None:
    assert nearest("Sargsyan", PEOPLE) == ("sargsyan-serzh", "sargsyan-vazgen")


KNOWN = index(
    [
        ("shusha", ("Şuşa", "Shushi")),
        ("stepanakert", ("Xankəndi", "Khankendi")),
        ("martakert", ()),
        ("martuni", ()),
        ("council-of-europe", ("Council of Europe",)),
    ]
)


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        pytest.param("Shusa", ("shusha",), id="a letter left out"),
        pytest.param("Martakuni", ("martuni", "martakert"), id="best first"),
        pytest.param("Khankändi", ("stepanakert",), id="another letter"),
        pytest.param("europe", ("council-of-europe",), id="part of a name"),
        pytest.param("eur", (), id="too short a part"),
        pytest.param("Gyumri", (), id="nothing near"),
        pytest.param("", (), id="nothing asked"),
    ],
)
def test_a_misspelled_name_finds_the_nearest(asked: str, ids: tuple[str, ...]) -> None:
    assert nearest(asked, KNOWN) == ids


def test_no_more_are_named_than_were_asked_for() -> None:
    assert nearest("martakert", KNOWN, limit=1) == ("martakert",)


def test_three_are_named_unless_asked_for_otherwise() -> None:
    known = index([(name, ()) for name in ("agdam", "agdara", "agdash", "agdaban")])

    assert nearest("agda", known) == ("agdam", "agdash", "agdara")


def test_a_record_with_many_spellings_does_not_push_out_the_others() -> None:
    known = index([("khojaly", ("Khojali", "Khojalu")), ("khojavend", ())])

    assert nearest("Khojalv", known) == ("khojaly", "khojavend")


def test_nothing_is_near_where_nothing_is_known() -> None:
    assert nearest("Shusha", {}) == ()


def test_names_that_sound_alike_are_nearer_than_those_that_look_alike() -> None:
    known = {"martuni khojavend": ("martuni",), "khojaly": ("khojaly",), "khojalu pass": ("pass",)}
    assert nearest("Խոջալու", known)[0] == "khojaly"

    known = {"khojalv": ("brand",), "xocali": ("khojaly",)}
    assert nearest("Khojalu", known) == ("khojaly", "brand")
