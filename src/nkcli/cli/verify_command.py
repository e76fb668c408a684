"""nkcli verify."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from nkcli.answers.verify import sentences_of, verify
from nkcli.cli.options import Output
from nkcli.cli.session import Session
from nkcli.errors import InputFailed, UsageError

EXAMPLE = "nkcli verify 3,825 Armenian soldiers were killed in the 44-day war"


def run(
    session: Session,
    out: Output,
    sentence: Annotated[list[str], typer.Argument(help="A sentence in English, or - for a text on standard input.")],
) -> None:
    """Hold a sentence's figure against the claims.

    Exit 0 where it matches a claim or lies within the documented range, 1 outside it, 3 where no claim counts the same
    thing, 2 where it is not understood. Of several sentences: 1 if any is outside, else 0 if any is confirmed.
    """
    asked = sentences_of(_typed_in()) if sentence == ["-"] else (" ".join(sentence),)
    found = verify(session.dataset, asked)
    session.answer(found, out, {"sentences": len(asked)})
    if found.exit_code:
        raise typer.Exit(found.exit_code)


def _typed_in() -> str:
    try:
        return sys.stdin.read() if sys.stdin else ""
    except OSError as error:
        raise InputFailed("standard input", error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        raise UsageError("the text on standard input can't be read", "give it in UTF-8") from error
