"""nkcli today."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

from nkcli.answers.today import today
from nkcli.cli.options import Output
from nkcli.cli.session import Session
from nkcli.edtf.typed import DayOfYear, read_day_of_year

EXAMPLE = "nkcli today 09-27"


def system_day() -> DayOfYear:
    """Ask the system what day it is; tests put their own in its place."""
    now = datetime.now().astimezone()
    return DayOfYear(now.month, now.day)


def run(
    session: Session,
    out: Output,
    date: Annotated[str | None, typer.Argument(help="A day (09-27, '27 September'); today if left out.")] = None,
) -> None:
    """Show what happened on this day of the year.

    Only exact days count: what a source dates to a month or a year is not here. What began or ended on the day is
    marked so.
    """
    day = system_day() if date is None else read_day_of_year(date)
    session.answer(today(session.dataset, day), out, {"day": str(day)})
