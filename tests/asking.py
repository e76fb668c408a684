"""What the commands answer about any data set, before it is written anywhere."""

from __future__ import annotations

import contextlib
import inspect
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from nkcli.cli.options import Filters, Output
from nkcli.cli.session import Session
from nkcli.formats import Format, render

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.answers.table import Answer
    from nkcli.model.dataset import Dataset


class Asked(NamedTuple):
    """A command with its options, and whether its answer is a list: a row of JSON for each row of CSV."""

    command: str
    options: Mapping[str, Any] = {}
    is_list: bool = True


class _Listening(Session):
    """A session with data of our own, which keeps the answers and writes none."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__(folder="nowhere")
        vars(self).update(facts=dataset, heard=[])

    def answer(self, answer: Answer, out: Output, query: Mapping[str, object]) -> None:  # noqa: ARG002 - as in `Session`
        vars(self)["heard"].append(answer)


LISTS = (
    Asked("timeline"),
    Asked("timeline", {"reverse": True, "limit": 2, "summary": True}),
    *(Asked("casualties", {"by": by}) for by in (None, "year", "war", "side", "claimant", "source", "category")),
    Asked("claims"),
    Asked("claims", {"matrix": True}),
    Asked("claims", {"as_of": "2020"}),
    Asked("wars"),
    Asked("actors"),
    Asked("places"),
    Asked("sources"),
    Asked("coverage"),
    Asked("today", {"date": "09-27"}),
    Asked("search", {"words": ["red"]}),
    Asked("check", {"list_rules": True}),
)
"""Questions that any data set can be asked, and that are answered by a list."""

OTHERS = (
    Asked("overview", is_list=False),
    Asked("disputes", is_list=False),
    Asked("verify", {"sentence": ["In 1992 at least 100 Armenian soldiers were killed."]}, is_list=False),
)


def of_records(dataset: Dataset) -> Iterator[Asked]:
    """Yield what can be asked of each of its records."""
    cite = Output(json=True)
    for known in ("event", "actor", "place", "source", "claim", "role"):
        for record_id in getattr(dataset, f"{known}_by_id"):
            yield Asked("show", {"id": record_id}, is_list=False)
            yield Asked("cite", {"id": record_id, "out": cite})
    for event_id in dataset.event_by_id:
        yield Asked("casualties", {"filters": Filters(war=event_id)})
    for place_id in dataset.place_by_id:
        yield Asked("places", {"name": place_id, "filters": Filters(on="2020-11-09")})


def answer(dataset: Dataset, asked: Asked) -> Answer:
    """Ask a command about a data set."""
    run = import_module(f"nkcli.cli.{asked.command}_command").run
    usual = {"filters": Filters(), "out": Output()}
    taken = {name: usual[name] for name in inspect.signature(run).parameters if name in usual}
    session = _Listening(dataset)
    with contextlib.suppress(typer.Exit):  # a check or a verification that came out negative
        run(session, **{**taken, **asked.options})
    (heard,) = vars(session)["heard"]
    told: Answer = heard
    return told


def written(told: Answer, form: Format, **how: Any) -> str:
    """Write an answer in a format."""
    return "".join(render(told, form, dataset={"version": "1.2.3", "digest": "abc"}, query={}, **how))
