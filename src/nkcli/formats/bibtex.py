"""BibTeX: references for LaTeX."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.escapes import bibtex, url
from nkcli.formats.references import MONTHS, is_reference_list, note, references
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference


def write(answer: Any, _: Context) -> str:
    """Return an answer's references as BibTeX entries."""
    return "\n".join(map(_entry, references(answer)))


def _entry(reference: Reference) -> str:
    version = f"version {reference.version}" if reference.version and not reference.digest else None
    fields = {
        "author": reference.author,
        "title": reference.title,
        "howpublished": reference.container,
        "year": str(reference.year) if reference.year else None,
        "note": "; ".join(filter(None, (version, note(reference)))),
    }
    key = reference.key.replace(":", "_")  # biber and JabRef take a colon for part of their own syntax; no id has "_"
    lines = [f"@misc{{{key},", *(f"  {name} = {{{{{bibtex(text)}}}}}," for name, text in fields.items() if text)]
    lines += [f"  month = {MONTHS[reference.month - 1][:3].lower()},"] if reference.month else []
    lines += [f"  url = {{{url(reference.url)}}},"] if reference.url else []
    return "\n".join((*lines, "}\n"))


FORMAT = Format(write=write, suffixes=("bib",), machine=True, supports=is_reference_list)
