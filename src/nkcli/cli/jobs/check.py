"""Check a data folder and report every problem."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from nkcli.answers.check import Problems, RuleRow, Rules
from nkcli.answers.question import Parameters, option
from nkcli.checks.folder import FOLDER_RULES, check_folder, layout_reports
from nkcli.checks.rules import REPORTS, RULES
from nkcli.cli.jobs import Job
from nkcli.cli.writing import as_path, as_text
from nkcli.discovery import docstring
from nkcli.errors import UsageError
from nkcli.loading.files import shipped_folder

if TYPE_CHECKING:
    from nkcli.cli.session import Session


class CheckParameters(Parameters, kw_only=True):
    """What `check` takes."""

    list: bool = option("Explain each rule instead.", values=bool)
    reports: bool = option("Also list informational findings.", values=bool)
    sources: str | None = option("Compare our words with the source texts there.", metavar="DIR", is_path=True)


def check(session: Session, parameters: CheckParameters) -> Problems | Rules:
    """Return every problem of the data in use, or the rules."""
    if parameters.list:
        meanings = {**{name: docstring(rule) for name, rule in {**RULES, **REPORTS}.items()}, **FOLDER_RULES}
        rows = (RuleRow(name=name, meaning=meanings[name]) for name in sorted(meanings))
        return Rules(query={}, rules=tuple(rows))
    texts = None if parameters.sources is None else as_path(parameters.sources)
    if texts is not None and not os.path.isdir(texts):
        raise UsageError(
            f"there is no folder {parameters.sources!r} of source texts", "name one that holds .txt, .json or .md files"
        )
    dataset = session.facts.neutral
    folder = session.facts.folder or shipped_folder()
    return Problems(
        query={},
        folder=as_text(folder),
        records=len(dataset.events) + len(dataset.claims) + len(dataset.actors) + len(dataset.places),
        problems=tuple(check_folder(dataset, folder, texts)),
        reports=(
            *layout_reports(dataset, folder),
            *(problem for rule in REPORTS.values() if parameters.reports for problem in rule(dataset)),
        ),
    )


JOB = Job(
    run=check,
    parameters=CheckParameters,
    help="Exit 4 where records can't be loaded, 1 where a rule across records is broken, 0 where there is no problem.",
)
