"""Rules about a data folder as a whole: its exceptions, its layout, its released ids, its own words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from nkcli.checks.folder import FOLDER_RULES, check_folder, layout_reports
from nkcli.errors import DataError, InputFailed
from nkcli.loading.files import read_folder
from nkcli.loading.formatting import format_folder
from nkcli.loading.serialize import layout
from nkcli.model.problem import Problem
from nkcli.store.opening import load, write

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Changes, Folder

EXCUSED = [
    {"rule": "totals-match-their-parts", "record": "clashes-2015:killed-military", "reason": "The source errs."},
    {"rule": "wars-have-both-sides", "record": "first", "reason": "A tiny data set."},
]
"""Why the tiny data set may break what it breaks."""


class Check(Protocol):
    def __call__(self, changes: Changes = ..., texts: str | None = ..., **beside: object) -> list[Problem]:
        """Check the tiny data set in its one layout; `beside` are the files that stand beside the records.

        A value is written as JSON, bytes as they are; all that the tiny data set breaks is excused.
        """


@pytest.fixture
def check(folder: Folder) -> Check:
    def found(changes: Changes = {}, texts: str | None = None, **beside: object) -> list[Problem]:  # noqa: B006 - read, never written
        where = _tidy(folder(changes))
        for name, value in {"exceptions": {"exceptions": EXCUSED}, **beside}.items():
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
            (where / f"{name}.json").write_bytes(data)
        return check_folder(load(where), str(where), texts)

    return found


def _tidy(where: Path) -> Path:
    for name, text in layout(load(where)).items():
        (where / name).write_text(text, encoding="utf-8", newline="")
    return where


def _plain(found: list[Problem]) -> list[tuple[str, str | None, str]]:
    return [(p.file, p.record, p.rule) for p in found]


def test_a_folder_in_order_has_no_problem(check: Check) -> None:
    assert check() == []


def test_every_rule_of_folders_is_explained_in_a_sentence() -> None:
    assert [name for name, meaning in FOLDER_RULES.items() if not meaning.endswith(".")] == []


# -- exceptions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("exceptions", "expected"),
    [
        pytest.param(EXCUSED, [], id="each with its reason"),
        pytest.param(
            EXCUSED[:1],
            [("events.json", "first", "wars-have-both-sides")],
            id="what is not excused is a problem",
        ),
        pytest.param(
            [*EXCUSED, {"rule": "wars-have-both-sides", "record": "second", "reason": "It was so once."}],
            [("exceptions.json", "second", "exceptions-excuse-something")],
            id="stale: the record is in order",
        ),
        pytest.param(
            [*EXCUSED, {"rule": "titles-are-short", "record": "first", "reason": "It was long once."}],
            [("exceptions.json", "first", "exceptions-excuse-something")],
            id="stale: the record breaks another rule",
        ),
    ],
)
def test_an_exception_excuses_one_record_from_one_rule_for_a_reason(
    exceptions: list[Any], expected: list[tuple[str, str | None, str]], check: Check
) -> None:
    assert _plain(check(exceptions={"exceptions": exceptions})) == expected


def test_a_stale_exception_says_what_to_do(check: Check) -> None:
    stale = {"rule": "titles-are-short", "record": "second", "reason": "It was long once."}

    assert check(exceptions={"exceptions": [*EXCUSED, stale]}) == [
        Problem(
            file="exceptions.json",
            record="second",
            rule="exceptions-excuse-something",
            message="the exception excuses nothing any more; take it out",
        )
    ]


# -- layout --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b'\n   "id"', b'\n    "id"', id="another indent"),
        pytest.param("Şuşa".encode(), rb"\u015eu\u015fa", id="escapes for letters"),
        pytest.param(b'"precision": "point"', b'"note": null,"precision": "point"', id="a field that says nothing"),
    ],
)
def test_a_file_out_of_its_one_layout_is_told_and_is_no_fault(
    old: bytes, new: bytes, folder: Folder, check: Check
) -> None:
    assert check() == []
    where = folder()
    format_folder(str(where))
    written = (where / "places.json").read_bytes()
    (where / "places.json").write_bytes(written.replace(old, new))

    assert written != written.replace(old, new)
    assert list(layout_reports(load(where), str(where))) == [
        Problem(
            file="places.json",
            rule="files-are-in-layout",
            message=f"not in its one layout; nkcli format {where} puts it there",
        )
    ]


def test_records_out_of_order_are_out_of_layout_and_claims_want_short_ids(folder: Folder) -> None:
    """The tiny data set has events in the order that tells the story, one to a line."""
    where = folder()

    reports = list(layout_reports(load(where), str(where)))

    assert [p.file for p in reports] == [
        *("events.json", "actors.json", "places.json", "sources.json", "conflict.json"),
        "ids.json",
    ]
    assert reports[-1].message == f"16 claims have no short id; nkcli format {where} gives them one"


def test_a_store_has_no_layout_and_no_lines(folder: Folder, tmp_path: Path) -> None:
    store = str(tmp_path / "x.sqlite")
    write(read_folder(folder({("events", "second", "title"): "x" * 99}, {"exceptions.json": _excused()})), store)

    assert list(layout_reports(load(store), store)) == []
    assert [(p.record, p.rule, p.line) for p in check_folder(load(store), store)] == [
        ("second", "titles-are-short", None)
    ]


def _excused() -> bytes:
    return json.dumps({"exceptions": EXCUSED}).encode()


# -- released ids --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ids", "gone"),
    [
        pytest.param({"released": []}, [], id="nothing released yet"),
        pytest.param(
            {
                "released": [
                    *("second", "russia", "shusha", "wikipedia-2025"),
                    *("second:killed-ucdp", "russia.arms-supplier-first"),
                ]
            },
            [],
            id="ids of every kind that are still there",
        ),
        pytest.param({"released": ["susha"]}, ["susha"], id="one that vanished"),
        pytest.param(
            {"released": ["susha"], "tombstones": [{"id": "susha", "reason": "It is shusha now."}]},
            [],
            id="one with a tombstone",
        ),
        pytest.param({"released": ["susha"], "aliases": {"susha": "shusha"}}, [], id="one that was renamed"),
        pytest.param(
            {"released": ["susha"], "tombstones": [{"id": "hadrut", "reason": "Merged."}]},
            ["susha"],
            id="another's tombstone",
        ),
    ],
)
def test_a_released_id_is_there_or_has_a_tombstone(ids: dict[str, Any], gone: list[str], check: Check) -> None:
    assert [(p.file, p.record, p.rule, p.message) for p in check(ids=ids)] == [
        (
            "ids.json",
            record,
            "ids-never-vanish",
            f"{record} was released and is gone; a tombstone in ids.json must say what became of it",
        )
        for record in gone
    ]


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        pytest.param(
            {"aliases": {"susha": "chouchi"}},
            Problem(
                file="ids.json",
                record="susha",
                field="aliases",
                rule="former-ids-lead-to-records",
                message="susha leads to chouchi, which is no record",
            ),
            id="a former id that leads nowhere",
        ),
        pytest.param(
            {"aliases": {"second": "first"}},
            Problem(
                file="ids.json",
                record="second",
                field="aliases",
                rule="former-ids-lead-to-records",
                message="second is the id of a record",
            ),
            id="a former id that is in use",
        ),
        pytest.param(
            {"short": {"bcd2": "first:killed"}},
            Problem(
                file="ids.json",
                record="second:killed-ucdp",
                field="short",
                rule="short-ids-stay",
                message="the short id bcd2 was given to first:killed, and stays with it",
            ),
            id="a short id that was another claim's",
        ),
    ],
)
def test_ids_are_given_once(ids: dict[str, Any], expected: Problem, check: Check) -> None:
    changes: Changes = {("events", "second", "claims", "second:killed-ucdp", "short"): "bcd2"}

    assert check(changes, ids=ids) == [expected]


@pytest.mark.parametrize(
    ("written", "field", "rule"),
    [
        pytest.param(b"{", None, "not-json", id="no JSON"),
        pytest.param(b"\xff", None, "not-utf-8", id="no UTF-8"),
        pytest.param(b"[]", None, "wrong-shape", id="a list"),
        pytest.param(b'{"released": null}', "released", "wrong-type", id="nothing where a list belongs"),
        pytest.param(b'{"released": [{}]}', "released.0", "wrong-type", id="an object for an id"),
        pytest.param(b'{"tombstones": [{"id": "a"}]}', "tombstones.0.reason", "missing-field", id="no inscription"),
        pytest.param(b'{"short": {"aeiou": "a:b"}}', "short.aeiou.[key]", "wrong-value", id="a word for a short id"),
    ],
)
def test_ids_that_can_not_be_read_are_refused(written: bytes, field: str | None, rule: str, check: Check) -> None:
    with pytest.raises(DataError) as caught:
        check(ids=written)

    assert [(p.file, p.field, p.rule) for p in caught.value.problems] == [("ids.json", field, rule)]


@pytest.mark.parametrize(
    ("written", "field", "rule"),
    [
        pytest.param(b"{", None, "not-json", id="no JSON"),
        pytest.param(b"[]", None, "wrong-shape", id="a list"),
        pytest.param(b'{"exceptions": 1}', "exceptions", "wrong-type", id="a number for a list"),
        pytest.param(
            b'{"exceptions": [{"rule": "a", "record": "b"}]}', "exceptions.0.reason", "missing-field", id="no reason"
        ),
    ],
)
def test_exceptions_that_can_not_be_read_are_refused(
    written: bytes, field: str | None, rule: str, check: Check
) -> None:
    with pytest.raises(DataError) as caught:
        check(exceptions=written)

    assert [(p.file, p.field, p.rule) for p in caught.value.problems] == [("exceptions.json", field, rule)]


# -- own words -----------------------------------------------------------------------------------

EIGHT = "The town fell after three days of fighting"
OTHERS = "eight other words that nobody here has used before"


@pytest.mark.parametrize(
    ("summary", "text", "copied"),
    [
        pytest.param(EIGHT, f"… {EIGHT}, they say.", True, id="eight words in a row"),
        pytest.param(EIGHT, "The town fell after three days of war", False, id="seven words in a row"),
        pytest.param(EIGHT, "One town fell after three days of fighting", False, id="the last seven words"),
        pytest.param(f"{EIGHT}.", f"“{EIGHT.upper()}!”", True, id="whatever the case and the marks"),
        pytest.param(EIGHT, EIGHT.replace(" ", "\n "), True, id="whatever the lines"),
        pytest.param(
            "The side's army took the town's upper half",
            "the side’s army took the town’s upper half",
            True,
            id="whatever the apostrophe",
        ),
        pytest.param(
            "The town fell", f"The town fell, said {OTHERS}", False, id="fewer than eight words are anybody's"
        ),
    ],
)
def test_no_run_of_eight_words_stands_in_a_source(
    summary: str, text: str, *, copied: bool, check: Check, tmp_path: Path
) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "article.txt").write_text(text, encoding="utf-8")

    found = check({("events", "shusha-2020", "summary"): summary}, str(texts))

    assert [(p.record, p.field, p.rule) for p in found] == [("shusha-2020", "summary", "words-are-our-own")] * copied


def test_a_source_that_is_not_all_utf_8_is_compared_all_the_same(check: Check, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "article.txt").write_bytes(f"Şuşa, § 4. {EIGHT}.".encode("iso-8859-9"))

    found = check({("events", "shusha-2020", "summary"): EIGHT}, str(texts))

    assert [p.rule for p in found] == ["words-are-our-own"]


def test_the_run_is_quoted_with_the_line_of_its_record(check: Check, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    (texts / "deep").mkdir(parents=True)
    (texts / "deep" / "article.md").write_text(f"Then. {EIGHT} in the hills.", encoding="utf-8")

    found = check({("places", "shusha", "note"): f"{EIGHT} in the hills."}, str(texts))

    assert found == [
        Problem(
            file="places.json",
            line=_line_of(tmp_path / "places.json", '"id": "shusha"'),
            record="shusha",
            field="note",
            rule="words-are-our-own",
            message="stands so in a source: 'the town fell after three days of fighting'",
        )
    ]


def _line_of(path: Path, wanted: str) -> int:
    return path.read_text(encoding="utf-8").partition(wanted)[0].count("\n") + 1


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(("events", "second", "claims", "second:first-shot-armenia", "text"), id="a statement"),
        pytest.param(("events", "second", "claims", "second:killed-civilian", "note"), id="the note of a claim"),
        pytest.param(("events", "second", "outcome"), id="an outcome"),
        pytest.param(("actors", "russia", "roles", "russia.arms-supplier-first", "text"), id="a role"),
        pytest.param(("actors", "russia", "summary"), id="the summary of an actor"),
    ],
)
def test_our_words_are_looked_for_wherever_we_speak(way: tuple[str, ...], check: Check, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "article.json").write_text(json.dumps({"text": EIGHT}), encoding="utf-8")

    assert [p.rule for p in check({way: EIGHT}, str(texts))] == ["words-are-our-own"]


def test_what_is_quoted_as_the_words_of_a_source_may_stand_there(check: Check, tmp_path: Path) -> None:
    """A claim's wording and its citation are the source's by their nature."""
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "article.txt").write_text(EIGHT, encoding="utf-8")
    claim = ("events", "second", "claims", "second:killed-civilian")

    assert check({(*claim, "wording"): EIGHT, (*claim, "citations", 0, "locator"): EIGHT}, str(texts)) == []


def test_other_files_in_the_folder_of_texts_are_no_sources(check: Check, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "article.csv").write_text(EIGHT, encoding="utf-8")
    (texts / "another.txt").write_text(OTHERS, encoding="utf-8")

    assert check({("events", "shusha-2020", "summary"): EIGHT}, str(texts)) == []


@pytest.mark.parametrize("text", [None, "", "fewer words"], ids=["no text", "an empty text", "a short text"])
def test_a_folder_without_a_text_to_compare_with_is_no_proof(text: str | None, check: Check, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    if text is not None:
        (texts / "article.txt").write_text(text, encoding="utf-8")

    with pytest.raises(InputFailed) as caught:
        check({}, str(texts))
    assert caught.value.message == (
        f"can't read {texts}: it holds no text of 8 words to compare with (.txt, .json, .md)"
    )


def test_a_folder_of_texts_that_is_not_there_is_told_by_its_name(check: Check, tmp_path: Path) -> None:
    with pytest.raises(InputFailed) as caught:
        check({}, str(tmp_path / "nowhere"))
    assert caught.value.message == f"can't read {tmp_path / 'nowhere'}: No such file or directory"


def test_a_text_that_cannot_be_read_is_told_by_its_name(check: Check, tmp_path: Path) -> None:
    (tmp_path / "article.txt").symlink_to(tmp_path / "nowhere")

    with pytest.raises(InputFailed) as caught:
        check({}, str(tmp_path))
    assert caught.value.message == f"can't read {tmp_path / 'article.txt'}: No such file or directory"


def test_without_the_texts_nothing_is_compared(check: Check) -> None:
    assert check({("events", "shusha-2020", "summary"): EIGHT}) == []


# -- lines ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "file", "record"),
    [
        pytest.param({("events", "second", "title"): "x" * 99}, "events.json", "second", id="an event"),
        pytest.param({("actors", "russia", "citations"): []}, "actors.json", "russia", id="an actor"),
        pytest.param(
            {("events", "second", "claims", "second:killed-ucdp", "citations"): []},
            "events.json",
            "second:killed-ucdp",
            id="a claim",
        ),
        pytest.param(
            {("actors", "russia", "roles", "russia.arms-supplier-first", "citations"): []},
            "actors.json",
            "russia.arms-supplier-first",
            id="a role",
        ),
    ],
)
def test_a_problem_has_the_line_of_its_record(
    changes: Changes, file: str, record: str, check: Check, tmp_path: Path
) -> None:
    found = check(changes)

    assert [(p.file, p.record, p.line) for p in found] == [
        (file, record, _line_of(tmp_path / file, f'"id": "{record}"')),
    ]


def test_problems_come_in_the_order_of_files_and_records(check: Check) -> None:
    changes: Changes = {("events", "second", "title"): "x" * 99, ("actors", "russia", "citations"): []}

    assert _plain(check(changes, ids={"released": ["susha"]})) == [
        ("actors.json", "russia", "citations-are-there"),
        ("events.json", "second", "titles-are-short"),
        ("ids.json", "susha", "ids-never-vanish"),
    ]
