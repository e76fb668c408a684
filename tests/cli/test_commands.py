"""The commands on the facts that nkcli ships: every format, and what must be found there."""

from __future__ import annotations

import csv
import io
import json
import re
from functools import cache, partial
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest

from asking import answer as ask
from conftest import RECORD
from nkcli.analysis.comparability import may_overlap
from nkcli.cli.app import summaries
from nkcli.cli.main import main
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.model.dataset import Dataset

shipped = partial(cache(load), RECORD)


@pytest.fixture(autouse=True)
def _shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the frozen record, loaded once, and no more of the environment."""
    for name in ("NKCLI_DATA", "NKCLI_DEBUG", "NO_COLOR", "FORCE_COLOR", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NKCLI_DATA", str(RECORD))
    monkeypatch.setattr("nkcli.store.opening.load", lambda _: shipped())


@pytest.fixture
def facts() -> Dataset:
    return shipped()


class Nkcli:
    """Runs a command that is expected to go well, and reads its answer."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self.capsys = capsys

    def text(self, *args: str) -> str:
        code = main(args)
        out, err = self.capsys.readouterr()
        assert (code, err) == (0, "")
        return out

    def json(self, *args: str) -> dict[str, Any]:
        answer: dict[str, Any] = json.loads(self.text(*args, "--json"))
        return answer


@pytest.fixture
def nkcli(capsys: pytest.CaptureFixture[str]) -> Nkcli:
    return Nkcli(capsys)


# -- every command in every format ---------------------------------------------------------------

ASKED = [
    ("timeline",),
    ("timeline", "--summary", "--reverse", "--limit", "5", "--importance", "1"),
    ("casualties",),
    ("casualties", "--war", "second"),
    ("casualties", "--by", "war", "--measure", "wounded"),
    ("casualties", "--by", "year"),
    ("casualties", "--by", "side"),
    ("casualties", "--by", "claimant", "--side", "armenian"),
    ("casualties", "--by", "source", "--measure", "missing"),
    ("casualties", "--by", "category", "--category", "civilian"),
    ("wars",),
    ("wars", "second"),
    ("actors",),
    ("actors", "--kind", "state"),
    ("actors", "russia"),
    ("places",),
    ("places", "shushi"),
    ("sources",),
    ("sources", "wikipedia-2025"),
    ("show", "bishkek-protocol"),
    ("show", "second:killed-all-cfr"),
    ("check",),
    ("check", "--list"),
]


@pytest.mark.parametrize("form", ["table", "plain", "json", "jsonl", "csv", "tsv", "md", "html"])
@pytest.mark.parametrize("args", ASKED, ids=" ".join)
def test_every_command_answers_in_every_format(args: tuple[str, ...], form: str, nkcli: Nkcli) -> None:
    text = nkcli.text(*args, "--format", form)
    assert "\x1b" not in text
    assert text.endswith("\n") or (form, args) == ("jsonl", ("check",))  # no problems are no lines
    if form == "json":
        assert json.loads(text)["schema"]["version"] == 1
    elif form == "jsonl":
        assert [line for line in text.splitlines() if not json.loads(line)] == []
    elif form in ("csv", "tsv"):
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter="," if form == "csv" else "\t"))
        assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize("args", [(), *ASKED], ids=" ".join)
