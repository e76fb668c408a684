"""Put the data files into their one layout, and bring the sizes and hashes of datapackage.json up to date.

python tools/format_data.py           rewrite data/
python tools/format_data.py --check   say which files are not in it, exit 1
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from nkcli.loading.files import FILES, load
from nkcli.loading.serialize import layout

DATA = Path(__file__).parent.parent / "data"


def package(text: str, files: dict[str, str]) -> str:
    """Write datapackage.json with the sizes and hashes of the other files."""
    value = json.loads(text)
    for resource in value["resources"]:
        data = files[resource["path"]].encode()
        resource["bytes"] = len(data)
        resource["hash"] = "sha256:" + hashlib.sha256(data).hexdigest()
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def main() -> int:
    """Rewrite or check the data folder."""
    files = layout(load(DATA))
    files["datapackage.json"] = package((DATA / "datapackage.json").read_text(encoding="utf-8"), files)
    stale = [name for name in FILES if (DATA / name).read_bytes() != files[name].encode()]
    if "--check" in sys.argv:
        print("".join(f"data/{name} is not in its one layout: python tools/format_data.py\n" for name in stale), end="")
        return 1 if stale else 0
    for name in stale:
        (DATA / name).write_bytes(files[name].encode())
        print(f"wrote data/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
