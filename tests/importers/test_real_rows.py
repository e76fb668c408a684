"""Real rows (tests/data, UCDP, CC BY 4.0, without the texts of articles): each is an event, or listed."""

from __future__ import annotations

import csv
from pathlib import Path

from importers.rows import imported
from nkcli.api import ask, load
from nkcli.checks.folder import check_folder, layout_reports

DATA = Path(__file__).parent.parent / "data"


def test_every_row_of_the_events_is_accounted_for(tmp_path: Path) -> None:
    """Of 120 real rows the nine whose best figure lies outside its own range are listed."""
    text = (DATA / "ucdp_ged_23_1_extract.csv").read_bytes()
    with (DATA / "ucdp_ged_23_1_extract.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    odd = {r["id"] for r in rows if not int(r["low"]) <= int(r["best"]) <= int(r["high"])}

    outcome, facts = imported("ucdp-ged", text, tmp_path)

    assert (outcome.rows, outcome.events, outcome.outside, len(outcome.refused)) == (120, 111, 0, 9)
    assert {problem.record for problem in outcome.refused} == odd
    best = sum(int(row["best"]) for row in rows if row["id"] not in odd)
    assert sum(c.best or 0 for c in facts.claims if (c.claimant == "ucdp" and c.parts) or c.best == 0) == best
    assert sum(c.best or 0 for c in facts.claims if c.claimant == "ucdp-added" and c.category == "all") == best
    folder = str(tmp_path / "data")
    assert (check_folder(facts, folder), list(layout_reports(facts, folder))) == ([], [])


def test_yearly_figures_are_those_of_the_file(tmp_path: Path) -> None:
    """Conflict 388 is counted year by year, as nkcli's own record has it."""
    text = (DATA / "ucdp_brd_24_1_extract.csv").read_bytes()

    outcome, facts = imported("ucdp-brd", text, tmp_path)

    assert (outcome.rows, outcome.events, len(outcome.refused)) == (54, 52, 2)
    assert [(p.line, p.message) for p in outcome.refused] == [
        (16, "best 1411 lies outside low 1227 to high 1295"),
        (30, "best 386 lies outside low 387 to high 391"),
    ]
    claim = facts.claim_by_id["brd-388-833-2020:killed"]
    assert (claim.low, claim.best, claim.high, claim.stratum) == (7548, 7646, 9077, "conflict 388 dyad 833")
    assert check_folder(facts, str(tmp_path / "data")) == []


def test_an_imported_folder_answers_questions(tmp_path: Path) -> None:
    imported("ucdp-ged", (DATA / "ucdp_ged_23_1_extract.csv").read_bytes(), tmp_path)

    facts = load(tmp_path / "data")
    years = ask(facts, "casualties", by="year").to_dicts()
    assert len(ask(facts, "timeline").to_dicts()) > 111
    assert years
    assert ask(facts, "disputes").to_dicts() == []
