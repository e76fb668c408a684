"""Texts made safe for what would act on them: LaTeX, RIS, wikitext, and addresses in any of them."""

from __future__ import annotations

import re

from nkcli.formats.cells import visible

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


def one_line(text: str) -> str:
    r"""Put a text on one line, for formats in which a line is a field.

    >>> one_line("a\nER  - ")
    'a ER -'
    """
    return visible(" ".join(text.split()))


def bibtex(text: str) -> str:
    r"""Write a text so that BibTeX and LaTeX show it and do not act on it.

    >>> print(bibtex("50 % of {x} & \\input"))
    50 \% of \{x\} \& \textbackslash{}input
    """
    return "".join(_LATEX.get(sign, sign) for sign in one_line(text))


def wikitext(text: str) -> str:
    """Write a text so that MediaWiki shows it and does not act on it.

    >>> wikitext("a|b [[c]] ''d''")
    'a&#124;b &#91;&#91;c&#93;&#93; &#39;&#39;d&#39;&#39;'
    """
    return _WIKI.sub(lambda m: "".join(f"&#{ord(sign)};" for sign in m[0]), one_line(text))


def url(text: str) -> str:
    r"""Percent-encode what no address may hold and what BibTeX or wikitext would act on.

    >>> url("https://a.org/b c|{d}\\")
    'https://a.org/b%20c%7C%7Bd%7D%5C'
    """
    return _NO_ADDRESS.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8", "replace")), text)
