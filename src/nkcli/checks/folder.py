"""Rules about a data folder as a whole: its layout, its exceptions, its released ids, its own words.

Two files may stand beside the records: exceptions.json (where data rightly break a rule, and why)
and ids.json (the ids that were given, which never become another record's).
"""

from __future__ import annotations

import json
import os
import re
import shlex
from typing import TYPE_CHECKING

from nkcli.checks.rules import check
from nkcli.checks.words import own_words
from nkcli.errors import InputFailed
from nkcli.loading.files import EXCEPTIONS, IDS, as_committed, read_file
from nkcli.loading.serialize import layout
from nkcli.model.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.model.dataset import Dataset
    from nkcli.model.exceptions import Excuse


RUN_OF_WORDS = 8
"""So many words in a row that stand in a source text are not our own words."""

_ID = re.compile(r'"id": ("(?:[^"\\]++|\\.)*+")')

FOLDER_RULES = {
    "exceptions-excuse-something": "Every exception names a rule, a record that breaks it, and the reason.",
    "files-are-in-layout": "The files are in their one layout, and claims have short ids (nkcli format DIR); no fault.",
    "former-ids-lead-to-records": "Every former id leads to a record that is there, and is none itself.",
    "ids-never-vanish": "Every id that was once released is there, or a tombstone says what became of it.",
    "short-ids-stay": "A short id stays with the claim that it was given to.",
    "words-are-our-own": "No run of 8 words of ours stands in a source text (checked with --sources DIR).",
}
"""The rules of this module by name, as `nkcli check --list` explains them."""


def check_folder(dataset: Dataset, folder: str, texts: str | None = None) -> list[Problem]:
    """Apply every rule to a loaded data folder; `texts` is a folder of source texts, where at hand."""
    broken = check(dataset)
    excused = {(excuse.rule, excuse.record) for excuse in dataset.exceptions}
    needed = {(problem.rule, problem.record) for problem in broken}
    problems = [
        *(problem for problem in broken if (problem.rule, problem.record) not in excused),
        *(_stale(excuse) for excuse in dataset.exceptions if (excuse.rule, excuse.record) not in needed),
        *_ids(dataset),
        *(_copied(dataset, texts) if texts else ()),
    ]
    return _with_lines(sorted(problems), folder)


# -- exceptions ----------------------------------------------------------------------------------


def _stale(excuse: Excuse) -> Problem:
    message = "the exception excuses nothing any more; take it out"
    return Problem(file=EXCEPTIONS, record=excuse.record, rule="exceptions-excuse-something", message=message)


# -- files ---------------------------------------------------------------------------------------


def layout_reports(dataset: Dataset, folder: str) -> Iterator[Problem]:
    """Yield what `nkcli format` would change: no faults of the facts, and so none of a folder made by hand."""
    rule, again = "files-are-in-layout", f"nkcli format {shlex.quote(folder)}"
    if not os.path.exists(os.path.join(folder, "events.json")):
        return  # a store has no layout
    for name, text in layout(dataset).items():
        if as_committed(_read(os.path.join(folder, name))) != text.encode():
            yield Problem(file=name, rule=rule, message=f"not in its one layout; {again} puts it there")
    without = sum(claim.short is None for claim in dataset.claims)
    if without:
        yield Problem(file=IDS, rule=rule, message=f"{without:,} claims have no short id; {again} gives them one")


def _ids(dataset: Dataset) -> Iterator[Problem]:
    """Yield what is wrong with the ids that were given once: gone, leading nowhere, or given twice."""
    ids = dataset.ids
    buried, former, alive = {t.id for t in ids.tombstones}, ids.aliases or {}, _alive(dataset)
    for record_id in ids.released:
        if not {record_id} & (alive | buried | former.keys()):
            message = f"{record_id} was released and is gone; a tombstone in {IDS} must say what became of it"
            yield Problem(file=IDS, record=record_id, rule="ids-never-vanish", message=message)
    for old, new in former.items():
        if old in alive or new not in alive:
            message = f"{old} is the id of a record" if old in alive else f"{old} leads to {new}, which is no record"
            yield Problem(file=IDS, record=old, field="aliases", rule="former-ids-lead-to-records", message=message)
    for claim in dataset.claims:
        owner = (ids.short or {}).get(claim.short or "", claim.id)
        if owner != claim.id:
            message = f"the short id {claim.short} was given to {owner}, and stays with it"
            yield Problem(file=IDS, record=claim.id, field="short", rule="short-ids-stay", message=message)


def _alive(dataset: Dataset) -> set[str]:
    """Return the ids of all records."""
    tables = (dataset.event_by_id, dataset.actor_by_id, dataset.place_by_id, dataset.source_by_id)
    return set().union(*tables, dataset.claim_by_id, dataset.role_by_id)


def _read(path: str) -> bytes:
    try:
        return read_file(path)
    except OSError as error:
        raise InputFailed(path, error.strerror or str(error)) from error


# -- own words -----------------------------------------------------------------------------------


def _copied(dataset: Dataset, texts: str) -> Iterator[Problem]:
    taken = {run for text in _texts(texts) for run in _runs(text)}
    if not taken:
        raise InputFailed(texts, f"it holds no text of {RUN_OF_WORDS} words to compare with (.txt, .json, .md)")
    for file, record, field, text in own_words(dataset, statements=True):
        run = next((r for r in _runs(text) if r in taken), None)
        if run:
            message = f"stands so in a source: {' '.join(run)!r}"
            yield Problem(file=file, record=record, field=field, rule="words-are-our-own", message=message)


def _texts(folder: str) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise InputFailed(str(error.filename), error.strerror or str(error)) from error

    for where, _, names in sorted(os.walk(folder, onerror=refuse)):
        for name in sorted(names):
            if name.endswith((".txt", ".json", ".md")):
                yield _read(os.path.join(where, name)).decode("utf-8", "replace")


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[\w'%]+", text.lower().replace("’", "'"))
    return (tuple(words[i : i + RUN_OF_WORDS]) for i in range(len(words) - RUN_OF_WORDS + 1))


# -- lines ---------------------------------------------------------------------------------------


def _with_lines(problems: list[Problem], folder: str) -> list[Problem]:
    """Find the lines of the records' ids; each file is read once, and only after a fault."""
    from dataclasses import replace

    at = {name: _lines_of_ids(os.path.join(folder, name)) for name in {p.file for p in problems}}
    return [replace(p, line=at[p.file].get(json.dumps(p.record))) for p in problems]


def _lines_of_ids(path: str) -> dict[str, int]:
    found: dict[str, int] = {}
    try:
        rows = read_file(path).decode().split("\n")
    except (OSError, ValueError):
        return {}
    for number, row in enumerate(rows, 1):
        for match in _ID.finditer(row):
            found.setdefault(match[1], number)
    return found
