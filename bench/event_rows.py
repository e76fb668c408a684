"""How `nkcli compare` grows: event rows made of real ones, and the same sums by nkcli and by SQL written by hand.

python -m bench.event_rows make FILE.csv.gz… -o DIR --rows 1000000    rows as Parquet, the same for the same seed
python -m bench.event_rows measure DIR [--runs 3]                     time, memory and whether the sums agree

Rows are drawn from the real ones in turn and given an id of their own, other days and other deaths; all other columns
stay. Each measurement is a process of its own, since memory is what a process took at its most.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CHUNK = 10_000_000
"""Rows of one file: DuckDB makes them within its memory."""

MADE = """
COPY (
    SELECT
        b.* EXCLUDE (rank) REPLACE (
            i AS id,
            (b.date_start + CAST(shift AS INTEGER)) AS date_start,
            (b.date_end + CAST(shift AS INTEGER)) AS date_end,
            year(b.date_start + CAST(shift AS INTEGER)) AS year,
            b.deaths_b + more AS deaths_b,
            b.low + more AS low,
            b.best + more AS best,
            b.high + more AS high
        )
    FROM (
        SELECT i, hash(i, {seed}) % 365 AS shift, CAST(hash(i, {seed} + 1) % 4 AS BIGINT) AS more
        FROM range({first}, {end}) AS r (i)
    )
    JOIN base AS b ON b.rank = i % {count}
) TO '{path}' (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 200000)
"""

YEAR = """
SELECT
    CASE WHEN year(date_start) = year(date_end) THEN CAST(year(date_start) AS VARCHAR) END AS key,
    count(*), count(CASE WHEN low <= best AND best <= high THEN best END),
    sum(CASE WHEN low <= best AND best <= high THEN low END),
    sum(CASE WHEN low <= best AND best <= high THEN best END),
    sum(CASE WHEN low <= best AND best <= high THEN high END)
FROM read_parquet('{files}') {where}
GROUP BY key
"""
"""The sums by year as somebody would write them in DuckDB."""

WHERE = "WHERE conflict_new_id = 222 AND date_end >= DATE '2021-01-01'"

CASES = ("all", "selected")


def make(files: list[str], folder: Path, rows: int, seed: int) -> None:
    """Write rows drawn from the real ones as Parquet files."""
    import duckdb

    folder.mkdir(parents=True)
    connection = duckdb.connect(config={"memory_limit": "4GB", "preserve_insertion_order": False})
    columns = "* REPLACE (CAST(date_start AS DATE) AS date_start, CAST(date_end AS DATE) AS date_end)"
    real = connection.read_csv(files).project(f"{columns}, row_number() OVER (ORDER BY id) - 1 AS rank")
    real.create("base")
    count = real.count("*").fetchall()[0][0]
    for number, first in enumerate(range(0, rows, CHUNK)):
        end, path = min(first + CHUNK, rows), folder / f"rows-{number:03d}.parquet"
        connection.execute(MADE.format(seed=seed, count=count, first=first, end=end, path=path))
    size = sum(path.stat().st_size for path in folder.iterdir())
    print(f"{rows:,} rows, {size / 1e6:,.0f} MB")


def run_sql(folder: str, case: str) -> list[Any]:
    """Return the sums of SQL written by hand, under the same limits."""
    import duckdb

    config: dict[str, Any] = {"memory_limit": "3GB", "preserve_insertion_order": False}
    query = YEAR.format(files=f"{folder}/*.parquet", where=WHERE if case == "selected" else "")
    return sorted(duckdb.connect(config=config).execute(query).fetchall(), key=str)


def run_nkcli(folder: str, case: str, engine: str = "duckdb") -> list[Any]:
    """Return the sums of nkcli's own query."""
    from nkcli.compare import aggregate, layout
    from nkcli.compare import engine as engines

    ged = layout.find("ucdp-ged")
    bounds = aggregate.Bounds("222", None, "2021-01-01") if case == "selected" else aggregate.Bounds()
    with engines.opened([folder], engine) as table:
        sums = aggregate.read(aggregate.group(aggregate.select(table, ged, bounds), ged, "year"), "year")
    return sorted(((s.key, s.rows, s.known, s.low, s.best, s.high) for s in sums), key=str)


def run_pyspark(folder: str, case: str) -> list[Any]:
    """Return the sums of nkcli's own query on PySpark."""
    return run_nkcli(folder, case, "pyspark")


WAYS: dict[str, Callable[[str, str], list[Any]]] = {"sql": run_sql, "nkcli": run_nkcli, "pyspark": run_pyspark}


def once(way: str, folder: str, case: str) -> None:
    """Print as JSON what one run took, imports left out, and what it found."""
    import duckdb  # noqa: F401 - so that no run pays for imports
    import ibis

    if way != "sql":
        import ibis.backends.duckdb.converter  # noqa: F401 - it brings pandas and pyarrow
    start = time.perf_counter()
    sums = WAYS[way](folder, case)
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"seconds": seconds, "memory": memory, "sums": sums}, default=str))


def measure(folder: str, runs: int, ways: list[str]) -> None:
    """Print a table of medians, the ways in turn, and the ratio of each to SQL in the same round."""
    for case in CASES:
        taken: dict[str, list[dict[str, Any]]] = {way: [] for way in ways}
        for _ in range(runs):
            for way in ways:
                args = [sys.executable, "-m", "bench.event_rows", "once", way, folder, case]
                done = subprocess.run(args, capture_output=True, text=True, check=True)
                taken[way].append(json.loads(done.stdout.splitlines()[-1]))
        same = {json.dumps(run["sums"]) for way in ways for run in taken[way]}
        print(f"{case}: {'the same sums' if len(same) == 1 else 'DIFFERENT SUMS'}")
        for way in ways:
            ratios = [run["seconds"] / taken[ways[0]][n]["seconds"] for n, run in enumerate(taken[way])]
            seconds = statistics.median(run["seconds"] for run in taken[way])
            memory = max(run["memory"] for run in taken[way])
            print(f"  {way:8} {seconds:7.2f} s   x {statistics.median(ratios):4.2f}   {memory:6,.0f} MB")


def main() -> None:
    """Do what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    jobs = parser.add_subparsers(dest="job", required=True)
    maker = jobs.add_parser("make")
    maker.add_argument("files", nargs="+")
    maker.add_argument("-o", "--output", type=Path, required=True)
    maker.add_argument("--rows", type=int, required=True)
    maker.add_argument("--seed", type=int, default=19)
    measurer = jobs.add_parser("measure")
    measurer.add_argument("folder")
    measurer.add_argument("--runs", type=int, default=3)
    measurer.add_argument("--ways", nargs="+", default=["sql", "nkcli"], choices=list(WAYS))
    runner = jobs.add_parser("once")
    for name in ("way", "folder", "case"):
        runner.add_argument(name)
    asked = parser.parse_args()
    if asked.job == "make":
        make(asked.files, asked.output, asked.rows, asked.seed)
    elif asked.job == "measure":
        measure(asked.folder, asked.runs, asked.ways)
    else:
        once(asked.way, asked.folder, asked.case)


if __name__ == "__main__":
    main()
