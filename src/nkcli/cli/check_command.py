"""nkcli check."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from nkcli.answers.check import Problems, RuleRow, Rules
from nkcli.checks.folder import FOLDER_RULES, check_folder, layout_reports
from nkcli.checks.rules import REPORTS, RULES
from nkcli.cli.options import Output
from nkcli.cli.session import Session
from nkcli.cli.terminal import as_path
from nkcli.errors import UsageError

EXAMPLE = "nkcli --data ./data check"


def run(
    session: Session,
    out: Output,
    list_rules: Annotated[bool, typer.Option("--list", help="Explain each rule instead.")] = False,  # noqa: FBT002
    reports: Annotated[  # noqa: FBT002
        bool, typer.Option("--reports", help="Tell also what is no fault but worth knowing.")
    ] = False,
    sources: Annotated[
        str | None, typer.Option("--sources", metavar="DIR", help="Compare our words with the source texts there.")
    ] = None,
) -> None:
    """Check a data folder and report every problem.

    Exit 4 where records can't be loaded, 1 where a rule across records is broken, 0 where all is well.
    """
    if list_rules:
        told = {**{n: r.__doc__ or "" for n, r in {**RULES, **REPORTS}.items()}, **FOLDER_RULES}
        session.answer(Rules(rules=tuple(RuleRow(name=n, meaning=told[n]) for n in sorted(told))), out, {})
        return
    if sources is not None and not os.path.isdir(as_path(sources)):
        raise UsageError(
            f"there is no folder {sources!r} of source texts", "name one that holds .txt, .json or .md files"
        )
    dataset = session.facts
    faults = check_folder(dataset, session.folder_name, as_path(sources) if sources else None)
    told_too = [p for rule in REPORTS.values() for p in rule(dataset)] if reports else []
    session.answer(
        Problems(
            folder=session.folder_name,
            records=len(dataset.events) + len(dataset.claims) + len(dataset.actors) + len(dataset.places),
            problems=tuple(faults),
            reports=(*layout_reports(dataset, session.folder_name), *told_too),
        ),
        out,
        {},
    )
    if faults:
        raise typer.Exit(1)
