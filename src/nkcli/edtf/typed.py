"""Dates as people type them, read without inventing what they left out: EDTF first, then words."""

from __future__ import annotations

import re

from nkcli.edtf.date import EdtfDate
from nkcli.edtf.part import DateError
from nkcli.errors import InvalidDate

_LIKE_EDTF = r"\d{4}-[\dX-]*[~?%]?|[\[{].*|[^/]*\d{4}[^/]*/[^/]*|\.\./.*"
_LONGEST = 60


def read_date(text: str) -> EdtfDate:
    """Read a date that somebody typed.

    Raises:
        InvalidDate: with the reason and what to type instead; for two readings, both.
    """
    typed = " ".join(text.split())
    if not typed:
        raise InvalidDate(text, "it is empty")
    if len(typed) > _LONGEST:
        raise InvalidDate(f"{typed[:_LONGEST]}…", "it is too long")
    try:
        return EdtfDate.parse(typed)
    except DateError as error:
        if re.fullmatch(_LIKE_EDTF, typed, re.ASCII):
            raise InvalidDate(typed, error.reason) from None
    from nkcli.edtf.spelled import read_spelled  # most dates are EDTF

    return read_spelled(typed)
