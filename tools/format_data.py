"""Put the data files into their one layout: sorted records, fields in order, nothing empty.

python tools/format_data.py           rewrite data/
python tools/format_data.py --check   say which files are not in it, exit 1
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import MISSING, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nkcli.load import FILES, load

if TYPE_CHECKING:
    from nkcli.model.dataset import Dataset

DATA = Path(__file__).parent.parent / "data"


def plain(record: Any) -> Any:
    """Turn a record into JSON's types, its fields in order, those that hold their default left out."""
    if is_dataclass(record):
        return {f.name: plain(getattr(record, f.name)) for f in fields(record) if _says_something(record, f)}
    return [plain(item) for item in record] if isinstance(record, tuple) else record


def _says_something(record: Any, field: Any) -> bool:
    return field.default is MISSING or getattr(record, field.name) != field.default


def layout(dataset: Dataset) -> dict[str, str]:
    """Write the files of records: events by date, everything else by id."""
    events = sorted(dataset.events, key=lambda e: (*e.when.sort_key, e.id))
    tables: dict[str, Any] = {
        "events": [plain(e) for e in events],
        "actors": [plain(a) for a in sorted(dataset.actors, key=lambda a: a.id)],
        "places": [plain(p) for p in sorted(dataset.places, key=lambda p: p.id)],
        "sources": [plain(s) for s in sorted(dataset.sources, key=lambda s: s.id)],
    }
    return {f"{name}.json": _text({name: rows}) for name, rows in tables.items()}


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def package(text: str, files: dict[str, str]) -> str:
    """Bring the sizes and hashes of datapackage.json up to date."""
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
    stale = [name for name in FILES if (DATA / name).read_text(encoding="utf-8") != files[name]]
    if "--check" in sys.argv:
        print("\n".join(f"data/{name} is not in its one layout: python tools/format_data.py" for name in stale), end="")
        return 1 if stale else 0
    for name in stale:
        (DATA / name).write_text(files[name], encoding="utf-8")
        print(f"wrote data/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
