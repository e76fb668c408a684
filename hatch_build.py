"""Validate the facts when the wheel is built, and stamp them: no wheel without sound data."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Load and check `data/`, then put a stamp beside the files in the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Refuse to build from data with problems; an editable install reads the checkout instead."""
        if version == "editable":
            return
        sys.path.insert(0, os.path.join(self.root, "src"))
        from nkcli.checks.folder import EXCEPTIONS, check_folder, layout_reports
        from nkcli.errors import DataError
        from nkcli.loading.files import FILES, IDS, STAMP, as_committed, load, stamp_of

        folder = os.path.join(self.root, "data")
        try:
            facts = load(folder)
            problems = [*check_folder(facts, folder), *layout_reports(facts, folder)]
        except DataError as error:
            problems = list(error.problems)
        if problems:
            raise SystemExit("\n".join(map(str, problems)))
        self._scratch = tempfile.TemporaryDirectory()
        stamp = os.path.join(self._scratch.name, STAMP)
        with open(stamp, "w", encoding="ascii", newline="\n") as file:
            file.write(stamp_of(folder))
        for name in (*FILES, EXCEPTIONS, IDS):
            copy = os.path.join(self._scratch.name, name)
            with open(os.path.join(folder, name), "rb") as source, open(copy, "wb") as target:
                target.write(as_committed(source.read()))
            build_data["force_include"][copy] = f"nkcli/data/{name}"
        build_data["force_include"][stamp] = f"nkcli/data/{STAMP}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling calls it
        """Leave nothing behind."""
        if version != "editable":
            self._scratch.cleanup()
