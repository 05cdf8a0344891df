"""The words of a text, as columns: rules ask for one thing of one word, and a column is made at once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

# Each word is told by its first character, and plain letters are gone over fastest.
_WORD = re.compile(r"([^\W\d_](?:\.(?:[^\W\d_]\.)+|[a-z]*[^\W\d_]*(?:['’ʼ‘`][^\W\d_]+)*)|\d+(?:[.,]\d+)*)")
_SENTENCE_END = re.compile(r"[.!?:;]")
_PARAGRAPH = re.compile(r"\n\s*\n")
_POSSESSIVE = ("'s", "’s", "'S", "’S")
DOTTED = ("st", "mt", "ft", "ste")


@dataclass(slots=True)
class Words:
    """By the number of the word: ``text`` is without a possessive ending, ``low`` the same in small letters,
    ``gap`` the text between the word and the one before it in its paragraph.
    """

    start: list[int] = field(default_factory=list)
    end: list[int] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    gap: list[str] = field(default_factory=list)
    capital: list[bool] = field(default_factory=list)
    opens: list[bool] = field(default_factory=list)  # first of a sentence
    loose: list[bool] = field(default_factory=list)  # in a passage where capitals mean nothing, such as a headline

    def __len__(self) -> int:
        return len(self.text)


def read(text: str) -> Words:
    words = Words()
    at = 0
    for paragraph in (*_PARAGRAPH.finditer(text), None):
        end = paragraph.start() if paragraph else len(text)
        _add(words, text[at:end], at)
        at = paragraph.end() if paragraph else end
    return words


def _add(words: Words, passage: str, start: int) -> None:
    """The pattern splits gaps from words."""
    parts = _WORD.split(passage)
    if len(parts) < 2:
        return
    edges = list(accumulate(map(len, parts), initial=start))
    gaps, texts, ends = parts[:-1:2], parts[1::2], edges[2::2]
    lows = list(map(str.lower, texts))
    capitals = [text[0].isupper() for text in texts]
    for at in [at for at, text in enumerate(texts) if "'" in text or "’" in text]:
        if texts[at].endswith(_POSSESSIVE):
            if at + 1 < len(gaps):
                gaps[at + 1] = texts[at][-2:] + gaps[at + 1]
            ends[at] -= 2
            texts[at] = texts[at][:-2]
            lows[at] = texts[at].lower()
        capitals[at] = capitals[at] or _is_elided(texts[at])
    words.start += edges[1:-1:2]
    words.end += ends
    words.text += texts
    words.low += lows
    words.gap += gaps
    words.capital += capitals
    words.opens += _openings(gaps, lows)
    words.loose += [_is_loose(passage, texts, capitals)] * len(gaps)


def _openings(gaps: Sequence[str], lows: Sequence[str]) -> list[bool]:
    found = [False] * len(gaps)
    for at in [at for at, gap in enumerate(gaps) if gap != " "]:
        gap = gaps[at]
        found[at] = "\n" in gap or (_SENTENCE_END.search(gap) is not None and lows[at - 1] not in DOTTED)
    found[0] = True
    return found


def _is_elided(word: str) -> bool:
    """ "d'Ivoire" counts as a word with a capital."""
    return len(word) > 2 and word[1] in "'’" and word[2].isupper()


def _is_loose(paragraph: str, texts: Sequence[str], capitals: Sequence[bool]) -> bool:
    """All capitals, or a headline: most long words capitalised and no full stop at the end."""
    if len(texts) < 4:
        return False
    if paragraph.isupper():
        return True
    if paragraph[-1] in ".!?\"”’'":
        return False
    long = [capital for text, capital in zip(texts, capitals, strict=True) if len(text) > 3 and text.isalpha()]
    return sum(long) > 0.8 * len(long) > 3
