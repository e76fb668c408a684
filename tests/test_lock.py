"""The lock of the development dependencies: every package pinned and hashed, and all that pyproject.toml asks for."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from packaging.requirements import Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
LOCKS = ("requirements/dev.txt", "requirements/build.txt")

RENEW = "renew the locks: CONTRIBUTING.md, Dependencies"

LINE = re.compile(r"[a-z0-9-]+(?:\[[a-z,]+\])?==[0-9][0-9a-z.+!-]*( ; [^\\;]+?)?( --hash=sha256:[0-9a-f]{64})+")
"""A name, perhaps with extras, one version, perhaps where it holds, hashes: no option, address or folder."""

ENVIRONMENTS = [
    pytest.param(
        {
            "python_version": version,
            "python_full_version": f"{version}.0",
            "sys_platform": platform,
            "os_name": "nt" if platform == "win32" else "posix",
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
        },
        id=f"{version} on {platform}",
    )
    for version in ("3.11", "3.12", "3.13", "3.14")
    for platform in ("linux", "darwin", "win32")
]


def lines(text: str) -> list[str]:
    """Join the lines of a requirements file that belong together; leave out comments."""
    told = "\n".join(line for line in text.splitlines() if not line.strip().startswith("#"))
    return [" ".join(line.split()) for line in told.replace("\\\n", " ").splitlines() if line.strip()]


def faults(asked: Iterable[str], locked: str, environment: dict[str, str]) -> list[str]:
    """Tell what a lock lacks in one environment: a package without a pin or with two, a version that won't do."""
    pins: dict[str, list[str]] = {}
    for pin in map(Requirement, (line.partition(" --hash")[0] for line in lines(locked))):
        if pin.marker is None or pin.marker.evaluate(environment):
            pins.setdefault(pin.name, []).append(str(pin.specifier).removeprefix("=="))
    found = [f"{name} is pinned to {' and '.join(versions)}" for name, versions in pins.items() if len(versions) > 1]
    for requirement in map(Requirement, asked):
        if requirement.marker is not None and not requirement.marker.evaluate(environment):
            continue
        if requirement.name not in pins:
            found.append(f"{requirement.name} is not locked")
        found += [
            f"{requirement.name} is locked at {version}, which is not {requirement.specifier}"
            for version in pins.get(requirement.name, ())
            if not requirement.specifier.contains(version, prereleases=True)
        ]
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_holds_nothing_but_pins_with_hashes(name: str) -> None:
    locked = lines((ROOT / name).read_text("utf-8"))
    assert locked
    assert [line for line in locked if not LINE.fullmatch(line)] == []


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_names_no_index_and_no_folder_of_who_made_it(name: str) -> None:
    assert (
        re.findall(r"://|--\S*(?:index|find-links)\S*|(?:^|[\s=])(?:/|[A-Z]:\\)\S*", (ROOT / name).read_text("utf-8"))
        == []
    )


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_lock_has_what_pyproject_asks_for(environment: dict[str, str]) -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    needed = [
        *asked["project"]["dependencies"],
        *asked["project"]["optional-dependencies"]["dev"],
        *asked["build-system"]["requires"],
    ]
    assert faults(needed, (ROOT / "requirements/dev.txt").read_text("utf-8"), environment) == [], RENEW


@pytest.mark.parametrize("environment", ENVIRONMENTS)
def test_the_lock_of_what_builds_has_what_is_asked_for(environment: dict[str, str]) -> None:
    asked = lines((ROOT / "requirements/build.in").read_text("utf-8"))
    assert faults(asked, (ROOT / "requirements/build.txt").read_text("utf-8"), environment) == [], RENEW


# -- and what it would say of a lock that is none ------------------------------------------------

HASH = "--hash=sha256:" + "0" * 64
LINUX = {"python_version": "3.11", "python_full_version": "3.11.0", "sys_platform": "linux"}


@pytest.mark.parametrize(
    ("locked", "found"),
    [
        pytest.param(f"rich==14.1 \\\n    {HASH}\n    # via nkcli\n", [], id="sound"),
        pytest.param(f"typer==0.28 {HASH}\n", ["rich is not locked"], id="missing"),
        pytest.param(f"rich==13.9 {HASH}\n", ["rich is locked at 13.9, which is not >=14"], id="too old"),
        pytest.param(
            f"rich==14.1 {HASH}\nrich==14.2 {HASH}\n", ["rich is pinned to 14.1 and 14.2"], id="two versions at once"
        ),
        pytest.param(
            f"rich==14.1 ; sys_platform == 'linux' {HASH}\nrich==14.2 ; sys_platform != 'linux' {HASH}\n",
            [],
            id="two versions, each in its place",
        ),
        pytest.param(f"rich==14.1 ; sys_platform == 'win32' {HASH}\n", ["rich is not locked"], id="elsewhere alone"),
    ],
)
def test_a_lock_that_does_not_fit_is_told_with_the_package(locked: str, found: list[str]) -> None:
    assert faults(["rich>=14", "tomli>=2 ; python_version < '3.11'"], locked, LINUX) == found


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("rich==14.1", id="no hash"),
        pytest.param(f"rich>=14 {HASH}", id="no one version"),
        pytest.param(f"rich==14.* {HASH}", id="a pattern"),
        pytest.param("rich==14.1 --hash=md5:" + "0" * 32, id="a weak digest"),
        pytest.param(f"rich @ https://a.example/rich.whl {HASH}", id="an address"),
        pytest.param(f"./rich {HASH}", id="a folder"),
        pytest.param("--index-url https://a.example/simple", id="an index"),
        pytest.param("-e .", id="an editable"),
    ],
)
def test_what_is_no_pin_with_a_hash_is_refused(line: str) -> None:
    assert not LINE.fullmatch(line)
