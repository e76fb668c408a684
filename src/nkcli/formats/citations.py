"""References in the styles that people and reference managers read: an enum member and a function each.

The styles are written out here because no library carries them at a bearable weight: citeproc-py
0.11 with its style files and lxml takes 100 MB to bring two styles that put full stops outside
American quotation marks and have no place for a digest; pybtex (with PyYAML) and rispy write a
dozen lines that are written below. pybtex and rispy are the judges of these styles in the tests.
Locators and the data's digest go where each style keeps what has no field of its own.
"""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, assert_never

from nkcli.formats.cells import visible
from nkcli.formats.escapes import bibtex, one_line, url, wikitext

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from nkcli.answers.cite import Reference

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905


class Style(StrEnum):
    """The styles of `nkcli cite`."""

    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    CHICAGO = "chicago"
    APA = "apa"
    WIKIPEDIA = "wikipedia"
    RIS = "ris"


def written_as(style: Style, references: Iterable[Reference]) -> Iterator[str]:
    """Yield references in a style, in pieces that end with a line."""
    if style is Style.CSL_JSON:
        yield json.dumps([csl(one) for one in references], ensure_ascii=False, indent=2) + "\n"
    elif style is Style.BIBTEX:
        yield from _apart(_bibtex, references)
    elif style is Style.RIS:
        yield from _apart(_ris, references)
    elif style is Style.CHICAGO:
        yield from _apart(_chicago, references)
    elif style is Style.APA:
        yield from _apart(_apa, references)
    elif style is Style.WIKIPEDIA:
        yield from (f"* {_wikipedia(one)}\n" for one in references)
    else:
        assert_never(style)


def _apart(write: Callable[[Reference], str], references: Iterable[Reference]) -> Iterator[str]:
    """Yield one reference after the other with an empty line between."""
    for number, one in enumerate(references):
        yield ("\n" if number else "") + write(one) + "\n"


def _parts(one: Reference) -> str:
    """Say which record in which bytes, or which version and which places in it."""
    record = f"record {one.id}, data version {one.version}, SHA-256 {one.digest}" if one.digest else None
    where = f"cited: {'; '.join(one.locators)}" if one.locators else None
    return visible("; ".join(filter(None, (record, one.date_text, where))))


# -- for reference managers --------------------------------------------------------------------


def csl(one: Reference) -> dict[str, Any]:
    """Make a CSL-JSON item (citationstyles.org, schema 1.0)."""
    kinds = {"record": "dataset", "dataset": "dataset", "encyclopedia": "entry-encyclopedia", "webpage": "webpage"}
    certain = [part for part in (one.year, one.month, one.day) if part is not None]
    issued = {"date-parts": [certain]} if certain else {"literal": one.date_text} if one.date_text else None
    item = {
        "id": one.key,
        "type": kinds[one.kind],
        "title": one.title,
        "author": [{"literal": one.author}],
        "container-title": one.container,
        "issued": issued,
        "version": one.version,
        "URL": one.url,
        "note": _parts(one) or None,
    }
    return {key: value for key, value in item.items() if value is not None}


def _bibtex(one: Reference) -> str:
    fields = {
        "author": one.author,
        "title": one.title,
        "howpublished": one.container,
        "year": str(one.year) if one.year else None,
        "note": "; ".join(filter(None, (None if one.digest else _version(one), _parts(one)))),
    }
    lines = [f"  {name} = {{{{{bibtex(text)}}}}}," for name, text in fields.items() if text]
    lines += [f"  month = {MONTHS[one.month - 1][:3].lower()},"] if one.month else []
    lines += [f"  url = {{{url(one.url)}}},"] if one.url else []
    return "\n".join((f"@misc{{{one.key},", *lines, "}"))


def _version(one: Reference) -> str | None:
    return f"version {one.version}" if one.version else None


def _ris(one: Reference) -> str:
    kinds = {"record": "DATA", "dataset": "DATA", "encyclopedia": "ENCYC", "webpage": "ELEC"}
    day = f"{one.year:04d}/{one.month:02d}/" + (f"{one.day:02d}" if one.day else "") if one.year and one.month else None
    tags = (
        ("TY", kinds[one.kind]),
        ("ID", one.key),
        ("AU", one.author),
        ("TI", one.title),
        ("T2", one.container),
        ("PY", f"{one.year:04d}" if one.year else None),
        ("DA", day),
        ("ET", one.version),
        ("UR", url(one.url) if one.url else None),
        ("N1", _parts(one)),
    )
    lines = [f"{tag}  - {one_line(text)}" for tag, text in tags if text]
    return "\n".join((*lines, "ER  - "))


# -- for people ----------------------------------------------------------------------------------


def _chicago(one: Reference) -> str:
    """Write a bibliography entry of the Chicago Manual of Style."""
    when = _when(one, "{month} {day}, {year}", "{month} {year}")
    version = f"Version {one.version}." if one.version and not one.digest else ""
    held = f"In {one.container}." if one.container else ""
    title = f"“{_stop(one.title.replace('“', '‘').replace('”', '’'))}”"
    more = _sentence(_parts(one))
    return visible(" ".join(filter(None, (_stop(one.author), title, held, version, _stop(when), _address(one), more))))


def _apa(one: Reference) -> str:
    """Write a reference list entry of the APA (7th edition)."""
    when = _when(one, "{year}, {month} {day}", "{year}, {month}")
    version = f" (Version {one.version})" if one.version and not one.container else ""
    kind = " [Data set]" if one.kind == "dataset" else ""
    held = f"In {one.container} (Version {one.version}) [Data set]." if one.container else ""
    title = _stop(f"{one.title}{version}{kind}")
    more = f"[{_parts(one)}]" if _parts(one) else ""
    address = url(one.url) if one.url else ""
    return visible(" ".join(filter(None, (_stop(one.author), f"({when}).", title, held, address, more))))


def _when(one: Reference, day: str, month: str) -> str:
    """Write as much of a date as is certain; the patterns are those for a day and for a month."""
    if one.month is None:
        return str(one.year or "n.d.")
    return (day if one.day else month).format(day=one.day, month=MONTHS[one.month - 1], year=one.year)


def _stop(text: str) -> str:
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _sentence(text: str) -> str:
    return _stop(text[:1].upper() + text[1:]) if text else ""


def _address(one: Reference) -> str:
    return f"{url(one.url)}." if one.url else ""


def _wikipedia(one: Reference) -> str:
    """Write a citation template of the English Wikipedia (Help:Citation Style 1 and 2)."""
    when = _when(one, "{day} {month} {year}", "{month} {year}")
    record = f"{one.id}; data version {one.version}, SHA-256 {one.digest}" if one.digest else None
    fields = (
        ("author", one.author),
        ("title", one.title),
        ("work", one.container),
        ("date", when),
        ("version", None if one.digest else one.version),
        ("type", "Data set" if one.kind in ("record", "dataset") else None),
        ("id", record),
        ("at", "; ".join(one.locators)),
    )
    told = [f"|{name}={wikitext(text)}" for name, text in fields if text]
    told += [f"|url={url(one.url)}"] if one.url else []
    return f"{{{{{'cite web' if one.url else 'citation'} {' '.join(told)}}}}}"
