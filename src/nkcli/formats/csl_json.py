"""CSL-JSON (citationstyles.org, schema 1.0): references for Zotero, pandoc and others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nkcli.formats.json import dumps
from nkcli.formats.references import is_reference_list, note
from nkcli.formats.registry import Context, Format

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference

_TYPES = {"record": "dataset", "dataset": "dataset", "encyclopedia": "entry-encyclopedia", "webpage": "webpage"}


def write(answer: Any, _: Context) -> str:
    """Return an answer's references as a list of CSL items."""
    return dumps([_item(reference) for reference in answer.references], indent=2) + "\n"


def _item(reference: Reference) -> dict[str, Any]:
    parts = [part for part in (reference.year, reference.month, reference.day) if part is not None]
    words = {"literal": reference.date_text} if reference.date_text else None
    item = {
        "id": reference.key,
        "type": _TYPES[reference.kind],
        "title": reference.title,
        "author": [{"literal": reference.author}],
        "container-title": reference.container,
        "issued": {"date-parts": [parts]} if parts else words,
        "version": reference.version,
        "URL": reference.url,
        "note": note(reference) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


FORMAT = Format(write=write, machine=True, supports=is_reference_list)
