"""What a shell offers for a name: ids of wars, events, actors, places and sources, and kinds.

Only a store is asked, so that a word is there at once; a folder of JSON would have to be validated first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, get_args

if TYPE_CHECKING:
    from typing import Any

    from nkcli.answers.question import Parameter, Parameters

MOST = 100
"""More words than these help nobody to choose."""

KINDS = {"event": ("event",), "war": ("event",), "actor": ("actor",), "place": ("place",), "source": ("source",)}
"""The kinds of records that a name can be of; any other name can be of each."""

_NAMES = """
SELECT DISTINCT record FROM names
WHERE kind IN (SELECT value FROM json_each(?1)) AND key >= ?2 AND key < ?3
AND (?4 = '[]' OR record IN (SELECT id FROM events WHERE kind IN (SELECT value FROM json_each(?4))))
ORDER BY record LIMIT ?5
"""


def offered(ctx: Any, parameter: Parameter, owner: type[Parameters] | None, incomplete: str) -> list[str]:
    """Return the words that begin so and that a parameter of `owner` takes."""
    from nkcli.model.vocabulary import EventKind

    if parameter.noun not in (None, "kind"):
        return _names(ctx, str(parameter.noun), incomplete)
    kinds: tuple[str, ...] = get_args(getattr(owner, "kinds", None) or EventKind)
    return [word for word in (kinds if parameter.noun else parameter.choices) if word.startswith(incomplete)]


def _names(ctx: Any, noun: str, incomplete: str) -> list[str]:
    """Return the ids of records of which a name or the id begins so."""
    from nkcli.model.names import normalize
    from nkcli.model.vocabulary import WAR_KINDS
    from nkcli.store.opening import is_store, load

    folder = ctx.params.get("data") or ctx.find_root().params.get("data")
    if folder is not None and not is_store(folder):
        return []
    begins = normalize(incomplete)
    kinds = KINDS.get(noun, ("event", "actor", "place", "source"))
    wars = sorted(WAR_KINDS) if noun == "war" else []
    bounds = (begins, f"{begins}\U0010ffff")
    rows = load(folder).store.rows(_NAMES, (json.dumps(kinds), *bounds, json.dumps(wars), MOST))
    return [row[0] for row in rows]
