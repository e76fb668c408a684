"""Run mutmut on a copy of the checkout and write down what lived.

    pip install mutmut==3.8.1
    python tools/mutate.py              # goes on where it was left; mutmut's own arguments may follow
    python tools/mutate.py --again      # those that lived once more, with all tests, in processes that import all anew
    python tools/mutate.py --report     # the table, and the mutants that are alive

mutmut leaves out functions with a decorator, which here are properties and remembered readings. In
the copy their decorators are written below them, where they do the same, so nothing is left out.
"""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from collections import Counter
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[1]
COPY = ROOT / "build" / "mutation"
COPIED = ("data", "docs", "src", "tests", "tools", "pyproject.toml")

MOVED = ("cache", "cached_property", "lru_cache", "property")
"""Decorators that are written below their functions."""

KILLED = (1, 3, 255)
"""mutmut's exit codes of tests that failed; 255: they could not even be collected, or a date for them not be read."""

ALIVE = (0, 5, 33, None)
"""No test failed, none was found, or it has not been run."""


def prepare(*, anew: bool) -> None:
    """Copy what tests need; mutmut knows a file that has not changed by its time, so that one is left alone."""
    wanted = {COPY / path.relative_to(ROOT): path.read_bytes() for name in COPIED for path in _files(ROOT / name)}
    for path in wanted.keys() & {COPY / path.relative_to(ROOT) for path in _files(ROOT / "src")}:
        wanted[path] = undecorated(wanted[path].decode()).encode()
    if anew:
        settings = COPY / "pyproject.toml"
        wanted[settings] = wanted[settings].replace(b'warmup = "collect"', b'warmup = "none"')
    for path, data in wanted.items():
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
    for base in (COPY, COPY / "mutants"):
        for path in (p for name in ("src", "tests") for p in _files(base / name)):
            if path.suffix == ".py" and COPY / path.relative_to(base) not in wanted:
                path.unlink()  # it went from the checkout


def _files(path: Path) -> list[Path]:
    found = [path] if path.is_file() else path.rglob("*")
    return [p for p in found if p.is_file() and "__pycache__" not in p.parts]


def undecorated(source: str) -> str:
    """Write decorators below their functions: `@property def f` becomes `def f__plain` and `f = property(f__plain)`."""
    lines = source.splitlines()
    found = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef) and len(n.decorator_list) == 1]
    for node in sorted(found, key=lambda n: n.lineno, reverse=True):
        decorator = ast.unparse(node.decorator_list[0])
        if decorator.partition("(")[0] not in MOVED or node.end_lineno is None:
            continue
        plain = f"{node.name}__plain"
        lines.insert(node.end_lineno, f"{' ' * node.col_offset}{node.name} = {decorator}({plain})")
        lines[node.lineno - 1] = lines[node.lineno - 1].replace(f"def {node.name}(", f"def {plain}(", 1)
        del lines[node.decorator_list[0].lineno - 1]
    return "\n".join(lines) + "\n"


def run(arguments: list[str], **environment: str) -> int:
    """Run mutmut in the copy, on one mutant at a time."""
    env = {**os.environ, **environment, "PYTHONPATH": str(COPY / "mutants" / "src")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)  # mutants are compiled once, not for each worker
    env["PYTHONWARNDEFAULTENCODING"] = "1"  # an encoding that is forgotten would show on some systems only
    command = [sys.executable, "-c", "from mutmut.__main__ import cli; cli()", "run", "--max-children", "1", *arguments]
    return subprocess.run(command, cwd=COPY, env=env, check=False).returncode  # noqa: S603 - our own command


# -- what lived ----------------------------------------------------------------------------------


def results() -> dict[str, dict[str, int | None]]:
    """Read mutmut's exit code of each mutant, by module."""
    os.chdir(COPY)  # mutmut reads its settings here
    from mutmut.configuration import config

    found = {}
    for path in sorted((COPY / "mutants" / "src").rglob("*.py.meta")):
        source = path.relative_to(COPY / "mutants").with_suffix("")
        codes: dict[str, int | None] = json.loads(path.read_text(encoding="utf-8"))["exit_code_by_key"]
        if codes and config().should_mutate(source) and (COPY / source).exists():
            found[source.as_posix()] = codes
    return found


def report() -> None:
    """Print the table of modules, and the mutants that are alive with what they changed."""
    modules = results()
    print("| module | mutants | killed | timed out | alive | % alive |")
    print("|---|---:|---:|---:|---:|---:|")
    for module, codes in modules.items():
        print(_row(f"`{module.removeprefix('src/nkcli/')}`", list(codes.values())))
    print(_row("**all**", [code for codes in modules.values() for code in codes.values()]))
    for module, codes in modules.items():
        for name in (name for name, code in codes.items() if code in ALIVE):
            print(f"\n{name}{'' if codes[name] == 0 else f' ({codes[name]})'}\n{_change(module, name)}")


def _row(module: str, codes: list[int | None]) -> str:
    fates = Counter("alive" if c in ALIVE else "killed" if c in KILLED else "timed out" for c in codes)
    numbers = (len(codes), fates["killed"], fates["timed out"], fates["alive"])
    return f"| {module} | " + " | ".join(f"{n:,}" for n in numbers) + f" | {100 * fates['alive'] / len(codes):.1f} |"


def _change(module: str, name: str) -> str:
    from mutmut.mutation.diff_apply import get_diff_for_mutant

    rows = get_diff_for_mutant(name, path=Path(module)).splitlines()
    return "\n".join(row for row in rows if row[:1] in ("-", "+") and row[:3] not in ("---", "+++"))


def main(arguments: list[str]) -> int:
    """Run, run again or report."""
    if arguments == ["--report"]:
        report()
        return 0
    again = arguments[:1] == ["--again"]
    prepare(anew=again)
    if not again:
        return run(arguments)
    patterns = arguments[1:] or ["*"]
    alive = [name for codes in results().values() for name, code in codes.items() if code in ALIVE]
    (COPY / "mutants" / "mutmut-stats.json").unlink(missing_ok=True)  # which test calls what is asked anew, of all
    return run([name for name in alive if any(fnmatch(name, pattern) for pattern in patterns)], NKCLI_ALL_TESTS="1")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
