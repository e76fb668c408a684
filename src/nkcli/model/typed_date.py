"""Dates as people type them, read without inventing what they left out: EDTF first, then words."""

from __future__ import annotations

import re

from nkcli.errors import DateRefused
from nkcli.model.edtf import EdtfDate
from nkcli.model.moment import DateError

_LIKE_EDTF = r"\d{4}-[\dX-]*[~?%]?|[\[{].*|[^/]*\d{4}[^/]*/[^/]*|\.\./.*"
_LONGEST = 60


def read_date(text: str) -> EdtfDate:
    """Read a date that somebody typed.

    Raises:
        DateRefused: with the reason and what to type instead; for two readings, both.
    """
    typed = " ".join(text.split())
    if not typed:
        raise DateRefused(text, "it is empty")
    if len(typed) > _LONGEST:
        raise DateRefused(f"{typed[:_LONGEST]}…", "it is too long")
    try:
        return EdtfDate.parse(typed)
    except DateError as error:
        if re.fullmatch(_LIKE_EDTF, typed, re.ASCII):
            raise DateRefused(typed, error.reason) from None
    from nkcli.model.spelled_date import read_spelled  # most dates are EDTF

    return read_spelled(typed)
