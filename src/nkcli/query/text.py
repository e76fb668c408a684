"""The filter of `--text`: records that hold every word that was typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar

from nkcli.errors import UsageError
from nkcli.model.dataset import Condition
from nkcli.model.names import join_initials, normalize
from nkcli.model.words import numbers_in, words_of_claim, words_of_event
from nkcli.query.filters import Filter

if TYPE_CHECKING:
    from nkcli.model.context import ClaimInContext
    from nkcli.model.records import Event


class Text(Filter):
    """Records that hold every word and number as a whole, whatever the case or diacritics.

    `beginnings` are words that were typed with an asterisk at their end, and `capitals` such as UN, which
    are something else than the same word in small letters.
    """

    narrows: ClassVar[bool] = True

    words: tuple[str, ...] = ()
    beginnings: tuple[str, ...] = ()
    capitals: tuple[str, ...] = ()
    numbers: frozenset[str] = frozenset()

    def keeps(self, event: Event) -> bool:
        """Return whether the event's title, summary, names, terms or claims hold the words."""
        claims = (text for claim in event.claims for text in words_of_claim(claim))
        return self._in(*words_of_event(event), *claims)

    def keeps_claim(self, claim: ClaimInContext) -> bool:
        """Return whether the claim's words, or the names of what it is about, hold the words."""
        return self._in(*words_of_claim(claim), claim.subject_title, claim.role.text if claim.role else None)

    def _in(self, *texts: str | None) -> bool:
        everything = "\n".join(filter(None, texts))
        if not self.numbers <= numbers_in(everything):
            return False
        if not all(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", everything) for word in self.capitals):
            return False
        present = set(normalize(everything).split()) if self.words or self.beginnings else set()
        return present.issuperset(self.words) and all(
            any(word.startswith(beginning) for word in present) for beginning in self.beginnings
        )

    def on_events(self) -> Condition:
        """Return the condition that the words are in the index; on how they are written the records are asked."""
        return self._indexed("events", "event")

    def on_claims(self) -> Condition:
        """Return the same for claims."""
        return self._indexed("claims", "claim")

    def _indexed(self, table: str, kind: str) -> Condition:
        whole = (*self.words, *map(normalize, self.capitals), *map(normalize, sorted(self.numbers)))
        phrases = [(re.sub(r"\W+", " ", word).strip(), "") for word in whole]
        phrases += [(re.sub(r"\W+", " ", word).strip(), "*") for word in self.beginnings]
        match = " ".join(f'"{phrase}"{end}' for phrase, end in phrases if any(map(str.isalnum, phrase)))
        if not match:
            return Condition("true", ())
        sql = "SELECT id FROM documents WHERE kind = ? AND number IN (SELECT rowid FROM text_fts WHERE words MATCH ?)"
        return Condition(f"{table}.id IN ({sql})", (kind, match), needs_words=True)


def read_text(typed: str) -> Text:
    """Return the filter of what was typed.

    Raises:
        UsageError: where it has no word.
    """
    spaced = re.sub(r"(?<=\d)[–-](?=\d)", " ", join_initials(typed))
    plain = [word.strip("$€%,;:.!?") for word in spaced.split() if not any(c.isdigit() for c in word)]
    capitals = [word for word in plain if len(word) > 1 and word.isalpha() and word.isupper()]
    others = [word for word in plain if word not in capitals]
    beginnings = [normalize(word.rstrip("*")) for word in others if word.endswith("*")]
    text = Text(
        words=tuple(part for word in others if not word.endswith("*") for part in normalize(word).split()),
        beginnings=tuple(filter(None, beginnings)),
        capitals=tuple(capitals),
        numbers=numbers_in(spaced),
    )
    if text == Text():
        raise UsageError("--text has no word to look for", "give at least one word, for example --text ceasefire")
    return text
