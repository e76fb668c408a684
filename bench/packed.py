"""Put a data set into a copy of the installed package, as a store, as a wheel holds it.

python -m bench.packed PACKAGE DATA TARGET    makes TARGET/nkcli; run it with PYTHONPATH=TARGET
"""

from __future__ import annotations

import os
import shutil
import sys

from nkcli.answers.search import write_index
from nkcli.loading.files import read_folder
from nkcli.store.opening import STORE, write


def pack(package: str, data: str, target: str) -> None:
    """Copy the code of `package` and build the store of `data` beside it."""
    copy = os.path.join(target, "nkcli")
    shutil.copytree(package, copy, ignore=shutil.ignore_patterns("data", "__pycache__"))
    os.mkdir(os.path.join(copy, "data"))
    write(read_folder(data), os.path.join(copy, "data", STORE), index=write_index)


if __name__ == "__main__":
    pack(*sys.argv[1:4])
