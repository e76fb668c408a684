"""Every question that nkcli answers, asked of any data set, and every format of the answer."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, Any, get_args

from asking import facts_of, written
from nkcli.api import ask as ask_facts
from nkcli.errors import NkcliError
from nkcli.model.vocabulary import Measure

from .edits import DATES
from .taps import NothingToPickError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.answers.table import Answer
    from nkcli.model.dataset import Dataset

    from .taps import Tap

MEASURES = ("killed", "killed", "wounded", "missing", "displaced")
CLAIMED = ("killed", "killed", *get_args(Measure))
WIDTHS = (None, None, 80, 20, 1, 1000)
FORMS = ("table", "plain", "json", "jsonl", "csv", "tsv", "md", "html")
STYLES = ("apa", "bibtex", "chicago", "csl-json", "ris", "wikipedia")


def ask(dataset: Dataset, tap: Tap) -> None:
    """Ask every question in the names of one community; write one answer in every format and the others in one."""
    communities = [community.id for community in dataset.conflict.communities]
    facts = facts_of(dataset).with_names(tap.pick(("neutral", *communities)))
    chosen, form = tap.byte() % len(QUESTIONS), tap.pick(FORMS)
    how = {"width": tap.pick(WIDTHS), "colour": tap.byte() % 2 == 1}
    for number, question in enumerate(QUESTIONS):
        try:
            name, parameters = question(dataset, tap)
            answer = ask_facts(facts, name, **parameters).answer
        except NothingToPickError:
            continue
        except NkcliError as error:  # what was asked for is not there
            _tells(error)
            continue
        forms = FORMS if number == chosen else (form,)
        told = {form: _written(answer, form, **how) for form in forms}
        if number == chosen:
            _carries_all_rows(answer, told)
        if name == "cite":
            assert all(_written(answer, style) for style in STYLES)


def _carries_all_rows(answer: Answer, told: dict[str, str]) -> None:
    whole = json.loads(told["json"])
    lines = [json.loads(line) for line in told["jsonl"].splitlines()]
    of_several_lists = answer.schema in ("place-control", "problems")
    assert of_several_lists or lines == whole[answer.rows_field]
    for form, delimiter in (("csv", ","), ("tsv", "\t")):
        rows = list(csv.reader(io.StringIO(told[form]), delimiter=delimiter, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows) - 1 == sum(len(group.rows) for group in answer.table().groups)
        assert not of_several_lists or len(rows) - 1 == len(lines)


def _tells(error: NkcliError) -> None:
    assert error.message
    assert error.hint


def _written(answer: Answer, form: str, **how: Any) -> str:
    text = written(answer, form, **how)
    text.encode()  # no half characters
    return text


def _filter(dataset: Dataset, tap: Tap) -> dict[str, str]:
    """Make one filter, or none."""
    choice = tap.byte() % 8
    if choice == 1:
        return {"from_": tap.pick(DATES)}
    if choice == 2:
        return {"war": tap.pick(dataset.events).id}
    if choice == 3:
        return {"actor": tap.pick(dataset.actors).id}
    if choice == 4:
        return {"place": tap.pick(dataset.places).id}
    if choice == 5:
        return {"text": _text(tap)}
    return {}


def _text(tap: Tap) -> str:
    return tap.text().decode("utf-8", "replace")


def _any_id(dataset: Dataset, tap: Tap) -> str:
    tables = (dataset.claim_by_id, dataset.role_by_id, dataset.event_by_id, dataset.actor_by_id, dataset.place_by_id)
    return tap.pick([i for table in tables for i in table] or [""])


SENTENCE = "At least 3,000 Armenian soldiers were killed in the Second war."

QUESTIONS: tuple[Callable[[Dataset, Tap], tuple[str, dict[str, Any]]], ...] = (
    lambda d, t: ("timeline", {**_filter(d, t), "summary": True}),
    lambda d, t: ("casualties", _filter(d, t)),
    lambda d, t: ("casualties", {**_filter(d, t), "by": t.pick(("side", "claimant", "source", "category"))}),
    lambda d, t: ("casualties", {**_filter(d, t), "by": "war", "measure": t.pick(MEASURES)}),
    lambda d, t: ("casualties", {**_filter(d, t), "by": "year", "measure": t.pick(MEASURES)}),
    lambda d, t: ("claims", _filter(d, t)),
    lambda d, t: ("claims", {**_filter(d, t), "matrix": True, "measure": t.pick(CLAIMED)}),
    lambda d, t: ("disputes", _filter(d, t)),
    lambda d, t: ("coverage", _filter(d, t)),
    lambda d, t: ("wars", _filter(d, t)),
    lambda d, t: ("actors", _filter(d, t)),
    lambda d, t: ("places", _filter(d, t)),
    lambda d, t: ("sources", _filter(d, t)),
    lambda _d, _t: ("overview", {}),
    lambda d, t: ("show", {"id": _any_id(d, t)}),
    lambda d, t: ("wars", {"name": t.pick(d.events).id}),
    lambda d, t: ("actors", {"name": t.pick(d.actors).id}),
    lambda d, t: ("places", {"name": t.pick(d.places).id}),
    lambda d, t: ("sources", {"name": t.pick(d.sources).id}),
    lambda d, t: ("places", {"name": t.pick(d.places).id, "on": t.pick(DATES)}),
    lambda _, t: ("today", {"date": f"{1 + t.byte() % 12:02d}-{1 + t.byte() % 29:02d}"}),
    lambda _, t: ("search", {"words": _text(t)}),
    lambda _, t: ("verify", {"text": f"{SENTENCE} {_text(t)}"}),
    lambda d, t: ("cite", {"id": _any_id(d, t)}),
)
