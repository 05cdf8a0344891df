"""Where in a text a gazetteer name stands, longest first, before anything is decided."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from articles.text.extraction.gazetteer import WIDE, Place, fold, lookup
from articles.text.extraction.places_words import ACRONYMS, AREAS, BETTER_KNOWN, DIRECTIONS, LINKS, NEVER, demonyms

LEAST_AMONG_CAPITALS = 15_000
LONGEST = 6  # words in a name
JOINED = (" ", "\n", "\u00a0", "-", "‑")  # what may stand between the words of one name
_WORD = re.compile(r"((?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’ʼ‘`][^\W\d_]+)*|\d+(?:[.,]\d+)*)")
_SENTENCE_END = re.compile(r"[.!?:;]")
_PARAGRAPH = re.compile(r"\n\s*\n")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
_DOTTED = ("st", "mt", "ft", "ste")


class Token(NamedTuple):
    """A word, without a possessive ending; ``gap`` is the text between it and the word before."""

    start: int
    end: int
    text: str
    low: str
    gap: str
    capital: bool
    opens: bool  # first of a sentence
    loose: bool  # in a passage where capitals mean nothing, such as a headline


@dataclass(slots=True)
class Candidate:
    """Words ``first`` to ``last`` (inclusive) that are the name of ``senses``."""

    first: int
    last: int
    start: int
    end: int
    text: str
    key: str
    senses: tuple[Place, ...]
    loose: bool = False
    firm: bool = False  # the words around it say that it is a place
    soft: bool = False  # they fit a place, and a person as well
    names_state: bool = False  # something is said to lie in it, or it stands in a list of states
    rest: tuple[Place, ...] = ()  # senses without a leading "North", "East" …
    within: list[tuple[str, str]] = field(default_factory=list)  # (country, admin1) it is said to lie in
    chosen: Place | None = None

    @property
    def single(self) -> bool:
        return self.first == self.last

    @property
    def wide(self) -> bool:
        """A country, state or region before all else."""
        return self.senses[0].feature in WIDE and self.senses[0].proper


def tokens(text: str) -> list[Token]:
    found: list[Token] = []
    at = 0
    for paragraph in (*_PARAGRAPH.finditer(text), None):
        end = paragraph.start() if paragraph else len(text)
        found += _paragraph(text, at, end)
        at = paragraph.end() if paragraph else end
    return found


def _paragraph(text: str, start: int, end: int) -> list[Token]:
    """The pattern splits gaps from words; what is asked of every word is known for most from earlier texts."""
    passage = text[start:end]
    parts = _WORD.split(passage)
    words: list[Token] = []
    add, make = words.append, tuple.__new__  # for every word of every text
    at = start
    cut = low = ""
    for between, written in zip(parts[::2], parts[1::2], strict=False):
        begin = at + len(between)
        at = begin + len(written)
        gap, opens = cut + between, not words
        if gap != " " and words:
            opens = "\n" in gap or (_SENTENCE_END.search(gap) is not None and low not in _DOTTED)
        word, low, capital, cut = _known(written)
        add(make(Token, (begin, at - len(cut), word, low, gap, capital, opens, False)))
    return [word._replace(loose=True) for word in words] if _is_loose(words, passage) else words


@lru_cache(maxsize=1 << 15)
def _known(written: str) -> tuple[str, str, bool, str]:
    """The word, in small letters, whether it has a capital, and the possessive ending it has lost."""
    cut = written[-2:] if written.endswith(_POSSESSIVE) else ""
    word = written[: len(written) - len(cut)]
    return word, word.lower(), word[0].isupper() or _is_elided(word), cut


def _is_elided(word: str) -> bool:
    """ "d'Ivoire" counts as a word with a capital."""
    return len(word) > 2 and word[1] in "'’" and word[2].isupper()


def _is_loose(words: Sequence[Token], paragraph: str) -> bool:
    """All capitals, or a headline: most long words capitalised and no full stop at the end."""
    if len(words) < 4:
        return False
    if paragraph.isupper():
        return True
    if paragraph[-1] in ".!?\"”'’":
        return False
    long = [w for w in words if len(w.text) > 3 and w.text.isalpha()]
    return sum(w.capital for w in long) > 0.8 * len(long) > 3


def candidates(words: Sequence[Token]) -> list[Candidate]:
    found: list[Candidate] = []
    at = 0
    for place, word in enumerate(words):
        if place >= at and (word.capital or word.low == "sub") and (match := _longest(words, place)):
            found.append(match)
            at = match.last + 1
    return found


def _longest(words: Sequence[Token], at: int) -> Candidate | None:
    for last in range(_reach(words, at), at - 1, -1):
        if not _may_end(words, at, last):
            continue
        name = words[at].text
        for word in words[at + 1 : last + 1]:
            name += ("-" if word.gap == "-" else " ") + word.text
        senses = lookup(name)
        if senses and not senses[0].proper and last > at and words[at].low in NEVER:
            continue  # "A Damascus …"
        if senses and words[at].loose and not _stands_out(senses[0], single=last == at):
            continue
        if senses and _looks_right(words[at : last + 1], name):
            start, end = words[at].start, words[last].end
            rest = lookup(name.split(" ", 1)[1]) if last > at and words[at].low in DIRECTIONS else ()
            return Candidate(at, last, start, end, name, fold(name), senses, rest=rest, loose=words[at].loose)
    return None


def _stands_out(place: Place, *, single: bool) -> bool:
    """Among capitals only, "CUT OFF" and "REPUBLIC" are hardly the towns."""
    if place.feature != "city":
        return place.proper or not single
    return place.proper and place.population >= (LEAST_AMONG_CAPITALS if single else LEAST_AMONG_CAPITALS / 2)


def _reach(words: Sequence[Token], at: int) -> int:
    """The furthest word that could still belong to a name beginning here."""
    last = at
    for index in range(at + 1, min(at + LONGEST, len(words))):
        word = words[index]
        joined = word.gap in JOINED or (word.gap == ". " and words[index - 1].low in _DOTTED)
        if not joined or not (word.capital or word.low in LINKS or word.low in AREAS):
            break
        last = index
    return last


def _may_end(words: Sequence[Token], first: int, last: int) -> bool:
    word = words[last]
    return first == last or word.capital or (word.low in AREAS and last == first + 1) or word.gap == "-"


def _looks_right(words: Sequence[Token], name: str) -> bool:
    if words[0].low in demonyms() and len(words) == 1:
        return False
    if len(words) > 1 and words[0].low in NEVER and not words[-1].capital:
        return False  # "In city after city"
    if len(words) > 1:
        return fold(name) not in BETTER_KNOWN
    word = words[0]
    if word.text.replace(".", "").lower() in ACRONYMS:
        return word.text.isupper() and ("." in word.text or not word.loose)
    return word.low not in NEVER and len(word.text) > 2
