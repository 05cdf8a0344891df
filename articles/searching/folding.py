"""A text's words as the search index knows them, each with its place in the text.

The same steps, in the same order, as the SQL function ``folded_words`` of the migration that made it; a test holds
the two against each other. Accents and vowel signs go, letter forms of Arabic and width become one, what is neither
letter nor digit parts words, initials close up, and the Arabic article (al-Assad, ash-Sharq, الأسد) is left out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

# A word longer than this (in bytes) is left out of the index by PostgreSQL.
LONGEST_WORD = 2046
CACHED = 40  # characters of a piece worth remembering

_INVISIBLE = re.compile(
    "[\u00ad\u02be\u02bf\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]"
)
_PARTICLE = re.compile("(^|[^A-Za-z0-9])[Aa](?:[snrtdz]|sh|dh|th)[-\u2010](?=[A-Z])")
_LETTERS = {
    **dict(zip("øØđĐłŁħĦıŋŊ", "ooddllhhinn", strict=True)),
    **dict(zip("ىةٱکیہھ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "يهاكيهه01234567890123456789", strict=True)),
    **dict.fromkeys("’‘ʼʻ`′՚", "'"),
    **dict(zip("ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩς", "αβγδεζηθικλμνξοπρστυφχψωσ", strict=True)),
    **{chr(code): chr(code + 32) for code in range(0x410, 0x430)},
    **{chr(code): chr(code + 80) for code in range(0x400, 0x410)},
    **dict.fromkeys("æÆ", "ae"),
    **dict.fromkeys("œŒ", "oe"),
    **dict.fromkeys("þÞ", "th"),
    **dict.fromkeys("ðÐ", "d"),
    **dict.fromkeys("ßẞ", "ss"),
    **{chr(code): chr(code + 32) for code in range(ord("A"), ord("Z") + 1)},
}
_APOSTROPHE = re.compile("([a-z][a-z])'(?!(?:s|t|d|m|re|ve|ll)(?![a-z]))(?=[a-z])")
_INITIALS = re.compile(r"(?<=[a-z])(?<![a-z0-9][a-z])\.(?=[a-z](?![a-z0-9]))")  # U.N. is UN
_APART = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # scripts that set no spaces: each sign is a word
_WORD = re.compile(
    "[a-z0-9\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u0373\u0376-\u037d\u037f-\u0386\u0388-\u0557"
    "\u0560-\u0588\u05d0-\u05ea\u05ef-\u05f2\u0620-\u0669\u066e-\u06d3\u06d5-\u06ff\u0710-\u0963\u0966-\u1360\u1369-\u166c"
    "\u166f-\u167f\u1681-\u169a\u16a0-\u1fff\u2c00-\u2dff\u3005\u3007\u3040-\u30fa\u30fc-\ud7ff\uf900-\ufdff"
    "\U00010000-\U0001efff\U00020000-\U0003ffff]+"
)
_ARABIC_ARTICLE = re.compile("(?:[وفبك]?ال|و?لل)(?=[\u0621-\u064a]{3})")
_ARTICLES = frozenset({"al", "el"})
_PIECE = re.compile(r"\S+")
_PLAIN = re.compile(r"([^A-Za-z0-9\x80-\U0010ffff']*)([A-Za-z]+)[^A-Za-z0-9\x80-\U0010ffff']*")


@dataclass(frozen=True, slots=True)
class Token:
    """``text[start:end]`` folds to ``word``. ``position`` counts words, as phrases do."""

    word: str
    start: int
    end: int
    position: int


def tokens(text: str) -> Iterator[Token]:
    """In order. Two tokens of one place are told apart by nothing but their position."""
    position = 0
    for piece in _PIECE.finditer(text):
        written, at = piece.group(), piece.start()
        found = _remembered(written) if len(written) <= CACHED else _pieces(written)
        for word, start, end in found:
            yield Token(word, at + start, at + end, position)
            position += 1


def words(text: str) -> list[str]:
    return [token.word for token in tokens(text)]


@lru_cache(maxsize=100_000)
def _remembered(piece: str) -> tuple[tuple[str, int, int], ...]:
    return _pieces(piece)


def _pieces(piece: str) -> tuple[tuple[str, int, int], ...]:
    if plain := _PLAIN.fullmatch(piece):
        word = plain[2].lower()
        return () if word in _ARTICLES or len(word) > LONGEST_WORD else ((word, plain.start(2), plain.end(2)),)
    letters, places = _decomposed(piece)
    letters, places = _replaced(_INVISIBLE, lambda _: "", letters, places)
    letters, places = _replaced(_PARTICLE, lambda found: found[1], letters, places)
    letters, places = _simpler(letters, places)
    letters, places = _replaced(_APOSTROPHE, lambda found: found[1], letters, places)
    letters, places = _replaced(_INITIALS, lambda _: "", letters, places)
    letters, places = _replaced(_APART, lambda found: f" {found[0]} ", letters, places)
    return tuple(_folded(letters, places))


def _folded(letters: str, places: list[int]) -> Iterator[tuple[str, int, int]]:
    for found in _WORD.finditer(letters):
        word, start = found.group(), found.start()
        if article := _ARABIC_ARTICLE.match(word):
            word = word[article.end() :]
        if word not in _ARTICLES and len(word.encode("utf-8", "replace")) <= LONGEST_WORD:
            yield word, places[start], places[found.end() - 1] + 1


def _decomposed(piece: str) -> tuple[str, list[int]]:
    """Without compatibility forms, with the place that each character came from.

    Marks that stand in another order then are all taken out in the next step.
    """
    out: list[str] = []
    places: list[int] = []
    for index, character in enumerate(piece):
        made = character if character < "\x80" else unicodedata.normalize("NFKD", character)
        out.append(made)
        places += [index] * len(made)
    return "".join(out), places


def _simpler(letters: str, places: list[int]) -> tuple[str, list[int]]:
    made = [_LETTERS.get(letter, letter) for letter in letters]
    if any(len(letter) != 1 for letter in made):
        places = [place for letter, place in zip(made, places, strict=True) for _ in letter]
    return "".join(made), places


def _replaced(
    pattern: re.Pattern[str], by: Callable[[re.Match[str]], str], letters: str, places: list[int]
) -> tuple[str, list[int]]:
    """``pattern.sub`` that keeps the places: what is put in stands where the match begins."""
    out: list[str] = []
    kept: list[int] = []
    last = 0
    for found in pattern.finditer(letters):
        made = by(found)
        out += [letters[last : found.start()], made]
        kept += places[last : found.start()]
        kept += (
            places[found.start() : found.start() + len(made)]
            if len(made) <= len(found[0])
            else [places[found.start()]] * len(made)
        )
        last = found.end()
    if not out:
        return letters, places
    return "".join([*out, letters[last:]]), kept + places[last:]
