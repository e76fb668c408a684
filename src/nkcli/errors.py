"""Everything that can go wrong, each with its sentence, its next step and its exit code.

NkcliError                 never raised itself
├── UsageError        2    what was typed can't be understood
│   └── InvalidDate        a date that can't be read, or can be read in two ways
├── UnknownNameError  3    no record bears the name
├── AmbiguousName     3    several records bear it
├── DataError         4    the data have problems; it holds all of them
├── UnsuitableFile    4    a file to import is of another kind, or not whole
├── OutputFailed      5    the answer could not be written
├── InputFailed       5    something that was to be read could not be read
├── MissingExtra      5    something that few need is not installed
└── MissingDependency 5    a module that is needed can't be imported
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nkcli.model.problem import Problem

SHOWN_PROBLEMS = 50

DATES = "write for example 1988, 1988-02, 1988-02-20, 2020q4, 1988/1994 or '27 September 2020'"
"""What to type for a date."""


def suggestion(text: str, words: Sequence[str]) -> str:
    """Return the next step after a word that is none of those there are: the nearest one, or all."""
    from difflib import get_close_matches  # only after a typing error

    near = get_close_matches(text.lower(), words, n=1)
    return f"did you mean {near[0]}?" if near else f"choose from: {', '.join(words)}"


class NkcliError(Exception):
    """A failure that has a sentence for the user."""

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, hint: str) -> None:
        """Take the sentence and the next step."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(NkcliError):
    """What was typed can't be understood."""

    exit_code = 2


class InvalidDate(UsageError):
    """A text that is no date, or that two people would read differently."""

    def __init__(self, text: str, why: str, hint: str = DATES) -> None:
        """Say `why` the text was refused and what to type instead."""
        super().__init__(f"can't read the date {text!r}: {why}", hint)
        self.reason = why


class UnknownNameError(NkcliError):
    """No record bears the name, or several do."""

    exit_code = 3

    def __init__(self, noun: str, asked: str, near: Sequence[str]) -> None:
        """Take what was looked for and the ids that come nearest."""
        listed = noun in ("actor", "place", "source", "war", "dispute")
        look = f"list what there is: nkcli {noun}s" if listed else "look for its words: nkcli search WORDS"
        hint = f"did you mean {' or '.join(near)}?" if near else look
        super().__init__(f"no {noun} is called {asked!r}", hint)
        self.near = tuple(near)


class AmbiguousName(NkcliError):
    """Several records bear the name."""

    exit_code = 3

    def __init__(self, noun: str, asked: str, ids: Sequence[str]) -> None:
        """Take what was looked for and the ids that bear the name."""
        super().__init__(f"{asked!r} is the name of {len(ids)} {noun}s", f"say which: {', '.join(ids)}")
        self.near = tuple(ids)


class DataError(NkcliError):
    """The data have problems; all of them, not only the first."""

    exit_code = 4

    def __init__(self, problems: Sequence[Problem], folder: str) -> None:
        """Take every problem found in `folder`."""
        self.problems = tuple(problems)
        count = f"{len(self.problems):,} problem" + ("s" if len(self.problems) != 1 else "")
        import shlex

        again = f"nkcli --data {shlex.quote(folder)} check"
        super().__init__(f"{count} in the data in {folder}", f"fix the problems listed above, then run: {again}")


class UnsuitableFile(NkcliError):
    """A file of rows that others publish is of another kind, or not whole."""

    exit_code = 4

    def __init__(self, file: str, why: str, hint: str) -> None:
        """Take the file, what is wrong with which column or line of it, and what to do."""
        super().__init__(f"can't take {file}: {why}", hint)


class OutputFailed(NkcliError):
    """The answer could not be written."""

    exit_code = 5

    def __init__(self, target: str, why: str) -> None:
        """Take where the answer should have gone and what the system said."""
        super().__init__(f"can't write {target}: {why}", "choose another place with -o FILE, or leave -o out")


class InputFailed(NkcliError):
    """Something that was to be read, other than the data, could not be read."""

    exit_code = 5

    def __init__(self, what: str, why: str) -> None:
        """Take what should have been read and what the system said."""
        super().__init__(f"can't read {what}: {why}", "see that it is there and can be read, and try again")


class MissingDependency(NkcliError):
    """A module that is needed can't be imported: an extra that is not installed, or a compiled part in a zip file."""

    exit_code = 5

    def __init__(self, error: ImportError, hint: str = "") -> None:
        """Take what Python said, and what to install."""
        super().__init__(
            f"a part that is needed for this can't be loaded: {error}",
            hint or "install nkcli with pip: from a zip file compiled parts can't be loaded",
        )


class MissingExtra(NkcliError):
    """Something that few need is not installed."""

    exit_code = 5

    def __init__(self, command: str, why: str, extra: str) -> None:
        """Take the command that needs it, what is missing, and the extra that brings it."""
        super().__init__(f"{command} needs more than nkcli itself: {why}", f"pip install 'nkcli[{extra}]'")


class ClosedPipe(Exception):
    """Standard output was closed by its reader (`nkcli timeline | head -1`); the program exits silently."""
