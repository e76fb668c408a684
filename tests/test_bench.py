"""The bench: its data sets are valid and always the same, its statistics are right, its options parse."""

import json
import math
import sys
from pathlib import Path

import pytest
from bench.__main__ import main, parser
from bench.commands import F1, Command
from bench.curves import Curve, draw, size_text, time_text
from bench.figures import Spread, exponent, middle, ratios, spread
from bench.generate import generate
from bench.packed import pack
from bench.process import run
from bench.profiles import module
from bench.size_page import goals
from bench.sizes import joined
from bench.startup import judge, table

from nkcli.checks.folder import check_folder
from nkcli.store.opening import STORE, load

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"

# -- data sets -----------------------------------------------------------------------------------


def test_one_time_is_the_shipped_data(tmp_path: Path) -> None:
    size = generate(DATA, tmp_path, 1)
    names = ("events.json", "actors.json", "places.json", "sources.json", "conflict.json", "datapackage.json")
    assert all((tmp_path / name).read_bytes() == (DATA / name).read_bytes() for name in names)
    assert size == sum((DATA / name).stat().st_size for name in names)
    assert load(tmp_path).digest == load(DATA).digest


def test_three_times_has_three_times_the_events_and_claims_and_no_problem(tmp_path: Path) -> None:
    generate(DATA, tmp_path, 3)
    shipped, tripled = load(DATA), load(tmp_path)
    assert len(tripled.events) == 3 * len(shipped.events)
    assert sum(len(e.claims) for e in tripled.events) == 3 * sum(len(e.claims) for e in shipped.events)
    moved = {
        "as-of-is-not-after-the-source",
        "corrections-are-the-claimants-own",
    }  # copies move in time, sources do not
    assert {problem.rule for problem in check_folder(tripled, str(tmp_path))} <= moved


def test_the_same_seed_gives_the_same_bytes_and_another_seed_other_dates(tmp_path: Path) -> None:
    for folder, seed in (("a", 1), ("b", 1), ("c", 2)):
        generate(DATA, tmp_path / folder, 4, seed)
    a, b, c = ((tmp_path / folder / "events.json").read_bytes() for folder in "abc")
    assert a == b
    assert a != c


def test_copies_point_into_their_own_copy_and_move_all_dates_together(tmp_path: Path) -> None:
    generate(DATA, tmp_path, 2, seed=2)
    by_id = {e["id"]: e for e in json.loads((tmp_path / "events.json").read_text("utf-8"))["events"]}
    first, copy = by_id["second"], by_id["second-x0001"]
    years = int(copy["date"][:4]) - int(first["date"][:4])
    assert copy["part_of"] == f"{first['part_of']}-x0001"
    assert copy["title"] == f"{first['title']} (0001)"
    assert copy["claims"][0]["id"] == f"{first['claims'][0]['id']}-x0001"
    counted = [(a.get("counted"), b.get("counted")) for a, b in zip(first["claims"], copy["claims"], strict=True)]
    assert all(int(b[:4]) - int(a[:4]) == years for a, b in counted if a and a[:4].isdigit())


def test_no_times_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="at least once"):
        generate(DATA, tmp_path, 0)


def test_packed_data_are_a_store_of_the_same_records(tmp_path: Path) -> None:
    generate(DATA, tmp_path / "data", 2)
    pack(str(ROOT / "src" / "nkcli"), str(tmp_path / "data"), str(tmp_path / "packed"))
    assert load(tmp_path / "packed" / "nkcli" / "data" / STORE) == load(tmp_path / "data")


# -- statistics ----------------------------------------------------------------------------------


def test_a_spread_is_the_median_and_the_quartiles() -> None:
    assert spread([5, 1, 3, 2, 4]) == Spread(3, 2, 4)
    assert spread([7.5]) == Spread(7.5, 7.5, 7.5)
    with pytest.raises(ValueError, match="no value"):
        spread([])


def test_ratios_divide_what_ran_in_the_same_round() -> None:
    assert ratios([2, 9, 4], [1, 3, 4]) == [2, 3, 1]
    with pytest.raises(ValueError, match="shorter"):
        ratios([1, 2], [1])


@pytest.mark.parametrize(("power", "costs"), [(1, [3, 30, 300]), (2, [2, 200, 20_000]), (0, [5, 5, 5])])
def test_the_exponent_tells_linear_from_quadratic(power: int, costs: list[float]) -> None:
    assert math.isclose(exponent([1, 10, 100], costs), power, abs_tol=1e-9)


def test_growth_needs_two_sizes() -> None:
    with pytest.raises(ValueError, match="two sizes"):
        exponent([10, 10], [1, 2])


def test_the_middle_leaves_out_what_was_not_measured() -> None:
    assert middle([3, None, 1, 2]) == 2
    assert middle([None]) is None


# -- goals and tables ----------------------------------------------------------------------------


