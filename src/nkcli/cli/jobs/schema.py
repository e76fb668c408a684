"""Print the JSON Schema of an answer or a data file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nkcli.answers.question import Parameters, argument
from nkcli.cli.jobs import Job
from nkcli.cli.output import Target
from nkcli.formats.schema import schema_text

if TYPE_CHECKING:
    from nkcli.cli.session import Session


class SchemaParameters(Parameters, kw_only=True):
    """What `schema` takes."""

    name: str = argument("An answer (timeline, casualties, …) or a data file (events, …).", required=True)


def schema(_: Session, parameters: SchemaParameters) -> str:
    """Return a JSON Schema, for which no data are read."""
    return schema_text(parameters.name)


JOB = Job(
    run=schema,
    parameters=SchemaParameters,
    output=Target,
    help="Within a version of a schema, fields are only added.",
)
