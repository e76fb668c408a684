"""What the commands of one run share: which data, under whose names."""

from __future__ import annotations

from functools import cached_property

from nkcli.answers.question import Parameters, option
from nkcli.api import NEUTRAL, Facts
from nkcli.cli.writing import as_path
from nkcli.errors import UsageError

_KEPT: list[Facts] = []
"""The facts until the process leaves: taking ten thousand records apart would take 2 ms."""


class Session(Parameters, kw_only=True):
    """The options that every command takes, before its name or after it."""

    data: str | None = option("Use the data in this folder.", metavar="DIR", environment="NKCLI_DATA", is_path=True)
    names: str | None = option(
        "Whose names of places and events to show: neutral, or a community's. JSON has all.", metavar="COMMUNITY"
    )

    def under(self, later: Session) -> Session:
        """Return the options as they are where a command has its own."""
        return Session(data=later.data or self.data, names=later.names or self.names)

    @cached_property
    def facts(self) -> Facts:
        """The facts under the names that were chosen.

        Raises:
            UsageError: where `--data` names nothing.
        """
        if self.data is not None and not self.data.strip():
            raise UsageError("--data names no folder", "name a data folder, or leave --data out")
        facts = Facts(None if self.data is None else as_path(self.data), self.names or NEUTRAL)
        _KEPT[:] = [facts]
        return facts
