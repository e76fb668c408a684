"""Which share of a period a voice's claims count."""

from __future__ import annotations

import pytest

from nkcli.analysis.disputes.sums import covered
from nkcli.edtf.date import EdtfDate
from nkcli.model.context import ClaimInContext
from nkcli.model.dataset import Dataset
from nkcli.model.records import Claim


@pytest.mark.parametrize(
    ("counted", "period", "share"),
    [
        pytest.param(["2020"], "2020", 1, id="all of it"),
        pytest.param([], "2020", 0, id="none of it"),
        pytest.param(["2019", "2021"], "2020", 0, id="the years beside it"),
        pytest.param(["2020-01", "2020-12"], "2020", 62 / 366, id="two months of a leap year"),
        pytest.param(["2020-03", "2020-01/2020-03", "2020-02-15"], "2020-01/2020-04", 91 / 121, id="no day twice"),
        pytest.param(["2021/..", "../2019"], "2018/2021", 3 * 365 / 1461, id="ends left open"),
        pytest.param(["0001/9999"], "2020", 1, id="every year of the calendar"),
        pytest.param(["1988/1994"], "1988/..", 2557 / 2926323, id="a part of an endless period"),
    ],
)
def test_the_days_of_a_period_that_claims_count_are_a_share_of_it(
    counted: list[str], period: str, share: float
) -> None:
    claims = [
        Claim(id=f"c{n}", measure="killed", wording="some", counted=t, citations=()) for n, t in enumerate(counted)
    ]
    nowhere = Dataset(events=(), actors=(), places=(), sources=(), version="1", digest="")

    assert covered(
        [ClaimInContext.bound(c, nowhere) for c in claims], EdtfDate.parse(period).sort_key
    ) == pytest.approx(share)
