"""The tasks of this repository: `nox -s check`, `fix`, `test`, `docs`, `bench`; `nox -l` lists them all.

Each runs in an environment of its own, which uv makes in seconds. What follows `--` goes to the task's program.
"""

from __future__ import annotations

import os
from glob import glob

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = ["check", "test", "docs"]

SCHEMAS = {
    "vendor.github-workflows": ".github/workflows/*.yml",
    "custom.github-workflows-require-timeout": ".github/workflows/*.yml",
    "vendor.github-issue-forms": ".github/ISSUE_TEMPLATE/[0-9]*.yml",
    "vendor.github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "vendor.dependabot": ".github/dependabot.yml",
    "vendor.citation-file-format": "CITATION.cff",
}
"""The schemas that check-jsonschema holds, and what they are for."""


@nox.session
def check(session: nox.Session) -> None:
    """Say what is wrong with the code, the data, the generated pages and the workflows; change nothing."""
    session.install("-r", "requirements/dev.txt")
    session.install("--no-deps", "-e", ".")
    session.install("check-jsonschema>=0.35")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
    session.run("nkcli", "--data", "data", "check")
    session.run("python", "tools/make_docs.py", "--check")
    session.run("python", "tools/measure_verify.py", "--check")
    for schema, files in SCHEMAS.items():
        session.run("check-jsonschema", "--default-filetype=yaml", "--builtin-schema", schema, *sorted(glob(files)))


@nox.session
def fix(session: nox.Session) -> None:
    """Put code and data into their one layout, and make the generated pages again."""
    session.install("-e", ".[dev]")
    session.run("ruff", "check", "--fix", ".")
    session.run("ruff", "format", ".")
    session.run("nkcli", "format", "data")
    session.run("python", "tools/make_docs.py")
    session.run("python", "tools/measure_verify.py")


@nox.session
def test(session: nox.Session) -> None:
    """Run the tests with the newest dependencies that are allowed; `nox -s test -- -m slow` runs what hardens."""
    session.install("--upgrade", "-e", ".[dev]")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session(venv_backend="uv")
def floors(session: nox.Session) -> None:
    """Run the tests with the lowest versions that pyproject.toml allows."""
    session.install("--resolution", "lowest-direct", "-e", ".[dev]")
    session.run("pytest", "-n", "auto", *session.posargs)


@nox.session
def docs(session: nox.Session) -> None:
    """Build the site into docs/_build, every warning an error."""
    session.install("-e", ".[docs]")
    session.run("sphinx-build", "-W", "--keep-going", "-n", "-q", "-b", "html", "docs", "docs/_build", *session.posargs)


@nox.session
def bench(session: nox.Session) -> None:
    """Measure start-up against its limits, in an environment that holds the wheel alone."""
    session.install(".[bench]", "--reinstall-package=nkcli")
    results = os.path.join(session.create_tmp(), "results.json")
    try:
        session.run("pytest", "-q", "bench", f"--benchmark-json={results}", "--benchmark-columns=min,median,rounds")
    finally:
        session.run("python", "bench/page.py", results, *session.posargs)
