"""nkcli as a zipapp: what needs no compiled module works, the rest says what is missing."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path

import pydantic_core
import pytest

from nkcli.loading.files import read_folder
from nkcli.store.opening import STORE, load, write

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A zipapp of nkcli with its facts and pydantic_core, whose compiled part can't be imported from a zip."""
    inside = tmp_path_factory.mktemp("inside")
    shutil.copytree(ROOT / "src" / "nkcli", inside / "nkcli", ignore=shutil.ignore_patterns("__pycache__"))
    (inside / "nkcli" / "data").mkdir()
    write(read_folder(ROOT / "data"), str(inside / "nkcli" / "data" / STORE))
    (inside / "pydantic_core").mkdir()
    for file in Path(pydantic_core.__file__).parent.glob("*.py"):
        shutil.copy(file, inside / "pydantic_core")
    packed = tmp_path_factory.mktemp("packed") / "nkcli.pyz"
    zipapp.create_archive(inside, packed, main="nkcli.__main__:run")
    return packed


def ran(app: Path, *args: str) -> tuple[int, str, str]:
    kept = {k: v for k, v in os.environ.items() if k not in ("NKCLI_DATA", "NKCLI_DEBUG", "COLUMNS")}
    done = subprocess.run(
        [sys.executable, str(app), *args],
        capture_output=True,
        encoding="utf-8",
        check=False,
        env={**kept, "PYTHONIOENCODING": "utf-8"},
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


def test_the_facts_are_read_from_the_zip(app: Path) -> None:
    code, out, err = ran(app, "timeline", "--on", "2020-11-10", "--json")

    assert (code, err) == (0, "")
    assert json.loads(out)["dataset"]["digest"] == load().digest


def test_the_facts_in_the_zip_have_no_problem(app: Path) -> None:
    code, out, err = ran(app, "check", "--json")

    assert (code, json.loads(out)["problems"], err) == (0, [], "")


@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("schema", "timeline"), id="a schema"),
        pytest.param(("--data", str(ROOT / "data"), "wars"), id="data that nobody vouches for"),
    ],
)
def test_what_needs_a_compiled_module_says_so_in_a_sentence(args: tuple[str, ...], app: Path) -> None:
    assert ran(app, *args) == (
        5,
        "",
        (
            "nkcli: a part that is needed for this can't be loaded: No module named 'pydantic_core._pydantic_core'\n"
            "       install nkcli with pip: from a zip file compiled parts can't be loaded\n"
        ),
    )
