"""Explain a topic (dates, formats, exit-codes, sources), or show the help of a command."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.answers.question import Parameters, argument
from nkcli.cli.jobs import Job
from nkcli.cli.output import Output
from nkcli.errors import UsageError, suggestion

if TYPE_CHECKING:
    from nkcli.cli.session import Session

TOPICS = {
    "dates": """\
Dates

Type a date as it is said, in whatever detail is known:
  1988 · 1988-02 · 1988-02-20 · "20 February 1988" · "February 1988" · 2020q4 · "spring 1992"
  1988/1994            from one date to another
  2020-09-27/..        since then
What can be read in two ways (3/4/2021) is refused with both readings.

What sources know is kept, no more: an event of "1992" may be one of March 1992. So a filter
shows first what happened then for certain; what was under way, or may have happened then, is
counted below it and listed with --all. "by April 1993" means no later than that; "between 1 and
5 May" means one day in there.
""",
    "formats": """\
Formats

On a terminal an answer is a table; piped it is the same text, plain and never cut.
  --json                one object: schema, dataset, query, then the rows
  --format jsonl        a row a line
  --format csv, tsv     a value a cell; dates in EDTF, earliest and latest beside (Excel: --bom)
  --format md, html     for documents and pages
  --format geojson, ics, timelinejs   places, calendars and timelines, of the answers that have them
  nkcli cite ID --style bibtex, ris, csl-json, apa, chicago, wikipedia
-o FILE.csv tells the format by the ending. The whole record in one file: nkcli export. What a
field means: nkcli schema NAME.
""",
    "exit-codes": """\
Exit codes

  0    fine, also when nothing was found
  1    a check or a verification came out negative
  2    what was typed can't be understood
  3    a name that nothing bears, or nothing to compare with
  4    the data have problems
  5    input or output failed
  130  interrupted
Errors are a sentence and a next step on stderr, and one JSON object there with --json.
""",
    "sources": """\
Sources

Every figure is a claim: somebody said it, of some people, on some day, and it stands in a source.
Two that disagree both stay. A name with * is a publication that names nobody else; [1] leads to the
source below the table.
  nkcli sources ID        what a source is, and whose perspective it has
  nkcli show ID --quote   one record in one line to paste, with its source and address
  nkcli cite ID           references for a bibliography
  nkcli timeline --source ID, nkcli claims --source ID   what rests on it
  nkcli changes           what was corrected, added and withdrawn
""",
}
"""What help explains beside the commands."""


class HelpParameters(Parameters, kw_only=True):
    """What `help` takes."""

    topic: str | None = argument(f"A command, or one of {', '.join(TOPICS)}.")


def show_help(session: Session, parameters: HelpParameters) -> str:
    """Return the text of a topic, the help of a command, or that of the program."""
    from nkcli.cli.app import help_of, summaries

    topic = parameters.topic
    if topic in TOPICS:
        return TOPICS[topic]
    if topic is not None and topic not in summaries():
        raise UsageError(f"there is no help on {topic!r}", suggestion(topic, [*TOPICS, *summaries()]))
    return help_of(topic, session)


JOB = Job(run=show_help, parameters=HelpParameters, output=Output)
