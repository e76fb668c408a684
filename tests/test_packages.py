"""The wheel and the sdist: what is in them, to the last file, and that two builds give the same bytes.

Both are built twice from copies of the tracked files, in surroundings that differ in everything that
must not matter, with the litter of a used checkout in each copy.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import os
import shutil
import stat
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email.parser import HeaderParser
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from packaging.requirements import Requirement

from nkcli import __version__
from nkcli.store.opening import STORE, load

if TYPE_CHECKING:
    from collections.abc import Sequence

pytestmark = pytest.mark.slow


ROOT = Path(__file__).parent.parent
DIST = f"nkcli-{__version__}"

SDIST_FOLDERS = ("bench/", "data/", "docs/", "examples/", "requirements/", "src/", "tests/", "tools/")
SDIST_FILES = (
    *("CHANGELOG.md", "CITATION.cff", "CODE_OF_CONDUCT.md", "CONTRIBUTING.md", "LICENSE", "LICENSE-DATA"),
    *("README.md", "SECURITY.md", ".gitignore", "hatch_build.py", "noxfile.py", "pyproject.toml"),
)

LITTER = (
    *(
        "src/nkcli/__pycache__/load.cpython-311.pyc",
        "src/nkcli/notes.txt",
        "src/nkcli/loading/files.py.orig",
        "src/nkcli/.env",
    ),
    *("src/nkcli.egg-info/PKG-INFO", "data/events.json~", "data/.events.json.swp", "docs/.DS_Store", "tests/a.pyc"),
    *(".env", ".venv/pyvenv.cfg", ".coverage", ".hypothesis/x", "dist/old.whl", "build/lib/nkcli/old.py"),
)
"""What lies about in a used checkout: ignored by git, hidden, left by editors, or no part of the package."""


class Built(NamedTuple):
    """What one build gave."""

    tree: Path
    wheel: Path
    sdist: Path


def tracked() -> list[str]:
    """Name the files of this checkout that git tracks."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("not a git checkout: nothing says which files there should be")
    listed = subprocess.run((git, "ls-files", "-z"), cwd=ROOT, capture_output=True, check=True, text=True)
    return [name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def run_build(
    tree: Path, out: Path, *targets: str, umask: int = 0o022, **environment: str
) -> subprocess.CompletedProcess[str]:
    """Build in a process of its own; `python -m build` and pip call the same back end."""
    chosen = [part for target in targets for part in ("-t", target)]
    return subprocess.run(
        (sys.executable, "-m", "hatchling", "build", "-d", str(out), *chosen),
        cwd=tree,
        env={**{name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}, **environment},
        umask=umask,
        capture_output=True,
        check=False,
        text=True,
    )


def build(tree: Path, out: Path, *targets: str, umask: int = 0o022, **environment: str) -> Built:
    """Build what must go well."""
    done = run_build(tree, out, *targets, umask=umask, **environment)
    assert done.returncode == 0, done.stderr
    return Built(tree, out / f"{DIST}-py3-none-any.whl", out / f"{DIST}.tar.gz")


def copied(names: Sequence[str], tree: Path, *, umask: int, modified: int) -> Path:
    """Copy the tracked files and strew litter among them."""
    for name in (*names, *LITTER):
        target = tree / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(b"litter" if name in LITTER else (ROOT / name).read_bytes())
        if name not in LITTER:
            target.chmod((ROOT / name).stat().st_mode & ~umask)
        os.utime(target, (modified, modified))
    return tree


@pytest.fixture(scope="session")
def one(tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp("one")
    tree = copied(tracked(), base / "tree", umask=0o022, modified=1_000_000_000)
    return build(tree, base / "out", "sdist", "wheel", umask=0o022, TZ="UTC", PYTHONHASHSEED="1", LC_ALL="C.UTF-8")


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> Built:
    base = tmp_path_factory.mktemp("other")
    tree = copied(tracked()[::-1], base / "else where" / "Şuşa", umask=0o077, modified=1_900_000_000)
    return build(tree, base / "out", "wheel", "sdist", umask=0o077, TZ="Asia/Yerevan", PYTHONHASHSEED="2", LC_ALL="C")


def members(path: Path) -> dict[str, bytes]:
    """Read every file of a wheel or sdist; a name that stands twice fails."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as wheel:
            names, contents = wheel.namelist(), [wheel.read(name) for name in wheel.namelist()]
    else:
        with tarfile.open(path) as sdist:
            held = sdist.getmembers()
            names = [m.name for m in held]
            contents = [file.read() for m in held if (file := sdist.extractfile(m))]
    assert len(names) == len(set(names)) == len(contents)
    return dict(zip(names, contents, strict=True))


def unpacked(sdist: Path, folder: Path) -> Path:
    with tarfile.open(sdist) as held:
        held.extractall(folder, filter="data")
    return folder / DIST


# -- what is in them -----------------------------------------------------------------------------


def test_the_wheel_holds_the_modules_the_facts_and_the_papers_and_nothing_else(one: Built) -> None:
    modules = [name.removeprefix("src/") for name in tracked() if name.startswith("src/nkcli/")]
    facts = [f"nkcli/data/{STORE}"]
    papers = [
        f"{DIST}.dist-info/{name}"
        for name in ("METADATA", "WHEEL", "entry_points.txt", "licenses/LICENSE", "licenses/LICENSE-DATA", "RECORD")
    ]
    assert sorted(members(one.wheel)) == sorted(modules + facts + papers)


def test_the_sdist_holds_the_tracked_files_of_its_folders_and_nothing_else(one: Built) -> None:
    chosen = [name for name in tracked() if name.startswith(SDIST_FOLDERS) or name in SDIST_FILES]
    assert sorted(members(one.sdist)) == sorted(f"{DIST}/{name}" for name in (*chosen, "PKG-INFO"))


def test_every_file_is_as_it_is_in_the_checkout(one: Built) -> None:
    wheel, sdist = members(one.wheel), members(one.sdist)
    for name in tracked():
        content = (ROOT / name).read_bytes()
        assert sdist.get(f"{DIST}/{name}", content) == content
        if name.startswith("src/nkcli/"):
            assert wheel[name.removeprefix("src/")] == content
    for name in ("LICENSE", "LICENSE-DATA"):
        assert wheel[f"{DIST}.dist-info/licenses/{name}"] == (ROOT / name).read_bytes()


def test_the_store_holds_the_facts_of_the_checkout(one: Built, tmp_path: Path) -> None:
    (tmp_path / STORE).write_bytes(members(one.wheel)[f"nkcli/data/{STORE}"])
    assert load(tmp_path / STORE) == load(ROOT / "data")


def test_the_wheel_records_each_file_with_its_digest_and_size(one: Built) -> None:
    held = members(one.wheel)
    record = f"{DIST}.dist-info/RECORD"
    recorded = sorted(map(tuple, csv.reader(io.StringIO(held[record].decode()))))
    assert recorded == sorted(
        (name, "", "") if name == record else (name, f"sha256={_digest(content)}", str(len(content)))
        for name, content in held.items()
    )


def _digest(content: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(content).digest()).rstrip(b"=").decode()


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_no_file_tells_where_it_was_built(kind: str, one: Built) -> None:
    place = str(one.tree.parent).encode()
    assert [name for name, content in members(getattr(one, kind)).items() if place in content] == []


def test_the_files_of_the_wheel_are_plain_files_that_everybody_may_read_and_nobody_run(one: Built) -> None:
    with zipfile.ZipFile(one.wheel) as wheel:
        modes = {info.external_attr >> 16 for info in wheel.infolist()}
        assert {(stat.S_IMODE(mode), stat.S_IFMT(mode) in (stat.S_IFREG, 0)) for mode in modes} == {(0o644, True)}
        assert {info.date_time for info in wheel.infolist()} == {(2020, 2, 2, 0, 0, 0)}


def test_so_are_those_of_the_sdist_and_they_are_nobodys(one: Built) -> None:
    with tarfile.open(one.sdist) as sdist:
        assert {(m.type, m.mode) for m in sdist.getmembers()} == {(tarfile.REGTYPE, 0o644)}
        assert {(m.uid, m.gid, m.uname, m.gname) for m in sdist.getmembers()} == {(0, 0, "", "")}
        assert {m.mtime for m in sdist.getmembers()} == {1_580_601_600}


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_no_name_leads_out_of_the_folder_into_which_it_is_unpacked(kind: str, one: Built) -> None:
    for name in members(getattr(one, kind)):
        assert not name.startswith("/")
        assert ".." not in name.split("/")
        assert "\\" not in name


# -- what the papers say -------------------------------------------------------------------------


def test_the_metadata_say_what_pyproject_says(one: Built) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    told = HeaderParser().parsestr(members(one.wheel)[f"{DIST}.dist-info/METADATA"].decode())
    assert (told["Name"], told["Version"], told["Requires-Python"]) == ("nkcli", __version__, ">=3.11")
    assert told["License-Expression"] == "MIT AND CC-BY-4.0"
    assert told.get_all("License-File") == ["LICENSE", "LICENSE-DATA"]
    assert told["Summary"] == project["description"]
    extras = project["optional-dependencies"]
    assert sorted(told.get_all("Provides-Extra", [])) == sorted(extras)
    extra = [f'{one}; extra == "{name}"' for name in extras for one in extras[name]]
    asked = {str(Requirement(one)) for one in (*project["dependencies"], *extra)}
    assert {str(Requirement(one)) for one in told.get_all("Requires-Dist", [])} == asked
    assert told.get_payload() == (ROOT / "README.md").read_text("utf-8")


def test_the_sdist_has_the_same_metadata(one: Built) -> None:
    assert members(one.sdist)[f"{DIST}/PKG-INFO"] == members(one.wheel)[f"{DIST}.dist-info/METADATA"]


def test_the_wheel_is_for_every_system_and_has_one_command(one: Built) -> None:
    held = members(one.wheel)
    papers = HeaderParser().parsestr(held[f"{DIST}.dist-info/WHEEL"].decode())
    assert (papers["Root-Is-Purelib"], papers.get_all("Tag")) == ("true", ["py3-none-any"])
    assert held[f"{DIST}.dist-info/entry_points.txt"] == b"[console_scripts]\nnkcli = nkcli.__main__:run\n"


# -- the same bytes ------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", ["wheel", "sdist"])
def test_two_builds_in_different_surroundings_give_the_same_bytes(kind: str, one: Built, other: Built) -> None:
    first, second = (getattr(built, kind).read_bytes() for built in (one, other))
    assert members(getattr(one, kind)) == members(getattr(other, kind))
    assert hashlib.sha256(first).hexdigest() == hashlib.sha256(second).hexdigest()


def test_a_wheel_built_from_the_sdist_is_the_wheel_built_from_the_checkout(one: Built, tmp_path: Path) -> None:
    again = build(unpacked(one.sdist, tmp_path), tmp_path / "out", "wheel")
    assert again.wheel.read_bytes() == one.wheel.read_bytes()


@pytest.mark.parametrize(
    ("name", "content", "problem"),
    [
        pytest.param(
            "ids.json",
            '{"released": ["x"], "tombstones": []}',
            "ids.json: x: x was released and is gone; "
            "a tombstone in ids.json must say what became of it [ids-never-vanish]",
            id="a rule broken",
        ),
        pytest.param(
            "sources.json",
            '{"sources": [',
            "sources.json:1: not JSON: Expecting value at line 1, column 14 [not-json]",
            id="no JSON",
        ),
    ],
)
def test_unsound_facts_give_no_wheel_and_are_told(
    name: str, content: str, problem: str, one: Built, tmp_path: Path
) -> None:
    tree = unpacked(one.sdist, tmp_path)
    (tree / "data" / name).write_text(content, "utf-8")
    done = run_build(tree, tmp_path / "out", "wheel")
    assert (done.returncode, done.stderr) == (1, f"{problem}\n")
    assert list((tmp_path / "out").iterdir()) == []
