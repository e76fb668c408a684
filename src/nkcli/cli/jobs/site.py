"""Make a site of the whole record: pages that open from a disk, without a server or network."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from nkcli.answers.question import Filters, option
from nkcli.answers.wording import counted
from nkcli.cli.jobs import Job
from nkcli.cli.output import StandardOutput
from nkcli.cli.writing import as_path
from nkcli.errors import InputFailed, MissingExtra, UnsuitableFile, UsageError
from nkcli.exports.selection import closed, select
from nkcli.exports.writing import put_folder
from nkcli.formats.progress_bar import Bar
from nkcli.loading.files import read_file, shipped_folder

if TYPE_CHECKING:
    from nkcli.cli.session import Session

OUTLINES = "outlines.geojson"
"""The file of a data folder that holds outlines for the map."""


class SiteParameters(Filters, kw_only=True):
    """What `site` takes."""

    output: str | None = option(
        "The folder to write; a site that is there is replaced.", metavar="DIR", short="o", is_path=True
    )


def make_site(session: Session, parameters: SiteParameters) -> str:
    """Write the site, whole or not at all, and return what is in it."""
    target = (parameters.output or "").strip()
    if not target:
        raise UsageError("-o names no folder", "name the folder to write: -o site/")
    try:
        from nkcli.site.atlas import read_outlines  # needs an extra
        from nkcli.site.build import MARK, build
    except ImportError as error:
        raise MissingExtra("nkcli site", str(error), "site") from error
    dataset = session.facts.dataset
    query = parameters.query(dataset)
    kept = closed(select(dataset, query)) if query.filters else dataset
    text, path = _outlines(session)
    try:
        outlines = read_outlines(text) if text else ()
    except ValueError as error:
        raise UnsuitableFile(path, str(error), "mend it, or take it out of the folder") from error
    pages = len(kept.events) + len(kept.actors) + len(kept.places)
    bar = Bar(sys.stderr, os.environ, f"Building {target}", pages, step=10)
    try:
        files = build(kept, session.facts.neutral, session.facts.names, outlines, bar.advance)
    finally:
        bar.close()
    put_folder(as_path(target), files, MARK)
    size = sum(map(len, files.values())) / 1_000_000
    index = os.path.join(target, "index.html")
    return f"{counted(len(files), 'file')}, {size:.1f} MB. Open {index} in a browser.\n"


def _outlines(session: Session) -> tuple[str, str]:
    """Return the text of the outlines of the folder in use, empty where it has none, and where they lie."""
    path = os.path.join(session.facts.folder or shipped_folder(), OUTLINES)
    if not os.path.isfile(path):
        return "", path
    try:
        return read_file(path).decode(), path
    except (OSError, UnicodeDecodeError) as error:
        raise InputFailed(path, str(error)) from error


JOB = Job(
    run=make_site,
    parameters=SiteParameters,
    output=StandardOutput,
    help="""A page for each war, event, actor, place and source, a timeline, a map and a search, in one folder: open its
    index.html, or put it on any web server. With filters: the events and claims that they keep, and the actors, places
    and sources that these name. Needs pip install 'nkcli[site]'.""",
)
