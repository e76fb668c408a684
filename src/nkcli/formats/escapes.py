"""Texts of one line made safe for what would act on them: LaTeX, wikitext, and addresses in any style."""

from __future__ import annotations

import re

_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: rf"\{sign}" for sign in "{}$&#%_"},
}

# What begins a link, template, table, tag, entity, signature, behaviour switch or style anywhere, a
# list at the beginning of a value, and the space that makes a number after it a link.
_WIKI = re.compile(r"[\[\]{}|<>&=~]|'{2,}|_{2,}|:(?=//)|^[*#:;]|(?<=RFC) |(?<=PMID|ISBN) ")

_NO_ADDRESS = re.compile(r"_{2,}|~{3,}|[^A-Za-z0-9:/?#@!$&*+,;=._~%()-]")


def bibtex(text: str) -> str:
    r"""Return a text so that BibTeX and LaTeX show it and do not act on it.

    >>> print(bibtex("50 % of {x} & \\input"))
    50 \% of \{x\} \& \textbackslash{}input
    """
    return "".join(_LATEX.get(sign, sign) for sign in text)


def wikitext(text: str) -> str:
    """Return a text so that MediaWiki shows it and does not act on it.

    >>> wikitext("a|b [[c]] ''d''")
    'a&#124;b &#91;&#91;c&#93;&#93; &#39;&#39;d&#39;&#39;'
    """
    return _WIKI.sub(lambda m: "".join(f"&#{ord(sign)};" for sign in m[0]), text)


def url(text: str) -> str:
    r"""Return an address with what none may hold percent-encoded and what BibTeX or wikitext would act on too.

    >>> url("https://a.org/b c|{d}\\")
    'https://a.org/b%20c%7C%7Bd%7D%5C'
    """
    return _NO_ADDRESS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), text)
