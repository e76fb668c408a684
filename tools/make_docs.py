"""Write the pages that can drift: docs/cli.md and the sessions in README.md.

python tools/make_docs.py           rewrite them
python tools/make_docs.py --check   say which are stale, exit 1
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shlex
import sys
from pathlib import Path

from nkcli.cli.app import summaries
from nkcli.cli.main import main as nkcli

ROOT = Path(__file__).parent.parent
SESSION = re.compile(r"(```console\n)((?:\$ nkcli[^\n]*\n)+)(?:(?!```).*\n)*?(```)", re.MULTILINE)
"""A block of the README that begins with commands; what follows them is their output."""


def output_of(*args: str) -> str:
    """Run nkcli in this process as in a terminal of 100 columns without colour, and return what it prints."""
    text = io.StringIO()
    os.environ.update({"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"})
    os.environ.pop("FORCE_COLOR", None)
    with contextlib.redirect_stdout(text):
        nkcli(args)
    return text.getvalue()


def cli_page() -> str:
    """Write the help of every command."""
    page = ["# The command line\n\nMade by `python tools/make_docs.py` from the commands themselves.\n"]
    for name in ("", *summaries()):
        args = (name, "--help") if name else ("--help",)
        page.append(f"## nkcli {name}".rstrip() + f"\n\n```text\n{output_of(*args).strip()}\n```\n")
    return "\n".join(page)


def readme(text: str) -> str:
    """Fill in what the commands shown in the README print."""
    return SESSION.sub(lambda m: m[1] + m[2] + _session(m[2]) + m[3], text)


def _session(commands: str) -> str:
    return "".join(_one(line[len("$ nkcli") :].strip()) for line in commands.splitlines())


def _one(command: str) -> str:
    """Run one command of the README; `| head -N` is done here."""
    bare, _, head = command.partition(" | head -")
    shown = () if "--format" in bare or "--json" in bare or not bare else ("--format", "table")
    lines = output_of(*shlex.split(bare), *shown).splitlines()
    return "\n".join(lines[: int(head)] if head else lines).strip("\n") + "\n"


def main() -> int:
    """Rewrite or check the pages."""
    readme_path = ROOT / "README.md"
    pages = {
        ROOT / "docs" / "cli.md": cli_page(),
        readme_path: readme(readme_path.read_text(encoding="utf-8")),
    }
    stale = [p for p, text in pages.items() if not p.exists() or p.read_text(encoding="utf-8") != text]
    if "--check" in sys.argv:
        print("".join(f"{p.relative_to(ROOT)} is stale: python tools/make_docs.py\n" for p in stale), end="")
        return 1 if stale else 0
    for path in stale:
        path.write_text(pages[path], encoding="utf-8")
        print(f"wrote {path.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
