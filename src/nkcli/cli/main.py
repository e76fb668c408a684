"""The one place that shows what went wrong: a sentence and a next step on stderr, an exit code."""

from __future__ import annotations

import _signal  # type: ignore[import-not-found]  # typeshed knows only what is made of it
import contextlib
import os
import sys
from collections.abc import Iterator, Sequence

from nkcli.errors import (
    SHOWN_PROBLEMS,
    ClosedPipe,
    DataError,
    InputFailed,
    MissingDependency,
    NkcliError,
    OutputFailed,
)

INTERRUPTED = 130
LONGEST_SENTENCE = 500  # characters; what was given may be a whole file by mistake


def main(argv: Sequence[str] | None = None) -> int:
    """Run nkcli and return its exit code; no known failure gives a traceback.

    0 fine; 1 a check came out negative; 2 usage; 3 unknown name; 4 bad data; 5 input or output
    failed; 130 interrupted. `NKCLI_DEBUG=1` shows the traceback.
    """
    args = [typed(a) for a in (sys.argv[1:] if argv is None else argv)]
    try:
        with _interruptible():
            return _answer(args)
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


def typed(arg: str) -> str:
    """Read an argument as UTF-8 where the locale knows no more than ASCII; other bytes stay as they came."""
    with contextlib.suppress(UnicodeEncodeError):
        return arg if arg.isascii() else arg.encode("utf-8", "surrogateescape").decode("utf-8", "surrogateescape")
    return arg


def _answer(args: list[str]) -> int:
    try:
        return _run_and_flush(args)
    except NkcliError as error:
        _maybe_raise()
        _tell(args, error.exit_code, error.message, error.hint, error.problems if isinstance(error, DataError) else ())
        return error.exit_code
    except ClosedPipe:
        # Keep the interpreter from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def _run_and_flush(args: list[str]) -> int:
    """Run, and see that all of the answer left; Typer prints help by itself and would not notice."""
    if sys.stdout is None or sys.stdout.closed:
        raise OutputFailed("standard output", "it is closed")
    from nkcli.cli.progress import waiting

    try:
        with waiting(sys.stderr, os.environ):
            code = _run(args)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ClosedPipe from error
    except OSError as error:
        raise _failed(error) from error
    except ImportError as error:
        raise MissingDependency(error) from error
    return code


def _failed(error: OSError) -> NkcliError:
    """Tell a failure of the output from one of a file that was to be read, which bears its name."""
    why = error.strerror or str(error)
    return InputFailed(str(error.filename), why) if error.filename else OutputFailed("standard output", why)


def _run(args: list[str]) -> int:
    import typer  # so that Ctrl-C during the import is silent too

    from nkcli.cli.app import app

    try:
        code = app(args, prog_name="nkcli", standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # Typer takes a gone reader for a failure
            raise ClosedPipe from error
        raise
    except typer.TyperException as error:
        _maybe_raise()
        message = error.format_message().rstrip(".")
        from nkcli.cli.app import COMMANDS  # only after a failure

        command = next((a for a in args if a in COMMANDS), "")
        _tell(
            args,
            error.exit_code,
            message[:1].lower() + message[1:],
            f"see: nkcli {command} --help".replace("  ", " "),
            (),
        )
        return error.exit_code
    return code if isinstance(code, int) else 0


def _maybe_raise() -> None:
    if os.environ.get("NKCLI_DEBUG"):
        raise  # noqa: PLE0704 - re-raises what is being handled


def _tell(args: list[str], code: int, message: str, hint: str, problems: Sequence[object]) -> None:
    """Write the sentence, or one JSON object when the answer was to be JSON; the exit code stands if nobody hears."""
    if sys.stderr is None:
        return
    with contextlib.suppress(OSError):
        _say(args, code, message, hint, problems)


def _say(args: list[str], code: int, message: str, hint: str, problems: Sequence[object]) -> None:
    from nkcli.formats.cells import visible  # only after a failure

    if _wants_json(args):
        import json

        from nkcli.formats.json import as_json

        error = {"code": code, "message": _short(message), "hint": hint, "problems": problems}
        print(json.dumps({"error": error}, default=as_json), file=sys.stderr)  # noqa: T201 - the one place that talks
        return
    for problem in problems[:SHOWN_PROBLEMS]:
        print(_short(visible(typed(str(problem)))), file=sys.stderr)  # noqa: T201
    if len(problems) > SHOWN_PROBLEMS:
        print(f"… and {len(problems) - SHOWN_PROBLEMS:,} more", file=sys.stderr)  # noqa: T201
    print(f"nkcli: {_short(visible(typed(message)))}\n       {visible(typed(hint))}", file=sys.stderr)  # noqa: T201


def _short(sentence: str) -> str:
    """Leave out the middle of a sentence that repeats something endless."""
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    half = LONGEST_SENTENCE // 2
    return f"{sentence[:half]} … {sentence[-half:]}"


def _wants_json(args: list[str]) -> bool:
    """Say whether the answer was to be JSON, even where the options could not be read."""
    if "--json" in args:
        return True
    said: dict[str, str] = {}
    for arg, following in zip(args, [*args, ""][1:], strict=True):
        name, equals, value = arg.partition("=")
        said[name] = value if equals else following
    if "--format" in said:
        return said["--format"] in ("json", "jsonl")
    joined = next((arg[2:] for arg in args if arg.startswith("-o")), "")  # -oFILE
    return (joined or said.get("-o") or said.get("--output") or "").lower().endswith((".json", ".jsonl", ".ndjson"))
