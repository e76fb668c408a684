"""Where claims, dates, holders, names or statements contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nkcli.analysis.comparability import by_question
from nkcli.analysis.disputes.aggregates import wider_periods
from nkcli.analysis.disputes.attributes import attribute_disputes
from nkcli.analysis.disputes.figures import figure_disputes, unequal_totals
from nkcli.analysis.disputes.statements import statement_disputes

if TYPE_CHECKING:
    from nkcli.analysis.disputes.model import Dispute
    from nkcli.model.dataset import Dataset


def find_disputes(dataset: Dataset) -> Iterator[Dispute]:
    """Yield every dispute; claims that a rule on figures already sets against each other are given once."""
    questions = by_question(dataset.claims)
    compared: dict[str, list[set[str]]] = {}
    for dispute in (*figure_disputes(dataset, questions), *wider_periods(dataset, questions)):
        ids = {claim.id for claim in dispute.claims}
        for claim in ids:
            compared.setdefault(claim, []).append(ids)
        yield dispute
    yield from unequal_totals(dataset)
    for dispute in statement_disputes(dataset):
        ids = {claim.id for claim in dispute.claims}
        if dispute.doubted or not any(ids <= others for others in compared.get(dispute.claims[0].id, ())):
            yield dispute
    yield from attribute_disputes(dataset)
