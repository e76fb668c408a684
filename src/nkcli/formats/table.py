"""A terminal's table: the lines of plain text, wrapped at its width and in its colours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from nkcli.formats.escapes import url
from nkcli.formats.plain import as_text, human_lines
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from nkcli.answers.table import Answer

_ID = re.compile(r"(?<![\w:.-])[a-z][a-z0-9]*(?:-[a-z0-9.]*[a-z0-9])+(?![\w:-])")
"""What can be the id of a source: words and numbers with hyphens between them."""

_STYLES = {
    "title": "bold",
    "group": "bold cyan",
    "heading": "dim",
    "date": "yellow",
    "id": "dim",
    "detail": "dim",
    "note": "italic",
    "chart": "cyan",
}


def write(answer: Answer, context: Context) -> str:
    """Return the lines of an answer at the terminal's width; colour is never the only sign."""
    if not context.colour:
        return as_text(answer, context.width, context)
    from rich.color import ColorSystem  # only for a terminal that wants colour
    from rich.style import Style

    styles = {name: Style.parse(style) for name, style in _STYLES.items()}
    plain = Style.null()
    text = "".join(
        "".join(styles.get(p.style, plain).render(p.text, color_system=ColorSystem.STANDARD) for p in line) + "\n"
        for line in human_lines(answer, context, context.width)
    )
    return text if context.links is None else _linked(text, context.links)


def _linked(text: str, links: Callable[[set[str]], Mapping[str, str]]) -> str:
    """Return a text in which the ids of sources are links to them (OSC 8)."""
    addresses = links(set(_ID.findall(text)))

    def link(match: re.Match[str]) -> str:
        address = addresses.get(match[0], "")
        return f"\x1b]8;;{url(address)}\x1b\\{match[0]}\x1b]8;;\x1b\\" if address.startswith("http") else match[0]

    return _ID.sub(link, text)


FORMAT = Format(write=write)
