"""A terminal's table: the lines of plain text, wrapped at its width and in its colours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.formats.plain import as_text, human_lines
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.table import Answer

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
    return "".join(
        "".join(styles.get(p.style, plain).render(p.text, color_system=ColorSystem.STANDARD) for p in line) + "\n"
        for line in human_lines(answer, context, context.width)
    )


FORMAT = Format(write=write)
