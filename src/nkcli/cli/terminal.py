"""What standard output is: a terminal or not, how wide, whether it takes colour and Unicode."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TextIO

from nkcli.frozen import Frozen

_USUAL = 80
"""Columns of a terminal that does not say how wide it is."""

_MOST_DIGITS = 6
"""A width of a million columns and more is a slip in the environment, not a terminal."""


_NO_LINKS = frozenset({None, "", "dumb", "linux", "eterm-color"})
"""Terminals that print the escape codes of a link, or have none."""


class Terminal(Frozen):
    """What standard output is: a terminal or not, its width (None: as wide as the text), whether it takes colour."""

    is_terminal: bool
    columns: int | None
    colour: bool

    @staticmethod
    def of(stream: TextIO | None, environ: Mapping[str, str]) -> Terminal:
        """Return what a stream is, by itself and the environment."""
        is_terminal = stream is not None and not stream.closed and stream.isatty()
        return Terminal(
            is_terminal=is_terminal,
            columns=_columns_set(environ) or (_terminal_columns() if is_terminal else None),
            colour=_takes_colour(environ, is_terminal=is_terminal),
        )

    def shows_links(self, environ: Mapping[str, str]) -> bool:
        """Return whether it makes links of addresses (OSC 8); what does not know them ignores them, but for a few."""
        return self.is_terminal and self.colour and environ.get("TERM") not in _NO_LINKS


def _columns_set(environ: Mapping[str, str]) -> int | None:
    text = environ.get("COLUMNS", "")
    return int(text) or None if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


def _terminal_columns() -> int:
    try:
        return os.get_terminal_size(sys.__stdout__.fileno()).columns or _USUAL if sys.__stdout__ else _USUAL
    except (OSError, ValueError):
        return _USUAL


def _takes_colour(environ: Mapping[str, str], *, is_terminal: bool) -> bool:
    """Follow no-color.org and force-color.org, where 0 forces nothing; a dumb terminal gets none."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR", "").lower() not in ("", "0", "false"):
        return True
    return is_terminal and environ.get("TERM") != "dumb"
