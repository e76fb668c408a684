"""APA: a reference list of the American Psychological Association (7th edition)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.escapes import url
from nkcli.formats.references import date_words, is_reference_list, note, references, sentence
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference


def write(answer: Any, _: Context) -> str:
    """Return an answer's references as entries of a reference list."""
    return "\n".join(map(_entry, references(answer)))


def _entry(reference: Reference) -> str:
    version = f" (Version {reference.version})" if reference.version and not reference.container else ""
    kind = " [Data set]" if reference.kind == "dataset" else ""
    parts = (
        sentence(reference.author),
        f"({date_words(reference, '{year}, {month} {day}', '{year}, {month}')}).",
        sentence(f"{reference.title}{version}{kind}"),
        f"In {reference.container} (Version {reference.version}) [Data set]." if reference.container else "",
        url(reference.url) if reference.url else "",
        f"[{note(reference)}]" if note(reference) else "",
    )
    return " ".join(filter(None, parts)) + "\n"


FORMAT = Format(write=write, machine=True, supports=is_reference_list)
