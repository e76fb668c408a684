"""The door for everybody: notebooks, tests and the command line ask the same questions in the same way."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nkcli.errors import MissingDependency, UsageError, suggestion
from nkcli.frozen import Frozen

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Mapping, Sequence

    from nkcli.answers.question import Parameters, Question
    from nkcli.answers.table import Answer
    from nkcli.model.conflict import Conflict
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset
    from nkcli.model.records import Actor, Event, Place, Source

NEUTRAL = "neutral"
"""The names that belong to no community."""


class Facts(Frozen):
    """The facts of a data folder, or those that came with nkcli: typed records, found by any name.

    `names` is the community whose names of places and events are shown.
    """

    folder: str | None = None
    names: str = NEUTRAL

    @cached_property
    def neutral(self) -> Dataset:
        """The data set under its neutral names."""
        from nkcli.store.opening import load as load_dataset

        return load_dataset(self.folder)

    @cached_property
    def dataset(self) -> Dataset:
        """The data set under the names that were chosen."""
        from nkcli.model.naming import with_names

        if self.names == NEUTRAL:
            return self.neutral
        communities = [community.id for community in self.neutral.conflict.communities]
        if self.names not in communities:
            raise UsageError(
                f"there is no community {self.names!r} with names of its own",
                suggestion(self.names, [NEUTRAL, *communities]),
            )
        return with_names(self.neutral, self.names)

    def with_names(self, community: str) -> Facts:
        """Return the same facts, their places and events under a community's names."""
        changed = replace(self, names=community)
        if "neutral" in self.__dict__:
            changed.__dict__["neutral"] = self.neutral
        return changed

    # -- records ---------------------------------------------------------------------------------

    @property
    def conflict(self) -> Conflict:
        """What the facts are about, with its sides, communities and words."""
        return self.dataset.conflict

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event, wars and phases too."""
        return self.dataset.events

    @property
    def claims(self) -> tuple[ClaimInContext, ...]:
        """Every claim, with what it is about."""
        return self.dataset.claims

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor with its roles."""
        return self.dataset.actors

    @property
    def places(self) -> tuple[Place, ...]:
        """Every place with its names and who controlled it when."""
        return self.dataset.places

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every source."""
        return self.dataset.sources

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.dataset.version

    def __getitem__(self, name: str) -> Any:
        """Return the record that bears an id, a name or an alias, in any spelling: an event, a claim, a place, ….

        Raises:
            UnknownNameError: when nothing bears it, with the nearest ids.
            AmbiguousName: when several records do.
        """
        from nkcli.answers.show import find_record
        from nkcli.model.names import clean_typed_text

        dataset = self.dataset
        record_id = find_record(dataset, clean_typed_text(name))
        for by_id in (dataset.event_by_id, dataset.actor_by_id, dataset.place_by_id, dataset.source_by_id):
            if record_id in by_id:
                return by_id[record_id]
        return dataset.claim_by_id.get(record_id) or dataset.role_by_id[record_id][1]

    # -- questions -------------------------------------------------------------------------------

    def search(self, text: str, **parameters: Any) -> Result:
        """Return the records that hold every word of a text, best first."""
        return ask(self, "search", words=text, **parameters)

    def sql(self, query: str, parameters: Sequence[Any] | Mapping[str, Any] = ()) -> list[dict[str, Any]]:
        """Return the rows of an SQL query over the store as dictionaries; its tables are in nkcli.store.schema.

        Raises:
            UsageError: for what SQLite can't do, or what would change the facts.
        """
        from nkcli.store.opening import select

        return select(self.neutral, query, parameters)

    def ask(self, question: str, **parameters: Any) -> Result:
        """Return the answer of a question, as `nkcli.ask` does."""
        return ask(self, question, **parameters)

    def __repr__(self) -> str:
        """Return one line on what there is."""
        counts = ", ".join(f"{len(getattr(self, noun)):,} {noun}" for noun in ("events", "claims", "actors", "places"))
        return f"<Facts: {self.conflict.title}, {counts}; data version {self.version}>"

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as where the facts come from: they are read again where they are unpickled."""
        return Facts, (self.folder, self.names)


