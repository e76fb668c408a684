"""nkcli: a timeline and fact explorer of a conflict, claim by claim.

``nkcli.load()`` returns the facts that came with it, and ``nkcli.ask(facts, "casualties", war="second")``
answers the questions that the command line answers. See docs/how-to/python.md.
"""

from __future__ import annotations

TYPE_CHECKING = False  # as typing's, which takes a while to import
if TYPE_CHECKING:
    from nkcli.api import Facts, Result, ask, load
    from nkcli.errors import NkcliError

__version__ = "0.2.0"
__all__ = ["Facts", "NkcliError", "Result", "__version__", "ask", "load"]


def __getattr__(name: str) -> object:
    """Import what is promised when it is first used: the command line starts faster without."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from nkcli import api, errors

    return getattr(errors if name == "NkcliError" else api, name)