def test_a_command_is_judged_by_the_median_of_its_ratios() -> None:
    listed = [Command(F1, ()), Command("quick", (), goals={F1: 2.5}), Command("slow", (), goals={F1: 2})]
    times = {F1: [0.05, 0.1, 0.1], "quick": [0.1, 0.2, 0.9], "slow": [0.15, 0.3, 0.3]}
    assert [row["met"] for row in judge(listed, times)] == [{}, {F1: True}, {F1: False}]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table(judge(listed, times)).split("\n")]
    assert cells == [
        ["command", "ms", "× F1 (middle half)", "goal", "× sqlite-utils (middle half)", "goal", "reached"],
        cells[1],
        [F1, "100", "1.00 (1.00–1.00)", "", "not measured", "", ""],
        ["quick", "200", "2.00 (2.00–5.50)", "≤ 2.5", "not measured", "", "yes"],
        ["slow", "300", "3.00 (3.00–3.00)", "≤ 2", "not measured", "", "**no**"],
    ]


def test_the_goals_of_size_are_judged_at_a_hundred_times() -> None:
    def row(probe: str, way: str, seconds: float, peak: int) -> dict[str, object]:
        cost = {"seconds": seconds, "rounds": [seconds, seconds], "peak": peak, "first_line": 0.5, "lost": None}
        return {"probe": probe, "way": way, "times": 100, "bytes": 100, **cost}

    rows = [
        row("start-up", "start-up", 0.1, 300),
        row("json.loads", "json.loads", 1.0, 300),
        row("timeline --json", "door", 2.4, 900),
        row("timeline --format jsonl", "door", 2.4, 900),
    ]
    assert goals({"rows": rows}) == [
        ("`timeline --json`, door: time beyond start-up", "≤ 2.5 × `json.loads`", "2.3 × `json.loads`", True),
        ("`timeline --json`, door: peak bytes", "≤ 8", "9", False),
        ("`timeline --format jsonl`, door: first line", "≤ 1 s", "0.5 s", True),
    ]


def test_sizes_of_the_same_commit_are_kept() -> None:
    def rows(*sizes: int) -> list[dict[str, object]]:
        return [{"probe": "p", "way": "w", "times": times, "seconds": None} for times in sizes]

    before: dict[str, object] = {"commit": "a", "rows": rows(1, 10, 100)}
    now = {"commit": "a", "rows": rows(10)}
    assert [row["times"] for row in joined(before, now)["rows"]] == [1, 10, 100]
    assert joined({**before, "commit": "b"}, now) is now


# -- curves --------------------------------------------------------------------------------------


def test_curves_stand_on_whole_powers_of_ten_and_escape_names() -> None:
    drawn = draw("Time <all>", time_text, [Curve("a & b", ((1e6, 0.05), (1e8, 5.0)))])
    assert "<title>Time &lt;all&gt;</title>" in drawn
    assert "a &amp; b" in drawn
    assert all(f">{label}<" in drawn for label in ("10 ms", "100 ms", "1 s", "10 s", "1 MB", "10 MB", "100 MB"))
    assert [size_text(10.0**n) for n in (2, 5, 8, 10)] == ["100 B", "100 kB", "100 MB", "10 GB"]


def test_nothing_is_not_drawn() -> None:
    with pytest.raises(ValueError, match="nothing to draw"):
        draw("Time", time_text, [])


# -- processes -----------------------------------------------------------------------------------


def test_a_run_tells_time_memory_and_the_first_line() -> None:
    program = "import time; print('one', flush=True); time.sleep(0.3); print('two')"
    done = run([sys.executable, "-c", program], keep=True)
    assert (done.exit_code, done.output) == (0, b"one\ntwo\n")
    assert done.first_line is not None
    assert done.first_line + 0.25 < done.seconds
    assert done.peak > 1_000_000


def test_a_terminal_is_one_for_the_process() -> None:
    program = "import os, sys; print(sys.stdout.isatty(), os.get_terminal_size().columns)"
    assert run([sys.executable, "-c", program], terminal=True, keep=True).output == b"True 100\r\n"


def test_a_run_that_takes_too_long_is_ended() -> None:
    done = run([sys.executable, "-c", "import time; time.sleep(30)"], timeout=0.3)
    assert done.exit_code < 0
    assert done.seconds < 10


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("/somewhere/lib/python3.11/json/decoder.py", "json.decoder:"),
        ("/somewhere/lib/python3.11/site-packages/nkcli/loading/files.py", "nkcli.loading.files:"),
        ("/anywhere/nkcli/formats/json.py", "nkcli.formats.json:"),
        ("~", ""),
    ],
)
def test_a_profile_names_modules_not_folders(path: str, name: str) -> None:
    assert module(path) == name


# -- the command line ----------------------------------------------------------------------------


def test_short_parses() -> None:
    asked = parser().parse_args(["--short", "--out", "somewhere"])
    assert (asked.short, asked.out, asked.only, asked.sizes) == (True, "somewhere", None, None)
    assert parser().parse_args(["--sizes", "1,10"]).sizes == [1, 10]


def test_an_unknown_part_is_a_usage_error(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--only", "everything"])
    assert "invalid choice: 'everything'" in capsys.readouterr().err
