"""Write what can drift: reference/cli.md, explanation/balance.md, sessions in prose, rows in how-to/sql.md.

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
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import nkcli
from nkcli.cli.app import summaries
from nkcli.cli.main import main as run_nkcli
from nkcli.edtf.text import written
from nkcli.loading.files import read_folder
from nkcli.store.opening import in_memory

if TYPE_CHECKING:
    import sqlite3

    from nkcli.model.dataset import Dataset

ROOT = Path(__file__).parent.parent
SESSION = re.compile(r"(```console\n)((?:\$ nkcli[^\n]*\n)+)(?:(?!```).*\n)*?(```)", re.MULTILINE)
"""A block of a page that begins with commands; what follows them is their output."""

DIGEST = re.compile("[0-9a-f]{64}")

PROSE = ("README.md", "docs/tutorial/reporter.md")
"""The pages that hold sessions."""

QUERY = re.compile(r"(```sql\n)(.*?)(```\n\n```text\n)(?:(?!```)[^\n]*\n)*(```)", re.DOTALL)
"""A query of how-to/sql.md; what follows it are its rows."""


def output_of(*args: str) -> str:
    """Run nkcli in this process as in a terminal of 100 columns without colour, and return what it prints."""
    text = io.StringIO()
    os.environ.update({"COLUMNS": "100", "NO_COLOR": "1", "TERM": "dumb"})
    os.environ.pop("FORCE_COLOR", None)
    with contextlib.redirect_stdout(text):
        run_nkcli(args)
    return text.getvalue()


def cli_page() -> str:
    """Write the help of every command."""
    page = ["# The command line\n\nMade by `python tools/make_docs.py` from the commands themselves.\n"]
    for name in ("", *summaries()):
        args = (name, "--help") if name else ("--help",)
        page.append(f"## nkcli {name}".rstrip() + f"\n\n```text\n{output_of(*args).strip()}\n```\n")
    return "\n".join(page)


SUFFERED = {
    "Armenians": (
        *(
            "sumgait-1988",
            "kirovabad-1988",
            "baku-january-1990",
            "operation-ring-1991",
            "siege-of-stepanakert-1991-1992",
        ),
        *("maraga-1992", "goranboy-1992", "stepanakert-strikes-2020", "blockade", "displacement-2023"),
    ),
    "Azerbaijanis": (
        *(
            "gugark-1988",
            "azerbaijanis-leave-armenia-1988-1991",
            "black-january-1990",
            "garadaghly-1992",
            "khojaly-1992",
        ),
        *("aghdaban-1992", "kalbajar-1993", "displacement-districts-1990s", "ganja-strikes-2020", "barda-2020-10-28"),
    ),
}
"""The gravest events of each community, ten of each, in order of time."""

BALANCE_HEAD = """# Balance

What one community suffered is recorded with the same care as what the other did. For the ten gravest events of each:
whether day and place are known, how many claims there are and by whose voices, and on how many publishers they rest.
`nkcli coverage` counts the whole record. Made by `python tools/make_docs.py`.
"""


BALANCE_COLUMNS = ("| event | date | places | claims | by voices of | publishers |", "|---|---|---:|---:|---|---:|")


def balance_page(facts: nkcli.Facts) -> str:
    """Set the gravest events of each community side by side, with the fields that are filled."""
    page = [BALANCE_HEAD]
    for community, ids in SUFFERED.items():
        page += [f"\n## {community}\n", *BALANCE_COLUMNS]
        page += [_balance_row(facts.dataset, event_id) for event_id in ids]
    return "\n".join(page) + "\n"


def _balance_row(dataset: Dataset, event_id: str) -> str:
    event, claims = dataset.event_by_id[event_id], dataset.claims_about(event_id)
    citations = [*event.citations, *(citation for claim in claims for citation in claim.citations)]
    publishers = {dataset.source_by_id[citation.source].publisher for citation in citations}
    sides = {side.id: side.adjective for side in dataset.conflict.sides}
    voices = Counter(sides.get(dataset.sides.get(claim.claimant or "", ""), "others") for claim in claims)
    told = ", ".join(f"{voice} {number}" for voice, number in sorted(voices.items()))
    cells = (
        f"{event.title} (`{event.id}`)",
        written(event.date),
        len(event.places),
        len(claims),
        told,
        len(publishers),
    )
    return f"| {' | '.join(map(str, cells))} |"


def prose(text: str) -> str:
    """Fill in what the commands shown on a page print."""
    return SESSION.sub(lambda m: m[1] + m[2] + _session(m[2]) + m[3], text)


def _session(commands: str) -> str:
    return "".join(_one(line[len("$ nkcli") :].strip()) for line in commands.splitlines())


def _one(command: str) -> str:
    """Run one command of a page; `| head -N` is done here."""
    bare, _, head = command.partition(" | head -")
    shown = () if "--format" in bare or "--json" in bare or not bare else ("--format", "table")
    lines = output_of(*shlex.split(bare), *shown).splitlines()
    text = "\n".join(lines[: int(head)] if head else lines).strip("\n") + "\n"
    return DIGEST.sub("…", text)  # it changes with every fact, and the pages should not


def sql_page(text: str) -> str:
    """Return the page on SQL with what its queries give on the facts of the checkout."""
    store = in_memory(read_folder(ROOT / "data")).store
    _ = store.has_words  # so that they are indexed
    return QUERY.sub(lambda m: f"{m[1]}{m[2]}{m[3]}{_rows(store.connection.execute(m[2]))}{m[4]}", text)


def _rows(cursor: sqlite3.Cursor) -> str:
    """Return the rows of a query as a table; a dash stands for NULL."""
    head = [column[0] for column in cursor.description]
    rows = [head, *(["–" if cell is None else f"{cell}" for cell in row] for row in cursor)]
    widths = [max(len(row[n]) for row in rows) for n in range(len(head))]
    return "".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in rows)


def main() -> int:
    """Rewrite or check the pages."""
    sql_path = ROOT / "docs" / "how-to" / "sql.md"
    pages = {
        ROOT / "docs" / "reference" / "cli.md": cli_page(),
        ROOT / "docs" / "explanation" / "balance.md": balance_page(nkcli.load(ROOT / "data")),
        **{ROOT / name: prose((ROOT / name).read_text(encoding="utf-8")) for name in PROSE},
        sql_path: sql_page(sql_path.read_text(encoding="utf-8")),
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
