"""One environment for nkcli's wheel and one for each program that a user would pick instead."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from typing import NamedTuple

from bench.process import Failed, clean_environment

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
RIVALS = {"sqlite-utils": "sqlite-utils", "csvkit": "csvkit", "duckdb": "duckdb"}
"""Each rival's environment and the package in it."""

_INSTALL_SECONDS = 300


class Environment(NamedTuple):
    """A virtual environment that holds one package and what it needs."""

    folder: str
    versions: dict[str, str]

    def bin(self, program: str) -> str:
        """Name a program in it."""
        return os.path.join(self.folder, "bin", program)


def build_wheel(scratch: str) -> str:
    """Build the wheel of this checkout, which validates and stamps the data.

    Raises:
        Failed: where it can't be built.
    """
    where = os.path.join(scratch, "wheel")
    _pip(sys.executable, "wheel", "--no-deps", "--wheel-dir", where, ROOT)
    return os.path.join(where, next(name for name in os.listdir(where) if name.endswith(".whl")))


def environments(scratch: str, wheel: str, *, rivals: bool = True) -> dict[str, Environment]:
    """Make every environment that can be made; a rival that can't be installed is left out, aloud.

    Raises:
        Failed: where nkcli itself can't be installed.
    """
    made = {"nkcli": _make(os.path.join(scratch, "nkcli"), wheel)}
    for name, package in RIVALS.items() if rivals else ():
        try:
            made[name] = _make(os.path.join(scratch, name), package)
        except Failed as error:
            print(f"bench: left out {name}: {error}", file=sys.stderr)
    jq = shutil.which("jq")
    if jq is None:
        print("bench: left out jq: it is not on this machine", file=sys.stderr)
    else:
        version = subprocess.run([jq, "--version"], capture_output=True, text=True, check=True).stdout.strip()
        made["jq"] = Environment(os.path.dirname(os.path.dirname(jq)), {"jq": version.removeprefix("jq-")})
    return made


def _make(folder: str, package: str) -> Environment:
    venv.create(folder, with_pip=True, symlinks=True)
    python = os.path.join(folder, "bin", "python")
    _pip(python, "install", package)
    listed = subprocess.run(
        [python, "-m", "pip", "list", "--format=json", "--disable-pip-version-check"],
        capture_output=True,
        check=True,
        env=clean_environment(),
    )
    tools = {"pip", "setuptools", "wheel"}
    return Environment(folder, {p["name"]: p["version"] for p in json.loads(listed.stdout) if p["name"] not in tools})


def _pip(python: str, *args: str) -> None:
    """Run pip with the settings of the one who runs the bench (its index, its certificates)."""
    command = [python, "-m", "pip", *args, "--quiet", "--disable-pip-version-check"]
    try:
        subprocess.run(command, check=True, capture_output=True, text=True, timeout=_INSTALL_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise Failed(f"pip {args[0]} took more than {_INSTALL_SECONDS} seconds") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or ["no message"]
        raise Failed(f"pip {args[0]}: {lines[-1]}") from error