@pytest.mark.parametrize("columns", ["40", "60", "80", "200"])
def test_a_table_keeps_to_the_width_that_is_set(
    args: tuple[str, ...], columns: str, nkcli: Nkcli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setenv("FORCE_COLOR", "1")
    lines = re.sub(r"\x1b\[[0-9;]*m", "", nkcli.text(*args)).splitlines()
    assert [line for line in lines if len(line) > int(columns)] == []


def test_nkcli_alone_shows_what_is_known_on_one_screen(nkcli: Nkcli, facts: Dataset) -> None:
    lines = nkcli.text().splitlines()
    assert len(lines) <= 24
    assert f"{len(facts.events):,} events, {len(facts.claims):,} claims" in lines[2]
    assert sum(line.startswith("  nkcli ") for line in lines) == 4


def test_the_examples_on_the_first_screen_work(nkcli: Nkcli) -> None:
    examples = [line.split()[1:] for line in nkcli.text().splitlines() if line.startswith("  nkcli ")]
    assert all(nkcli.text(*example) for example in examples)


@pytest.mark.parametrize(
    "name",
    sorted(
        summaries().keys()
        - {"build", "changes", "check", "compare", "export", "format", "help", "history", "import", "schema"}
        - {"site", "overview"}
    ),
)
def test_the_example_in_the_help_of_a_command_works(name: str, nkcli: Nkcli, facts: Dataset) -> None:
    example = next(e.command for e in facts.conflict.examples if e.question == name)
    assert f"Example: {example}"[:30] in nkcli.text(name, "--help")
    assert nkcli.text(*example.split()[1:])


@pytest.mark.parametrize("name", summaries())
def test_the_first_line_of_help_is_the_one_in_the_list_of_commands(name: str, nkcli: Nkcli) -> None:
    told = [line.strip() for line in nkcli.text(name, "--help").splitlines()]
    assert summaries()[name] in " ".join(told)
    assert name in [line.split()[0] for line in nkcli.text("--help").splitlines() if line.startswith("  ")]


# -- casualties ----------------------------------------------------------------------------------

ARMENIA, AZERBAIJAN = "armenian-side", "azerbaijan"
WAR = "2020-09-27/2020-11-10"


@pytest.mark.parametrize(
    ("measure", "number", "of_whom", "category", "claimant", "source"),
    [
        pytest.param("killed", 3825, ARMENIA, "military", "armenia", "wikipedia-2025", id="3,825 Armenian soldiers"),
        pytest.param("missing", 187, ARMENIA, "military", "armenia", "wikipedia-2025", id="187 Armenians missing"),
        pytest.param("killed", 2906, AZERBAIJAN, "military", "azerbaijan", "wikipedia-2025", id="2,906 Azerbaijanis"),
        pytest.param("missing", 6, AZERBAIJAN, "military", "azerbaijan", "wikipedia-2025", id="6 Azerbaijanis missing"),
        pytest.param("killed", 541, "syrian-fighters", "mercenary", "sohr", "wikipedia-2025", id="541 Syrian fighters"),
        pytest.param("killed", 85, ARMENIA, "civilian", "armenia", "wikipedia-2025", id="85 Armenian civilians"),
        pytest.param("killed", 100, AZERBAIJAN, "civilian", "azerbaijan", "wikipedia-2025", id="100 civilians"),
        pytest.param("killed", 7717, None, "all", None, "wikipedia-2025", id="7,717 in 2020"),
    ],
)
def test_the_second_war_has_each_figure_with_who_says_it_and_where(
    measure: str, number: int, of_whom: str | None, category: str, claimant: str | None, source: str, nkcli: Nkcli
) -> None:
    said = [
        (c["affected"], c["category"], c["claimant"])
        for c in nkcli.json("casualties", "--war", "second")["claims"]
        if (c["measure"], c["best"]) == (measure, number)
        and any(cited["source"] == source and cited["locator"] for cited in c["citations"])
    ]
    assert (of_whom, category, claimant) in said


def test_at_least_185_civilians_were_killed_on_both_sides_together(nkcli: Nkcli) -> None:
    claim = the_one(nkcli, low=185)
    assert (claim["best"], claim["high"], claim["qualifier"]) == (None, None, "at_least")
    assert (claim["affected"], claim["category"], claim["measure"]) == ("both-sides", "civilian", "killed")


def test_more_than_seven_thousand_were_killed_in_the_words_of_its_source(nkcli: Nkcli) -> None:
    claim = the_one(nkcli, low=7000)
    assert (claim["best"], claim["high"], claim["qualifier"]) == (None, None, "more_than")
    assert claim["wording"].lower() == "more than seven thousand"
    assert "cfr-2025" in [c["source"] for c in claim["citations"]]


def the_one(nkcli: Nkcli, **wanted: object) -> dict[str, Any]:
    claims = nkcli.json("casualties", "--war", "second")["claims"]
    found = [c for c in claims if c["about"] == "second" and wanted.items() <= c.items()]
    assert len(found) == 1
    return dict(found[0])


def test_people_see_the_figures_of_the_second_war(nkcli: Nkcli) -> None:
    text = nkcli.text("casualties", "--war", "second", "--claims")
    numbers = ("3,825", "187", "2,906", "541", "at least 185", "7,717", "More than seven thousand")
    assert [number for number in numbers if number not in text] == []


def test_every_claim_of_the_second_war_is_cited(nkcli: Nkcli) -> None:
    claims = nkcli.json("casualties", "--war", "second")["claims"]
    assert [c["id"] for c in claims if not c["citations"]] == []


@pytest.mark.parametrize("war", ["first", "2016", "second", "2023", "low-intensity-1994-2020"])
def test_no_total_adds_what_may_be_the_same_people(war: str, nkcli: Nkcli, facts: Dataset) -> None:
    for total in nkcli.json("casualties", "--war", war)["totals"]:
        parts = [facts.claim_by_id[i] for i in total["added"]]
        assert [(a.id, b.id) for a, b in combinations(parts, 2) if may_overlap(a, b)] == []
        assert {(p.measure, p.claimant) for p in parts} == {(total["measure"], total["claimant"])}


def test_no_total_of_the_second_war_is_larger_than_what_its_voice_says(nkcli: Nkcli) -> None:
    totals = nkcli.json("casualties", "--war", "second", "--measure", "killed")["totals"]
    sums = {t["best"] for t in totals if t["event"] == "second"}
    assert sums - {None} <= {3825 + 85, 2906 + 100, 85 + 100}


def test_in_2015_the_stated_total_is_not_what_its_parts_give(nkcli: Nkcli) -> None:
    rows = nkcli.json("casualties", "--by", "year")["casualties"]
    row = next(r for r in rows if r["key"] == "2015")
    stated = next(s for s in row["stated_totals"] if s["best"] == 77)
    assert (stated["parts_best"], stated["agrees"]) == (42 + 64, False)
    assert row["notes"] == ["Stated total 77; its parts give 106."]
    assert "Stated total 77; its parts give 106." in nkcli.text("casualties", "--by", "year")


def test_every_year_from_2008_to_2019_has_a_row_and_silence_is_no_nought(nkcli: Nkcli) -> None:
    rows = nkcli.json("casualties", "--by", "year", "--from", "2008", "--to", "2019")["casualties"]
    assert [r["key"] for r in rows] == [str(y) for y in range(2008, 2020)]
    text = nkcli.text("casualties", "--by", "year", "--measure", "displaced")
    assert "no claim" in text


def test_a_contested_range_is_marked_with_a_sign(nkcli: Nkcli) -> None:
    row = next(r for r in nkcli.json("casualties")["casualties"] if r["key"] == "first")
    contested = [c for c in row["cells"] if c["contested"]]
    assert contested
    assert "≠" in next(line for line in nkcli.text("casualties").splitlines() if line.endswith(" first"))


# -- the timeline --------------------------------------------------------------------------------


def test_in_march_1992_the_full_scale_fighting_of_the_late_winter_is_going_on(nkcli: Nkcli) -> None:
    events = nkcli.json("timeline", "--on", "1992-03")["events"]
    assert [(e["date_text"], e["title"]) for e in events if e["id"] == "full-scale-fighting-1992"] == [
        ("late winter 1992", "Full-scale fighting breaks out")
    ]


def test_up_to_1987_there_is_nothing_later(nkcli: Nkcli) -> None:
    events = nkcli.json("timeline", "--to", "1987")["events"]
    assert events[0]["earliest"].startswith("1918")
    assert [e["id"] for e in events if e["latest"] is None or e["latest"] > "1987-12-31"] == []


def test_events_come_in_order_of_time(nkcli: Nkcli) -> None:
    days = [e["earliest"] or "" for e in nkcli.json("timeline", "--flat")["events"] if not e["borrowed"]]
    assert days == sorted(days)


def test_reversed_they_come_the_other_way_round(nkcli: Nkcli) -> None:
    forwards, backwards = (nkcli.json("timeline", *flag)["events"] for flag in ((), ("--reverse",)))
    assert forwards == backwards[::-1]


def test_a_limit_says_how_many_more_there_are(nkcli: Nkcli, facts: Dataset) -> None:
    assert len(nkcli.json("timeline", "--limit", "3")["events"]) == 3
    *_, last, _, reach = nkcli.text("timeline", "--limit", "3").splitlines()
    assert reach.startswith("Record to ")
    assert last == f"{len(facts.events) - 3:,} more events; leave --limit out to see them."


@pytest.mark.parametrize("importance", ["1", "2", "3"])
def test_importance_keeps_that_rank_and_the_weightier(importance: str, nkcli: Nkcli) -> None:
    ranks = {e["importance"] for e in nkcli.json("timeline", "--importance", importance)["events"]}
    assert ranks == set(range(1, int(importance) + 1))


# -- scripts -------------------------------------------------------------------------------------


def test_dates_and_titles_can_be_selected_from_json(nkcli: Nkcli) -> None:
    """As `jq -r '.events[] | [.date,.title] | @tsv'` does."""
    lines = [[e["date"], e["title"]] for e in nkcli.json("timeline", "--from", "1988")["events"]]
    assert ["2020-09-27/2020-11-10", "Second Nagorno-Karabakh War"] in lines
    assert all(isinstance(cell, str) for line in lines for cell in line)


def test_claims_of_one_claimant_can_be_selected_from_json(nkcli: Nkcli) -> None:
    """As `jq '.claims[] | select(.claimant=="azerbaijan")'` does."""
    claims = [c for c in nkcli.json("casualties", "--war", "second")["claims"] if c["claimant"] == "azerbaijan"]
    assert {2906, 6} <= {c["best"] for c in claims}


def test_json_lines_are_the_rows_of_the_json(nkcli: Nkcli) -> None:
    rows = [json.loads(line) for line in nkcli.text("timeline", "--format", "jsonl").splitlines()]
    assert rows == nkcli.json("timeline")["events"]


def test_csv_has_a_line_for_each_event(nkcli: Nkcli, facts: Dataset) -> None:
    rows = list(csv.DictReader(io.StringIO(nkcli.text("timeline", "--format", "csv"), newline="")))
    assert {row["id"] for row in rows} == set(facts.event_by_id)


def test_json_says_which_data_and_how_the_question_was_understood(nkcli: Nkcli, facts: Dataset) -> None:
    answer = nkcli.json("casualties", "--war", "44-day", "--from", "2020q4")
    about = {"version": facts.version, "digest": facts.digest}
    assert answer["dataset"] == {**about, "record_to": "2025-12-31", "reviewed": None}
    assert answer["query"] == {"from": "2020-10/2020-12", "war": "second"}


def test_a_pipe_gets_no_escape_codes_and_no_line_is_cut(nkcli: Nkcli, facts: Dataset) -> None:
    text = nkcli.text("timeline")
    assert "\x1b" not in text
    assert [e.id for e in facts.events if e.title not in text or e.id not in text] == []


# -- every id that is printed can be shown -------------------------------------------------------

IDS = {"id", "war", "part_of", "actor", "claimant", "affected", "side", "about", "place", "subset_of", "source"}
LISTS = {"places", "claims", "sources", "parts", "contradicts", "contested_by", "added"}


def ids(value: Any) -> Iterator[str]:
    """Yield what an answer gives as an id."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in IDS and isinstance(inner, str):
                yield inner
            elif key in LISTS and isinstance(inner, list):
                yield from (i for i in inner if isinstance(i, str))
            yield from ids(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from ids(inner)


@pytest.mark.parametrize(
    "args",
    [("timeline",), ("casualties", "--by", "side"), ("wars",), ("actors",), ("places",), ("sources",)],
    ids=" ".join,
)
def test_every_id_that_is_printed_can_be_shown(args: tuple[str, ...], nkcli: Nkcli, facts: Dataset) -> None:
    printed = set(ids({k: v for k, v in nkcli.json(*args).items() if k not in ("schema", "dataset", "query")}))
    assert len(printed) > 10
    assert [i for i in printed if ask(facts, "show", id=i).records[0].id != i] == []


def test_every_record_can_be_shown_and_laid_out(facts: Dataset) -> None:
    records: list[Mapping[str, object]] = [
        *(facts.event_by_id, facts.actor_by_id, facts.place_by_id, facts.source_by_id),
        *(facts.claim_by_id, facts.role_by_id),
    ]
    details = [ask(facts, "show", id=i) for known in records for i in known]
    assert [detail.records[0].id for detail in details if not any(g.rows for g in detail.table().groups)] == []


def test_the_timeline_of_the_library_is_the_timeline_of_the_command(nkcli: Nkcli, facts: Dataset) -> None:
    assert [e.id for e in ask(facts, "timeline").events] == [e["id"] for e in nkcli.json("timeline")["events"]]
