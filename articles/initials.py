"""A person's name in texts, known by keyed hashes alone, and initials in its place.

Nobody who reads the hashes learns the name: they are made with the archive's SECRET_KEY.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b

from django.conf import settings

from articles.naming import fold

Span = tuple[int, int]
LONGEST = 6  # words of a name
GAP = 3  # letters between two of them
PARTICLE = 3  # letters of "bin"
_WORD = re.compile(r"(?:[^\W_]|[\u00ad\u0300-\u036f\u064b-\u065f\u200b-\u200d])+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d]")


@lru_cache(maxsize=200_000)
def digest(words: str) -> str:
    key = blake2b(settings.SECRET_KEY.encode(), digest_size=32, person=b"names").digest()
    return blake2b(words.encode("utf-8", "replace"), key=key, digest_size=20).hexdigest()


def words_of(name: str) -> tuple[str, ...]:
    return tuple(fold(_UNSEEN.sub("", word)) for word in _WORD.findall(name))


@dataclass(frozen=True, slots=True)
class Names:
    """Digests, each with the number of whoever is meant; a surname may be that of several.

    ``full`` count in every text, ``short`` ones (a surname) only in texts that are about the person; of these ``given``
    are first names, which may be another's where a name goes on. ``first`` are the first words of all.
    """

    full: dict[str, int] = field(default_factory=dict)
    short: dict[str, frozenset[int]] = field(default_factory=dict)
    first: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.full)

    def only(self, owners: Iterable[int]) -> Names:
        """Those of some persons."""
        kept = set(owners)
        full = {key: owner for key, owner in self.full.items() if owner in kept}
        short = {key: owners & kept for key, owners in self.short.items() if owners & kept}
        return Names(full, short, self.first, self.given)

    def in_full_alone(self) -> Names:
        """For texts that are not about the person: a surname there may be somebody else's."""
        return Names(self.full, {}, self.first)


def names_of(full_names: Iterable[str], short_names: Iterable[str], owner: int) -> Names:
    """``full_names`` have two words or more; their last is the surname."""
    full: set[tuple[str, ...]] = set()
    short = {words_of(name) for name in short_names}
    firsts: set[tuple[str, ...]] = set()
    for name in full_names:
        words, last = words_of(name), words_of(name.split()[-1])
        given = words[: len(words) - len(last)]
        if not given:
            short.add(words)
            continue
        full |= {words, (given[0], *last), (*last, *given), (*last, given[0])}
        full |= {("".join(words),), ("".join((given[0], *last)),), ("".join((*last, given[0])),)}
        short.add(last)
        if bare := _bare(last):
            full |= {(given[0], *bare)}
            short.add(bare)
        firsts.add(given[:1])
    firsts -= short
    short = {words for words in short | firsts if len("".join(words)) > 1}
    one = {digest(" ".join(words)): owner for words in full}
    whose = {digest(" ".join(words)): frozenset({owner}) for words in short}
    first = frozenset(digest(words[0]) for words in full | short)
    return Names(one, whose, first, frozenset(digest(*words) for words in firsts))


def _bare(surname: tuple[str, ...]) -> tuple[str, ...]:
    """Without "al", "el", "bin", which the next writer leaves out or spells in another way; () where none stands."""
    rest = surname
    while len(rest) > 1 and len(rest[0]) <= PARTICLE:
        rest = rest[1:]
    return rest if rest != surname else ()


def owners_in(texts: Iterable[str], names: Names) -> set[int]:
    """Whose full names stand in the texts."""
    return {owner for text in texts for *_, owner in _found(text, names.in_full_alone(), False)}


def places(text: str, names: Names, *, any_case: bool = False) -> list[Span]:
    """Where names stand; short ones with a capital only, but for ``any_case`` (addresses, names of files)."""
    return [(start, end) for start, end, _ in _found(text, names, any_case)]


def initials(name: str) -> str:
    words = (_UNSEEN.sub("", word) for word in _WORD.findall(name))
    return " ".join(f"{word[0].upper()}." for word in words if word)


def shortened(text: str, names: Names, *, any_case: bool = False) -> str:
    return replaced(text, places(text, names, any_case=any_case)).text


def _found(text: str, names: Names, any_case: bool) -> list[tuple[int, int, int]]:
    if not names:
        return []
    words = [(m.start(), m.end(), fold(_UNSEEN.sub("", m.group()))) for m in _WORD.finditer(text)]
    found, at = [], 0
    while at < len(words):
        length, owner = _longest(text, words, at, names, any_case)
        if length:
            found.append((words[at][0], words[at + length - 1][1], owner))
        at += length or 1
    return found


def _longest(
    text: str, words: Sequence[tuple[int, int, str]], at: int, names: Names, any_case: bool
) -> tuple[int, int]:
    if digest(words[at][2]) not in names.first:
        return 0, 0
    near = [words[at]]
    for word in words[at + 1 : at + LONGEST]:
        if word[0] - near[-1][1] > GAP:
            break
        near.append(word)
    for length in range(len(near), 0, -1):
        key = digest(" ".join(word for *_, word in near[:length]))
        if key in names.full:
            return length, names.full[key]
        if length == 3 and (owner := names.full.get(digest(f"{near[0][2]} {near[2][2]}"))) is not None:
            return 3, owner  # a name or initial between the two
        if key in names.short and (any_case or _is_name(text, near[:length])):
            goes_on = key in names.given and len(near) > 1 and not any_case and _goes_on(text, near[0], near[1])
            return (0, 0) if goes_on else (length, min(names.short[key]))
    return 0, 0


def _is_name(text: str, words: Sequence[tuple[int, int, str]]) -> bool:
    """Not all in small letters."""
    return any(not text[start].islower() for start, *_ in words)


def _goes_on(text: str, word: tuple[int, int, str], behind: tuple[int, int, str]) -> bool:
    """ "Ada Lovelace" is another Ada."""
    return text[word[1] : behind[0]] == " " and text[behind[0]].isupper()


@dataclass(frozen=True, slots=True)
class Replaced:
    """A text with initials, and where what stood at an offset stands now."""

    text: str
    spans: tuple[Span, ...] = ()
    news: tuple[Span, ...] = ()

    def start(self, at: int) -> int:
        return self._moved(at, 0)

    def end(self, at: int) -> int:
        return self._moved(at, 1)

    def touches(self, start: int, end: int) -> bool:
        return any(left < end and start < right for left, right in self.spans)

    def _moved(self, at: int, side: int) -> int:
        index = bisect_right(self.spans, (at, 0)) - 1
        # The span that begins before the offset: those that begin at it do not count.
        if index < 0:
            return at
        (_, end), new = self.spans[index], self.news[index]
        return new[side] if at < end else new[1] + at - end


def replaced(text: str, spans: Sequence[Span]) -> Replaced:
    """A full stop behind a name is that of its initials as well."""
    if not spans:
        return Replaced(text)
    parts, olds, news, at, length = [], [], [], 0, 0
    for start, end in spans:
        new, until = initials(text[start:end]), end + (text[end : end + 1] == ".")
        parts += [text[at:start], new]
        length += start - at
        olds.append((start, until))
        news.append((length, length + len(new)))
        length, at = length + len(new), until
    return Replaced("".join([*parts, text[at:]]), tuple(olds), tuple(news))
