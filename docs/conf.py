"""The documentation site: `nox -s docs` builds it with every warning an error."""

from __future__ import annotations

import nkcli

project = "nkcli"
author = copyright = "The nkcli maintainers"  # noqa: A001 - Sphinx reads this name
version = release = nkcli.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
nitpicky = True
_DESCRIBED = "Actor|Answer|ClaimInContext|Conflict|Dataset|Event|Place|Problem|Source"
"""Types whose fields the page on the data model describes."""
nitpick_ignore_regex = [("py:class", rf"{_DESCRIBED}|os\.PathLike")]

myst_heading_anchors = 4

autodoc_member_order = "bysource"
autodoc_typehints = "description"
add_module_names = False
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = f"nkcli {release}"
html_show_sphinx = False
html_theme_options = {
    "source_repository": "https://github.com/nkcli/nkcli/",
    "source_branch": "main",
    "source_directory": "docs/",
}
