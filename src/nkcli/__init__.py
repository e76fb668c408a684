"""nkcli: a timeline and fact explorer of the Nagorno-Karabakh conflict.

``nkcli.load()`` gives a `Dataset` of events, claims, actors, places and sources; notebooks use
it, and so does the command line. See docs/data-model.md for every field.
"""

from nkcli.loading.files import load

__version__ = "0.1.0"
__all__ = ["__version__", "load"]
