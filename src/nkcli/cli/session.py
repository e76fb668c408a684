"""One run of nkcli: which data, and where the answer goes."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from nkcli.cli.terminal import Terminal, as_path, write_file, write_out
from nkcli.frozen import Frozen
from nkcli.loading.files import load, shipped_folder
from nkcli.model.naming import NEUTRAL, Profile, all_names, with_names

if TYPE_CHECKING:
    from nkcli.answers.table import Answer
    from nkcli.cli.options import Output
    from nkcli.model.dataset import Dataset

_KEPT: list[Dataset] = []
"""The data until the process leaves: taking ten thousand records apart would take 2 ms."""


class Session(Frozen):
    """What the commands of one run share; `folder` is None for the facts that came with nkcli."""

    folder: str | None
    names: Profile = NEUTRAL

    def naming(self, names: Profile | None) -> Session:
        """Change whose names are shown; None leaves them."""
        return self if names in (None, self.names) else replace(self, names=names)

    @cached_property
    def dataset(self) -> Dataset:
        """The data under the names that the reader chose."""
        return with_names(self.facts, self.names)

    @cached_property
    def facts(self) -> Dataset:
        """The data as they are, loaded when first asked for.

        Raises:
            DataError: with every problem found.
        """
        facts = load(None if self.folder is None else as_path(self.folder))
        _KEPT[:] = [facts]
        return facts

    @property
    def folder_name(self) -> str:
        """The folder of the data, for messages."""
        return as_path(self.folder) if self.folder else shipped_folder()

    def answer(self, answer: Answer, out: Output, query: Mapping[str, object]) -> None:
        """Write an answer as asked, where asked."""
        from nkcli.formats import Format, render  # `--version` renders nothing

        terminal = Terminal.of(sys.stdout, os.environ)
        form = out.chosen() or (Format.TABLE if terminal.is_terminal or terminal.colour else Format.PLAIN)
        text = render(
            answer,
            form,
            dataset={"version": self.dataset.version, "digest": self.dataset.digest},
            query=query,
            all_names=all_names(self.facts) if form is Format.JSON else {},
            room=None if out.output else terminal.columns,
            colour=terminal.colour and out.output is None,
            ascii_only=terminal.ascii_only and out.output is None,
            raw=out.raw,
        )
        if out.output is None or out.output == "-":
            write_out(text)
        else:
            write_file(out.output, text)
