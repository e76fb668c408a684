"""Which measures count people harmed, and which say by their fields alone what is counted."""

from __future__ import annotations

CASUALTY_MEASURES = (
    "killed",
    "died",
    "missing",
    "wounded",
    "captured",
    "released",
    "casualties",
    "displaced",
    "evacuated",
)
"""The measures of `nkcli casualties`, in the order it shows them."""

SELF_EXPLANATORY = frozenset((*CASUALTY_MEASURES, "residents")) - {"released"}
"""Measures whose fields say all that is counted; claims of others are compared only where their texts agree."""

CATEGORY_ORDER = {"military": 0, "civilian": 1, "mercenary": 2, "peacekeeper": 3, "all": 8}
"""The order in which answers show categories; the others stand between."""
