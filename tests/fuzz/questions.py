"""Every question that nkcli answers, asked of any data set, and every format of the answer."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING, get_args

from nkcli.answers.actors import actor_card, actors
from nkcli.answers.casualties import casualties
from nkcli.answers.casualty_table import by_war, by_year
from nkcli.answers.cite import cite
from nkcli.answers.claim_matrix import claim_matrix
from nkcli.answers.claims import claim_list
from nkcli.answers.control import place_control
from nkcli.answers.coverage import coverage
from nkcli.answers.disputes import dispute, disputes
from nkcli.answers.overview import overview
from nkcli.answers.places import place_card, places
from nkcli.answers.search import search
from nkcli.answers.show import show
from nkcli.answers.sources import source_card, sources
from nkcli.answers.timeline import timeline
from nkcli.answers.today import today
from nkcli.answers.verify import verify
from nkcli.answers.wars import event_card, wars
from nkcli.edtf.date import EdtfDate
from nkcli.edtf.typed import DayOfYear
from nkcli.errors import NkcliError
from nkcli.formats import Format, render
from nkcli.formats.citations import Style, written_as
from nkcli.model.naming import Profile, all_names, with_names
from nkcli.model.vocabulary import Measure
from nkcli.query import Query, make_query

from .edits import DATES
from .taps import NothingToPickError

if TYPE_CHECKING:
    from collections.abc import Callable

    from nkcli.answers.table import Answer
    from nkcli.model.dataset import Dataset

    from .taps import Tap

MEASURES = ("killed", "killed", *get_args(Measure))
ROOMS = (None, None, 80, 20, 1, 1000)


def ask(dataset: Dataset, tap: Tap) -> None:
    """Ask every question in the names of one community; write one answer in every format and the others in one."""
    named = with_names(dataset, tap.pick(get_args(Profile)))
    chosen, form = tap.byte() % len(QUESTIONS), tap.pick(tuple(Format))
    room, colour = tap.pick(ROOMS), tap.byte() % 2 == 1
    for number, question in enumerate(QUESTIONS):
        try:
            answer = question(named, tap)
        except NothingToPickError:
            continue
        except NkcliError as error:  # what was asked for is not there
            _tells(error)
            continue
        forms = tuple(Format) if number == chosen else (form,)
        told = {one: _written(dataset, answer, one, room, colour=colour) for one in forms}
        if number == chosen:
            _carries_all_rows(answer, told)


def _carries_all_rows(answer: Answer, told: dict[Format, str]) -> None:
    whole = json.loads(told[Format.JSON])
    lines = [json.loads(line) for line in told[Format.JSONL].splitlines()]
    of_several_lists = hasattr(answer, "rows_of_all_lists")
    assert of_several_lists or lines == whole[answer.rows_field]
    for form, delimiter in ((Format.CSV, ","), (Format.TSV, "\t")):
        rows = list(csv.reader(io.StringIO(told[form]), delimiter=delimiter, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        assert len(rows) - 1 == sum(len(group.rows) for group in answer.sheet().groups)
        assert not of_several_lists or len(rows) - 1 == len(lines)


def _tells(error: NkcliError) -> None:
    assert error.message
    assert error.hint


def _written(dataset: Dataset, answer: Answer, form: Format, room: int | None, *, colour: bool) -> str:
    about = {"version": dataset.version, "digest": dataset.digest}
    names = all_names(dataset)
    pieces = render(answer, form, dataset=about, query={}, all_names=names, room=room, colour=colour)
    text = "".join(pieces)
    text.encode()  # no half characters
    return text


def _query(dataset: Dataset, tap: Tap) -> Query:
    """Make one filter, or none."""
    choice = tap.byte() % 8
    if choice == 1:
        return make_query(dataset, from_=tap.pick(DATES))
    if choice == 2:
        return make_query(dataset, war=tap.pick(dataset.events).id)
    if choice == 3:
        return make_query(dataset, actor=tap.pick(dataset.actors).id)
    if choice == 4:
        return make_query(dataset, place=tap.pick(dataset.places).id)
    if choice == 5:
        return make_query(dataset, text=tap.text().decode("utf-8", "replace"))
    return Query()


def _any_id(dataset: Dataset, tap: Tap) -> str:
    tables = (dataset.claim_by_id, dataset.role_by_id, dataset.event_by_id, dataset.actor_by_id, dataset.place_by_id)
    return tap.pick([i for table in tables for i in table] or [""])


def _disputes(dataset: Dataset, tap: Tap) -> Answer:
    found = disputes(dataset, _query(dataset, tap))
    for one in found.disputes[:5]:
        assert dispute(dataset, one.id).disputes
    return found


def _cited(dataset: Dataset, tap: Tap) -> Answer:
    reading = cite(dataset, _any_id(dataset, tap))
    for style in Style:
        "".join(written_as(style, reading.references)).encode()
    return reading


QUESTIONS: tuple[Callable[[Dataset, Tap], Answer], ...] = (
    lambda d, t: timeline(d, _query(d, t), with_summary=True),
    lambda d, t: casualties(d, _query(d, t)),
    lambda d, t: casualties(d, _query(d, t), by=t.pick(("side", "claimant", "source", "category"))),
    lambda d, t: by_war(d, _query(d, t), t.pick(MEASURES)),
    lambda d, t: by_year(d, _query(d, t), t.pick(MEASURES)),
    lambda d, t: claim_list(d, _query(d, t)),
    lambda d, t: claim_matrix(d, _query(d, t), t.pick(MEASURES)),
    _disputes,
    lambda d, t: coverage(d, _query(d, t)),
    lambda d, t: wars(d, _query(d, t)),
    lambda d, t: actors(d, _query(d, t)),
    lambda d, t: places(d, _query(d, t)),
    lambda d, t: sources(d, _query(d, t)),
    lambda d, _: overview(d, "0"),
    lambda d, t: show(d, _any_id(d, t)),
    lambda d, t: event_card(d, t.pick(d.events).id),
    lambda d, t: actor_card(d, t.pick(d.actors).id),
    lambda d, t: place_card(d, t.pick(d.places).id),
    lambda d, t: source_card(d, t.pick(d.sources).id),
    lambda d, t: place_control(d, t.pick(d.places).id, EdtfDate.parse(t.pick(DATES))),
    lambda d, t: today(d, DayOfYear(1 + t.byte() % 12, 1 + t.byte() % 29)),
    lambda d, t: search(d, Query(), t.text().decode("utf-8", "replace")),
    lambda d, t: verify(
        d, ["At least 3,000 Armenian soldiers were killed in the Second war.", t.text().decode("utf-8", "replace")]
    ),
    _cited,
)
