"""Figures on the same question that differ, and totals that their parts do not give, one rule a kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import Figure, Question, figures, question_of
from nkcli.analysis.disputes.build import distinct, exceeds, finding, one_scope, pairs
from nkcli.analysis.disputes.model import Agreement, DisputeKind, Finding, versions_of_one_page
from nkcli.analysis.totals import stated_totals
from nkcli.model.estimate import Estimate

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.dataset import Dataset

    Asked = dict[Question, list[ClaimInContext]]  # the claims that answer each question


def direct(dataset: Dataset, asked: Asked) -> Iterator[Finding]:
    """Find figures on the very same question that differ, or do not even overlap."""
    for question, said in asked.items():
        found = figures(said)
        if len(distinct(found)) > 1:
            clash = any(not a.value.overlaps(b.value) for a, b in pairs(found))
            agreement: Agreement = "overlap" if not clash else "apart" if one_scope(found) else "open"
            kind: DisputeKind = "figures-apart" if agreement == "apart" else "figures-differ"
            if versions_of_one_page(dataset, said):
                kind = "versions"
            yield finding(dataset, question, found, kind, agreement)


def measures(dataset: Dataset, asked: Asked) -> Iterator[Finding]:
    """Find those killed beside casualties, which may hold the wounded too."""
    for question, said in asked.items():
        killed = figures(asked.get(question._replace(measure="killed"), []))
        losses = figures(said)
        if question.measure == "casualties" and len(distinct([*killed, *losses])) > 1:
            above = any(exceeds(k, one) for k in killed for one in losses)
            yield finding(dataset, question, [*killed, *losses], "measures", "apart" if above else "open")


def unequal_totals(dataset: Dataset) -> Iterator[Finding]:
    """Find totals that the parts they name do not give."""
    for stated in stated_totals(dataset, dataset.claims):
        if stated.agrees is False:
            whole = dataset.claim_by_id[stated.claim]
            parts = tuple(dataset.claim_by_id[p] for p in stated.parts)
            value = Estimate(stated.parts_low, stated.parts_best, stated.parts_high, whole.unit)
            found = [Figure((whole,), whole.value, whole.speaker), Figure(parts, value, parts[0].speaker)]
            yield finding(dataset, question_of(whole), found, "total", "apart", "total")
