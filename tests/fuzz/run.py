"""Fuzz one target: ``python -m tests.fuzz.run TARGET [-max_total_time=900 …]``; the options are libFuzzer's.

What is new goes to the first folder that is named; without one, to a folder of its own that the last line names. The
kept corpus is always read. A crash, a hang or a memory blow-up ends the run and leaves its input in the folder.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
import tempfile
from pathlib import Path

import atheris

sys.path.append(str(Path(__file__).parent.parent))  # the helpers of the tests

# Modules that are imported where they are used would come too late to be watched.
with atheris.instrument_imports(include=["nkcli", "dateutil"]):
    import nkcli

    for module in pkgutil.walk_packages(nkcli.__path__, "nkcli."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    importlib.import_module("dateutil.parser")
    from .targets import CORPUS, TARGETS

LIMITS = ("-timeout=60", "-rss_limit_mb=2048", "-report_slow_units=2", "-print_final_stats=1")


def main(args: list[str]) -> None:
    name, *options = args or [""]
    if name not in TARGETS:
        sys.exit(f"usage: python -m tests.fuzz.run TARGET [libFuzzer options]; TARGET: {', '.join(TARGETS)}")
    folders = [o for o in options if not o.startswith("-")]
    found = folders or [tempfile.mkdtemp(prefix=f"fuzz-{name}-")]
    kept = CORPUS / name
    flags = [o for o in options if o.startswith("-")]
    artifacts = f"-artifact_prefix={Path(found[0])}/"
    dictionary = [f"-dict={d}"] if (d := kept.parent / f"{name}.dict").is_file() else []
    atheris.Setup([sys.argv[0], *LIMITS, artifacts, *dictionary, *flags, *found, str(kept)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
