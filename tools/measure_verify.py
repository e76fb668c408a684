"""Measure `nkcli verify` on the sentences in tests/data, and write docs/verify.md.

python tools/measure_verify.py           rewrite the page
python tools/measure_verify.py --check   say whether it is stale, exit 1
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

from nkcli.answers.verify import EXIT_CODES, Verified, verify_sentences
from nkcli.loading.files import load

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "verify.md"
ANSWERS = tuple(EXIT_CODES)
FILES = {"in": "verify_sentences.json", "out": "verify_sentences.json", "news": "verify_news.json"}
GROUPS = {"in": "within reach", "out": "out of reach", "news": "in the style of news agencies"}

HEAD = """# What `nkcli verify` understands, measured

Made by `python tools/measure_verify.py` from the sentences in `tests/data`.

`nkcli verify` reads a sentence by rules: no model, no network. It knows a closed list of words. A word outside that
list stops the reading, for it may turn the sentence round ("not", "half of", "per day", "by drones", "in the first
week"): nkcli rather says that it did not understand than guess. What it looks for is one figure, what is counted
(killed, wounded, missing, captured, displaced, casualties), of whom, in which war or period, and according to whom,
if the sentence says so.

| answer | exit | when |
|---|---:|---|
| matches a claim | 0 | a claim on the same people, period and measure gives this very figure, range or bound |
| within the documented range | 0 | the figure lies between the smallest and the largest that such claims name |
| outside it | 1 | it lies outside and no claim leaves that open; or claims on parts of these people exceed it |
| no claim to compare with | 3 | none counts just this, or one says only "at least" or "up to" and leaves more open |
| not understood | 2 | the reason is given |

A claim is compared only if it counts the same: the whole war or period and no more, the same side and category, no
single place, nothing narrowed by its own words. A figure of a year is not compared with that of a war. A hedged
figure ("some 3,800") stands for what rounds to it, by no more than 5 %. Names that fit several wars ("the war", "the
Karabakh war") are not resolved without a date. Claims on people who can't be the same are added only to show that a
figure is too small; what was added is printed. A sentence with two figures is not understood: ask for one at a time.
A sentence must say that it is about this conflict, by a war's name, a party or the region: a year alone may be that
of any event in the world. The answer says nothing of whether a claim is true; it says what the sources in hand hold.

The exit code for a text (`verify -`) is 1 if any sentence is outside, else 0 if any is confirmed, else 3, else 2.

"""

FOOT = """
The sentences are the authors' own, and so are the rules: other people's sentences will be understood less often. What
must hold for theirs too is the bold column. A test holds that no sentence out of reach is confirmed. What was
expected was written down before the first run. Eight expectations were corrected after it, each to "no claim to
compare with"; one answer made a rule stricter. Sentences that only a date tied to the conflict were then given its
name (26 of them the words "in the fighting over Nagorno-Karabakh"), or are now expected not to be understood.

"""


def measured(file: str) -> list[tuple[dict[str, Any], Verified]]:
    """Answer every sentence of a file."""
    rows = json.loads((ROOT / "tests" / "data" / file).read_text(encoding="utf-8"))["sentences"]
    return list(zip(rows, verify_sentences(load(), [r["sentence"] for r in rows]).sentences, strict=True))


def page() -> str:
    """Write the page: the counts, then every sentence with its answer."""
    answered = {file: measured(file) for file in dict.fromkeys(FILES.values())}
    head = "| sentences | how many | " + " | ".join(ANSWERS) + " | as expected | **wrongly confirmed** |\n"
    lines = [HEAD, "## Figures\n\n", head, "|---|" + "---:|" * (len(ANSWERS) + 3) + "\n"]
    for reach, title in GROUPS.items():
        rows = [(r, v) for r, v in answered[FILES[reach]] if r["reach"] == reach]
        counts = Counter(v.answer for _, v in rows)
        expected = sum(r["expected"] == v.answer for r, v in rows)
        wrong = sum(v.answer in ANSWERS[:2] and r["expected"] not in ANSWERS[:2] for r, v in rows)
        cells = [str(len(rows)), *(str(counts[a]) for a in ANSWERS), str(expected), f"**{wrong}**"]
        lines.append(f"| {title} | " + " | ".join(cells) + " |\n")
    lines.append(FOOT)
    for reach, title in GROUPS.items():
        lines.append(f"## Sentences {title}\n\n| sentence | answer | why |\n|---|---|---|\n")
        for row, one in answered[FILES[reach]]:
            if row["reach"] == reach:
                lines.append(f"| {_cell(row['sentence'])} | {one.answer} | {_cell(one.reason or '')} |\n")
        lines.append("\n")
    return "".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def main() -> int:
    """Rewrite or check the page."""
    text = page()
    stale = not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text
    if "--check" in sys.argv:
        print("docs/verify.md is stale: python tools/measure_verify.py\n" if stale else "", end="")
        return 1 if stale else 0
    PAGE.write_text(text, encoding="utf-8")
    print("wrote docs/verify.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
