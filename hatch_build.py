"""Validate the facts when the wheel is built, and put them into it as a store: no wheel without sound data."""

from __future__ import annotations

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CustomBuildHook(BuildHookInterface[Any]):
    """Read and check `data/`, then build the store that the wheel holds."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Refuse to build from data with problems; an editable install reads the checkout instead."""
        if version == "editable":
            return
        sys.path.insert(0, os.path.join(self.root, "src"))
        from nkcli.answers.search import write_index
        from nkcli.checks.folder import check_folder, layout_reports
        from nkcli.errors import DataError
        from nkcli.loading.files import read_folder
        from nkcli.store.opening import STORE, write

        folder = os.path.join(self.root, "data")
        try:
            facts = read_folder(folder)
            problems = [*check_folder(facts, folder), *layout_reports(facts, folder)]
        except DataError as error:
            problems = list(error.problems)
        if problems:
            raise SystemExit("\n".join(map(str, problems)))
        self._scratch = tempfile.TemporaryDirectory()
        store = os.path.join(self._scratch.name, STORE)
        write(facts, store, index=write_index)
        build_data["force_include"][store] = f"nkcli/data/{STORE}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - hatchling calls it
        """Leave nothing behind."""
        if version != "editable":
            self._scratch.cleanup()
