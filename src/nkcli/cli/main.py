"""The one place that shows what went wrong: a sentence and a next step on stderr, an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

from nkcli.errors import SHOWN_PROBLEMS, BadData, NkcliError, OutputFailed, ReaderGone

INTERRUPTED = 130
LONGEST_SENTENCE = 500  # characters; what was given may be a whole file by mistake


def main(argv: Sequence[str] | None = None) -> int:
    """Run nkcli and return its exit code; no known failure gives a traceback.

    0 fine; 1 a check came out negative; 2 usage; 3 unknown name; 4 bad data; 5 output failed;
    130 interrupted. `NKCLI_DEBUG=1` shows the traceback.
    """
    args = list(sys.argv[1:] if argv is None else argv)
    try:
        return _run_and_flush(args)
    except NkcliError as error:
        _maybe_raise()
        _tell(args, error.exit_code, error.message, error.hint, error.problems if isinstance(error, BadData) else ())
        return error.exit_code
    except ReaderGone:
        # Keep the interpreter from complaining when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED


def _run_and_flush(args: list[str]) -> int:
    """Run, and see that all of the answer left; Typer prints help by itself and would not notice."""
    if sys.stdout is None or sys.stdout.closed:
        raise OutputFailed("standard output", "it is closed")
    try:
        code = _run(args)
        sys.stdout.flush()
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        raise OutputFailed("standard output", error.strerror or str(error)) from error
    return code


def _run(args: list[str]) -> int:
    import typer  # so that Ctrl-C during the import is silent too

    from nkcli.cli.app import app

    try:
        code = app(args, prog_name="nkcli", standalone_mode=False)
    except typer.Abort:
        return INTERRUPTED
    except SystemExit as error:
        if isinstance(error.__context__, BrokenPipeError):  # Typer takes a gone reader for a failure
            raise ReaderGone from error
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
    from nkcli.render.cells import visible  # only after a failure

    if _wants_json(args):
        import json

        from nkcli.render.scripts import as_json

        error = {"code": code, "message": message, "hint": hint, "problems": problems}
        print(json.dumps({"error": error}, default=as_json), file=sys.stderr)  # noqa: T201 - the one place that talks
        return
    for problem in problems[:SHOWN_PROBLEMS]:
        print(_short(visible(str(problem))), file=sys.stderr)  # noqa: T201
    if len(problems) > SHOWN_PROBLEMS:
        print(f"… and {len(problems) - SHOWN_PROBLEMS:,} more", file=sys.stderr)  # noqa: T201
    print(f"nkcli: {_short(visible(message))}\n       {visible(hint)}", file=sys.stderr)  # noqa: T201


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
    for arg, following in zip(args, [*args[1:], ""], strict=True):
        name, equals, value = arg.partition("=")
        said[name] = value if equals else following
    if "--format" in said:
        return said["--format"] in ("json", "jsonl")
    joined = next((arg[2:] for arg in args if arg.startswith("-o")), "")  # -oFILE
    return (joined or said.get("-o") or said.get("--output") or "").lower().endswith((".json", ".jsonl", ".ndjson"))
