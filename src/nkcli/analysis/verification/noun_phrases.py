"""What a figure counts, by the words around it.

A figure reaches from the figure before it to the one after it. Its head is the noun that follows ("2,783 *of its
soldiers*"); what is counted stands in the head ("511 *wounded*"), right before ("*killed* 7 civilians"), behind
("were *killed*"), or in a word that several figures share ("100 Azerbaijani and 85 Armenian civilians *died*").
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from nkcli.analysis.verification.lexicon import HARMLESS
from nkcli.analysis.verification.tagging import Chunk, chunk_at

_SKIPPED = frozenset(
    {"of", "the", "a", "an", "ethnic", "innocent", "peaceful", "local", "about", "some", "such", "those", "whose"}
)
_MORE = frozenset({"more", "other", "others", "further"})
_BEFORE_FIGURES = frozenset({"at", "of", "the", "a", "total", "to", "by"})
_WEAK = frozenset(
    {"left", "leaving", "leave", "held", "holds", "life", "lives", "crossed", "entered", "entering", "arrived"}
    | {"handed", "lived", "live", "fate", "sick", "resident", "residents", "inhabitants", "population", "victims"}
    | {"loss", "losses"}
)
"""Words that say what is counted only where nothing plainer does: "left 30 dead", "the residents killed"."""


class Reach(NamedTuple):
    """A figure's place among the chunks of its sentence, with the figures before and after it."""

    chunks: Sequence[Chunk]
    at: int
    before: int
    after: int

    @property
    def ahead(self) -> range:
        """The places from the figure back to the one before it, the nearest first."""
        return range(self.at - 1, self.before, -1)

    @property
    def behind(self) -> range:
        """The places from the figure to the next one."""
        return range(self.at + 1, self.after)


class Head(NamedTuple):
    """The noun that a figure counts: its place among the chunks, and the parties and kind of people named in it.

    `owns` marks "its soldiers"; `stranger` is a name in it that the data do not have, `unknown` another word in it, or
    the noun itself, that nkcli does not know.
    """

    at: int | None = None
    parties: tuple[str, ...] = ()
    category: str | None = None
    owns: bool = False
    stranger: str = ""
    unknown: str = ""


def reaches(chunks: Sequence[Chunk]) -> list[Reach]:
    """Return the reach of every figure in a sentence."""
    figures = [i for i, chunk in enumerate(chunks) if chunk.kind == "figure"]
    befores, afters = [-1, *figures], [*figures[1:], len(chunks)]
    return [Reach(chunks, at, before, after) for at, before, after in zip(figures, befores, afters, strict=False)]


def head_of(reach: Reach) -> Head:
    """Return the noun that follows a figure, with what stands between; a head without a place where there is none."""
    head = Head()
    for at in reach.behind:
        chunk = reach.chunks[at]
        if chunk.kind in ("people", "measure", "thing"):
            category = chunk.meaning if chunk.kind == "people" else None
            return head._replace(at=at, category=category, parties=(*head.parties, *_party_behind(reach, at)))
        if chunk.kind in ("party", "actor") and chunk.name:
            head = head._replace(parties=(*head.parties, *chunk.name.ids))
            if chunk.name.is_people and chunk_at(reach.chunks, at + 1).kind != "people":
                return head._replace(at=at, category=chunk.name.category or "all")
            continue
        passed = _passed(reach, at, head)
        if passed is None:
            is_noun = chunk.kind == "word" and chunk.word not in HARMLESS
            return head._replace(unknown=chunk.word if is_noun else "")
        head = passed
    return head._replace(unknown="")


def _passed(reach: Reach, at: int, head: Head) -> Head | None:
    """Return the head as it is after a word between a figure and its noun; None where no noun can follow any more."""
    chunk, after = reach.chunks[at], chunk_at(reach.chunks, at + 1)
    is_joint = chunk.kind == "link" and chunk_at(reach.chunks, at - 1).kind == after.kind == "party"
    is_copula = chunk.word in ("are", "were") and after.kind == "people"  # "30 are servicemen"
    if chunk.word in _SKIPPED or is_joint or is_copula or (chunk.kind == "part" and chunk.word in _MORE):
        return head  # "Armenian and Azerbaijani soldiers"
    if chunk.kind == "own":
        return head._replace(owns=True)
    if chunk.kind == "word" and chunk.is_capital:
        return head._replace(stranger=chunk.word)
    if chunk.kind == "word" and after.kind in ("people", "party") and not head.unknown:  # "young soldiers"
        return head._replace(unknown=chunk.word)
    return None


def _party_behind(reach: Reach, at: int) -> tuple[str, ...]:
    """Return the party that a phrase behind the noun names: "servicemen *of the Artsakh Defence Army*"."""
    if chunk_at(reach.chunks, at + 1).word not in ("of", "from", "on"):
        return ()
    for chunk in reach.chunks[at + 2 : min(at + 4, reach.after)]:
        if chunk.kind in ("party", "actor") and chunk.name:
            return chunk.name.ids
        if chunk.word not in _SKIPPED:
            break
    return ()


# -- the word that says what is counted ------------------------------------------------------------


def measure_at(reach: Reach, head: Head) -> int | None:
    """Return where among the chunks stands what a figure counts; None where nothing says so."""
    named = head.at if head.at is not None and reach.chunks[head.at].kind in ("measure", "thing") else None
    if named is not None and not _is_weak(reach.chunks[named]):
        return _freed(reach, named) if reach.chunks[named].meaning == "captured" else named
    verb = _verb_before(reach)
    if verb is not None and says_what(reach.chunks[verb]):
        return verb
    after = head.at if head.at is not None else reach.at
    places = [at for at in reach.behind if at > after and not _belongs_to_next(reach, at)]
    places += reach.ahead
    plain = (at for at in places if says_what(reach.chunks[at]))
    weak = (at for at in places if _is_weak(reach.chunks[at]))
    return next(plain, next(weak, named))


def says_what(chunk: Chunk) -> bool:
    """Return whether a word says plainly what is counted."""
    return chunk.kind in ("measure", "lost") and not _is_weak(chunk)


def _is_weak(chunk: Chunk) -> bool:
    is_one_word = chunk.end - chunk.start == len(chunk.word)  # "left their homes" is plain
    return chunk.kind == "measure" and chunk.word in _WEAK and is_one_word


def _freed(reach: Reach, prisoners: int) -> int:
    """Return where the word stands that says what became of prisoners, or that for them."""
    freed = (i for i in range(reach.before + 1, reach.after) if reach.chunks[i].meaning == "released")
    return next(freed, prisoners)


def _verb_before(reach: Reach) -> int | None:
    """Return the verb whose object a figure is: "killed 7", "the loss of 31"."""
    for at in range(reach.at - 1, max(reach.before, reach.at - 4), -1):
        chunk = reach.chunks[at]
        if chunk.kind in ("measure", "lost"):
            return at
        if chunk.word not in _BEFORE_FIGURES:
            return None
    return None


def _belongs_to_next(reach: Reach, at: int) -> bool:
    """Return whether a word's object is the next figure: "… and *wounded* 43"."""
    if reach.after >= len(reach.chunks) or at == reach.at + 1:
        return False
    return _verb_before(Reach(reach.chunks, reach.after, reach.at, len(reach.chunks))) == at
