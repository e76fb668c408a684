"""For people: plain text, and the same lines painted for a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.layout import lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.answers.table import Sheet

_STYLES = {
    "": "",
    "title": "bold",
    "group": "bold cyan",
    "heading": "dim",
    "date": "yellow",
    "number": "",
    "id": "dim",
    "detail": "dim",
    "note": "italic",
}


def plain(sheet: Sheet, room: int | None = None) -> Iterator[str]:
    """Yield the lines of a sheet without any escape code."""
    for line in lines(sheet, room):
        yield "".join(piece.text for piece in line).rstrip() + "\n"


def painted(sheet: Sheet, room: int) -> Iterator[str]:
    """Yield the lines of a sheet with the terminal's styles; colour is never the only sign."""
    from rich.color import ColorSystem  # only for a terminal that wants colour
    from rich.style import Style

    styles = {name: Style.parse(style) if style else Style.null() for name, style in _STYLES.items()}
    for line in lines(sheet, room):
        yield "".join(styles[p.style].render(p.text, color_system=ColorSystem.STANDARD) for p in line) + "\n"
