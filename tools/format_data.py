"""Put the data files into their one layout.

python tools/format_data.py           rewrite data/
python tools/format_data.py --check   say which files are not in it, exit 1
"""

from __future__ import annotations

import sys
from pathlib import Path

from nkcli.loading.files import load
from nkcli.loading.serialize import layout

DATA = Path(__file__).parent.parent / "data"


def main() -> int:
    """Rewrite or check the data folder."""
    files = layout(load(DATA))
    stale = [name for name in files if (DATA / name).read_bytes() != files[name].encode()]
    if "--check" in sys.argv:
        print("".join(f"data/{name} is not in its one layout: python tools/format_data.py\n" for name in stale), end="")
        return 1 if stale else 0
    for name in stale:
        (DATA / name).write_bytes(files[name].encode())
        print(f"wrote data/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
