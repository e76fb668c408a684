"""UCDP's Georeferenced Event Dataset as rows to compare with."""

from __future__ import annotations

from nkcli.compare.layout import Layout

LAYOUT = Layout(
    kind="UCDP GED",
    conflict_id="conflict_new_id",
    conflict_name="conflict_name",
    country="country",
    region="adm_1",
    latitude="latitude",
    longitude="longitude",
    place_precision="where_prec",
    coarsest=4,
    first="date_start",
    last="date_end",
    low="low",
    best="best",
    high="high",
    people=(
        ("side_a", "deaths_a"),
        ("side_b", "deaths_b"),
        ("civilians", "deaths_civilians"),
        ("unknown", "deaths_unknown"),
    ),
)
"""Regions are known up to where_prec 4, "somewhere in the province"; dates of years and months by their ends."""
