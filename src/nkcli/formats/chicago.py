"""Chicago: a bibliography of the Chicago Manual of Style."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.escapes import url
from nkcli.formats.references import date_words, is_reference_list, note, references, sentence
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference


def write(answer: Any, _: Context) -> str:
    """Return an answer's references as entries of a bibliography."""
    return "\n".join(map(_entry, references(answer)))


def _entry(reference: Reference) -> str:
    more = note(reference)
    parts = (
        sentence(reference.author),
        f"“{sentence(reference.title.replace('“', '‘').replace('”', '’'))}”",
        f"In {reference.container}." if reference.container else "",
        f"Version {reference.version}." if reference.version and not reference.digest else "",
        sentence(date_words(reference, "{month} {day}, {year}", "{month} {year}")),
        f"{url(reference.url)}." if reference.url else "",
        sentence(more[:1].upper() + more[1:]) if more else "",
    )
    return " ".join(filter(None, parts)) + "\n"


FORMAT = Format(write=write, machine=True, supports=is_reference_list)
