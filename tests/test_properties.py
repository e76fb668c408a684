"""What must hold of any valid data, tried on whole data sets that are made up (`strategies`)."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from asking import LISTS, OTHERS, answer, of_records, written
from nkcli.analysis.addability import addability
from nkcli.analysis.comparability import may_overlap
from nkcli.analysis.totals import totals
from nkcli.answers.check import Problems
from nkcli.checks.rules import check
from nkcli.loading.serialize import layout
from nkcli.model.problem import Problem
from nkcli.query import Query, make_query
from strategies import datasets, dates, facts, loaded

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.answers.table import Answer
    from nkcli.model.dataset import Dataset
    from strategies import Facts

pytestmark = pytest.mark.slow


whole = settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
"""A data set is large to draw; twelve a run, and others in every run."""


# -- data ----------------------------------------------------------------------------------------


@whole
@given(facts())
def test_check_is_clean_on_every_valid_data_set(made: Facts) -> None:
    assert check(loaded(made)) == []


@whole
@given(facts())
def test_what_is_loaded_can_be_written_in_its_layout_and_is_loaded_the_same(made: Facts) -> None:
    once = layout(loaded(made))
    tables = {name.removesuffix(".json"): json.loads(text) for name, text in once.items() if name != "conflict.json"}
    again = loaded({name: table[name] for name, table in tables.items()})

    assert layout(again) == once


# -- filters -------------------------------------------------------------------------------------


def _kept(dataset: Dataset, query: Query) -> tuple[list[str], list[str]]:
    return [e.id for e in query.events(dataset)], [h.id for h in query.claims(dataset)]


@whole
@given(datasets(), st.lists(st.dates(), min_size=4, max_size=4).map(sorted))
def test_widening_a_window_never_loses_an_event_or_a_claim(dataset: Dataset, days: list[Any]) -> None:
    first, second, third, fourth = (day.isoformat() for day in days)
    narrow = _kept(dataset, make_query(dataset, from_=second, to=third))
    for wider in ({"from_": first, "to": fourth}, {"from_": first, "to": third}, {"from_": second}, {"to": third}, {}):
        wide = _kept(dataset, make_query(dataset, **wider))
        assert set(narrow[0]) <= set(wide[0])
        assert set(narrow[1]) <= set(wide[1])


@st.composite
def _questions(draw: st.DrawFn) -> tuple[Dataset, dict[str, str]]:
    dataset = draw(datasets())
    ids: dict[str, Mapping[str, object]] = {
        "war": dataset.event_by_id,
        "actor": dataset.actor_by_id,
        "place": dataset.place_by_id,
    }
    asked = {name: st.sampled_from(sorted(known)) for name, known in ids.items() if known}
    asked |= {
        "source": st.sampled_from(sorted(dataset.source_by_id)),
        "kind": st.sampled_from(["war", "phase", "battle"]),
        "text": st.sampled_from(["red", "a", "1", "Şuşa"]),
        "from_": dates.filter(lambda d: len(d) < 40),
    }
    return dataset, draw(st.fixed_dictionaries({}, optional=asked))


@whole
@given(_questions(), st.randoms(use_true_random=False))
def test_the_order_of_filters_does_not_matter(question: tuple[Dataset, dict[str, str]], chance: Any) -> None:
    dataset, asked = question
    query = make_query(dataset, **asked)
    shuffled = list(query.filters)
    chance.shuffle(shuffled)

    assert _kept(dataset, Query(tuple(shuffled))) == _kept(dataset, query)


@whole
@given(_questions())
def test_each_filter_only_takes_away(question: tuple[Dataset, dict[str, str]]) -> None:
    dataset, asked = question
    kept = _kept(dataset, make_query(dataset, **asked))
    for name in asked:
        fewer = _kept(dataset, make_query(dataset, **{k: v for k, v in asked.items() if k != name}))
        assert set(kept[0]) <= set(fewer[0])
        assert set(kept[1]) <= set(fewer[1])


# -- sums ----------------------------------------------------------------------------------------


@whole
@given(datasets())
def test_no_sum_includes_two_claims_that_may_overlap(dataset: Dataset) -> None:
    claims = {h.id: h for h in dataset.claims}
    about = {e.id: dataset.claims_about(e.id) for e in dataset.events}
    may_add = addability(claims.values())
    counted = {e: [claim for claim in listed if claim.id in may_add] for e, listed in about.items()}
    sums = [one.added for e, listed in counted.items() for one in totals(e, listed, may_add)]
    sums += [tuple(s["added"]) for s in _sums_in(answer(dataset, "disputes"))]
    for added in sums:
        pairs = combinations([claims[i] for i in added], 2)
        assert [(a.id, b.id) for a, b in pairs if may_overlap(a, b)] == []


def _sums_in(told: Answer) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in written(told, "jsonl").splitlines()]
    return [said for row in rows for said in row["claims"] if said["added"]]


# -- formats -------------------------------------------------------------------------------------

_PAINT = re.compile(r"\x1b\[[0-9;]*m")


def _acting(text: str) -> set[str]:
    """Find what would act on a terminal or hide in a text; lines end with a line feed."""
    return {c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


def _shown(told: Answer) -> dict[str, str]:
    """Write an answer in every format, at several widths, painted and not."""
    shown = {form: written(told, form) for form in ("plain", "json", "jsonl", "csv", "tsv", "md", "html")}
    shown |= {f"table {width}": written(told, "table", width=width) for width in (1, 80, 1000)}
    shown["painted"] = _PAINT.sub("", written(told, "table", width=80, colour=True))
    shown["tsv"] = shown["tsv"].replace("\t", "")
    return shown


@settings(whole, max_examples=8)
@given(datasets())
def test_every_answer_on_any_data_is_written_in_every_format_and_nothing_in_it_acts(dataset: Dataset) -> None:
    told = [answer(dataset, asked.question, **asked.parameters) for asked in (*LISTS, *OTHERS, *of_records(dataset))]
    told.append(Problems(query={}, folder="\x1b[31m", records=1, problems=_problems_with(dataset)))
    for one in told:
        shown = _shown(one)
        assert {form: _acting(text) for form, text in shown.items() if _acting(text)} == {}


def _problems_with(dataset: Dataset) -> tuple[Problem, ...]:
    """Blame every title and name, as if each broke a rule."""
    texts = (e.title for e in dataset.events), (a.name for a in dataset.actors), (p.name for p in dataset.places)
    return tuple(Problem(file=t, record=t, field=t, rule=t, message=t) for some in texts for t in some)


def _cells(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@settings(whole, max_examples=8)
@given(datasets())
def test_every_format_carries_the_same_rows(dataset: Dataset) -> None:
    for asked in (*LISTS, *OTHERS):
        told = answer(dataset, asked.question, **asked.parameters)
        text = {form: written(told, form) for form in ("json", "jsonl", "csv", "tsv")}
        rows = json.loads(text["json"])[told.rows_field]
        head, *cells = _cells(text["csv"], ",")

        assert [json.loads(line) for line in text["jsonl"].splitlines()] == rows, asked
        assert _cells(text["tsv"], "\t") == [head, *cells], asked
        if asked.is_list:
            assert len(cells) == len(rows), asked
        if asked.is_list and "id" in head and rows and "id" in rows[0]:
            assert Counter(row[head.index("id")] for row in cells) == Counter(row["id"] for row in rows), asked


@settings(whole, max_examples=3)
@given(facts())
def test_two_runs_give_the_same_bytes(made: Facts) -> None:
    """Nothing depends on the order of a set, on an address or on the hour."""
    one, other = (
        [_shown(answer(dataset, asked.question, **asked.parameters)) for asked in (*LISTS, *OTHERS)]
        for dataset in map(loaded, [made, made])
    )

    assert one == other
