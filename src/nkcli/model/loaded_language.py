"""Words that take a side, which may stand only in names and in attributed claims.

The list is maintained: docs/reference/editorial-policy.md says why, and `nkcli check` looks for every word
that begins with one of these stems in titles, summaries, outcomes, terms, notes and roles.
"""

from __future__ import annotations

import re

STEMS = (
    "aggress",
    "brutal",
    "butcher",
    "cleans",
    "exterminat",
    "fascis",
    "genocid",
    "heroic",
    "illegal",
    "invad",
    "invasion",
    "liberat",
    "martyr",
    "massacr",
    "occupied",
    "occupation",
    "occupier",
    "pogrom",
    "puppet",
    "reconquer",
    "reconquest",
    "regime",
    "separatis",
    "slaughter",
    "so-called",
    "terroris",
)

INNOCENT = ("regiment",)
"""Words that only begin like a loaded one."""

_LOADED = re.compile(rf"\b(?:{'|'.join(STEMS)})\w*", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"")


def loaded_words(text: str) -> list[str]:
    """List the loaded words of a text, those in quotation marks left out."""
    found = _LOADED.findall(_QUOTED.sub("", text))
    return [word for word in found if not word.lower().startswith(INNOCENT)]
