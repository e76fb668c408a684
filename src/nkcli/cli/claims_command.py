"""nkcli claims."""

from __future__ import annotations

from typing import Annotated

import typer

from nkcli.answers.claim_matrix import claim_matrix
from nkcli.answers.claims import OWN_VOICE, TOPICS, Topic, claim_list
from nkcli.cli.options import Filters, Output, choose
from nkcli.cli.session import Session
from nkcli.edtf.typed import read_date
from nkcli.errors import UsageError
from nkcli.model.vocabulary import Measure
from nkcli.query import resolve

EXAMPLE = "nkcli claims --war second --measure killed --matrix"


def run(
    session: Session,
    filters: Filters,
    out: Output,
    measure: Annotated[str | None, typer.Option("--measure", metavar="WORD", help="killed, votes, money, …")] = None,
    topic: Annotated[Topic | None, typer.Option("--topic", help="The measures of one topic.")] = None,
    claimant: Annotated[
        str | None, typer.Option("--claimant", metavar="NAME", help="Who says so; own: the sources' own voice.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="What had been said by then, where that is known.")
    ] = None,
    matrix: Annotated[bool, typer.Option("--matrix", help="Claimants by whose people they count.")] = False,  # noqa: FBT002
) -> None:
    """Show who says what: every figure and attributed statement, or a matrix of one measure.

    --matrix sets the claimants against the parties whose people they count, for one --measure (killed, if none is
    given); silence is "no claim".
    """
    dataset = session.dataset
    if measure is not None:
        choose(measure, Measure, "measure")
    if matrix and (topic or as_of):
        raise UsageError("--matrix takes one --measure, and neither --topic nor --as-of", "leave them out")
    query = filters.query(dataset)
    asked = claimant if claimant in (None, OWN_VOICE) else resolve(dataset, "actor", claimant)
    by = read_date(as_of) if as_of is not None else None
    if matrix:
        query = query.and_also(measure=measure or "killed", claimant=asked, matrix=True)
        session.answer(claim_matrix(dataset, query, measure or "killed", claimant=asked), out, query.understood)
        return
    measures = (measure,) if measure else TOPICS[topic] if topic else None
    found = claim_list(dataset, query, measures=measures, claimant=asked, as_of=by)
    told = query.and_also(measure=measure, topic=topic, claimant=asked, as_of=by.text if by else None)
    session.answer(found, out, told.understood)
