"""What any data set can be asked, through the same door as everybody: `nkcli.ask`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from nkcli import Facts, Result
from nkcli.api import ask
from nkcli.formats import registry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from nkcli.model.dataset import Dataset


class Asked(NamedTuple):
    """A question with its parameters, and whether its answer is a list: a row of JSON for each row of CSV."""

    question: str
    parameters: Mapping[str, Any] = {}
    is_list: bool = True


LISTS = (
    Asked("timeline"),
    Asked("timeline", {"reverse": True, "limit": 2, "summary": True}),
    *(Asked("casualties", {"by": by}) for by in (None, "year", "war", "side", "claimant", "source", "category")),
    Asked("claims"),
    Asked("claims", {"matrix": True}),
    Asked("claims", {"as_of": "2020"}),
    Asked("wars"),
    Asked("actors"),
    Asked("actors", {"on": "1992"}),
    Asked("places"),
    Asked("sources"),
    Asked("coverage"),
    Asked("changes"),
    Asked("today", {"date": "09-27"}),
    Asked("search", {"words": ["red"]}),
)
"""Questions that any data set can be asked, and that are answered by a list."""

OTHERS = (
    Asked("overview", is_list=False),
    Asked("disputes", is_list=False),
    Asked("verify", {"text": "In 1992 at least 100 Armenian soldiers were killed."}, is_list=False),
)


def of_records(dataset: Dataset) -> Iterator[Asked]:
    """Yield what can be asked of each of its records."""
    for kind in ("event", "actor", "place", "source", "claim", "role"):
        for record_id in getattr(dataset, f"{kind}_by_id"):
            yield Asked("show", {"id": record_id}, is_list=False)
            yield Asked("cite", {"id": record_id})
    for event_id in dataset.event_by_id:
        yield Asked("casualties", {"war": event_id})
    for place_id in dataset.place_by_id:
        yield Asked("places", {"name": place_id, "on": "2020-11-09"})


def facts_of(dataset: Dataset) -> Facts:
    """Make the facts of a data set that lies in no folder."""
    facts = Facts("nowhere")
    vars(facts)["neutral"] = dataset
    return facts


def result(dataset: Dataset, question: str, **parameters: Any) -> Result:
    """Ask about a data set."""
    return ask(facts_of(dataset), question, **parameters)


def answer(dataset: Dataset, question: str, **parameters: Any) -> Any:
    """Ask about a data set and give the typed answer, whichever it is."""
    return result(dataset, question, **parameters).answer


def text(dataset: Dataset, question: str, **parameters: Any) -> str:
    """Ask about a data set and give the answer as plain text."""
    return result(dataset, question, **parameters).to_text("plain")


def as_csv(answer: Any, **how: Any) -> str:
    """Write an answer as CSV."""
    return written(answer, "csv", **how)


def written(answer: Any, form: str, **how: Any) -> str:
    """Write an answer in a format."""
    about = {"version": "1.2.3", "digest": "abc"}
    return registry.write(form, answer, registry.Context(dataset=about, **{"all_names": {}, **how}))
