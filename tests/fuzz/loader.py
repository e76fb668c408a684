"""The way in: any bytes in the files give a data set that holds together, or the list of what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.checks.rules import REPORTS, check
from nkcli.errors import DataError
from nkcli.loading.files import FILES
from nkcli.loading.serialize import layout

from .base import loaded
from .edits import edited, spliced
from .questions import ask
from .taps import Tap

if TYPE_CHECKING:
    from collections.abc import Mapping

    from nkcli.model.dataset import Dataset
    from nkcli.model.problem import Problem


def loader(data: bytes) -> None:
    """A folder is refused with problems that say where, or can be written, read again, checked and asked anything."""
    tap = Tap(data)
    change = (edited, edited, edited, spliced)[tap.byte() % 4]
    asked = Tap(tap.text())
    files = change(tap)
    found = _outcome(files)
    if isinstance(found, tuple):
        _says_where(found, files)
        return
    dataset = found
    _is_read_again(dataset, files)
    for problem in (*check(dataset), *(p for rule in REPORTS.values() for p in rule(dataset))):
        assert str(problem)
    ask(dataset, asked)


def _outcome(files: Mapping[str, bytes]) -> Dataset | tuple[Problem, ...]:
    try:
        return loaded(files)
    except DataError as error:
        return error.problems


def _says_where(problems: tuple[Problem, ...], files: Mapping[str, bytes]) -> None:
    assert problems
    assert list(problems) == sorted(problems)
    for problem in problems:
        assert problem.file in FILES
        assert problem.message
        assert problem.rule
        assert problem.line is None or 1 <= problem.line <= files[problem.file].count(b"\n") + 1


def _is_read_again(dataset: Dataset, files: Mapping[str, bytes]) -> None:
    """Written in the one layout it is the same again, but for the order of the records."""
    texts = layout(dataset)
    again = loaded({**files, **{name: text.encode() for name, text in texts.items()}})
    assert layout(again) == texts
    for one, other in zip(_tables(dataset), _tables(again), strict=True):
        assert frozenset(one) == frozenset(other)


def _tables(dataset: Dataset) -> tuple[tuple[object, ...], ...]:
    return dataset.events, dataset.actors, dataset.places, dataset.sources
