"""Measure `nkcli verify` on the marked sentences of tests/data/verify_corpus.json; write explanation/verify.md of it.

python tools/measure_verify.py                 rewrite the page
python tools/measure_verify.py --check         say whether it is stale, exit 1
python tools/measure_verify.py --half tuning   print what fails in the half that may be looked at
Another data folder: add --data DIR.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import nkcli
from nkcli.analysis.verification.candidates import Claims
from nkcli.analysis.verification.judge import judge
from nkcli.analysis.verification.names import names_of
from nkcli.analysis.verification.parser import parse
from nkcli.edtf.date import EdtfDate

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from nkcli.analysis.verification.comparison import Comparison
    from nkcli.analysis.verification.numbers import Figure
    from nkcli.analysis.verification.statement import Statement
    from nkcli.answers.finding_row import FindingRow
    from nkcli.model.context import ClaimInContext

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs" / "explanation" / "verify.md"
CORPUS = ROOT / "tests" / "data" / "verify_corpus.json"
MARK = "<!-- measured: below this line the page is made by tools/measure_verify.py -->\n"
FAMILIES = {"killed": {"killed", "died"}, "residents": {"residents", "population"}}
"""Measures that a mark stands for, where it is not itself alone."""


class Marked(NamedTuple):
    """A figure of the corpus: what was marked by hand, what nkcli found, and the claims that hold the marked figure."""

    sentence: dict[str, Any]
    mark: dict[str, Any]
    finding: FindingRow | None
    held: frozenset[str]

    @property
    def is_true(self) -> bool:
        """Whether the figure is as its publisher wrote it."""
        return "was" not in self.mark

    @property
    def verdict(self) -> str:
        """The verdict, "none" where there is none, "not found" where nkcli took the number for no figure."""
        return (self.finding.verdict or "none") if self.finding else "not found"

    @property
    def is_listed(self) -> bool:
        """Whether a claim that holds the figure is among the first three listed."""
        return self.finding is not None and any(claim.id in self.held for claim in self.finding.claims[:3])

    @property
    def is_grave(self) -> bool:
        """Whether a figure that nobody claims matches, or one that somebody claims is outside."""
        return (self.verdict == "matches" and not self.held) or (self.verdict == "outside" and bool(self.held))


def measured(facts: nkcli.Facts, half: str) -> list[Marked]:
    """Return every marked figure of one half of the corpus."""
    rows = json.loads(CORPUS.read_text(encoding="utf-8"))["sentences"]
    return [marked for row in rows if row["half"] == half for marked in _figures(facts, row)]


def _figures(facts: nkcli.Facts, row: dict[str, Any]) -> Iterator[Marked]:
    findings = nkcli.ask(facts, "verify", text=row["text"], limit=3).answer.findings  # type: ignore[attr-defined]
    for mark in row["figures"]:
        at, end = _place(row["text"], mark["quote"])
        finding = next((f for f in findings if f.start < end and at < f.end), None)
        yield Marked(row, mark, finding, frozenset(c.id for c in facts.claims if holds(c, mark)))


def _place(text: str, quote: str) -> tuple[int, int]:
    """Return where a quote stands; "6" is no part of "76"."""
    found = re.search(rf"(?<!\w){re.escape(quote)}(?!\w)", text)
    if found is None:
        raise ValueError(f"not in its sentence: {quote!r}, {text!r}")
    return found.span()


def holds(claim: ClaimInContext, mark: dict[str, Any]) -> bool:
    """Return whether a claim gives the number that was marked, of the same thing and people, at that time."""
    numbers = {mark["low"], mark["high"]} - {None}
    if claim.measure not in FAMILIES.get(mark["measure"], {mark["measure"]}):
        return False
    if not numbers <= {claim.low, claim.best, claim.high}:
        return False
    people = mark["people"]
    if people == "everybody" and not claim.counts_everybody:
        return False
    if people.endswith("-side") and claim.side not in (people, None):
        return False
    if mark["category"] != "all" and claim.category not in ("all", mark["category"]):
        return False
    return claim.period is None or claim.period.overlaps(EdtfDate.parse(mark["period"]))


class Without(Claims):
    """The claims but those that give one of some numbers: what nkcli says of a figure that the data lack."""

    numbers: frozenset[float] = frozenset()

    def nearest(self, said: Statement, figure: Figure) -> tuple[Comparison, ...]:
        """Return the nearest of the other claims."""
        found = super().nearest(said, figure)
        return tuple(c for c in found if self.numbers.isdisjoint((c.claim.low, c.claim.best, c.claim.high)))


def without(facts: nkcli.Facts, figures: Iterable[Marked]) -> Counter[str]:
    """Count the verdicts on the true figures that the data hold, were no claim to give their numbers."""
    dataset = facts.dataset
    names, claims, verdicts = names_of(dataset), Without(dataset), Counter[str]()
    for marked in figures:
        if marked.is_true and marked.held and marked.finding:
            claims.numbers = frozenset({marked.mark["low"], marked.mark["high"]} - {None})
            said = next(s for s in parse(dataset, names, marked.sentence["text"]) if s.start == marked.finding.start)
            verdicts[judge(claims, said).verdict or "none"] += 1
    return verdicts


# -- the page ----------------------------------------------------------------------------------------


def page(facts: nkcli.Facts) -> str:
    """Return the page: what was written by hand, then the counts."""
    head = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
    halves = {half: measured(facts, half) for half in ("test", "tuning")}
    lacking = {half: without(facts, figures) for half, figures in halves.items()}
    return head + MARK + "".join(_counts(halves)) + "".join(_lacking(lacking)) + "".join(_by_people(halves["test"]))


def _counts(halves: dict[str, list[Marked]]) -> Iterator[str]:
    sizes = {half: len({marked.sentence["id"] for marked in figures}) for half, figures in halves.items()}
    yield f"\n| | unseen {sizes['test']} | tuning {sizes['tuning']} |\n|---|---:|---:|\n"
    rows = {
        "figures marked": lambda m: bool(m.mark),
        "true figures that the data hold": lambda m: m.is_true and m.held,
        "… a claim that holds it is among the first three": lambda m: m.is_true and m.held and m.is_listed,
        "… matches": lambda m: m.is_true and m.held and m.verdict == "matches",
        "… consistent": lambda m: m.is_true and m.held and m.verdict == "consistent",
        "… no verdict, or not found": lambda m: m.is_true and m.held and m.verdict in ("none", "not found"),
        "true figures that the data do not hold": lambda m: m.is_true and not m.held,
        "… consistent with another claim": lambda m: m.is_true and not m.held and m.verdict == "consistent",
        "… said to be outside": lambda m: m.is_true and not m.held and m.verdict == "outside",
        "figures made false": lambda m: not m.is_true,
        "… outside": lambda m: not m.is_true and m.verdict == "outside",
        "… consistent (a bound that claims imply)": lambda m: not m.is_true and m.verdict == "consistent",
        "… no verdict, or no claim to compare with": lambda m: (
            not m.is_true and m.verdict in ("none", "not found", "no claim to compare with")
        ),
        "**grave faults**": lambda m: m.is_grave,
    }
    for title, test in rows.items():
        yield f"| {title} | {_count(halves['test'], test)} | {_count(halves['tuning'], test)} |\n"


def _lacking(verdicts: dict[str, Counter[str]]) -> Iterator[str]:
    test, tuning = verdicts["test"], verdicts["tuning"]
    yield f"| true figures, were no claim to give their numbers | {test.total()} | {tuning.total()} |\n"
    for verdict in ("matches", "consistent", "outside"):
        yield f"| … {verdict} | {test[verdict]} | {tuning[verdict]} |\n"


def _count(figures: Iterable[Marked], test: Any) -> int:
    return sum(1 for figure in figures if test(figure))


def _by_people(figures: list[Marked]) -> Iterator[str]:
    yield "\nOf the unseen figures that are true and that the data hold, by whose people they count:\n\n"
    yield "| | figures | among the first three | with a verdict |\n|---|---:|---:|---:|\n"
    held = [f for f in figures if f.is_true and f.held]
    totals = Counter(f.mark["people"] for f in held)
    for people, count in sorted(totals.items(), key=lambda pair: (-pair[1], pair[0])):
        own = [f for f in held if f.mark["people"] == people]
        verdicts = sum(f.verdict in ("matches", "consistent") for f in own)
        yield f"| {people.replace('-', ' ')} | {count} | {sum(f.is_listed for f in own)} | {verdicts} |\n"


def report(figures: Iterable[Marked]) -> None:
    """Print the figures of a half that got less than they could."""
    for f in figures:
        fine = (
            f.is_listed and f.verdict in ("matches", "consistent") if f.is_true and f.held else f.verdict == "outside"
        )
        if not fine:
            truth = "" if f.is_true else f" (true: {f.mark['was']:,})"
            print(f"{f.verdict:10} {'held' if f.held else '-':5} {f.mark['quote']}{truth} in: {f.sentence['text']}")
            if f.finding:
                print(f"           {f.finding.reason}; {'; '.join(f.finding.not_understood)}")


def main() -> int:
    """Rewrite or check the page, or print a half."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--data")
    parser.add_argument("--half", choices=["tuning"])
    asked = parser.parse_args()
    facts = nkcli.load(asked.data)
    if asked.half:
        report(measured(facts, asked.half))
        return 0
    text = page(facts)
    if asked.data:
        print(text.partition(MARK)[2])
        return 0
    stale = PAGE.read_text(encoding="utf-8") != text
    if asked.check:
        print(f"{PAGE.name} is stale: python tools/measure_verify.py\n" if stale else "", end="")
        return 1 if stale else 0
    PAGE.write_text(text, encoding="utf-8")
    print(f"wrote {PAGE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
