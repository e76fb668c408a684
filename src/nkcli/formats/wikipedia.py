"""Wikipedia: citation templates of the English Wikipedia (Help:Citation Style 1 and 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.escapes import url, wikitext
from nkcli.formats.references import date_words, is_reference_list, references
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference


def write(answer: Any, _: Context) -> str:
    """Return an answer's references as a list of citation templates."""
    return "".join(f"* {_template(reference)}\n" for reference in references(answer))


def _template(reference: Reference) -> str:
    record = f"{reference.id}; data version {reference.version}, SHA-256 {reference.digest}"
    fields = (
        ("author", reference.author),
        ("title", reference.title),
        ("work", reference.container),
        ("date", date_words(reference, "{day} {month} {year}", "{month} {year}")),
        ("version", None if reference.digest else reference.version),
        ("type", "Data set" if reference.kind in ("record", "dataset") else None),
        ("id", record if reference.digest else None),
        ("at", "; ".join(reference.locators)),
    )
    parameters = [f"|{name}={wikitext(text)}" for name, text in fields if text]
    parameters += [f"|url={url(reference.url)}"] if reference.url else []
    return f"{{{{{'cite web' if reference.url else 'citation'} {' '.join(parameters)}}}}}"


FORMAT = Format(write=write, machine=True, supports=is_reference_list)
