"""The house is one straight line, and start-up is a feature."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from nkcli.answers.search import write_index
from nkcli.cli.app import summaries
from nkcli.loading.files import read_folder, shipped_folder
from nkcli.store.opening import STORE, write

PACKAGE = Path(__file__).parent.parent / "src" / "nkcli"

ROOMS = (
    "edtf",
    "model",
    "loading",
    "importers",
    "store",
    "query",
    "analysis",
    "compare",
    "checks",
    "answers",
    "formats",
    "exports",
    "site",
    "api",
    "cli",
)
"""From left to right. On the plan, loading stands before model; it builds models, so it imports them."""

FREE = {"discovery", "errors", "frozen"}
"""Free to all."""

AROUND = {"__init__", "__main__"}
"""The door sign of the library and that of the program: they stand outside and look in."""


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 1 else parts)] = path
    return found


def imports(path: Path) -> set[str]:
    """List what a module imports, wherever in the file and for whatever purpose."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module
            # `from nkcli.model import names` imports nkcli.model.names, if there is such a module.
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def at_run_time(path: Path) -> set[str]:
    """List what a module imports when it runs: not what only type checkers read."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            node.body = []
    return {
        name
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [str(node.module)]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }


def room(module: str) -> str:
    return module.partition(".")[0]


MODULES = modules()
IN_ROOMS = [m for m in MODULES if m not in FREE | AROUND]


def test_every_module_is_in_a_room() -> None:
    assert [m for m in IN_ROOMS if m.partition(".")[0] not in ROOMS] == []


@pytest.mark.parametrize("module", IN_ROOMS)
def test_imports_only_point_left(module: str) -> None:
    inside = {name.removeprefix("nkcli.") for name in imports(MODULES[module]) if name.startswith("nkcli.")}
    inside = {name for name in inside if name.partition(".")[0] not in {*FREE, "__version__"}}
    here = ROOMS.index(room(module))
    assert {name: room(name) for name in inside if ROOMS.index(room(name)) > here} == {}


@pytest.mark.parametrize("module", sorted(FREE))
def test_what_is_free_to_all_leans_on_nothing(module: str) -> None:
    assert {name for name in at_run_time(MODULES[module]) if name.startswith("nkcli")} == set()


@pytest.mark.parametrize(
    ("library", "rooms"),
    [
        pytest.param("pydantic", {"loading", "formats"}, id="pydantic validates at the door and makes schemas"),
        pytest.param("typer", {"cli"}, id="typer is the command line's"),
        pytest.param("rich", {"formats"}, id="rich paints"),
        pytest.param("dateutil", {"edtf"}, id="dateutil reads what was typed"),
        pytest.param("ibis", {"compare"}, id="ibis asks files of others"),
        pytest.param("pyspark", {"compare"}, id="pyspark asks what outgrows one machine"),
        pytest.param("xlsxwriter", {"exports"}, id="XlsxWriter makes workbooks"),
        pytest.param("pyarrow", {"compare", "exports"}, id="pyarrow makes Parquet, and comes with ibis"),
        pytest.param("jinja2", {"site"}, id="Jinja2 fills the pages of the site"),
        pytest.param("duckdb", set(), id="duckdb is asked through ibis"),
        pytest.param("click", set(), id="nobody imports click, which Typer keeps to itself"),
        pytest.param("edtf", set(), id="the EDTF library is an oracle of the tests"),
        pytest.param("undate", set(), id="the undate library is an oracle of the tests"),
    ],
)
def test_each_library_stays_in_its_rooms(library: str, rooms: set[str]) -> None:
    users = {m for m, path in MODULES.items() if any(i.partition(".")[0] == library for i in imports(path))}
    assert {room(module) for module in users} <= rooms


@pytest.mark.parametrize("module", [m for m in IN_ROOMS if room(m) in ("query", "analysis", "answers", "formats")])
def test_answers_and_formats_never_print(module: str) -> None:
    calls = [n.func for n in ast.walk(ast.parse(MODULES[module].read_text())) if isinstance(n, ast.Call)]
    assert [c for c in calls if isinstance(c, ast.Name) and c.id == "print"] == []


# -- start-up ------------------------------------------------------------------------------------

AFTERWARDS = """
import sys
from nkcli.cli.main import main
code = main(sys.argv[1:])
sys.stdout.flush()
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""


