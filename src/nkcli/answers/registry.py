"""The questions by name; each is a module of this folder that holds a `QUESTION` and is imported when it is asked."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from nkcli.discovery import find_modules, summary
from nkcli.errors import UnknownNameError

if TYPE_CHECKING:
    from nkcli.answers.question import Question

ORDER = (
    *("timeline", "casualties", "history", "claims", "disputes", "wars", "actors", "places", "sources"),
    *("search", "cite", "show", "verify", "today", "coverage", "changes", "overview"),
)
"""The order in which help lists the questions; others follow by name."""


@cache
def summaries() -> dict[str, str]:
    """Return the name of every question with one line on what it answers, none of them imported."""
    lines = find_modules("nkcli.answers", "QUESTION = ")
    return {name: lines[name] for name in (*ORDER, *sorted(lines.keys() - set(ORDER))) if name in lines}


def find(name: str) -> Question:
    """Return the question of a name.

    Raises:
        UnknownNameError: where there is none, with the nearest.
    """
    if name not in ORDER and name not in summaries():
        from difflib import get_close_matches  # only after a typing error

        raise UnknownNameError("question", name, get_close_matches(name, summaries(), n=1) or list(summaries()))
    question: Question = import_module(f"nkcli.answers.{name}").QUESTION
    return replace(question, name=name, summary=summary("nkcli.answers", name))
