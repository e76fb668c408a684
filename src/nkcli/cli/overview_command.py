"""nkcli alone: what is known, and what to type."""

from __future__ import annotations

from nkcli import __version__
from nkcli.answers.overview import overview
from nkcli.cli.options import Output
from nkcli.cli.session import Session


def run(session: Session) -> None:
    """Show the data set at a glance."""
    session.answer(overview(session.dataset, __version__), Output(), {})
