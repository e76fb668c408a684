"""Change the code in small ways, one at a time, and ask the tests: a seeded sample of mutants.

python tools/mutate.py [--count 60] [--seed 18] [--rooms analysis answers]

It works on a clone of what is committed. Each mutant is tried with the tests of its module, then with those of its
room, of the answers and of the second conflict; one that no test notices is printed as alive, with what was changed.
"""

from __future__ import annotations

import argparse
import ast
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SECONDS = 150.0
"""A mutant that runs longer than the tests ever take has been noticed."""

OTHER = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
"""What a comparison becomes."""


class Mutant(NamedTuple):
    """A stretch of a file, in bytes, and what stands there instead."""

    path: Path
    line: int
    start: int
    end: int
    text: str

    def applied(self, source: bytes) -> bytes:
        """Return the changed source."""
        return source[: self.start] + self.text.encode() + source[self.end :]


def mutants(path: Path) -> Iterator[Mutant]:
    """Yield every change of a file: in comparisons, conditions, whole numbers and what functions return."""
    source = path.read_bytes()
    starts = [0]
    for line in source.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    for node in {id(node): node for function in functions for node in ast.walk(function)}.values():
        text = changed(node)
        if text is None or not isinstance(node, ast.expr):
            continue
        end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
        start, end = starts[node.lineno - 1] + node.col_offset, starts[end_line - 1] + end_column
        yield Mutant(path, node.lineno, start, end, text)


def changed(node: ast.AST) -> str | None:
    """Return what an expression becomes; None where it is left alone."""
    match node:
        case ast.Compare(left=left, ops=[operator], comparators=[right]):
            return f"({ast.unparse(left)} {OTHER[type(operator)]} {ast.unparse(right)})"
        case ast.BoolOp(op=operator, values=values):
            word = " and " if isinstance(operator, ast.Or) else " or "
            return f"({word.join(f'({ast.unparse(value)})' for value in values)})"
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return f"bool({ast.unparse(operand)})"
        case ast.Constant(value=int() as number) if not isinstance(number, bool):
            return str(number + 1)
        case ast.IfExp(body=body, orelse=other):
            return f"({ast.unparse(other)} or {ast.unparse(body)})"
    return None


def fate(clone: Path, mutant: Mutant) -> str:
    """Return whether the tests killed a mutant, took too long over it, or left it alive."""
    module = mutant.path.relative_to(clone / "src" / "nkcli")
    own = clone / "tests" / module.parent / f"test_{module.name}"
    rounds = [[str(own)]] if own.exists() else []
    rounds.append([f"tests/{room}" for room in sorted({module.parts[0], "answers", "second_conflict"})])
    source = mutant.path.read_bytes()
    mutant.path.write_bytes(mutant.applied(source))
    try:
        return "killed" if any(_fails(clone, tests) for tests in rounds) else "alive"
    except subprocess.TimeoutExpired:
        return "timed out"
    finally:
        mutant.path.write_bytes(source)


def _fails(clone: Path, tests: list[str]) -> bool:
    surroundings = {**os.environ, "PYTHONPATH": str(clone / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", *tests]
    done = subprocess.run(  # noqa: S603 - our own tests
        command, cwd=clone, env=surroundings, capture_output=True, timeout=SECONDS, check=False
    )
    return done.returncode != 0


def main() -> None:
    """Try a sample and print the rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=18)
    parser.add_argument("--rooms", nargs="+", default=["analysis", "answers"])
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        clone = Path(scratch) / "nkcli"
        subprocess.run(["git", "clone", "-q", str(ROOT), str(clone)], check=True)  # noqa: S603, S607 - git of the path
        files = sorted(path for room in asked.rooms for path in (clone / "src" / "nkcli" / room).rglob("*.py"))
        everything = [mutant for path in files for mutant in mutants(path)]
        sample = random.Random(asked.seed).sample(everything, min(asked.count, len(everything)))  # noqa: S311
        fates: Counter[str] = Counter()
        for mutant in sample:
            met = fate(clone, mutant)
            fates[met] += 1
            if met == "alive":
                print(f"{mutant.path.relative_to(clone)}:{mutant.line}: {mutant.text}", flush=True)
        print(f"{len(everything)} mutants, {len(sample)} tried: {dict(fates)}")


if __name__ == "__main__":
    main()