def loaded(*args: str, **environment: str) -> set[str]:
    """List the modules that a command has loaded when it is done."""
    command = [sys.executable, "-c", AFTERWARDS, *args]
    kept = {k: v for k, v in os.environ.items() if k not in ("NKCLI_DATA", "NKCLI_DEBUG", "FORCE_COLOR", "NO_COLOR")}
    kept |= environment
    ran = subprocess.run(command, capture_output=True, text=True, check=True, env=kept, timeout=60)
    return set(ran.stderr.split())


def test_the_version_loads_no_validation_no_painting_no_schemas_and_no_data() -> None:
    heavy = {
        "pydantic",
        "rich",
        "dateutil",
        "nkcli.formats.schema",
        "nkcli.loading.validation",
        "nkcli.model.records",
        "nkcli.query",
    }
    assert loaded("--version") & heavy == set()


def test_a_timeline_as_json_loads_no_painting_and_no_other_command() -> None:
    modules = loaded("timeline", "--json")
    assert "nkcli.answers.timeline" in modules
    assert modules & {"rich", "nkcli.formats.layout", "nkcli.formats.schema", "nkcli.answers.casualties"} == set()


def test_plain_text_loads_no_painting() -> None:
    assert "rich" not in loaded("wars")


def test_help_loads_no_data() -> None:
    assert loaded("--help") & {"pydantic", "nkcli.loading.validation"} == set()


QUESTIONS = {
    "timeline": ("--from", "1988"),
    "casualties": ("--war", "second"),
    "history": ("--war", "second"),
    "claims": ("--war", "second"),
    "disputes": (),
    "wars": (),
    "actors": ("armenia",),
    "places": ("shusha",),
    "sources": (),
    "search": ("shusha",),
    "cite": ("second",),
    "show": ("second",),
    "verify": ("More than 7,000 people were killed in the 44-day war.",),
    "today": ("09-27",),
    "coverage": (),
    "changes": (),
    "check": (),
    "schema": ("timeline",),
}
"""A question for each command."""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The package as a wheel holds it: with its facts as a store."""
    target = tmp_path_factory.mktemp("installed")
    shutil.copytree(PACKAGE, target / "nkcli", ignore=shutil.ignore_patterns("data", "__pycache__"))
    (target / "nkcli" / "data").mkdir()
    write(read_folder(shipped_folder()), str(target / "nkcli" / "data" / STORE), index=write_index)
    return str(target)


def test_every_command_has_a_question() -> None:
    jobs = ["build", "compare", "export", "format", "help", "import", "overview", "site"]
    assert sorted([*QUESTIONS, *jobs]) == sorted(summaries())


@pytest.mark.parametrize("command", QUESTIONS)
def test_nothing_asked_of_the_shipped_facts_loads_validation_or_painting(command: str, installed: str) -> None:
    """But for the one that makes schemas, which pydantic does."""
    modules = loaded(command, *QUESTIONS[command], *(() if command == "schema" else ("--json",)), PYTHONPATH=installed)

    assert {"rich", "dateutil", "nkcli.loading.validation", "nkcli.formats.layout"} & modules == set()
    if command != "schema":
        assert {"pydantic", "hashlib", "csv"} & modules == set()
    assert "nkcli.cli.jobs.check" not in modules or command == "check"


@pytest.mark.parametrize("command", ["timeline", "casualties", "show"])
@pytest.mark.parametrize("form", ["plain", "table", "csv", "md"])
def test_a_table_without_colour_loads_no_painting_either(command: str, form: str, installed: str) -> None:
    modules = loaded(command, *QUESTIONS[command], "--format", form, PYTHONPATH=installed)

    assert {"rich", "pydantic", "nkcli.formats.json"} & modules == set()


def test_only_a_painted_table_loads_rich(installed: str) -> None:
    modules = loaded("timeline", "--format", "table", PYTHONPATH=installed, FORCE_COLOR="1")

    assert "rich" in modules
    assert "pydantic" not in modules


def test_completing_a_command_name_loads_no_command() -> None:
    asked = {"_NKCLI_COMPLETE": "complete_bash", "COMP_WORDS": "nkcli tim", "COMP_CWORD": "1"}
    assert {m for m in loaded(**asked) if m.startswith(("nkcli.answers.timeline", "nkcli.cli.jobs."))} == set()
