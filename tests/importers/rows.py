"""Rows for the tests of importers, and the data folder that comes of them."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from nkcli.importers.registry import find
from nkcli.importers.run import Selection, import_rows
from nkcli.store.opening import load

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from nkcli.importers.run import Outcome
    from nkcli.model.dataset import Dataset

GED = {
    "id": "48628",
    "relid": "MYA-1992-1-306-10",
    "year": "1992",
    "active_year": "True",
    "code_status": "Clear",
    "type_of_violence": "1",
    "conflict_dset_id": "221",
    "conflict_new_id": "221",
    "conflict_name": "Myanmar (Burma): Karen",
    "dyad_dset_id": "428",
    "dyad_new_id": "428",
    "dyad_name": "Government of Myanmar (Burma) - KNU",
    "side_a_dset_id": "144",
    "side_a_new_id": "144",
    "side_a": "Government of Myanmar (Burma)",
    "side_b_dset_id": "180",
    "side_b_new_id": "180",
    "side_b": "KNU",
    "number_of_sources": "-1",
    "source_article": "",
    "source_office": "",
    "source_date": "",
    "source_headline": "",
    "source_original": "",
    "where_prec": "2",
    "where_coordinates": "Azein town",
    "where_description": "",
    "adm_1": "Kayin state",
    "adm_2": "Hpa-an district",
    "latitude": "15.958194",
    "longitude": "98.427594",
    "geom_wkt": "POINT (98.427594 15.958194)",
    "priogrid_gid": "152477",
    "country": "Myanmar (Burma)",
    "country_id": "775",
    "region": "Asia",
    "event_clarity": "1",
    "date_prec": "1",
    "date_start": "1992-01-09",
    "date_end": "1992-01-09",
    "deaths_a": "0",
    "deaths_b": "4",
    "deaths_civilians": "100",
    "deaths_unknown": "0",
    "best": "104",
    "high": "104",
    "low": "104",
    "gwnoa": "775",
    "gwnob": "",
}
"""A real row of UCDP GED, all 49 columns."""


def table(rows: Sequence[Mapping[str, str]], separator: str = ",") -> str:
    """Return rows as a CSV file."""
    text = io.StringIO()
    writer = csv.DictWriter(text, list(rows[0]), delimiter=separator, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def ged(*changes: Mapping[str, str]) -> str:
    """Return a file of UCDP GED: a row for each of the changes."""
    return table([GED | dict(change) for change in changes])


def imported(
    name: str, text: str | bytes, folder: Path, file: str = "rows.csv", selection: Selection | None = None
) -> tuple[Outcome, Dataset]:
    """Import a file that holds a text, and return what became of its rows and what they came to."""
    path = folder / file
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    outcome = import_rows(find(name), str(path), str(folder / "data"), selection or Selection())
    return outcome, load(folder / "data")
