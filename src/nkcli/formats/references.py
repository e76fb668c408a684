"""What the styles of references share: texts made safe, dates as far as they are certain, what identifies a record.

The styles are written out here because no library carries them at a bearable weight: citeproc-py
0.11 with its style files and lxml takes 100 MB to bring two styles that put full stops outside
American quotation marks and have no place for a digest; pybtex (with PyYAML) and rispy write a
dozen lines that are written here. pybtex and rispy are the judges of these styles in the tests.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from nkcli.formats.controls import escape_controls

if TYPE_CHECKING:
    from nkcli.answers.cite import Reference
    from nkcli.answers.table import Answer

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


def is_reference_list(answer: Answer) -> bool:
    """Return whether an answer is a list of references."""
    return answer.schema == "citation"


def references(answer: Any) -> list[Reference]:
    """Return the references of an answer, each text on one line and without what a terminal would obey.

    Addresses stay as they are: every style percent-encodes them.
    """
    return [_escaped(reference) for reference in answer.references]


def _escaped(reference: Reference) -> Reference:
    values = {f.name: getattr(reference, f.name) for f in fields(reference)}
    texts: dict[str, Any] = {n: one_line(text) for n, text in values.items() if isinstance(text, str) and n != "url"}
    return replace(reference, **texts, locators=tuple(map(one_line, reference.locators)))


def one_line(text: str) -> str:
    r"""Return a text on one line, for formats in which a line is a field.

    >>> one_line("a\nER  - ")
    'a ER -'
    """
    return escape_controls(" ".join(text.split()))


def note(reference: Reference) -> str:
    """Return which record in which bytes, or which date and which places in it are cited.

    Locators and the data's digest go where each style keeps what has no field of its own.
    """
    record = f"record {reference.id}, data version {reference.version}, SHA-256 {reference.digest}"
    where = f"cited: {'; '.join(reference.locators)}" if reference.locators else None
    return "; ".join(filter(None, (record if reference.digest else None, reference.date_text, where)))


def date_words(reference: Reference, day: str, month: str) -> str:
    """Return as much of a date as is certain; the patterns are those for a day and for a month."""
    if reference.month is None:
        return str(reference.year or "n.d.")
    pattern = day if reference.day else month
    return pattern.format(day=reference.day, month=MONTHS[reference.month - 1], year=reference.year)


def sentence(text: str) -> str:
    """Return a text that ends in a full stop, a question mark or an exclamation mark."""
    return text if text.endswith((".", "?", "!")) else f"{text}."
