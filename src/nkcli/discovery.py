"""Parts that are found by name: a question, a format or a job is one file in a folder, and no list names it."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

TYPE_CHECKING = False  # as typing's, which takes a while to import
if TYPE_CHECKING:
    from collections.abc import Callable


def find_modules(package: str, marker: str) -> dict[str, str]:
    """Return the modules of a package in which a line begins with `marker`, each with its `summary`.

    The sources are read and none is run, so `nkcli --help` costs a fraction of what importing them all would.
    """
    folder = importlib.import_module(package).__path__
    names = [info.name for info in pkgutil.iter_modules(folder) if not info.ispkg]
    sources = {name: _source(package, name) for name in names}
    return {name: _first_line(source) for name, source in sources.items() if f"\n{marker}" in source}


def summary(package: str, name: str) -> str:
    """Return the first line of a module's docstring, which ``python -OO`` does not keep."""
    return _first_line(_source(package, name))


def docstring(function: Callable[..., object]) -> str:
    """Return the docstring of a function, under ``python -OO`` too."""
    if function.__doc__ is not None:
        return function.__doc__
    import ast  # only where Python has dropped docstrings
    import inspect

    (tree,) = ast.parse(inspect.getsource(function)).body
    return ast.get_docstring(tree) or ""  # type: ignore[arg-type]  # a function, if it has a source


@cache
def _source(package: str, name: str) -> str:
    return (pkgutil.get_data(package, f"{name}.py") or b"").decode()


def _first_line(source: str) -> str:
    return source.partition('"""')[2].partition("\n")[0].removesuffix('"""')