class Result:
    """An answer, and what can be made of it."""

    def __init__(self, facts: Facts, answer: Answer) -> None:
        """Take an answer and the facts that it is about."""
        self.facts = facts
        self.answer = answer

    def to_text(self, format: str = "plain", **how: Any) -> str:  # noqa: A002 - the word that the option has
        """Return the answer in a format: one of plain, csv, json, md, html and others.

        `how` are fields of `nkcli.formats.registry.Context`, such as `width` or `raw`.

        Raises:
            UsageError: where the format does not fit the answer, with those that do.
        """
        from nkcli.formats import registry
        from nkcli.model.naming import all_names

        dataset = self.facts.dataset
        context = registry.Context(
            dataset={"version": dataset.version, "digest": dataset.digest, **dataset.reach._asdict()},
            all_names=all_names(self.facts.neutral) if format == "json" else {},
            places=dataset.place_by_id,
            **how,
        )
        return registry.write(format, self.answer, context)

    @property
    def footer(self) -> str:
        """How far the record reaches, in a sentence; empty where an answer tells of no events."""
        from nkcli.answers.wording import reach_sentence

        return reach_sentence(self.facts.dataset.reach) if self.answer.tells_events else ""

    def links(self, ids: set[str]) -> dict[str, str]:
        """Return the addresses of the sources among some ids."""
        sources = self.facts.dataset.source_by_id
        return {i: sources[i].url for i in ids if i in sources}

    def nearby(self, is_empty: bool) -> tuple[str, ...]:  # noqa: FBT001 - the one thing that is asked
        """Return what is near, in sentences: for an answer that people see no row of, or a record without an event."""
        kind, related = getattr(self.answer, "kind", ""), getattr(self.answer, "related", {})
        is_without_event = kind in ("actor", "place") and not related.get("events")
        if not (is_empty or is_without_event):
            return ()
        from nkcli.answers.nearby import nearby  # only where there is nothing else

        query = self.answer.query
        return tuple(nearby(self.facts.dataset, {kind: query["id"]} if is_without_event else query))

    def to_json(self) -> str:
        """Return the answer as JSON, as ``--json`` prints it."""
        return self.to_text("json")

    def to_dicts(self) -> list[dict[str, Any]]:
        """Return the rows of the answer as dictionaries of what JSON knows."""
        import json

        return [json.loads(line) for line in self.to_text("jsonl").splitlines()]

    def to_frame(self) -> Any:
        """Return the rows of the answer as a pandas data frame: dates as EDTF, and their first and last days as days.

        A day that is open is `NaT` and a number that nobody gives `NA`, never 0.

        Raises:
            MissingDependency: where pandas is not installed.
        """
        try:
            import pandas as pd  # an extra of the reader's
        except ImportError as error:
            raise MissingDependency(error, "install pandas to get data frames: pip install pandas") from error
        rows = [_with_days(row) for row in self.to_dicts()]
        frame = pd.DataFrame(rows).convert_dtypes()
        days = [name for name in frame.columns if name in _DAYS or name.endswith(("_earliest", "_latest"))]
        return frame.astype(dict.fromkeys(days, "datetime64[s]"))

    def table(self, width: int | None = None) -> str:
        """Return the answer as the table that a terminal shows, wrapped at a width."""
        return self.to_text("table", width=width)

    def __repr__(self) -> str:
        """Return one line: which question's answer, of how many rows."""
        from nkcli.answers.wording import counted

        return f"<Result: {self.answer.schema}, {counted(len(list(self.answer.all_rows)), 'row')}>"

    def _repr_html_(self) -> str:
        """Return the answer as notebooks show it."""
        from nkcli.formats.html import fragment

        return fragment(self.answer)


_DAYS = ("earliest", "latest")

_DATES = ("date", "counted", "as_of", "when", "existed")
"""The fields of rows that hold EDTF."""


def _with_days(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with the first and the last day of each of its dates after it."""
    from nkcli.edtf.date import EdtfDate

    wide: dict[str, Any] = {}
    for name, value in row.items():
        wide[name] = value
        if name in _DATES and (value is None or isinstance(value, str)):
            bounds = EdtfDate.parse(value).bounds if value else (None, None)
            prefix = "" if name == "date" else f"{name}_"
            wide.update(zip((f"{prefix}{day}" for day in _DAYS), bounds, strict=True))
    return wide


def load(folder: str | os.PathLike[str] | None = None) -> Facts:
    """Return the facts of a data folder, by default those that came with nkcli.

    Raises:
        DataError: with every problem found.
    """
    facts = Facts(None if folder is None else str(folder))
    _ = facts.dataset
    return facts


def ask(facts: Facts, question: str, **parameters: Any) -> Result:
    """Return the answer of a question; its parameters are the options of the command of that name.

    Raises:
        UsageError: for a parameter that can't be understood.
        UnknownNameError: for a question, or a record, that there is not.
    """
    from nkcli.answers import registry

    by_name = registry.find(question)
    return answer(facts, by_name, by_name.parameters.read(parameters))


def answer(facts: Facts, question: Question, parameters: Parameters) -> Result:
    """Return the answer of a question whose parameters were read."""
    return Result(facts, question.answer(facts.dataset, parameters))


def questions() -> Iterable[str]:
    """Return the names of all questions."""
    from nkcli.answers import registry

    return registry.summaries().keys()
