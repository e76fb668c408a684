"""The articles that UCDP names in a row, as sources: office, day and headline, or what older rows hold of them."""

from __future__ import annotations

import re
from hashlib import sha256
from typing import TYPE_CHECKING

from nkcli.importers.draft import slug
from nkcli.model.records import Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from nkcli.importers.csv_rows import Row

_ARTICLE = re.compile(r"(?P<office>.+?),\s*(?P<date>\d{4}-\d\d-\d\d),?\s*(?P<headline>.*)")

_DAY = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])")


def articles_of(row: Row) -> Iterator[Source]:
    """Yield the articles that UCDP names for a row, each once."""
    whole = row.text("source_article")
    seen = set()
    for office, date, headline in _named_articles(row, whole.strip('"').split('";"') if whole else []):
        source = _article(office, date, headline)
        if source.id not in seen:
            seen.add(source.id)
            yield source


def _named_articles(row: Row, texts: list[str]) -> Iterator[tuple[str, str, str]]:
    """Yield office, date and headline; older rows hold one text for all of it, some copies leave it out."""
    if not texts:
        offices, dates = row.cells["source_office"].split(";"), row.cells["source_date"].split(";")
        if len(offices) == len(dates):
            yield from ((" ".join(o.split()), d.strip(), "") for o, d in zip(offices, dates, strict=True) if o.strip())
        return
    for text in texts:
        match = _ARTICLE.fullmatch(text.strip())
        yield (match["office"].strip(), match["date"], match["headline"].strip()) if match else ("", "", text.strip())


def _article(office: str, date: str, headline: str) -> Source:
    is_date = _DAY.fullmatch(date) is not None
    mark = sha256(f"{office}|{date}|{headline}".encode()).hexdigest()[:8]
    parts = [slug(office or headline)[:40].strip("-"), *([date] if is_date else []), mark]
    return Source(
        id="article-" + "-".join(parts),
        kind="news",
        title=headline or f"{office}, {date}".rstrip(", "),
        publisher=office or "Not named apart",
        url="https://ucdp.uu.se/downloads",
        licence="Unknown; named, not copied",
        perspective="Not judged: as UCDP names it",
        note="UCDP names it in the rows that cite it, and gives no address.",
        date=date if is_date else None,
        date_text=None if is_date else date or None,
    )
