"""Put a data set into a copy of the installed package, with a stamp, as a wheel holds it.

python -m bench.packed PACKAGE DATA TARGET    makes TARGET/nkcli; run it with PYTHONPATH=TARGET

The stamp says that the data passed validation when the wheel was built. Here nobody validated them
again: `bench.generate` makes them valid, and tests/test_bench.py holds that.
"""

from __future__ import annotations

import os
import shutil
import sys

from nkcli.checks.folder import EXCEPTIONS
from nkcli.loading.files import FILES, IDS, STAMP, stamp_of


def pack(package: str, data: str, target: str) -> None:
    """Copy the code of `package`, link the files of `data` beside it and stamp them."""
    made = os.path.join(target, "nkcli")
    shutil.copytree(package, made, ignore=shutil.ignore_patterns("data", "__pycache__"))
    os.mkdir(os.path.join(made, "data"))
    for name in (*FILES, EXCEPTIONS, IDS):
        os.link(os.path.join(data, name), os.path.join(made, "data", name))
    with open(os.path.join(made, "data", STAMP), "w", encoding="ascii") as file:
        file.write(stamp_of(data))


if __name__ == "__main__":
    pack(*sys.argv[1:4])
