"""The one place that shows what went wrong: a sentence and a next step on stderr, an exit code."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # typeshed knows only what is made of it
import contextlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence

from nkcli.cli.writing import as_text
from nkcli.errors import (
    SHOWN_PROBLEMS,
    ClosedPipe,
    DataError,
    InputFailed,
    MissingDependency,
    NkcliError,
    OutputFailed,
    UsageError,
)

TYPE_CHECKING = False  # as typing's, which Ctrl-C would have to wait for
if TYPE_CHECKING:
    from typing import Any

    from nkcli.model.problem import Problem

INTERRUPTED = 130
LONGEST_SENTENCE = 500  # characters; what was given may be a whole file by mistake


def main(argv: Sequence[str] | None = None) -> int:
    """Run nkcli and return its exit code; no known failure gives a traceback.

    0 fine; 1 a check came out negative; 2 usage; 3 unknown name; 4 bad data; 5 input or output
    failed; 130 interrupted. `NKCLI_DEBUG=1` shows the traceback.
    """
    args = [as_text(a) for a in (sys.argv[1:] if argv is None else argv)]
    try:
        with _interruptible():
            return _run(args)
    except KeyboardInterrupt:
        return INTERRUPTED


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Hear Ctrl-C, so that no half of a file is left behind; before and after it just ends the process."""
    if _signal.getsignal(_signal.SIGINT) != _signal.SIG_DFL:
        yield
        return
    try:
        _signal.signal(_signal.SIGINT, _signal.default_int_handler)
        yield
    finally:
        _signal.signal(_signal.SIGINT, _signal.SIG_DFL)


def _run(args: list[str]) -> int:
    """Run and return the exit code; every failure that can be foreseen is told in a sentence."""
    try:
        return _run_and_flush(args)
    except NkcliError as error:
        _reraise_if_debug()
        _report(args, error)
        return error.exit_code
    except ClosedPipe:
        # Keep the interpreter from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run_and_flush(args: list[str]) -> int:
    """Run, and see that all of the answer left; Typer prints help by itself and would not notice."""
    if sys.stdout is None or sys.stdout.closed:
        raise OutputFailed("standard output", "it is closed")
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace", newline="\n")
    try:
        code = _call(args)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        raise _failure(error) from error
    except ImportError as error:
        raise MissingDependency(error) from error
    return code


def _failure(error: OSError) -> NkcliError:
    """Return a failure of the output, or of a file that was to be read, which bears its name."""
    why = error.strerror or str(error)
    return InputFailed(str(error.filename), why) if error.filename else OutputFailed("standard output", why)


def _call(args: list[str]) -> int:
    """Have Typer call the command, and return its exit code."""
    import typer  # so that Ctrl-C during the import is silent too

    from nkcli.cli.app import app, summaries

    try:
        code = app(args, prog_name="nkcli", standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # Typer takes a closed pipe for a failure
            raise ClosedPipe from error
        raise
    except typer.TyperException as error:
        raise _usage_error(error, args, summaries()) from error
    return code if isinstance(code, int) else 0


def _usage_error(error: Any, args: list[str], commands: Iterable[str]) -> UsageError:
    """Return what Typer says of a command line, with the options that come nearest or the way to help."""
    options = getattr(error, "possibilities", None) or ()
    near = _nearest(getattr(error, "option_name", ""), options)
    message = (error.message if options else error.format_message()).rstrip(".")
    command = next((f" {arg}" for arg in args if arg in commands), "")
    hint = f"did you mean {' or '.join(near)}?" if near else f"see: nkcli{command} --help"
    return UsageError(message[:1].lower() + message[1:], hint)


def _nearest(option: str, options: Sequence[str]) -> list[str]:
    """Return the option of the command that was meant, where one is near enough to be."""
    from difflib import get_close_matches  # only after a typing error

    return get_close_matches(option, options, n=1, cutoff=0.75)


def _reraise_if_debug() -> None:
    if os.environ.get("NKCLI_DEBUG"):
        raise  # noqa: PLE0704 - re-raises what is being handled


def _report(args: list[str], error: NkcliError) -> None:
    """Print the sentence, or one JSON object when the answer was to be JSON; the exit code stands if nobody hears."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        from nkcli.cli.output import Output  # only after a failure

        write = _print_json if Output.scan(args).is_json else _print_error
        write(error, error.problems if isinstance(error, DataError) else ())


def _print_json(error: NkcliError, problems: Sequence[Problem]) -> None:
    from nkcli.formats.json import dumps

    fields = {
        "code": error.exit_code,
        "message": _short(error.message),
        "hint": _short(error.hint),
        "problems": problems,
    }
    print(dumps({"error": fields}), file=sys.stderr)  # noqa: T201 - the one place that talks


def _print_error(error: NkcliError, problems: Sequence[Problem]) -> None:
    from nkcli.formats.controls import escape_controls

    def shown(text: object) -> str:
        return "\n".join(escape_controls(as_text(line)) for line in str(text).split("\n"))

    for problem in problems[:SHOWN_PROBLEMS]:
        print(_short(shown(problem)), file=sys.stderr)  # noqa: T201
    if len(problems) > SHOWN_PROBLEMS:
        print(f"… and {len(problems) - SHOWN_PROBLEMS:,} more", file=sys.stderr)  # noqa: T201
    print(f"nkcli: {_short(shown(error.message))}\n       {_short(shown(error.hint))}", file=sys.stderr)  # noqa: T201


def _short(sentence: str) -> str:
    """Return a sentence without its middle where it repeats something endless."""
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    half = LONGEST_SENTENCE // 2
    return f"{sentence[:half]} … {sentence[-half:]}"
