"""RIS: references for reference managers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.escapes import url
from nkcli.formats.references import is_reference_list, note, references
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference

_TYPES = {"record": "DATA", "dataset": "DATA", "encyclopedia": "ENCYC", "webpage": "ELEC"}


def write(answer: Any, _: Context) -> str:
    """Return an answer's references as RIS records."""
    return "\n".join(map(_record, references(answer)))


def _record(reference: Reference) -> str:
    year = f"{reference.year:04d}" if reference.year else None
    day = f"{reference.day:02d}" if reference.day else ""
    tags = (
        ("TY", _TYPES[reference.kind]),
        ("ID", reference.key),
        ("AU", reference.author),
        ("TI", reference.title),
        ("T2", reference.container),
        ("PY", year),
        ("DA", f"{year}/{reference.month:02d}/{day}" if year and reference.month else None),
        ("ET", reference.version),
        ("UR", url(reference.url) if reference.url else None),
        ("N1", note(reference)),
    )
    return "".join(f"{tag}  - {text}\n" for tag, text in tags if text) + "ER  - \n"


FORMAT = Format(write=write, suffixes=("ris",), machine=True, supports=is_reference_list)
