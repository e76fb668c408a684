"""Print the ratios that a run of the bench measured; with `--write`, into the page on performance too."""

from __future__ import annotations

import json
import platform
import re
import sys
from pathlib import Path
from typing import Any

PAGE = Path(__file__).parent.parent / "docs" / "explanation" / "performance.md"
TABLE = re.compile(r"(?<=<!-- measured -->\n).*(?=<!-- end -->)", re.DOTALL)


def table(results: dict[str, Any]) -> str:
    """Return the measured ratios as a Markdown table, with what they were measured on."""
    rows = ["| command | record | × `import typer` | limit | |", "|---|---|---:|---:|---|"]
    for measured in results["benchmarks"]:
        name, info = measured["param"], measured["extra_info"]
        record = "ten times" if "ten_times" in measured["name"] else "as shipped"
        reached = "" if info["ratio"] <= info["limit"] else "**missed**"
        rows.append(f"| `{name}` | {record} | {info['ratio']:.2f} | {info['limit']} | {reached} |")
    machine = f"{platform.python_implementation()} {platform.python_version()} on {platform.system()}"
    commit = results["commit_info"].get("id", "")[:7]
    return "\n".join([*rows, "", f"{machine}, commit {commit}, the least of {measured['stats']['rounds']} runs.", ""])


def main() -> None:
    """Read the results that pytest-benchmark wrote."""
    text = table(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    print(text)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(TABLE.sub(lambda _: text, page), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
